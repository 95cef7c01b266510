"""Tables of a web page that hold data, a line for each row, each cell with the headers that it stands under."""

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from ingest.wrapping import table

MAX_COLUMN_SPAN = 50
"""That a cell may take; the rows too."""
MAX_ROW_SPAN = 500
CELL_WORDS = 12
"""A table of one row is there for the page's layout when it has longer cells."""


def is_data(element: Any) -> bool:
    """Whether a table holds data, and is not there for the page's layout."""
    paragraphs = ".//p/following-sibling::p | .//br[following-sibling::node()[1][self::br]]"
    if element.xpath(f".//table | .//h1 | .//h2 | {paragraphs}"):
        return False
    cells = element.xpath(".//td | .//th")
    is_row = len(cells) > 1 and all(len("".join(one.itertext()).split()) <= CELL_WORDS for one in cells)
    return len(element.xpath(".//tr")) > 1 or is_row


def table_lines(element: Any) -> Iterator[str]:
    """A table's captions, then its rows, as lines."""
    for caption in element.xpath("./caption"):
        if text := " ".join(caption.text_content().split()):
            yield text
    rows = _grid(element.xpath(".//tr"))
    heads = [*itertools.takewhile(lambda row: row.is_head, rows)]
    if not heads and len(rows) > 1 and rows[0].is_bold and not rows[1].is_bold:
        heads = rows[:1]
    while heads and len(heads) < len(rows) and sum(map(bool, dict.fromkeys(heads[0].cells))) == 1:
        yield next(filter(None, heads[0].cells))  # a caption over the whole width
        rows, heads = rows[1:], heads[1:]
    if heads and len(heads) < len(rows):
        header = [
            " ".join(dict.fromkeys(filter(None, names))) for names in zip(*(row.cells for row in heads), strict=True)
        ]
        for whole, body in itertools.groupby(rows[len(heads) :], key=lambda row: row.is_whole):
            cells = [row.told for row in body]
            yield from ("".join(row) for row in cells) if whole else table([header, *cells], headed=True)
    elif rows and all(row.names_itself and len(row.told) == 2 for row in rows):
        yield from (": ".join(filter(None, (row.told[0].rstrip(":"), row.told[1]))) for row in rows)
    else:
        yield from table([row.told for row in rows])


@dataclass(slots=True)
class _Row:
    """A row of a table, a cell for each of its columns."""

    cells: list[str]
    """As a header has them: a cell over several columns stands in each."""
    told: list[str]
    """As the rows below it have them: a cell over several columns stands in the first."""
    is_head: bool
    """Whether all its cells are marked as headers."""
    is_bold: bool
    names_itself: bool
    """Whether its first cell alone is marked as a header."""
    is_whole: bool
    """Whether one cell takes all its columns."""


def _grid(rows: Sequence[Any]) -> list[_Row]:
    """The rows with each cell in its column, those over several rows in each of these."""
    read: list[_Row] = []
    below: dict[int, tuple[int, str]] = {}
    """By column: for how many more rows a cell goes on, and its text."""
    for row in rows:
        found = _Row([], [], is_head=True, is_bold=True, names_itself=False, is_whole=False)
        given = row.xpath("./td | ./th")

        def go_on(found: _Row = found) -> None:
            while (left := below.get(len(found.cells))) is not None:
                column = len(found.cells)
                below[column] = (left[0] - 1, left[1])
                if left[0] <= 1:
                    del below[column]
                found.cells.append(left[1])
                found.told.append(left[1])

        for cell in given:
            go_on()
            text = " ".join(" ".join(cell.itertext()).split())
            across, down = _span(cell, "colspan", MAX_COLUMN_SPAN), _span(cell, "rowspan", MAX_ROW_SPAN)
            for nth in range(across):
                if down > 1:
                    below[len(found.cells)] = (down - 1, text)
                found.cells.append(text)
                found.told.append("" if nth else text)
        go_on()
        tags = [cell.tag for cell in given]
        found.is_head = bool(given) and set(tags) == {"th"}
        found.is_bold = bool(given) and all(_is_bold(cell) for cell in given)
        found.names_itself = tags[:1] == ["th"] and tags.count("th") == 1
        found.is_whole = len(given) == 1 and len(found.cells) > 1
        if given:
            read.append(found)
    width = max((len(row.cells) for row in read), default=0)
    for one in read:
        one.cells += [""] * (width - len(one.cells))
    return read


def _span(cell: Any, name: str, most: int) -> int:
    told = str(cell.get(name) or "")
    return min(max(int(told), 1), most) if told.isdecimal() and len(told) < 6 else 1


def _is_bold(cell: Any) -> bool:
    """Whether all that a cell says is set in bold."""
    bold = "".join("".join(one.itertext()) for one in cell.xpath("./b | ./strong | ./p/b | ./p/strong"))
    whole = "".join(cell.itertext()).split()
    return bool(whole) and bold.split() == whole
