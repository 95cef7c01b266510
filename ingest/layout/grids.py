"""Tables whose cells are drawn: the lines tell in which cell a word stands, and how many rows and columns it takes.

Places of words alone cannot tell a cell over several rows from one beside empty ones, nor cells that stand close.
"""

import itertools
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from ingest.layout.characters import Fragment, Rule
from ingest.layout.tables import PrintedTable

SAME_EDGE = 4.0
"""Points: lines so near are one edge, as those of two cells are that each have a border of their own."""
SHORTEST_EDGE = 6.0
"""Points; what is shorter borders no cell."""
MOST_LINES = 400
"""On a page, those that go on with each other made one; more are a drawing."""
MOST_CELLS = 4000
LONGEST_CELL = 150
"""Words; a frame with more is there for the page's layout."""


@dataclass(frozen=True, slots=True)
class Grid:
    """The cells that lines on a page enclose."""

    lefts: Sequence[float]
    """The edges of its columns, one more than there are."""
    tops: Sequence[float]
    """The edges of its rows, from the top."""
    cells: Sequence[Sequence[int]]
    """By row and column: the number of the cell there; one number for a cell over several."""

    def holds(self, one: Fragment) -> bool:
        """Whether a fragment stands in it."""
        middle = (one.left + one.right) / 2
        return self.lefts[0] < middle < self.lefts[-1] and self.tops[-1] < one.baseline + one.size / 3 < self.tops[0]


def grids_of(rules: Iterable[Rule]) -> list[Grid]:
    """The grids that lines on a page make, of two rows and two columns at the least."""
    lines = [*_joined(rules)]
    if len(lines) > MOST_LINES:
        return []
    grids = []
    while lines:
        group = [lines.pop()]
        for one in group:  # which grows
            group += (touching := [other for other in lines if _touches(one, other)])
            lines = [other for other in lines if other not in touching]
        if (grid := _grid(group)) is not None:
            grids.append(grid)
    return grids


def _joined(rules: Iterable[Rule]) -> Iterator[Rule]:
    """The lines, each edge once and whole."""
    for is_level in (True, False):
        edges: list[list[Rule]] = []
        for one in sorted((one for one in rules if one.is_level == is_level), key=lambda one: one.at):
            if edges and one.at - edges[-1][0].at <= SAME_EDGE:
                edges[-1].append(one)
            else:
                edges.append([one])
        for edge in edges:
            held: Rule | None = None
            for one in sorted(edge, key=lambda one: one.begin):
                if held is not None and one.begin - held.end <= SAME_EDGE:
                    held = replace(held, end=max(held.end, one.end))
                    continue
                yield from [held] if held is not None else []
                held = one
            yield from [held] if held is not None and held.end - held.begin >= SHORTEST_EDGE else []


def _touches(one: Rule, other: Rule) -> bool:
    return (
        one.is_level != other.is_level
        and one.begin - SAME_EDGE <= other.at <= one.end + SAME_EDGE
        and other.begin - SAME_EDGE <= one.at <= other.end + SAME_EDGE
    )


def _grid(lines: Sequence[Rule]) -> Grid | None:
    levels = [one for one in lines if one.is_level]
    uprights = [one for one in lines if not one.is_level]
    tops = _edges([one.at for one in levels])[::-1]
    lefts = _edges([*(one.at for one in uprights), *(place for one in levels for place in (one.begin, one.end))])
    rows, columns = len(tops) - 1, len(lefts) - 1
    if rows < 2 or columns < 2 or rows * columns > MOST_CELLS:
        return None
    cells = [[row * columns + column for column in range(columns)] for row in range(rows)]

    def join(one: int, other: int) -> None:
        for row in cells:
            row[:] = [one if each == other else each for each in row]

    for row, column in itertools.product(range(rows), range(columns)):
        if row and not _is_drawn(levels, tops[row], lefts[column], lefts[column + 1]):
            join(cells[row - 1][column], cells[row][column])
        if column and not _is_drawn(uprights, lefts[column], tops[row + 1], tops[row]):
            join(cells[row][column - 1], cells[row][column])
    return Grid(lefts, tops, cells)


def _edges(places: Iterable[float]) -> list[float]:
    edges: list[float] = []
    for place in sorted(places):
        if not edges or place - edges[-1] > SAME_EDGE:
            edges.append(place)
    return edges


