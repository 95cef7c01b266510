"""Where articles disagree: different figures, days, places, editions or statuses for the same thing about one meeting.

Three kinds. Values of the meeting that articles give differently; statements of two articles on one matter whose
figures or statuses exclude each other; and what an article itself says is told differently. Both sides are shown and
neither is chosen.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Any, Literal

from rag.english import countries, fold, terms, tokens
from rag.outcomes.figures_apart import figures_apart, line_up_to, word_weights
from rag.outcomes.matters import LEAST_WORDS, Matters, Shared, shared_words
from rag.outcomes.meeting_record import MeetingRecord
from rag.outcomes.outcomes import Outcome
from rag.record import Fact, MeetingFacts, NextMeeting, Recorded
from rag.types import Span

DisagreementAspect = Literal[
    "edition", "day", "place", "points", "presence", "next meeting", "figure", "status", "account"
]

ONE_MATTER_WEIGHT = 1.2
ONE_MATTER_COVERAGE = 0.5
"""Of the words that two statements on one matter share (`matters`), read off pairs of short texts in the tests: below
them two pledges of one state to different ends are taken for one."""


@dataclass(frozen=True, slots=True)
class Side:
    """One account."""

    article_id: str
    value: str
    """What is told differently: a figure, a day, a status, or the words of the account."""
    span: Span | None
    """Where the article says so; None when only its front matter does."""

    def stands_in(self, article_id: str, start: int, end: int) -> bool:
        """Whether any of its words are in that range of that article."""
        return self.article_id == article_id and self.span is not None and self.span[0] < end and start < self.span[1]


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
        return any(one.stands_in(article_id, start, end) for one in self.sides)


def disagreements_of(
    record: MeetingRecord, facts: Sequence[MeetingFacts], outcomes: Sequence[Outcome]
) -> tuple[Disagreement, ...]:
    """All disagreements about a meeting: on the meeting itself, between statements, and those that are told.

    Args:
        record: Of the meeting.
        facts: Of its articles.
        outcomes: Of its articles, reported ones among them.
    """
    texts = {one.article.id: one.article.text for one in outcomes}
    with_text = (one for one in facts if one.article_id in texts)
    told = (each for one in with_text for each in told_differently(one, texts[one.article_id]))
    return (*_on_the_meeting(record, texts), *_between(outcomes), *told)


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
    """The next meeting by two articles, of one number or year in different places, or in different years.

    Of several that an article announces the one with a number is that of the series, else the first.
    """
    first: dict[str, Recorded[NextMeeting]] = {}
    for one in sorted(record.next_meetings, key=lambda each: each.value.edition is None):
        for article_id in one.article_ids:
            first.setdefault(article_id, one)
    for one, other in combinations(dict.fromkeys(one for one in record.next_meetings if one in first.values()), 2):
        if not {*one.article_ids} & {*other.article_ids} and _exclude_each_other(one.value, other.value):
            sides = (_side(one, _when_and_where(one.value)), _side(other, _when_and_where(other.value)))
            yield Disagreement("next meeting", "next meeting", sides)


def _exclude_each_other(one: NextMeeting, other: NextMeeting) -> bool:
    if one.edition and other.edition and one.edition != other.edition:
        return False
    one_number, one_year = bool(one.edition and other.edition), bool(one.year and one.year == other.year)
    elsewhere = bool(one.place and other.place) and not _within_a_country(one.place or "", other.place or "")
    if one.year and other.year and not one_year:
        return one_number or not elsewhere
    days = bool(one.day and other.day and one.day != other.day)
    return (elsewhere and (one_number or one_year)) or days


def _within_a_country(one: str, other: str) -> bool:
    """Whether both are one place, or one of them is only a country, in which the other may be."""
    if one.split(",")[0] == other.split(",")[0]:
        return True
    return any(fold(place) in {*map(fold, countries(place))} for place in (one, other))


def _when_and_where(following: NextMeeting) -> str:
    return ", ".join(str(part) for part in (following.place, following.day or following.year) if part)


def _side(told: Recorded[Any], value: str) -> Side:
    fact = next((one for one in told.facts if one.span), told.facts[0])
    return Side(fact.article_id, value, fact.span)


def _between(outcomes: Sequence[Outcome]) -> Iterator[Disagreement]:
    """Figures of one thing, and statements on one matter, of two of the articles that exclude each other."""
    for apart in figures_apart(outcomes):
        sides = (
            Side(each.article.id, each.article.text[slice(*amount.span)], amount.span)
            for each, amount in (apart.one, apart.other)
        )
        yield Disagreement("figure", apart.about, tuple(sides))
    yield from _only_in_part(outcomes)
    matters = Matters(outcomes)
    decided = {one.key: one for one in outcomes if one.statement.status in ("adopted", "failed", "proposed")}
    by_place = sorted(decided.values(), key=lambda one: one.key)
    for one, other in combinations(by_place, 2):
        if not _differ_in_status(one, other) or one.article.id == other.article.id:
            continue
        if matters.side_by_side(one, other):
            shared = matters.shared(one, other)
            if len(shared.words) >= LEAST_WORDS and _is_one_matter(one, other, shared):
                sides = (Side(each.article.id, each.statement.status, each.statement.clause) for each in (one, other))
                yield Disagreement("status", shared_words(one, shared), tuple(sides))


def _only_in_part(outcomes: Sequence[Outcome]) -> Iterator[Disagreement]:
    """What one article says was decided, where another says that it was decided only in principle or in part."""
    weak = [(one, said) for one in outcomes if (said := _SHORT_OF_DECIDED.search(_clause(one)))]
    weights = word_weights(outcomes) if weak else {}
    for one, said in weak:
        own, told = {*terms(_clause(one))}, {*terms(line_up_to(one))}
        for other in outcomes:
            decided = other.statement.status == "adopted" and not _SHORT_OF_DECIDED.search(_clause(other))
            if not decided or other.article.id == one.article.id:
                continue
            thing = {*terms(_clause(other))}
            if thing & own and sum(weights[word] for word in thing & told) >= _ONE_THING:
                about = " ".join(each.text for each in tokens(_clause(other)) if told & {*terms(each.text)})
                sides = (
                    Side(other.article.id, "adopted", other.statement.clause),
                    Side(one.article.id, said[0], one.statement.clause),
                )
                yield Disagreement("status", about, sides)


def _clause(one: Outcome) -> str:
    return one.article.text[slice(*one.statement.clause)]


_SHORT_OF_DECIDED = re.compile(
    r"\b(?:in principle|letters? of intent|(?:remain(?:s|ed)|only|merely|just|still) an? (?:proposal|idea|promise"
    r"|study)|no (?:more|decision) than\b|not (?:yet )?(?:a )?(?:signed|decided|settled|adopted|agreed))\b",
    re.IGNORECASE,
)
_ONE_THING = 1.5
"""Of the words that a decision and an account of it share, as `word_weights` has them."""


def _is_one_matter(one: Outcome, other: Outcome, shared: Shared) -> bool:
    if shared.weight < ONE_MATTER_WEIGHT or shared.coverage < ONE_MATTER_COVERAGE:
        return False
    mine = {_known_by(actor.name) for actor in one.statement.actors if actor.name[:1].isupper()}
    theirs = {_known_by(actor.name) for actor in other.statement.actors if actor.name[:1].isupper()}
    return not mine or not theirs or bool(mine & theirs)


def _known_by(name: str) -> str:
    """A country by its usual name, a person by the surname."""
    return next(iter(countries(name)), fold(name.split()[-1]))


def _differ_in_status(one: Outcome, other: Outcome) -> bool:
    statuses = {one.statement.status, other.statement.status}
    return "adopted" in statuses and bool(statuses & {"failed", "proposed"})


def told_differently(facts: MeetingFacts, text: str) -> Iterator[Disagreement]:
    """What an article of that text says itself is told differently."""
    for account in facts.accounts:
        sides = tuple(Side(facts.article_id, " ".join(text[slice(*span)].split()), span) for span in account.sides)
        yield Disagreement("account", account.about, sides)
