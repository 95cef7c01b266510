"""The points of a meeting: what was adopted, announced, proposed and not agreed there, the weightiest first.

A point is a whole sentence, or the clause of one when it can stand alone, with the status that the record gives it. What
weighs is judged by what the article itself puts forward: its title and opening, the texts adopted, and sums of money.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from rag.english import fold, terms
from rag.record import Statement, StatementStatus
from rag.store import Library
from rag.types import Span

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
        actor = next((one for one in self.statement.actors), None)
        if actor and actor.name[:1].isupper() and _LEANS.match(told) and not self.span[0] <= actor.span[0] < self.span[1]:
            return f"{actor.name}: {told}"
        return told


def points(library: Library, article_ids: Iterable[str], holding: frozenset[str] = frozenset()) -> list[Point]:
    """What these articles state, the weightiest first; what several say alike once, and each sentence once.

    Args:
        library: Where the articles and their record are.
        article_ids: Of the articles of one meeting, or of any.
        holding: Only points with at least one of these stems; empty for all.
    """
    ids = list(dict.fromkeys(article_ids))
    texts = {one: library.cut(one, 0, LONGEST) for one in ids}
    titles = frozenset(terms(" ".join(library.titles(ids))))
    opening = {one: _opening(library, one) for one in ids}
    every = [
        _point(one, texts[one.article_id], titles, opening)
        for one in library.statements(ids)
        if not holding or _may_hold(texts[one.article_id][slice(*one.span)], holding)
    ]
    every = [one for one in every if not holding or one.terms & holding]
    return _once(sorted(every, key=lambda one: (-one.weight, one.article_id, one.span)))


LONGEST = 10_000_000
"""Characters read of an article at most."""


def of_status(every: Iterable[Point], status: StatementStatus) -> list[Point]:
    """The points of that status, in the same order."""
    return [one for one in every if one.status == status]


def in_order(chosen: Iterable[Point], article_ids: Sequence[str]) -> list[Point]:
    """The points as the articles have them, one article after another."""
    return sorted(chosen, key=lambda one: (article_ids.index(one.article_id), one.span))


def _may_hold(text: str, stems: frozenset[str]) -> bool:
    """Whether a text can hold one of the stems, told fast: a stem's last letter may differ from the word's ("energi")."""
    folded = fold(text)
    return any(one[: max(len(one) - 1, 2)] in folded for one in stems)


def _opening(library: Library, article_id: str) -> int:
    held = library.sentences(article_id)[:_OPENING_SENTENCES]
    return held[-1].end if held else 0


def _point(one: Statement, text: str, titles: frozenset[str], opening: Mapping[str, int]) -> Point:
    span = one.clause if _stands_alone(one, text) else one.span
    said = frozenset(terms(text[slice(*span)]))
    weight = 2.0 * len(said & titles) / (len(titles) or 1)
    weight += 0.6 * (span[0] < opening[one.article_id])
    weight += 0.8 * bool(one.instrument and one.status == "adopted" and one.voice != "analyst")
    weight += 0.5 * any(_CURRENCY.fullmatch(each.unit) for each in one.amounts)
    weight += 0.3 * bool(one.amounts or one.deadline)
    weight += 0.3 * (one.voice in ("text", "leader"))
    weight -= 0.4 * bool(_LEANS.match(text[slice(*span)]))
    return Point(one.article_id, span, text[slice(*span)], one.status, one, said, weight)


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
