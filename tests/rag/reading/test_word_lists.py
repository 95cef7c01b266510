"""The patterns that the weights were trained with hold the same words as then."""

import re

import pytest

from rag.encoding import tokens
from rag.reading import features, quoting

TO_TWELVE = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]
SCALES = ["dozen", "hundred", "thousand", "million", "billion", "trillion"]
MONTHS = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
]
OTHERS = [
    "first",
    "second",
    "third",
    "fourth",
    "half",
    "quarter",
    "thirteen",
    "twenty",
    "mar",
    "jan",
    "monday",
    "spring",
    "nought",
    "zero",
    "eleventh",
]
EVERY = {*TO_TWELVE, *SCALES, *MONTHS, *OTHERS}


def held(pattern: re.Pattern[str]) -> set[str]:
    return {word for word in EVERY if pattern.search(word) and pattern.search(word.upper())}


@pytest.mark.parametrize(
    ("pattern", "words"),
    [
        (features._NUMBER, {*TO_TWELVE, *SCALES, "half", "third", "quarter"}),
        (tokens._NUMBER, {*TO_TWELVE, *SCALES, "half", "third"}),
        (features._TIME, {*MONTHS, "spring"}),
        (quoting._DECIDES, {*TO_TWELVE[:10], "first", "second", "third", "may"}),
    ],
    ids=["features number", "tokens number", "features time", "quoting decides"],
)
def test_a_pattern_holds_the_words_that_the_weights_were_trained_with(
    pattern: re.Pattern[str], words: set[str]
) -> None:
    assert held(pattern) == words
