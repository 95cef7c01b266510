"""The citation syntax: how an answer's text cites quotes, and how a language model may write citations.

In an answer's text each cited quote has one *marker*, `[1]`; several are written side by side, `[1][2]`. When a model
cites a number that it was not shown, the number is *struck*, `[9?]`: it is shown that way and cites nothing.

A model cites the numbers of the sentences that it was shown: one, a list or a range in one pair of brackets, `[3]`,
`[2, 5]`, `[2; 5]`, `[2-4]`, `[2–4]`.

`without_markers` removes all three forms and leaves the prose, wherever the text comes from. A number that a model
cites has at most four digits, so that a longer one in brackets is ordinary text; a marker has at most three, so that a
year in brackets is no marker.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass

_DASH = "–-"  # the hyphen last, so that a character class takes it literally
_NUMBER = r"\d{1,4}"
_CITATION = re.compile(rf"\[\s*{_NUMBER}(?:\s*[,;{_DASH}]\s*{_NUMBER})*\s*\]")
_RANGE = re.compile(rf"(\d+)\s*[{_DASH}]\s*(\d+)")
_MARK = re.compile(rf"\[(?:(?P<marker>\d{{1,3}})|(?P<struck>{_NUMBER})\?)\]")
_ANY = re.compile(rf"\s*(?:{_CITATION.pattern}|{_MARK.pattern})")
WIDEST_RANGE = 10
"""In sentences. Of a wider range only the two ends count as cited."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A marker or a struck number in a text: `text[start:end]`."""

    number: int
    struck: bool
    start: int
    end: int


def marker(number: int) -> str:
    """The marker of that quote, as printed."""
    return f"[{number}]"


def struck(number: int) -> str:
    """A cited number that the model was not shown, as printed."""
    return f"[{number}?]"


def marks(text: str) -> list[Mark]:
    """The markers and struck numbers of a text, in order."""
    return [
        Mark(int(found["marker"] or found["struck"]), found["marker"] is None, *found.span())
        for found in _MARK.finditer(text)
    ]


def cited(text: str) -> tuple[int, ...]:
    """The quotes that a text cites, each once, in the order of their first marker."""
    return tuple(dict.fromkeys(mark.number for mark in marks(text) if not mark.struck))


def without_markers(text: str) -> str:
    """The text as prose: without markers, struck numbers and citations of any form, stripped of white space."""
    return _ANY.sub("", text).strip()


def blanked(text: str) -> str:
    """The text with spaces in place of the markers that `without_markers` removes, so that offsets stay the same."""
    return _ANY.sub(lambda found: " " * len(found[0]), text)


def renumbered(text: str, numbers: Mapping[int, int]) -> str:
    """The text with a new number in each marker; struck numbers stay as they are."""
    return _MARK.sub(lambda found: marker(numbers[int(found["marker"])]) if found["marker"] else found[0], text)


def cited_numbers(text: str) -> tuple[int, ...]:
    """The numbers that a model cites in a text, each once, in order; a range stands for all its numbers."""
    return tuple(dict.fromkeys(number for found in _CITATION.finditer(text) for number in _numbers(found[0])))


def _numbers(citation: str) -> list[int]:
    """The numbers in one pair of brackets, each once; a range stands for all its numbers."""
    found: list[int] = []
    for part in re.split(r"[,;]", citation.strip("[] ")):
        if span := _RANGE.search(part):
            low, high = int(span[1]), int(span[2])
            found += range(low, high + 1) if low <= high < low + WIDEST_RANGE else (low, high)
        else:
            found += [int(number) for number in re.findall(r"\d+", part)]
    return list(dict.fromkeys(found))
