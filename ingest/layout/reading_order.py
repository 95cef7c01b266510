"""Lines that hold words written from right to left, in the order in which they are read."""

import unicodedata
from collections.abc import Sequence
from dataclasses import replace

from ingest.layout.characters import Character
from rag.facsimile import from_the_left, reading_order


def placed_from_the_left(line: Sequence[Character]) -> list[Character]:
    """A line as it stands on the page from the left, without the spaces that have no room, which tell no place."""
    shown = [one for one in line if one.text.strip() or (one.right > one.left and not one.is_made)]
    return [shown[nth] for nth in from_the_left([one.text for one in shown], [one.left for one in shown])]


def in_reading_order(line: Sequence[Character]) -> list[Character]:
    """A line as it stands on the page, from the left, in the order in which it is read from the right."""
    order = reading_order([one.text for one in line])
    if order == [*range(len(line))]:
        return [*line]
    ordered: list[Character] = []
    for nth in order:
        text = unicodedata.normalize("NFKC", line[nth].text) if line[nth].text.strip() else " "
        if text in ("(", ")"):  # mirrored, or not, as the program pleased
            text = ")" if ordered and ordered[-1].text.strip() else "("
        ordered.append(replace(line[nth], text=text))
    return ordered
