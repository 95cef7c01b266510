"""How long a brief is to be: as many bullets or words as are asked for, and no more than a page."""

import re
from collections.abc import Sequence

from rag.answering.points import Point
from rag.english import number_words

PAGE_WORDS = 430
"""Words of a brief that fit a page with its references."""
_LEAST_TELLING = {"Announced": 1, "Proposed": 2, "Money": 3, "Next": 3, "Also reported": 5, "Who took part": 4}
"""The order in which sections are left out of a summary that is to be short; what failed tells most beside what did
not."""
Chosen = tuple[str, list[Point], int]
"""A section's title, what it shows, and of how many."""


def number_asked(asked: re.Match[str]) -> int | None:
    """How many there are to be; None where only their kind is told: "as bullets"."""
    told = asked["count"] or asked["short"]
    counts = {word: number for number, word in enumerate(number_words(0, 20))} | {"a": 1, "an": 1}
    return None if told is None else int(told) if told.isdigit() else counts[told.lower()]


def limits_asked(length: re.Match[str] | None) -> tuple[int | None, int | None]:
    """How many items there are to be, and how many words at most, as far as either is asked for."""
    if length is None:
        return None, PAGE_WORDS
    number = number_asked(length)
    return (None, number) if counts_words(length) else (number, None)


def counts_words(asked: re.Match[str]) -> bool:
    """Whether a length is given in words."""
    return (asked["unit"] or asked["of"] or "").lower().startswith("word")


def within_a_page(chosen: Sequence[Chosen], most: int = PAGE_WORDS) -> list[Chosen]:
    """The sections without their least weighty items, until they have at most so many words.

    The first of each stays the longest.
    """
    kept = [(title, list(of), there) for title, of, there in chosen]
    while _length(kept) > most:
        longest = max((of for _, of, _ in kept), key=len)
        if len(longest) < 2:
            break
        longest.pop()
    seen: list[Point] = []
    result = []
    for title, of, there in kept:
        fresh = [one for one in of if one not in seen]
        seen += fresh
        if fresh:
            result.append((title, fresh, there))
    return result


def _length(chosen: Sequence[Chosen]) -> int:
    """In words, without titles."""
    return sum(len(str(one).split()) for _, of, _ in chosen for one in of)


def _titles(chosen: Sequence[Chosen]) -> int:
    """The words that sections are headed by: "Adopted (2 of 6)"."""
    return sum(len(title.split()) + 3 for title, _, _ in chosen)


def _within_words(chosen: Sequence[Chosen], most: int) -> list[Chosen]:
    """No more words than these: at last without the sections that tell least, and with the shortest of what is left."""
    kept = within_a_page(chosen, most - _titles(chosen))
    while _length(kept) + _titles(kept) > most and len(kept) > 1:
        last = max(range(1, len(kept)), key=lambda nth: (_LEAST_TELLING.get(kept[nth][0], 0), nth))
        del kept[last]
    if kept and _length(kept) > (most := most - _titles(kept)):
        ((title, _, there),) = kept
        every = next(of for name, of, _ in chosen if name == title)
        fitting = [one for one in every if len(str(one).split()) <= most]
        kept = [(title, (fitting or sorted(every, key=lambda one: len(str(one).split())))[:1], there)]
    return kept


def as_short_as_asked(chosen: Sequence[Chosen], asked: re.Match[str] | None, heading: str) -> list[Chosen]:
    """No more items, or words with those of the heading, than are asked for: "in five bullets", "in 100 words"."""
    most = number_asked(asked) if asked else None
    if asked is None or most is None:
        return list(chosen)
    if counts_words(asked):
        return _within_words(chosen, most - len(heading.split()))
    first, *others = chosen or [("", [], 0)]
    others.sort(key=lambda one: _LEAST_TELLING.get(one[0], 0))
    rest = [(title, of[:1], there) for title, of, there in others][: most - 1]
    return [(first[0], first[1][: most - len(rest)], first[2]), *rest] if chosen else []
