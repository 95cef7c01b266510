"""Figures that a sentence puts right: "will cost $470 million and not $740 million".

Where one article gives a figure and another says that it is wrong, the right one is the answer, whichever the reader
found first.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from rag.english import Figure, figures, plain, same
from rag.types import Quote

_MAY_CORRECT = re.compile(r"\b(?:not|never|rather than|instead of)\b|n['’]t\b", re.IGNORECASE)
_NOT = re.compile(r"(?: \w+){0,3},? (?:and |but )?(?:not|rather than|instead of)(?: the)? ", re.IGNORECASE)
_BUT = re.compile(r",? but(?: rather| actually| in fact)? ", re.IGNORECASE)
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
    """The quotes; first of all one of those found that says of a figure of the best that it is wrong."""
    given = figures(plain(quotes[0].text))
    for one in found:
        if any(same(told.wrong, figure) for told in corrected_in(one.text) for figure in given):
            return (one, *(other for other in quotes if other is not one))
    return tuple(quotes)
