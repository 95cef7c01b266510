"""Citation markers in what a model writes: numbers of sentences it was shown become markers of quotes.

A model cites by `[n]` or `[n, m]`, and the text comes in pieces that may end anywhere. A number that was not shown is
struck out: it stands as `[n?]`, which is no marker, and is counted.
"""

import re

STRUCK = re.compile(r"\[(\d{1,4})\?\]")
"""A number that was cited and had not been shown."""
MARKER = re.compile(r"\[(\d{1,3})\]")
"""A marker as printed."""

_CITED = re.compile(r"\[\s*\d{1,4}(?:\s*[,;–-]\s*\d{1,4})*\s*\]")
_BEGUN = re.compile(r"\[[\d\s,;–-]{0,40}$")
_RANGE = re.compile(r"(\d+)\s*[–-]\s*(\d+)")
_WIDEST_RANGE = 10


class Citing:
    """Turns one answer's numbers into markers, in the order of their first citation.

    Args:
        shown: How many sentences the model was shown; their numbers count from 1.
    """

    def __init__(self, shown: int) -> None:
        self._shown = shown
        self._held = ""
        self.markers: dict[int, int] = {}
        """The marker of each number cited so far."""
        self.struck: list[int] = []
        """Numbers cited that had not been shown, as often as they were."""

    def feed(self, piece: str) -> str:
        """What can be shown of the text so far; a marker that is not whole yet is held back."""
        text = self._held + piece
        begun = _BEGUN.search(text)
        cut = begun.start() if begun else len(text)
        self._held = text[cut:]
        return _CITED.sub(self._marked, text[:cut])

    def end(self) -> str:
        """What was held back, when no more is coming."""
        held, self._held = self._held, ""
        return held

    def _marked(self, found: re.Match[str]) -> str:
        return "".join(map(self._marker, _numbers(found[0])))

    def _marker(self, number: int) -> str:
        if not 1 <= number <= self._shown:
            self.struck.append(number)
            return f"[{number}?]"
        return f"[{self.markers.setdefault(number, len(self.markers) + 1)}]"


def _numbers(cited: str) -> list[int]:
    """The numbers in one pair of brackets, a range written out, each once."""
    found: list[int] = []
    for part in re.split(r"[,;]", cited.strip("[] ")):
        if span := _RANGE.search(part):
            low, high = int(span[1]), int(span[2])
            found += range(low, high + 1) if low <= high < low + _WIDEST_RANGE else (low, high)
        else:
            found += [int(number) for number in re.findall(r"\d+", part)]
    return list(dict.fromkeys(found))


def uncited(text: str) -> str:
    """The text without its markers and struck numbers, to be read as prose."""
    return re.sub(r"\s*(?:\[\d{1,4}\??\])+", "", text)
