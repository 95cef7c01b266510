"""Sets what several articles say on the same matter beside each other, where a question says on which they differ."""

import re
from collections.abc import Sequence
from itertools import combinations

from rag.answering.asked import Asked
from rag.answering.compare.matters import MatterReader, quote_of
from rag.answering.compare.table import NOTHING
from rag.answering.compare.told import SideTold
from rag.answering.composed import Citations, Composed
from rag.answering.naming import counted, shortened
from rag.answering.sentences import ArticleSentence, sentences_of
from rag.english import figures, listing, moments, plain, sentence_case, terms
from rag.question import Beside
from rag.types import Item, Table

_MATTERS = re.compile(
    r"\b(?:agree|disagree|differ|contradict(?: each other)?|diverge|conflict|match|tally)\w*"
    r" (?P<said>(?:on|about|over|in|as to|regarding) [^.?]+)",
    re.IGNORECASE,
)
_AND_ON = re.compile(r",? (?:and|nor|or) (?:on |about |over |in |as to |regarding )?|, ", re.IGNORECASE)
_ON = re.compile(r"^(?:on|about|over|in|as to|regarding)\s+", re.IGNORECASE)
_DIFFERENT, _ALIKE = 1.0, 1.0
"""What counts, beside what each counts for, for two sentences: figures of one unit that differ, and words shared."""
_TRIED = 8
"""Sentences of each article that are tried."""
_MOST_ARTICLES = 4
_LONGEST_LABEL = 60
"""In characters."""


def matters_of(text: str) -> tuple[str, ...]:
    """On what a question says that accounts differ: "do not agree on turnout nor on the sum"."""
    found = _MATTERS.search(text)
    return tuple(_ON.sub("", one).strip() for one in _AND_ON.split(_ON.sub("", found["said"]))) if found else ()


def accounts_beside(matters: Sequence[str], article_ids: Sequence[str], asked: Asked) -> Composed | None:
    """A row a matter with what each article says of it; None for one article, or where fewer than two say anything."""
    ids = article_ids[:_MOST_ARTICLES]
    sides = [SideTold(_label(one, asked), tuple(sentences_of(asked.library, [one]))) for one in ids]
    citations = Citations(asked.library)
    rows = []
    for matter in matters:
        told = Beside(tuple(one.label for one in sides), (matter,))
        found = [MatterReader(matter, told, one, asked).scored()[:_TRIED] for one in sides]
        chosen = _set_against(found)
        cells = [
            Item(" ".join(one.text.split()), citations.take([quote_of(one)])) if one else Item(NOTHING)
            for one in chosen
        ]
        if sum(one is not None for one in chosen) > 1:
            rows.append((Item(sentence_case(matter)), *cells))
    if not rows:
        return None
    said = listing([row[0].text[0].lower() + row[0].text[1:] for row in rows])
    return Composed(
        "compare",
        headline=f"What {counted(len(ids), 'article')} say on {said}, side by side.",
        table=Table(("", *(one.label for one in sides)), tuple(rows)),
        quotes=tuple(citations.quotes),
    )


def _label(article_id: str, asked: Asked) -> str:
    article = asked.library.article(article_id)
    return article.publisher or shortened(article.title, _LONGEST_LABEL)


_Scored = Sequence[tuple[float, ArticleSentence]]


def _set_against(found: Sequence[_Scored]) -> list[ArticleSentence | None]:
    """Of each article the sentence that is on the matter and that can be set against one of another article."""
    pairs = [
        (score + another + _contrast(one.text, other.text), first, one, second, other)
        for first, second in combinations(range(len(found)), 2)
        for score, one in found[first]
        for another, other in found[second]
    ]
    chosen: list[ArticleSentence | None] = [None] * len(found)
    if not pairs:
        return chosen
    _, first, one, second, other = max(pairs, key=lambda each: each[0])
    for nth, every in enumerate(found):
        best = max(every, key=lambda each: each[0] + _contrast(one.text, each[1].text), default=None)
        chosen[nth] = best[1] if best else None
    chosen[first], chosen[second] = one, other
    return chosen


def _contrast(one: str, other: str) -> float:
    """What counts for two sentences beside each other: figures of one unit that differ, and the words they share."""
    mine, theirs = _figures(one), _figures(other)
    apart = any(unit in theirs and not values & theirs[unit] for unit, values in mine.items())
    words_of, words_there = set(terms(one)), set(terms(other))
    shared = 2 * len(words_of & words_there) / max(len(words_of) + len(words_there), 1)
    return _DIFFERENT * apart + _ALIKE * shared


def _figures(text: str) -> dict[str, set[float]]:
    told = plain(text)
    found: dict[str, set[float]] = {}
    for one in figures(told, [(each.start, each.end) for each in moments(told)]):
        found.setdefault(one.unit, set()).add(one.value)
    return found
