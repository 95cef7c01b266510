"""What a sentence puts right: "will cost $470 million and not $740 million", "Correction: it will be based in Oslo".

Where one article gives a figure and another says that it is wrong, the right one is the answer, whichever the reader
found first.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from rag.english import STOPWORDS, Figure, figures, plain, same, terms
from rag.types import Quote

_MAY_CORRECT = re.compile(r"\b(?:not|never|rather than|instead of)\b|n['’]t\b", re.IGNORECASE)
_NOT = re.compile(r"(?: \w+){0,3},? (?:and |but )?(?:not|rather than|instead of)(?: the)? ", re.IGNORECASE)
_BUT = re.compile(r",? but(?: rather| actually| in fact)? ", re.IGNORECASE)
_CORRECTION = re.compile(r"\W*(?:correct(?:ion|ed)|erratum|clarification)\b", re.IGNORECASE)
_ON_THE_SAME = 0.5
"""0-1: a correction that has this share of a sentence's words corrects it."""
_DENIED = re.compile(r"\b(?:not|never|n['’]t)(?: \w+){0,3} $", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Corrected:
    """A figure that is wrong by the words of a sentence, and the right one."""

    wrong: Figure
    right: Figure


def corrected_in(text: str) -> Iterator[Corrected]:
    """The figures that a sentence puts right: "A and not B", "not B but A"."""
    if not _MAY_CORRECT.search(text):  # most sentences, and figures cost more to read
        return
    text = plain(text)
    for one, other in pairwise(figures(text)):
        between = text[one.end : other.start]
        if _NOT.fullmatch(between):
            yield Corrected(wrong=other, right=one)
        elif _BUT.fullmatch(between) and _DENIED.search(text, 0, one.start):
            yield Corrected(wrong=one, right=other)


def correcting_first(quotes: Sequence[Quote], found: Sequence[Quote]) -> tuple[Quote, ...]:
    """The quotes; first of all one of those found that says that the best one is wrong."""
    first = quotes[0]
    given = figures(plain(first.text))
    for one in found:
        denied = any(same(told.wrong, figure) for told in corrected_in(one.text) for figure in given)
        announced = one is not first and _CORRECTION.match(one.text) and _share(first.text, one.text) >= _ON_THE_SAME
        if denied or announced:
            place = (one.article_id, one.start)
            return (one, *(other for other in quotes if (other.article_id, other.start) != place))
    return tuple(quotes)


def _share(text: str, other: str) -> float:
    """0-1: how much of the words of a text stands in another."""
    said = set(terms(text)) - STOPWORDS
    return len(said & {*terms(other)}) / max(1, len(said))
