"""Which lines of a page are its text, which a note at its foot, and which a running head or the number of the page."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from ingest.layout.characters import Fragment
from ingest.lines import HEADING_WORDS
from ingest.wrapping import PAGE_LINE

EDGE = 0.12
"""0-1: the share of a page at its top and at its foot in which running heads stand."""
NOTE_SIZE = 0.92
"""Times the size of the text: smaller type at a page's foot is a note's."""
YEAR_ALONE = re.compile(r"(?:19|20)\d\d")
"""Matches what is a year sooner than the number of a page, unless several pages count so."""
LONGEST_NUMBER = 6
"""Words that a page number stands with."""


def body_size(fragments: Iterable[Fragment]) -> float:
    """The size of type in which most of the text is set."""
    letters: Counter[float] = Counter()
    for one in fragments:
        letters[round(one.size * 2) / 2] += len(one.text)
    return max(letters, key=lambda size: (letters[size], size), default=1.0)


def with_flows(
    fragments: Sequence[Sequence[Fragment]], heights: Sequence[float], body: float
) -> Iterator[list[Fragment]]:
    """The fragments of each page, each with whether it is text, a note at the foot, or a running head."""
    seen: Counter[tuple[str, int]] = Counter()
    for found, height in zip(fragments, heights, strict=True):
        seen.update({(_pattern(one), round(one.baseline / 6)) for one in found if _at_edge(one, height)})
    counted = _counted(fragments)
    inner = {
        _place(one)
        for found, height in zip(fragments, heights, strict=True)
        for one in found
        if not _at_edge(one, height)
    }
    for found, height in zip(fragments, heights, strict=True):
        edge = {
            one
            for one in found
            if one in counted
            or (
                _at_edge(one, height)
                and (
                    (
                        seen[_pattern(one), round(one.baseline / 6)] > 1
                        and len(one.text.split()) <= HEADING_WORDS
                        and _place(one) not in inner
                        and not _is_in_row(one, found)
                    )
                    or _is_page_number(one, found)
                )
            )
        }
        small = [one for one in found if one not in edge and one.size < NOTE_SIZE * body]
        foot = min((one.baseline for one in found if one not in edge and one.size >= NOTE_SIZE * body), default=0.0)
        yield [
            replace(one, flow="edge" if one in edge else "note" if one in small and one.baseline < foot else "text")
            for one in found
        ]


def _counted(fragments: Sequence[Sequence[Fragment]]) -> set[Fragment]:
    """The numbers alone on the first or last line of several pages that count these."""
    numbers: dict[int, list[Fragment]] = {}
    for page in fragments:
        for one in {page[0], page[-1]} if len(page) > 1 else ():
            if re.fullmatch(r"\d{1,4}", one.text):
                numbers.setdefault(int(one.text) - one.page, []).append(one)
    return {one for found in numbers.values() if len(found) > 1 for one in found}


def _pattern(one: Fragment) -> str:
    return re.sub(r"\d+|[ivxlc]+$", "#", one.text)


def _place(one: Fragment) -> tuple[str, int, float, bool]:
    """Alike for the header of a table wherever it is told again."""
    return one.text, round(one.left), one.size, one.is_bold


def _is_in_row(one: Fragment, page: Sequence[Fragment]) -> bool:
    """Whether it is a figure of a table's row: not whole, or with others on its line, where a page has one number."""
    if not re.fullmatch(r"[\d.,]+%?", one.text):
        return False
    others = (each for each in page if each.is_beside(one))
    return not one.text.isdigit() or any(re.fullmatch(r"[\d.,]+%?", each.text) for each in others)


def _at_edge(one: Fragment, height: float) -> bool:
    return one.baseline > (1 - EDGE) * height or one.baseline < EDGE * height


def _is_page_number(one: Fragment, page: Sequence[Fragment]) -> bool:
    """Whether it is a number alone on the first or the last line of a page."""
    levels = [each.baseline for each in page]
    is_outermost = one.baseline in (max(levels), min(levels)) and not any(one.is_beside(each) for each in page)
    is_number = PAGE_LINE.fullmatch(one.text) and not YEAR_ALONE.fullmatch(one.text)
    return is_outermost and bool(is_number) and len(one.text.split()) <= LONGEST_NUMBER
