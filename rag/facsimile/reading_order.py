"""The order in which the characters of a printed line are read that holds words written from right to left."""

import itertools
import unicodedata
from collections.abc import Callable, Sequence
from typing import Literal

LEAST_LEFTWARD = 1 / 3
"""0-1: a page on which more of the characters are of scripts written to the left begins its lines at the right."""
_LAM = "\u0644"


def direction(text: str) -> Literal["L", "R", "N", "O"]:
    """Whether a character is of a script written to the right or to the left, a digit, or of none."""
    kinds = {unicodedata.bidirectional(each) for each in text}
    return "R" if kinds & {"R", "AL"} else "L" if "L" in kinds else "N" if kinds & {"EN", "AN"} else "O"


def is_leftward(characters: Sequence[str]) -> bool:
    """Whether a page of these characters is written from right to left."""
    return sum(direction(one) == "R" for one in characters) > LEAST_LEFTWARD * len(characters)


def from_the_left(characters: Sequence[str], lefts: Sequence[float]) -> list[int]:
    """The characters of a line, by number, as they stand on the page from the left.

    Args:
        characters: In the order in which the file has them.
        lefts: The left edge of each. Those of a ligature have one; of lam and alef, lam is read first.
    """
    return sorted(range(len(characters)), key=lambda nth: (lefts[nth], characters[nth] == _LAM, -nth))


def reading_order(characters: Sequence[str]) -> list[int]:
    """The characters of a line, by number, in the order in which it is read from the right.

    Words of other scripts and figures in it are read from the left (Unicode's bidirectional algorithm, in short).

    Args:
        characters: As they stand on the page from the left.
    """
    kinds: list[str] = [direction(one) for one in characters]
    if "R" not in kinds and "L" in kinds:
        return [*range(len(characters))]
    for nth, kind in enumerate(kinds):
        if kind == "O":
            sides = {
                next((each for each in kinds[:nth][::-1] if each != "O"), "R"),
                next((each for each in kinds[nth + 1 :] if each != "O"), "R"),
            }
            near = [*kinds[max(nth - 1, 0) : nth], *kinds[nth + 1 : nth + 2]]
            is_of_figure = (near == ["N", "N"] and characters[nth] in ".,:/-–") or (
                "N" in near and unicodedata.bidirectional(characters[nth]) == "ET"
            )
            if ("L" in sides and "R" not in sides) or is_of_figure:
                kinds[nth] = "l"
    ordered: list[int] = []
    for is_forward, run in itertools.groupby(reversed(range(len(kinds))), lambda nth: kinds[nth] in "LNl"):
        found = [*run]
        ordered += reversed(found) if is_forward else found
    return ordered


def page_order(characters: Sequence[str], left: Callable[[int], float]) -> list[int]:
    """The characters of a page, by number, in the order in which they are read, line by line.

    PDFium may have some words of a line that is written from right to left turned, as the program wrote them.

    Args:
        characters: As PDFium has them, with the breaks between lines.
        left: Gives the left edge of a character.
    """
    order = [*range(len(characters))]
    if not is_leftward(characters):
        return order
    read: list[int] = []
    for is_break, run in itertools.groupby(order, key=lambda at: characters[at] in "\r\n"):
        line = [*run]
        if not is_break:
            stand = from_the_left([characters[at] for at in line], [left(at) for at in line])
            line = [line[nth] for nth in stand]
            line = [line[nth] for nth in reading_order([characters[at] for at in line])]
        read += line
    return read
