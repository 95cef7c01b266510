"""Composes the answer that what the question names is missing, with what there is instead."""

from dataclasses import replace

from rag.answering.asked import Asked
from rag.answering.composed import Citations, Composed
from rag.answering.missing.edition import no_such_edition
from rag.answering.missing.numbers import NUMBERED
from rag.answering.missing.place import no_such_place, no_such_venue
from rag.answering.missing.session import no_such_session
from rag.answering.missing.time import no_such_time, no_such_year
from rag.answering.missing.unmentioned import nearest_on, unmentioned
from rag.answering.missing.unrecorded import unrecorded
from rag.answering.people import unnamed_holder
from rag.answering.premise import told_instead, unsaid
from rag.answering.sentences import is_heading, sentences_of
from rag.answering.topic import topic_words
from rag.english import terms, words
from rag.question import aside_of
from rag.types import Quote, Refusal


def not_held(asked: Asked) -> Composed | None:
    """The answer that the library lacks what the question names; None when it lacks nothing.

    It speaks of a meeting only where the question names no other that is held, and never where a quote that the reader
    found names the year or edition asked for.
    """
    check, said = next(((check, said) for check in _CHECKS if (said := check(asked))), (None, ""))
    if check is None:
        return None
    nearest = asked.library.titles(hit.passage.article_id for hit in asked.reading.hits)[:_NEAREST]
    related = _naming_it(asked)
    if check is unmentioned and not related and (known := nearest_on(asked)):
        related = (known,)
        said = f"{said} What it says on the matter: “{' '.join(known.text.split())}”"
    if check is unsaid and (sentence := told_instead(asked)):
        citations = Citations(asked.library)
        citations.cite(sentence.article_id, sentence.span)
        return Composed("fact", headline=said, quotes=tuple(citations.quotes))
    refused = Refusal(said, tuple(nearest))
    return Composed(
        asked.understood.kind,
        "declined",
        refusal=refused,
        related=related,
        confidence=0.0,
    )


def with_what_is_known(composed: Composed, asked: Asked) -> Composed:
    """A refusal on one meeting with the only sentence there that has the rest of what is asked.

    How many were hurt in a fire is not told, but that there was one.
    """
    meetings = asked.understood.meetings
    if composed.refusal is None or composed.related or len(meetings) != 1:
        return composed
    about = frozenset(terms(" ".join(topic_words(_own(asked), meetings, asked.catalogue))))
    every = [one for one in sentences_of(asked.library, meetings[0].article_ids) if not is_heading(one.text)]
    held = {term: [one for one in every if term in terms(one.text)] for term in about}
    rare = [told[0] for told in held.values() if len(told) == 1]
    if len(rare) != 1 or all(held.values()):
        return composed
    known = Quote(1, rare[0].article_id, *rare[0].span, rare[0].text, 0.0)
    said = f"{composed.refusal.sentence} What it says on the matter: “{' '.join(known.text.split())}”"
    return replace(composed, refusal=replace(composed.refusal, sentence=said), related=(known,))


def _own(asked: Asked) -> str:
    return asked.understood.text[: aside_of(asked.understood.text)]


def _naming_it(asked: Asked) -> tuple[Quote, ...]:
    """The sentences found that name the edition as the question does, "COP28", though no article is on it."""
    short = {word for word in words(asked.understood.text) if NUMBERED.match(word)}
    found = [one for one in asked.reading.quotes if short & {*words(one.text)}]
    return tuple(replace(one, marker=nth) for nth, one in enumerate(found, start=1))


_NEAREST = 2
"""Articles that are named as the nearest there is."""
_CHECKS = (
    no_such_time,
    no_such_edition,
    no_such_place,
    no_such_venue,
    no_such_year,
    no_such_session,
    unmentioned,
    unrecorded,
    unnamed_holder,
    unsaid,
)
"""What may be missing, tried in this order."""
