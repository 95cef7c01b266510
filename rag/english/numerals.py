"""Numbers in English words: "twenty-one", "two and a half million", "a dozen", "two-thirds", "thirtieth"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from rag.ordinals import ORDINALS

NumeralKind = Literal["cardinal", "ordinal", "fraction"]

_ONES = (
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"),
    *("thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
)
_TENS = {
    word: 10 * number
    for number, word in enumerate(
        ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"), start=2
    )
}
_SMALL = {word: number for number, word in enumerate(_ONES)} | _TENS
SCALES = {"hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12, "dozen": 12.0}
"""What a word after a number multiplies it by."""
_ORDINALS = (
    {word: number for number, word in enumerate(ORDINALS, start=1)}
    | {f"{word}th": number for word, number in _SMALL.items() if len(ORDINALS) < number < 20}
    | {f"{word[:-1]}ieth": number for word, number in _TENS.items()}
)
_PARTS = {"half": 2, "third": 3, "quarter": 4} | {
    word: number for word, number in _ORDINALS.items() if 4 <= number <= 12
}

_SMALL_OR_SCALE = "|".join(sorted([*_SMALL, *SCALES], key=len, reverse=True))
_CARDINAL = re.compile(
    rf"\b(?:(?:an?|half an?) (?=(?:{'|'.join(SCALES)})\b)|(?=(?:{'|'.join(_SMALL)})\b))"
    rf"(?:{_SMALL_OR_SCALE})"
    rf"(?:(?:[ -]|(?<=hundred) and |(?<=thousand) and |(?<=million) and )(?:{_SMALL_OR_SCALE})(?!\w))*"
    rf"(?: and a half)?(?: (?:{'|'.join(SCALES)})\b)?(?!\w)",
    re.IGNORECASE,
)
_ORDINAL = re.compile(
    rf"\b(?:({'|'.join(_TENS)})-)?({'|'.join(sorted(_ORDINALS, key=len, reverse=True))})\b"
    r"|\b(\d{1,3})(?:st|nd|rd|th)\b",
    re.IGNORECASE,
)
_NAMED_PART = "|".join(sorted(_PARTS, key=len, reverse=True)).replace("half", "hal(?:f|ves)")
_FRACTION = re.compile(
    rf"\b({'|'.join(_ONES[1:10])})[ -]({_NAMED_PART})s?\b(?! (?:of a century|century|hours?))"
    r"|\ba (third|quarter|fifth|tenth) of\b(?! a century)"
    r"|(?<!first )(?<!second )(?<!latter )(?<!other )(?<!and a )(?<!final )\b(half)\b(?! (?:past|an?\b|century))",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number written in words, at these characters of the text."""

    start: int
    end: int
    value: float
    """A fraction is between 0 and 1."""
    kind: NumeralKind


def number_words(first: int, last: int) -> tuple[str, ...]:
    """The words for the whole numbers from `first` to `last`, both of 0-19 and included."""
    return _ONES[first : last + 1]


def numerals(text: str) -> list[Numeral]:
    """All numbers in words, in order; where two readings overlap, the longer. "one" by itself is none."""
    found = [*_fractions(text), *_cardinals(text), *_ordinals(text)]
    kept: list[Numeral] = []
    for one in sorted(found, key=lambda one: (one.start - one.end, one.start)):
        if all(one.end <= other.start or other.end <= one.start for other in kept):
            kept.append(one)
    return sorted(kept, key=lambda one: one.start)


def _fractions(text: str) -> Iterator[Numeral]:
    for found in _FRACTION.finditer(text):
        counted, part, single, half = found.groups()
        if counted:
            name = part.lower().replace("halves", "half")
            if name == "second":
                continue
            yield Numeral(*found.span(), _SMALL[counted.lower()] / _PARTS[name], "fraction")
        else:
            end = found.start() + 2 + len(single) if single else found.end()
            yield Numeral(found.start(), end, 1 / _PARTS[(single or half).lower()], "fraction")


def _cardinals(text: str) -> Iterator[Numeral]:
    for found in _CARDINAL.finditer(text):
        if found[0].lower() in ("one", "zero"):
            continue
        yield Numeral(*found.span(), cardinal(found[0]), "cardinal")


def cardinal(text: str) -> float:
    """The value of a cardinal number in words: 120 for "one hundred and twenty"."""
    total = group = 0.0
    words = re.split(r"[ -]+", text.lower())
    if words[0] == "half":
        return cardinal(" ".join(words[1:])) / 2
    extra = "half" in words
    for word in words:
        if word in _SMALL:
            group += _SMALL[word]
        elif word in SCALES:
            group = (group or 1) + (0.5 if extra else 0)
            extra = False
            group *= SCALES[word]
            if SCALES[word] >= 1e3:
                total, group = total + group, 0.0
    return total + group + (0.5 if extra else 0)


def _ordinals(text: str) -> Iterator[Numeral]:
    for found in _ORDINAL.finditer(text):
        tens, word, digits = found.groups()
        value = int(digits) if digits else _ORDINALS[word.lower()] + (_TENS[tens.lower()] if tens else 0)
        yield Numeral(*found.span(), float(value), "ordinal")
