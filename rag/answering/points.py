"""The points of a meeting: what was adopted, announced, proposed and not agreed there, the weightiest first.

A point is a whole sentence, or the clause of one when it can stand alone, with the status that the record gives it. What
weighs is judged by what the article itself puts forward: its title and opening, the texts adopted, and sums of money.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rag.english import fold, terms
from rag.question import Meeting
from rag.record import Actor, MeetingFacts, Statement, StatementStatus
from rag.store import Library
from rag.types import Sentence, Span

_LEANS = re.compile(r"^(?:and |but |while |whereas )?(?:he|she|it|they|this|these|those|both|the (?:former|latter))\b", re.I)
_CURRENCY = re.compile(r"[A-Z]{3}")
_OPENING_SENTENCES = 4
_ALIKE = 0.6
"""0-1: the share of words in common (Dice 1945) from which two points say the same."""
_SHORTEST = 5
"""In words; a shorter clause is shown with its sentence."""


@dataclass(frozen=True, slots=True)
class Point:
    """A sentence of an article with what it states."""

    article_id: str
    span: Span
    """The characters shown: a sentence, or a clause that can stand alone."""
    text: str
    status: StatementStatus
    statement: Statement
    terms: frozenset[str]
    weight: float

    @property
    def money(self) -> bool:
        """Whether it gives a sum of money."""
        return any(_CURRENCY.fullmatch(one.unit) for one in self.statement.amounts)

    def __str__(self) -> str:
        """What it says, with who says it in front where only a pronoun does: "Xi Jinping: He announced …"."""
        told = " ".join(self.text.split())
        actor = next((one for one in self.statement.actors if _outside(one, self.span)), None)
        return f"{actor.name}: {told}" if actor and _LEANS.match(told) else told


def points(library: Library, article_ids: Iterable[str], holding: frozenset[str] = frozenset()) -> list[Point]:
    """What these articles state, the weightiest first; what several say alike once, and each sentence once.

    Args:
        library: Where the articles and their record are.
        article_ids: Of the articles of one meeting, or of any.
        holding: Only points with at least one of these stems; empty for all.
    """
    ids = list(dict.fromkeys(article_ids))
    sources = {one: _Source.of(one, library) for one in ids}
    titles = frozenset(terms(" ".join(library.titles(ids))))
    for facts in library.meeting_facts():
        if facts.article_id in sources:
            adopted = (one.span for one in facts.documents if one.span and one.value.status == "adopted")
            sources[facts.article_id].documents.extend(adopted)
    every = [
        _point(one, sources[one.article_id], titles)
        for one in library.statements(ids)
        if not holding or _may_hold(sources[one.article_id].text[slice(*one.span)], holding)
    ]
    every = [one for one in every if not holding or one.terms & holding]
    return _once(sorted(every, key=lambda one: (-one.weight, one.article_id, one.span)))


LONGEST = 10_000_000
"""Characters read of an article at most."""


def of_status(every: Iterable[Point], status: StatementStatus) -> list[Point]:
    """The points of that status, in the same order."""
    return [one for one in every if one.status == status]


def facts_of(meeting: Meeting, library: Library) -> list[MeetingFacts]:
    """What the articles about a meeting say of it."""
    return [one for one in library.meeting_facts() if one.article_id in meeting.article_ids]


def adopted_documents(known: Iterable[MeetingFacts], shown: Iterable[Point]) -> dict[str, Point]:
    """The names of the documents adopted that stand in these points, each with its point."""
    every = list(shown)
    found: dict[str, tuple[str, Point]] = {}
    for facts in known:
        for one in facts.documents:
            if one.value.status == "adopted" and one.span and (holding := _holding(every, facts.article_id, [one.span])):
                found.setdefault(one.value.name.casefold(), (one.value.name, holding[0]))
    own = [key for key in found if not any(key != other and key in other for other in found)]
    return dict(found[key] for key in own)


def announced_next(known: Iterable[MeetingFacts], every: Sequence[Point]) -> list[Point]:
    """The points that announce the next meeting."""
    return [
        point
        for facts in known
        for point in _holding(every, facts.article_id, [one.span for one in facts.next_meetings if one.span])
    ]


def attendance(known: Iterable[MeetingFacts], every: Sequence[Point]) -> list[Point]:
    """The points that name the most participants, at least two, the fullest first."""
    counted: list[tuple[int, Point]] = []
    for facts in known:
        spans = [one.span for one in facts.participants if one.span]
        for point in _holding(every, facts.article_id, spans):
            named = sum(point.span[0] <= start < point.span[1] for start, _ in spans)
            counted.append((named, point))
    return [point for named, point in sorted(counted, key=lambda one: -one[0]) if named > 1]


def _holding(every: Iterable[Point], article_id: str, spans: Sequence[Span]) -> list[Point]:
    """The points of an article in which one of these ranges begins."""
    return [
        one
        for one in every
        if one.article_id == article_id and any(one.span[0] <= start < one.span[1] for start, _ in spans)
    ]


def _may_hold(text: str, stems: frozenset[str]) -> bool:
    """Whether a text can hold one of the stems, told fast: a stem's last letter may differ from the word's ("energi")."""
    folded = fold(text)
    return any(one[: max(len(one) - 1, 2)] in folded for one in stems)


@dataclass(frozen=True, slots=True)
class _Source:
    """An article, with what its points are weighed by."""

    text: str
    sentences: tuple[Sentence, ...]
    documents: list[Span]
    """Where it names the documents adopted."""

    @classmethod
    def of(cls, article_id: str, library: Library) -> "_Source":
        return cls(library.cut(article_id, 0, LONGEST), library.sentences(article_id), [])

    @property
    def opening(self) -> int:
        return self.sentences[: _OPENING_SENTENCES][-1].end if self.sentences else 0

    def with_before(self, span: Span) -> Span:
        """The range with the sentence before it, where that is of the same paragraph."""
        before = max((one for one in self.sentences if one.end <= span[0]), key=lambda one: one.end, default=None)
        if before is None or "\n" in self.text[before.end : span[0]]:
            return span
        return (before.start, span[1])


def _point(one: Statement, source: _Source, titles: frozenset[str]) -> Point:
    text = source.text
    span = one.clause if _stands_alone(one, text) else one.span
    said = frozenset(terms(text[slice(*span)]))
    leans = bool(_LEANS.match(text[slice(*span)]))
    weight = 2.0 * len(said & titles) / (len(titles) or 1)
    weight += 0.6 * (span[0] < source.opening)
    weight += 1.0 * any(span[0] <= start < span[1] for start, _ in source.documents)
    weight += 0.8 * bool(one.instrument and one.status == "adopted" and one.voice != "analyst")
    weight += 0.5 * any(_CURRENCY.fullmatch(each.unit) for each in one.amounts)
    weight += 0.3 * bool(one.amounts or one.deadline)
    weight += 0.3 * (one.voice in ("text", "leader"))
    weight -= 0.4 * leans
    if leans and not any(_outside(actor, span) for actor in one.actors):
        span = source.with_before(span)
    return Point(one.article_id, span, text[slice(*span)], one.status, one, said, weight)


def _outside(actor: Actor, span: Span) -> bool:
    """Whether an actor's own name stands outside the range, so that a pronoun stands for it there."""
    return actor.name[:1].isupper() and not span[0] <= actor.span[0] < span[1]


def _stands_alone(one: Statement, text: str) -> bool:
    """Whether its clause can be read without the rest of the sentence."""
    clause = text[slice(*one.clause)]
    return one.clause[0] == one.span[0] and len(clause.split()) >= _SHORTEST and text[one.clause[1] - 1] in ".!?”\""


def _once(every: Sequence[Point]) -> list[Point]:
    kept: list[Point] = []
    for one in every:
        if not any(_overlap(one, other) or _same(one, other) for other in kept):
            kept.append(one)
    return kept


def _overlap(one: Point, other: Point) -> bool:
    return one.article_id == other.article_id and one.span[0] < other.span[1] and other.span[0] < one.span[1]


def _same(one: Point, other: Point) -> bool:
    shared = len(one.terms & other.terms)
    return one.article_id != other.article_id and 2 * shared >= _ALIKE * (len(one.terms) + len(other.terms)) > 0
