"""Where articles disagree: different figures, days, places, editions or statuses for the same thing about one meeting.

Three kinds. Values of the meeting that articles give differently; statements of two articles on one matter whose
figures or statuses exclude each other; and what an article itself says is told differently. Both sides are shown and
neither is chosen.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from rag.english import countries, fold
from rag.outcomes.matters import LEAST_WORDS, Matters, Shared, shared_words
from rag.outcomes.meeting_record import MeetingRecord
from rag.outcomes.outcomes import Outcome
from rag.record import Amount, Fact, MeetingFacts, Recorded
from rag.types import Span

DisagreementAspect = Literal[
    "edition", "day", "place", "points", "presence", "next meeting", "figure", "status", "account"
]

ONE_MATTER_WEIGHT = 1.2
ONE_MATTER_COVERAGE = 0.5
"""Of the words that two statements on one matter share (`matters`), read off pairs of short texts in the tests: below
them two pledges of one state to different ends are taken for one."""
ROUNDING = 0.02
"""Figures that lie no further apart than this share are one figure, rounded differently."""


@dataclass(frozen=True, slots=True)
class Side:
    """One account."""

    article_id: str
    value: str
    """What is told differently: a figure, a day, a status, or the words of the account."""
    span: Span | None
    """Where the article says so; None when only its front matter does."""


@dataclass(frozen=True, slots=True)
class Disagreement:
    """Accounts of one thing that cannot all be right, or are told as different."""

    aspect: DisagreementAspect
    about: str
    """What they are accounts of; empty when nothing but themselves says so."""
    sides: tuple[Side, ...]
    """Two or more."""

    def touches(self, article_id: str, start: int, end: int) -> bool:
        """Whether one of its sides stands in that range of that article."""
        return any(
            one.article_id == article_id and one.span is not None and one.span[0] < end and start < one.span[1]
            for one in self.sides
        )


def disagreements_of(
    record: MeetingRecord, facts: Sequence[MeetingFacts], outcomes: Sequence[Outcome], matters: Callable[[], Matters]
) -> tuple[Disagreement, ...]:
    """All disagreements about a meeting: on the meeting itself, between statements, and those that are told.

    Args:
        record: Of the meeting.
        facts: Of its articles.
        outcomes: Of its articles, reported ones among them.
        matters: Gives those of all outcomes of the library, which takes long the first time.
    """
    texts = {one.article.id: one.article.text for one in outcomes}
    with_text = (one for one in facts if one.article_id in texts)
    told = (each for one in with_text for each in told_differently(one, texts[one.article_id]))
    return (*_on_the_meeting(record, texts), *_between(outcomes, matters), *told)


def _on_the_meeting(record: MeetingRecord, texts: Mapping[str, str]) -> Iterator[Disagreement]:
    told: tuple[tuple[DisagreementAspect, str, Sequence[Recorded[Any]]], ...] = (
        ("edition", "edition of the meeting", record.editions),
        ("day", "last day of the meeting", record.last_days),
        ("day", "first day of the meeting", record.first_days),
        ("place", "place of the meeting", record.places),
    )
    for aspect, about, values in told:
        if len(values) > 1:
            yield Disagreement(aspect, about, tuple(_side(one, str(one.value)) for one in values))
    for document in record.documents:
        told_of = (one for one in reversed(document.facts) if not _is_of_a_draft(one, texts))
        points = {one.value.points: one for one in told_of if one.value.points}
        if len(points) > 1:
            sides = tuple(Side(one.article_id, str(n), one.span) for n, one in points.items())
            yield Disagreement("points", f"points of the {document.value.name}", sides[::-1])
    yield from _on_presence(record)
    yield from _on_what_is_next(record)


def _is_of_a_draft(fact: Fact[Any], texts: Mapping[str, str]) -> bool:
    """Whether an article says just before a fact that it is of a draft: "a leaked draft of the declaration has 19"."""
    start = fact.span[0] if fact.span else 0
    return bool(_DRAFT.search(texts.get(fact.article_id, ""), max(0, start - _BEFORE), start))


_DRAFT = re.compile(r"\bdrafts?\b[^.;:]*$", re.IGNORECASE)
_BEFORE = 60
"""In characters."""


def _on_presence(record: MeetingRecord) -> Iterator[Disagreement]:
    named = [one for one in record.participants if one.value.named]
    for absent in (one for one in named if one.value.presence == "absent"):
        for other in named:
            if other.value.presence == "present" and other.value.kind == absent.value.kind:
                mine, theirs = set(absent.article_ids), set(other.article_ids)
                if _same_name(absent.value.name, other.value.name) and mine != theirs:
                    sides = (_side(absent, "absent"), _side(other, "present"))
                    yield Disagreement("presence", absent.value.name, sides)


def _same_name(one: str, other: str) -> bool:
    return _known_by(one) == _known_by(other)


def _on_what_is_next(record: MeetingRecord) -> Iterator[Disagreement]:
    """Announced meetings of one number or year in different places, or of one number in different years."""
    for nth, one in enumerate(record.next_meetings):
        for other in record.next_meetings[nth + 1 :]:
            mine, theirs = one.value, other.value
            number = mine.edition is not None and mine.edition == theirs.edition
            places = mine.place and theirs.place and mine.year == theirs.year and mine.year
            if set(one.article_ids) != set(other.article_ids) and (number or places):
                sides = (_side(one, _when_and_where(mine)), _side(other, _when_and_where(theirs)))
                yield Disagreement("next meeting", "next meeting", sides)


def _when_and_where(following: Any) -> str:
    return ", ".join(str(part) for part in (following.place, following.day or following.year) if part)


def _side(told: Recorded[Any], value: str) -> Side:
    fact = next((one for one in told.facts if one.span), told.facts[0])
    return Side(fact.article_id, value, fact.span)


def _between(outcomes: Sequence[Outcome], matters: Callable[[], Matters]) -> Iterator[Disagreement]:
    """Statements of two of the articles on one matter whose figures or statuses exclude each other."""
    others = sorted({one.key: one for one in outcomes}.values(), key=lambda one: one.key)
    for one in outcomes:
        for other in others:
            if one.article.id >= other.article.id or not _may_exclude(one, other):
                continue  # what they are about is read only where it matters
            shared = matters().shared(one, other)
            if len(shared.words) >= LEAST_WORDS and _is_one_matter(one, other, shared):
                yield from _on_figures(one, other, shared)
                yield from _on_status(one, other, shared)


def _may_exclude(one: Outcome, other: Outcome) -> bool:
    """Whether the statuses, or a figure of each, exclude each other if both are on one matter."""
    return _differ_in_status(one, other) or next(_differing_amounts(one, other), None) is not None


def _is_one_matter(one: Outcome, other: Outcome, shared: Shared) -> bool:
    if shared.weight < ONE_MATTER_WEIGHT or shared.coverage < ONE_MATTER_COVERAGE:
        return False
    mine = {_known_by(actor.name) for actor in one.statement.actors if actor.name[:1].isupper()}
    theirs = {_known_by(actor.name) for actor in other.statement.actors if actor.name[:1].isupper()}
    return not mine or not theirs or bool(mine & theirs)


def _known_by(name: str) -> str:
    """A country by its usual name, a person by the surname."""
    return next(iter(countries(name)), fold(name.split()[-1]))


def _on_figures(one: Outcome, other: Outcome, shared: Shared) -> Iterator[Disagreement]:
    for mine, theirs in _differing_amounts(one, other):
        sides = tuple(
            Side(each.article.id, each.article.text[slice(*amount.span)], amount.span)
            for each, amount in ((one, mine), (other, theirs))
        )
        yield Disagreement("figure", shared_words(one, shared), sides)


def _differing_amounts(one: Outcome, other: Outcome) -> Iterator[tuple[Amount, Amount]]:
    """The amounts of each, the only one of its unit there, that exclude each other."""
    for mine in one.statement.amounts:
        for theirs in other.statement.amounts:
            alone = _is_alone(mine, one.statement.amounts) and _is_alone(theirs, other.statement.amounts)
            if alone and mine.unit == theirs.unit and _exclude(mine, theirs):
                yield mine, theirs


def _is_alone(amount: Amount, among: Sequence[Amount]) -> bool:
    return sum(one.unit == amount.unit for one in among) == 1


def _exclude(one: Amount, other: Amount) -> bool:
    """Whether no number can be what both say: "more than 45" and "50" agree, "more than 45" and "40" do not."""
    if abs(one.value - other.value) <= ROUNDING * max(abs(one.value), abs(other.value)):
        return False
    low, high = sorted((one, other), key=lambda each: each.value)
    return low.hedge not in ("over", "least") and high.hedge not in ("under", "most")


def _on_status(one: Outcome, other: Outcome, shared: Shared) -> Iterator[Disagreement]:
    if shared.side_by_side and _differ_in_status(one, other):
        sides = tuple(Side(each.article.id, each.statement.status, each.statement.clause) for each in (one, other))
        yield Disagreement("status", shared_words(one, shared), sides)


def _differ_in_status(one: Outcome, other: Outcome) -> bool:
    statuses = {one.statement.status, other.statement.status}
    return "adopted" in statuses and bool(statuses & {"failed", "proposed"})


def told_differently(facts: MeetingFacts, text: str) -> Iterator[Disagreement]:
    """What an article of that text says itself is told differently."""
    for account in facts.accounts:
        sides = tuple(Side(facts.article_id, " ".join(text[slice(*span)].split()), span) for span in account.sides)
        yield Disagreement("account", account.about, sides)
