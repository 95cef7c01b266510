"""The order in which the characters of a line are read that holds words written from right to left."""

import itertools
import unicodedata
from collections.abc import Sequence
from dataclasses import replace
from typing import Literal

from ingest.layout.characters import Character


def direction(text: str) -> Literal["L", "R", "N", "O"]:
    """Whether a character is of a script written to the right or to the left, a digit, or of none."""
    kinds = {unicodedata.bidirectional(each) for each in text}
    return "R" if kinds & {"R", "AL"} else "L" if "L" in kinds else "N" if kinds & {"EN", "AN"} else "O"


def in_reading_order(line: Sequence[Character]) -> list[Character]:
    """A line as it stands on the page, from the left, in the order in which it is read from the right.

    Words of other scripts and figures in it are read from the left (Unicode's bidirectional algorithm, in short).
    """
    kinds: list[str] = [direction(one.text) for one in line]
    if "R" not in kinds:
        return [*line]
    for nth, kind in enumerate(kinds):
        if kind == "O":
            sides = {
                next((each for each in kinds[:nth][::-1] if each != "O"), "R"),
                next((each for each in kinds[nth + 1 :] if each != "O"), "R"),
            }
            near = [*kinds[max(nth - 1, 0) : nth], *kinds[nth + 1 : nth + 2]]
            if ("L" in sides and "R" not in sides) or (near == ["N", "N"] and line[nth].text in ".,:/-–"):
                kinds[nth] = "l"
    ordered: list[Character] = []
    for is_forward, run in itertools.groupby(reversed([*zip(line, kinds, strict=True)]), lambda one: one[1] in "LNl"):
        found = [one for one, _ in run]
        ordered += reversed(found) if is_forward else found
    is_open = False
    for nth, one in enumerate(ordered):
        text = unicodedata.normalize("NFKC", one.text) if one.text.strip() else " "
        if text in ("(", ")"):  # mirrored, or not, as the program pleased
            text = ")" if is_open else "("
            is_open = not is_open
        ordered[nth] = replace(one, text=text)
    return ordered