def _is_drawn(lines: Sequence[Rule], at: float, begin: float, end: float) -> bool:
    """Whether a line goes the whole way between two cells."""
    return any(
        abs(one.at - at) <= SAME_EDGE and one.begin <= begin + SAME_EDGE and one.end >= end - SAME_EDGE for one in lines
    )


def read_grid(grid: Grid, fragments: Sequence[Fragment]) -> list[PrintedTable]:
    """A table in rows, a cell over several told in each; what goes over its whole width stands apart. Empty for none.

    Args:
        grid: Where its cells are.
        fragments: Those that stand in it.
    """
    found: dict[int, list[Fragment]] = {}
    for one in fragments:
        row = _place([-top for top in grid.tops], -(one.baseline + one.size / 3))
        told = [(_place(grid.lefts, (word.left + word.right) / 2), word) for word in one.words]
        for column, run in itertools.groupby(told, key=lambda each: each[0]):
            words = tuple(word for _, word in run)
            piece = replace(one, text=" ".join(word.text for word in words), left=words[0].left, words=words)
            found.setdefault(grid.cells[row][column], []).append(piece)
    texts = {number: _text(pieces) for number, pieces in found.items()}
    rows = [row for row, _ in itertools.groupby(grid.cells)]
    rows = [row for row in rows if any(number in texts for number in row)]
    used = {column for row in rows for column, number in enumerate(row) if number in texts}
    if len(rows) < 2 or len(used) < 2 or max(len(text.split()) for text in texts.values()) > LONGEST_CELL:
        return []
    bold = {number for number, pieces in found.items() if all(one.is_bold for one in pieces)}
    return [*_tables(rows, texts, bold, fragments[0].page)]


def _place(edges: Sequence[float], at: float) -> int:
    return min(max(bisect_right(edges, at) - 1, 0), len(edges) - 2)


def _text(pieces: Sequence[Fragment]) -> str:
    """What a cell says, line by line."""
    lines: list[list[Fragment]] = []
    for one in sorted(pieces, key=lambda one: -one.baseline):
        if lines and abs(lines[-1][0].baseline - one.baseline) < one.size / 2:
            lines[-1].append(one)
        else:
            lines.append([one])
    return "\n".join(" ".join(one.text for one in sorted(line, key=lambda one: one.left)) for line in lines)


def _tables(rows: Sequence[Sequence[int]], texts: dict[int, str], bold: set[int], page: int) -> Iterator[PrintedTable]:
    columns = len(rows[0])
    body = [*rows]
    while len(set(body[0])) == 1 and len(body) > 1:
        yield _line(texts.get(body.pop(0)[0], ""), page)
    heads = _header_rows(body, texts, bold)
    header = [
        " ".join(dict.fromkeys(texts.get(row[column], "") for row in body[:heads])).strip() for column in range(columns)
    ]
    for is_whole, run in itertools.groupby(body[heads:], key=lambda row: len(set(row)) == 1):
        numbers = [*run]
        if is_whole:
            yield from (
                PrintedTable([[texts.get(row[0], "")]], is_headed=False, page=page, columns=1) for row in numbers
            )
            continue
        told = [
            ["" if column and number == row[column - 1] else texts.get(number, "") for column, number in enumerate(row)]
            for row in numbers
        ]
        yield PrintedTable([header, *told] if heads else told, is_headed=heads > 0, page=page, columns=columns)


def _line(text: str, page: int) -> PrintedTable:
    """What goes over the whole width of a table."""
    return PrintedTable([[text]], is_headed=False, page=page, columns=1)


def _header_rows(rows: Sequence[Sequence[int]], texts: dict[int, str], bold: set[int]) -> int:
    """How many rows tell what stands below them: those in bold, or those under cells over several columns."""
    told = [bold.issuperset(number for number in row if number in texts) for row in rows]
    in_bold = next((nth for nth, one in enumerate(told) if not one), 0)
    if in_bold:
        return in_bold
    first = Counter(rows[0])
    if max(first.values()) == 1:
        return 0
    deep = 1
    while deep < len(rows) - 1 and not set(rows[deep - 1]).isdisjoint(rows[deep]):
        deep += 1
    return deep if deep > 1 else 0
