"""Chooses the composer for a question. A new kind is a new module and one line here."""

import re
from collections.abc import Callable, Mapping
from dataclasses import replace

from rag.answering.about import about, talk_alike
from rag.answering.alternatives import either
from rag.answering.around import around
from rag.answering.asked import Asked
from rag.answering.binding import binding
from rag.answering.by_source import by_source
from rag.answering.check import check_claims, with_yes_or_no
from rag.answering.compare import compare, newcomers, same_figure, trades
from rag.answering.composed import Composed
from rag.answering.digest import digest, limited_parts, only_money
from rag.answering.fact import fact, in_another_currency
from rag.answering.library import library
from rag.answering.listed import complete_list
from rag.answering.meeting import about_meeting, chronology, contents, time_between
from rag.answering.missing import not_held, with_what_is_known
from rag.answering.money import contributors
from rag.answering.numbered_point import numbered_point
from rag.answering.other_accounts import with_other_account
from rag.answering.parts import both_parts, both_things
from rag.answering.people import person_alone, standing, succession
from rag.answering.presupposed import contrary, not_there, presupposed
from rag.answering.status import signatories, status
from rag.answering.tabled import BY_COUNTRY, as_table, by_country
from rag.answering.topic import without_addressee
from rag.question import aside_of, asks_for_table, without_columns, without_table
from rag.types import Kind

Composer = Callable[[Asked], Composed | None]
"""Composes an answer of its kind; None when the library has nothing of that kind to answer from."""

_COMPOSERS: Mapping[Kind, Composer] = {
    "about": about,
    "check": check_claims,
    "compare": compare,
    "digest": digest,
    "list": complete_list,
    "meeting": about_meeting,
    "status": status,
    "library": library,
}
"""By kind; a question of any other kind is answered with the sentences that the reader chooses."""

_SAY_WHAT_IS_MISSING = frozenset[Kind]({"about", "check", "compare", "library"})
"""Kinds whose composers say themselves what the library does not hold, or do not depend on it."""

_MAY_PRESUPPOSE = frozenset[Kind]({"fact", "status", "meeting", "list"})
"""Kinds of questions that may take for granted what did not happen."""

_MAY_ASK_FOR_STANDING = frozenset[Kind]({"fact", "status", "meeting", "compare"})
"""Kinds of questions that may ask as what somebody belongs or took part."""


def compose(asked: Asked) -> Composed:
    """The answer to a question, or to both where it joins two; what the library does not hold is said first."""
    if asks_for_table(asked.understood.text):
        return as_table(_composed(_listing(asked)))
    composed = _composed(asked)
    if composed.status == "declined" and asked.understood.kind in _MAY_PRESUPPOSE:
        return not_there(asked) or with_what_is_known(composed, asked)
    return composed


def _listing(asked: Asked) -> Asked:
    """The question without the words that ask for a table: for a comparison of meetings, or else a list.

    What is to be in the table may read as a claim: "the deals they announced, with the amounts".
    """
    text = _of_what_was_asked(without_table(asked.understood.text))
    plainly = asked.of(text) if text != asked.understood.text else asked
    several = sum(len(side.meetings) for side in plainly.understood.sides) > 1
    kind = plainly.understood.kind
    wanted: Kind = (
        "compare" if several and kind in ("fact", "meeting") else "list" if kind in ("fact", "check") else kind
    )
    return replace(plainly, understood=replace(plainly.understood, kind=wanted))


def _of_what_was_asked(text: str) -> str:
    """The earlier question in brackets, where a table is to be of that: "of that", "donor, amount"."""
    aside = aside_of(text)
    earlier = text[aside:].strip(" ()?.")
    only_columns = not without_columns(f": {text[:aside].strip()}").strip(" :?")
    return f"{earlier}?" if earlier and (only_columns or _OF_THAT.match(text[:aside])) else text


_OF_THAT = re.compile(
    r"(?:(?:of|for|from) )?(?:that|this|it|them|those|these)\b(?:\W+(?:with|showing|including)\b|\W*$)", re.I
)


