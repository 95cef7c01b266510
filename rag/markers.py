"""The citation syntax: what stands in an answer's text, and what a language model may write for it.

In an answer's text a citation is one *marker* a quote, `[1]`, and several stand side by side, `[1][2]`. A number that a
model cited and that it had not been shown stands *struck*, `[9?]`: it is shown as such and cites nothing.

A model cites the numbers of the sentences that it was shown: one, a list or a range in one pair of brackets, `[3]`,
`[2, 5]`, `[2; 5]`, `[2-4]`, `[2–4]`.

Text is read as prose by `without_markers`, which takes out all three. (Two places once differed here: one took out
`[9?]` and left `[2, 5]`, the other the reverse. Neither is prose, wherever the text comes from.) A number has at most
four digits, so that a longer one in brackets is text; a marker has at most three, so that a year in brackets is.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

_DASH = "–-"  # the hyphen last, so that it is one inside a character class
_NUMBER = r"\d{1,4}"
_CITATION = re.compile(rf"\[\s*{_NUMBER}(?:\s*[,;{_DASH}]\s*{_NUMBER})*\s*\]")
_BEGUN = re.compile(rf"\[[\d\s,;{_DASH}]{{0,40}}$")
_RANGE = re.compile(rf"(\d+)\s*[{_DASH}]\s*(\d+)")
_MARK = re.compile(rf"\[(?:(?P<marker>\d{{1,3}})|(?P<struck>{_NUMBER})\?)\]")
_ANY = re.compile(rf"\s*(?:{_CITATION.pattern}|{_MARK.pattern})")
WIDEST_RANGE = 10
"""Sentences; of a wider range only the two ends are taken to be cited."""


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
    """A number that was cited and had not been shown, as printed."""
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
    """The text as prose: without markers, struck numbers and citations of any form, nor white space around it."""
    return _ANY.sub("", text).strip()


def blanked(text: str) -> str:
    """The text, as long as it was, with spaces for all that `without_markers` takes out."""
    return _ANY.sub(lambda found: " " * len(found[0]), text)


def renumbered(text: str, numbers: Mapping[int, int]) -> str:
    """The text with another number in each marker; what is struck stays as it is."""
    return _MARK.sub(lambda found: marker(numbers[int(found["marker"])]) if found["marker"] else found[0], text)


def citations_replaced(text: str, mark: Callable[[int], str]) -> str:
    """What a model wrote, with `mark` of each number that it cites in place of the citation."""
    return _CITATION.sub(lambda found: "".join(map(mark, _numbers(found[0]))), text)


def citation_begun(text: str) -> int:
    """Where a citation begins that may go on after the text's end; the length of the text where none does."""
    begun = _BEGUN.search(text)
    return begun.start() if begun else len(text)


def _numbers(citation: str) -> list[int]:
    """The numbers in one pair of brackets, a range written out, each once."""
    found: list[int] = []
    for part in re.split(r"[,;]", citation.strip("[] ")):
        if span := _RANGE.search(part):
            low, high = int(span[1]), int(span[2])
            found += range(low, high + 1) if low <= high < low + WIDEST_RANGE else (low, high)
        else:
            found += [int(number) for number in re.findall(r"\d+", part)]
    return list(dict.fromkeys(found))
