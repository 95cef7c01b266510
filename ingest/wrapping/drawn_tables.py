"""Tables that a plain text draws with tabs, bars or columns of spaces."""

import csv
import itertools
import re
from collections import Counter
from collections.abc import Sequence

from ingest.lines import BULLET, ENDS, LISTED
from ingest.wrapping.joining import join_lines
from ingest.wrapping.tables import table

_SEPARATED = re.compile(r"(?<=\S);(?=\S)|(?<=[^\s\d]),(?=\S)|(?<=\d),(?=[^\s\d])")
"""The mark between the cells of a row that no space follows, as it does in prose, and that is not within a number."""
COLUMN_WORDS = 4
"""Words of a line of a column of prose, at the least; the cells of a table have fewer."""


def drawn_rows(block: Sequence[str]) -> list[str]:
    """The lines of a table that is drawn with tabs, bars or columns of spaces; empty when the block is none."""
    if not is_drawn_table(block):
        return []
    ruled = [line for line in block if not re.fullmatch(r"[\s|:+=_-]+", line)]
    cells = [_cells(line) for line in ruled]
    if columns := _columns(cells):
        return columns
    headed = True if len(ruled) < len(block) and len(ruled) > 1 else None
    return table(cells, headed=headed)


def _columns(rows: Sequence[Sequence[str]]) -> list[str]:
    """The two columns of prose that rows of two cells are, one after the other; empty when they are a table's."""
    if any(len(one) != 2 for one in rows) or sum(len(one[0].split()) >= COLUMN_WORDS for one in rows) < len(rows) - 1:
        return []
    left, right = zip(*rows, strict=True)
    goes_on = [
        sum(not ENDS.search(one) and after[:1].islower() for one, after in itertools.pairwise(each))
        for each in (left, right)
    ]
    if 2 * min(goes_on) < len(rows) - 1:
        return []
    return [join_lines(left, Counter()), join_lines(right, Counter())]


def is_drawn_table(block: Sequence[str]) -> bool:
    """Whether all lines of a block have as many cells as each other."""
    ruled = [line for line in block if not re.fullmatch(r"[\s|:+=_-]+", line)]
    if len(ruled) < 2 or any(re.match(rf"\s*{BULLET}\s", line) for line in ruled):
        return False
    if all(LISTED.match(line.strip()) for line in ruled):
        ruled = [LISTED.sub("", line.strip(), count=1) for line in ruled]  # wide spaces may stand behind an item's mark
    counts = {len(_cells(line)) for line in ruled}
    drawn = any("\t" in line or "|" in line for line in ruled)
    return len(counts) == 1 and counts.pop() > 1 and (drawn or len(ruled) > 2)


def _cells(line: str) -> list[str]:
    """The cells of a row, by its bars, its tabs, its wide spaces or the marks of a spreadsheet."""
    line = line.strip(" ")
    if "|" in line:
        return [cell.strip() for cell in line.strip("|").split("|")]
    if "\t" in line or re.search(r"\S\s{2,}\S", line):
        return [cell.strip() for cell in re.split(r"\t+" if "\t" in line else r"\s{2,}", line)]
    if found := _SEPARATED.search(line):  # as a spreadsheet saves it
        return [cell.strip() for cell in next(csv.reader([line], delimiter=found[0]))]
    return [line]