def _asked_plainly(asked: Asked) -> Asked:
    """The question for a brief without for whom or when it is: "tonight" in it would be the time of a meeting."""
    text = without_addressee(asked.understood.text)
    plainly = asked.of(" ".join(text.split())) if text != asked.understood.text else asked
    return plainly if plainly.understood.kind == "digest" else asked


def _composed(asked: Asked) -> Composed:
    if asked.understood.kind == "digest":
        asked = _asked_plainly(asked)
    if talk_alike(asked):
        return about(asked)
    if converted := in_another_currency(asked):
        return converted
    if accounts := by_source(asked):
        return accounts
    if asked.understood.kind in _MAY_PRESUPPOSE and (so := contributors(asked) or contrary(asked)):
        return so
    if asked.understood.kind not in _SAY_WHAT_IS_MISSING and (lacking := not_held(asked)):
        return lacking
    if asked.understood.kind in _MAY_PRESUPPOSE and (instead := presupposed(asked)):
        return instead
    composed = (
        only_money(asked)
        or binding(asked)
        or around(asked)
        or same_figure(asked)
        or limited_parts(asked, _of_its_kind)
        or _of_each_meeting(asked)
        or both_parts(asked, _of_its_kind)
        or (trades(asked) if asked.understood.kind == "compare" else None)
        or either(asked, _of_its_kind)
        or _of_its_kind(asked)
    )
    composed = with_yes_or_no(with_other_account(composed, asked), asked)
    if BY_COUNTRY.search(asked.understood.text):
        composed = by_country(composed, asked.record.known_people[0])
    return composed


def _of_each_meeting(asked: Asked) -> Composed | None:
    """Who signed at each meeting, or by whom a group grew: two parts that are one question, and not each its own."""
    may_ask = asked.understood.kind in _MAY_ASK_FOR_STANDING | {"list"}
    told = (signatories(asked) or newcomers(asked)) if may_ask else None
    return told if told is not None and _is_within_scope(told, asked) else None


def _of_its_kind(asked: Asked) -> Composed:
    """The answer of the kind that a question wants or, where that has nothing to say, as a fact."""
    asked = _without_comparing(asked)
    composer = _COMPOSERS.get(asked.understood.kind)
    told = standing(asked) if asked.understood.kind in _MAY_ASK_FOR_STANDING else None
    own = (
        numbered_point(asked)
        or contents(asked)
        or succession(asked)
        or person_alone(asked)
        or time_between(asked)
        or chronology(asked)
        or trades(asked)
        or told
    )
    composed = own or (composer(asked) if composer else None)
    if composed is None and asked.understood.kind in ("list", "fact"):
        composed = both_things(asked)
    return composed if composed is not None and _is_within_scope(composed, asked) else fact(asked.as_fact())


_LED_BY_COMPARING = re.compile(
    r"^(?:(?:please|can you|could you|now|and|so) )*(?:compare|contrast|side by side"
    r"|(?:set|put|place|lay|show) (?:side by side|(?:next to|beside) each other))[:,]?"
    r" (?=(?:who|which|what|where|when|how)\b)",
    re.IGNORECASE,
)


def _without_comparing(asked: Asked) -> Asked:
    """A question that is led in by a word of comparing, by itself where it is answered for each meeting anyway.

    "Compare who was absent in Oslo and in Lima" asks no more than its second half does.
    """
    bare = _LED_BY_COMPARING.sub("", asked.understood.text)
    plainly = asked.of(bare) if bare != asked.understood.text else asked
    return plainly if plainly.understood.kind == "meeting" else asked


def _is_within_scope(composed: Composed, asked: Asked) -> bool:
    """Whether every article that is quoted is one that the question is limited to."""
    scope = asked.question.scope
    ids = {quote.article_id for quote in (*composed.quotes, *composed.related)} if scope else ()
    return all(scope.covers(asked.library.article(article_id)) for article_id in ids)
