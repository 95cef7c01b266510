"""The points of a meeting: what was adopted, announced, proposed and not agreed there, the weightiest first.

A point is a whole sentence, or the clause of one when it can stand alone, with the status that the record gives it.
What weighs is judged by what the article itself puts forward: its title and opening, the texts adopted, sums of money.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rag.answering.asked import Asked
from rag.english import fold, terms
from rag.meeting_record import MeetingRecord
from rag.record import Actor, Statement, StatementStatus
from rag.types import Article, Location, Sentence, Span

_LEANS = re.compile(
    r"^(?:and |but |while |whereas )?(?:he|she|it|they|this|these|those|both|the (?:former|latter))\b", re.I
)
_CURRENCY = re.compile(r"[A-Z]{3}")
_OPENING_SENTENCES = 4
_SEVERAL = 3
"""A sentence that names so many of those present tells who took part."""
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
    sentence: str
    """All of the sentence that it was read from."""
    status: StatementStatus
    statement: Statement
    terms: frozenset[str]
    weight: float

    @property
    def money(self) -> bool:
        """Whether it gives a sum of money."""
        return any(_CURRENCY.fullmatch(one.unit) for one in self.statement.amounts)

    def holds(self, place: Location) -> bool:
        """Whether a place begins in it."""
        return place.article_id == self.article_id and self.span[0] <= place.start < self.span[1]

    def __str__(self) -> str:
        """What it says, with who says it in front where only a pronoun does: "Xi Jinping: He announced …"."""
        told = " ".join(self.text.split())
        actor = next((one for one in self.statement.actors if _outside(one, self.span)), None)
        return f"{actor.name}: {told}" if actor and _LEANS.match(told) else told


def points(asked: Asked, article_ids: Iterable[str], holding: frozenset[str] = frozenset()) -> list[Point]:
    """What these articles state, the weightiest first; what several say alike once, and each sentence once.

    Args:
        asked: With the record.
        article_ids: Of the articles of one meeting, or of any.
        holding: Only points with at least one of these stems; empty for all.
    """
    ids = frozenset(article_ids)
    titles = frozenset(terms(" ".join(asked.library.titles(sorted(ids)))))
    sources: dict[str, _Source] = {}
    found = []
    for outcome in asked.record.of(ids):
        article = outcome.article
        if holding and not _may_hold(article.text[slice(*outcome.statement.span)], holding):
            continue
        if article.id not in sources:
            sources[article.id] = _source(article, asked)
        found.append(_point(outcome.statement, sources[article.id], titles))
    every = [one for one in found if not holding or one.terms & holding]
    return _once(sorted(every, key=lambda one: (-one.weight, one.article_id, one.span)))


def of_status(every: Iterable[Point], status: StatementStatus) -> list[Point]:
    """The points of that status, in the same order."""
    return [one for one in every if one.status == status]


def adopted_documents(known: MeetingRecord, shown: Iterable[Point]) -> dict[str, Point]:
    """The names of the documents adopted at a meeting that stand in these points, each with its point."""
    every = list(shown)
    found: dict[str, Point] = {}
    for one in known.documents:
        for fact in one.facts:
            place = Location(fact.article_id, *fact.span) if fact.span else None
            holding = [point for point in every if place and point.holds(place)]
            if one.value.status == "adopted" and holding:
                found.setdefault(fact.value.name, holding[0])
                break
    return found


def announcing_next(known: MeetingRecord, every: Sequence[Point]) -> list[Point]:
    """The points that announce the next meeting."""
    places = [place for one in known.next_meetings for place in one.places]
    return [point for point in every if any(map(point.holds, places))]


def naming_most(known: MeetingRecord, every: Sequence[Point]) -> list[Point]:
    """The points that name the most of those who were present, at least three, the fullest first."""
    places = [place for one in known.who("present") for place in one.places]
    counted: list[tuple[int, Point]] = []
    for point in every:
        inside = sum(map(point.holds, places))
        counted.append((inside, point))
    return [point for inside, point in sorted(counted, key=lambda one: -one[0]) if inside >= _SEVERAL]


def _may_hold(text: str, stems: frozenset[str]) -> bool:
    """Whether a text can hold one of the stems, told fast: a stem's last letter may not be the word's ("energi")."""
    folded = fold(text)
    return any(one[: max(len(one) - 1, 2)] in folded for one in stems)


@dataclass(frozen=True, slots=True)
class _Source:
    """An article, with what its points are weighed by."""

    text: str
    sentences: tuple[Sentence, ...]
    documents: tuple[Span, ...]
    """Where it names the documents adopted."""

    @property
    def opening(self) -> int:
        return self.sentences[:_OPENING_SENTENCES][-1].end if self.sentences else 0

    def with_before(self, span: Span) -> Span:
        """The range with the sentence before it, where that is of the same paragraph."""
        before = max((one for one in self.sentences if one.end <= span[0]), key=lambda one: one.end, default=None)
        if before is None or "\n" in self.text[before.end : span[0]]:
            return span
        return (before.start, span[1])


def _source(article: Article, asked: Asked) -> _Source:
    facts = asked.record.facts.get(article.id)
    documents = facts.documents if facts else ()
    adopted = tuple(one.span for one in documents if one.span and one.value.status == "adopted")
    return _Source(article.text, asked.library.sentences(article.id), adopted)


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
    return Point(one.article_id, span, text[slice(*span)], text[slice(*one.span)], one.status, one, said, weight)


def _outside(actor: Actor, span: Span) -> bool:
    """Whether an actor's own name stands outside the range, so that a pronoun stands for it there."""
    return actor.name[:1].isupper() and not span[0] <= actor.span[0] < span[1]


def _stands_alone(one: Statement, text: str) -> bool:
    """Whether its clause can be read without the rest of the sentence."""
    clause = text[slice(*one.clause)]
    return one.clause[0] == one.span[0] and len(clause.split()) >= _SHORTEST and text[one.clause[1] - 1] in '.!?”"'


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
