"""How long a brief is to be: as many bullets or words as are asked for, and no more than a page."""

import re

from rag.english import number_words

PAGE_WORDS = 430
"""Words of a brief that fit a page with its references."""


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
