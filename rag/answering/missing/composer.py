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
from rag.answering.premise import figure_told, unsaid
from rag.english import words
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
    if check is unsaid and (sentence := figure_told(asked)):
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
