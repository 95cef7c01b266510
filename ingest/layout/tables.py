"""Lines that are a table, cut into its rows and cells, and those that are prose in two columns."""

import itertools
import statistics
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from ingest.layout.characters import Fragment, PrintedWord
from ingest.layout.gaps import ROW_GAP
from ingest.layout.paragraphs import Paragraph

NEIGHBOURS = 8
"""Fragments before and behind one among which its neighbours in a table are."""
COLUMN_OF_PROSE_WORDS = 5
"""Words of a line of prose in a column, at the median; the cells of a table have fewer."""
FILLED_LINES = 3
"""Of a column of prose whose lines are shorter, all but the last of which fill it."""
FLUSH = 1.0
"""Points by which such a line may fall short of its column."""
ROWS_BACK = 40
"""Fragments before one from which the columns of its table are told."""
WIDEST_CELL = 0.6
"""0-1: the share of a table's width that a cell takes at the most."""


@dataclass(slots=True)
class PrintedTable:
    """The rows of a table, as far as a page has them."""

    rows: list[list[str]]
    """Their cells; a cell of several lines has line breaks."""
    is_headed: bool
    """Whether its first row alone is bold."""
    page: int
    """On which it ends."""
    columns: int


def table_runs(lines: Sequence[Fragment]) -> Iterator[tuple[list[Fragment], bool]]:
    """The lines in runs that are a table, or are not."""
    beside = [_has_neighbour(lines, nth) for nth in range(len(lines))]
    beside = [each or _is_header(lines, beside, nth) for nth, each in enumerate(beside)]
    place = 0
    while place < len(lines):
        stop = place
        if beside[place]:
            while stop < len(lines) and _is_in_table(lines, beside, place, stop):
                stop += 1
            if _is_table(lines[place:stop]):
                is_prose = _is_prose(lines[place:stop])
                yield _by_column(lines[place:stop]) if is_prose else [*lines[place:stop]], not is_prose
                place = stop
                continue
        stop = max(stop, place + 1)
        while stop < len(lines) and not beside[stop]:
            stop += 1
        yield [*lines[place:stop]], False
        place = stop


def _has_neighbour(lines: Sequence[Fragment], nth: int) -> bool:
    near = lines[max(nth - NEIGHBOURS, 0) : nth + NEIGHBOURS + 1]
    return any(lines[nth].is_beside(other) for other in near if other is not lines[nth])


def _is_header(lines: Sequence[Fragment], beside: Sequence[bool], nth: int) -> bool:
    """Whether a line in bold has a word above each column of the table below, and no other."""
    one = lines[nth]
    below = [
        each
        for at, each in enumerate(lines[nth + 1 : nth + 1 + ROWS_BACK], start=nth + 1)
        if beside[at] and each.page == one.page and not each.is_bold and each.baseline < one.baseline
    ]
    if not one.is_bold or not below or one.baseline - below[0].baseline > ROW_GAP * below[0].size:
        return False
    columns = _columns(below)
    return len(columns) == len(one.words) > 1 and all(map(_overlaps, one.words, columns))


def _is_in_table(lines: Sequence[Fragment], beside: Sequence[bool], begun: int, nth: int) -> bool:
    """Whether a line goes on with the table that begins there: beside another, or in one of its columns alone."""
    one = lines[nth]
    if one.page != lines[begun].page or (nth > begun and lines[nth - 1].baseline - one.baseline > ROW_GAP * one.size):
        return False
    if beside[nth]:
        return True
    near = range(max(begun, nth - ROWS_BACK), min(nth + NEIGHBOURS, len(lines)))
    columns = _columns([lines[each] for each in near if beside[each] and lines[each].page == one.page])
    return len(columns) > 1 and sum(_overlaps(one, each) for each in columns) == 1


def _is_table(run: Sequence[Fragment]) -> bool:
    return len(run) > 2 and len({round(one.baseline) for one in run}) > 1 and len(_columns(run)) > 1


def _is_prose(run: Sequence[Fragment]) -> bool:
    """Whether it is prose in two columns, which a program wrote line by line, or one after the other.

    The cells of a table with as many words are written one after the other, row by row.
    """
    columns = _columns(run)
    sides = [_nearest(columns, one) for one in run]
    lengths = [[len(one.text.split()) for one, at in zip(run, sides, strict=True) if at == side] for side in (0, 1)]
    if len(columns) != 2:
        return False
    is_filled = all(_is_filled([one for one, at in zip(run, sides, strict=True) if at == side]) for side in (0, 1))
    if not is_filled and min(statistics.median(one) for one in lengths) < COLUMN_OF_PROSE_WORDS:
        return False
    back = sum(before > after for before, after in itertools.pairwise(sides))
    return back == 0 or back > 0.6 * min(sides.count(0), sides.count(1))


def _is_filled(column: Sequence[Fragment]) -> bool:
    """Whether the lines of a column fill it from edge to edge, as those of justified prose do."""
    left, right = min(one.left for one in column), max(one.right for one in column)
    full = [one for one in column if max(one.left - left, right - one.right) < FLUSH and len(one.words) > 1]
    return len(column) >= FILLED_LINES and len(full) >= len(column) - 1


def _by_column(run: Sequence[Fragment]) -> list[Fragment]:
    """The lines of each column after those of the one before, with the right edge of their column."""
    columns = _columns(run)
    placed = [replace(one, column_right=columns[_nearest(columns, one)][1]) for one in run]
    return sorted(placed, key=lambda one: (_nearest(columns, one), -one.baseline))


def _nearest(columns: Sequence[tuple[float, float]], one: Fragment | PrintedWord) -> int:
    """The column that it stands in, or is nearest to."""

    def apart(nth: int) -> tuple[float, float]:
        left, right = columns[nth]
        return max(left - one.right, one.left - right, 0.0), abs(left + right - one.left - one.right)

    return min(range(len(columns)), key=apart)


def _columns(run: Sequence[Fragment]) -> list[tuple[float, float]]:
    """The left and right edges of a table's columns."""
    whole = max(one.right for one in run) - min(one.left for one in run)
    columns: list[tuple[float, float]] = []
    for one in sorted(run, key=lambda each: each.left):
        if one.right - one.left > WIDEST_CELL * whole or _takes_several(one, run):
            continue
        if columns and one.left < columns[-1][1]:
            columns[-1] = (columns[-1][0], max(columns[-1][1], one.right))
        else:
            columns.append((one.left, one.right))
    return columns


def _takes_several(one: Fragment, run: Sequence[Fragment]) -> bool:
    """Whether it stands above or below two that stand on one line apart, and so in several columns."""
    levels: dict[int, Fragment] = {}
    for each in run:
        if each is not one and _overlaps(one, (each.left, each.right)):
            other = levels.setdefault(round(each.baseline), each)
            if each.is_beside(other):
                return True
    return False


def _overlaps(one: Fragment | PrintedWord, column: tuple[float, float]) -> bool:
    return column[0] < one.right and one.left < column[1]


def _cells(columns: Sequence[tuple[float, float]], one: Fragment) -> list[tuple[int, str]]:
    """The columns that the words of a fragment stand in, with what stands there; all in one unless it takes several."""
    if sum(_overlaps(one, each) for each in columns) < 2:
        return [(_nearest(columns, one), one.text)]
    told = [(_nearest(columns, word), word.text) for word in one.words]
    return [(nth, " ".join(text for _, text in run)) for nth, run in itertools.groupby(told, key=lambda each: each[0])]


def read_table(run: Sequence[Fragment]) -> PrintedTable:
    """The lines of a table in rows and cells."""
    columns = _columns(run)
    rows: list[list[str]] = []
    last = len(columns)
    before: Fragment | None = None
    bold: list[bool] = []
    for one in run:
        column = min(nth for nth, _ in _cells(columns, one))
        is_below_header = len(rows) == 1 and bold[0] and not one.is_bold
        apart = is_below_header or (before is not None and before.baseline - one.baseline > 2.2 * one.size)
        if column < last or (column == last and apart):
            rows.append([""] * len(columns))
            bold.append(True)
        for cell, text in _cells(columns, one):
            rows[-1][cell] = f"{rows[-1][cell]}\n{text}".strip()
            last = cell
        bold[-1] = bold[-1] and one.is_bold
        before = one
    return PrintedTable(rows, bold[0] and not all(bold), run[0].page, len(columns))


def _continues(held: PrintedTable, one: PrintedTable) -> bool:
    """Whether a table is the rest of the one before it, in the next column or on the next page."""
    is_next = one.page - held.page == 1 or (one.page == held.page and not one.is_headed)
    return is_next and one.columns == held.columns


def _is_rest_of_row(rest: Sequence[Sequence[str]], before: Sequence[Sequence[str]]) -> bool:
    """Whether the first of these rows is what the last row of the page before had no room for.

    It lacks the first cell, which every other row has, or what it has goes on with the sentences of the row before.
    """
    if not rest or len(before) < 2 or not all(old for old, new in zip(before[-1], rest[0], strict=True) if new):
        return False
    is_nameless = not rest[0][0] and all(one[0] for one in (*before[1:], *rest[1:]))
    lacks = any(old and not new for old, new in zip(before[-1], rest[0], strict=True))
    return is_nameless or (lacks and all(cell[:1].islower() for cell in rest[0] if cell))


def joined_tables(blocks: Iterable[Paragraph | PrintedTable]) -> Iterator[Paragraph | PrintedTable]:
    """The blocks with a table that goes on in the next column or on the next page made one, its header told once."""
    held: PrintedTable | None = None
    for one in blocks:
        if held is not None and isinstance(one, PrintedTable) and _continues(held, one):
            rest = one.rows[one.rows[0] == held.rows[0] :]
            if one.page > held.page and _is_rest_of_row(rest, held.rows):
                held.rows[-1] = [
                    f"{cell}\n{more}".strip() for cell, more in zip(held.rows[-1], rest.pop(0), strict=True)
                ]
            held = replace(held, rows=[*held.rows, *rest], page=one.page)
            continue
        if held is not None:
            yield held
            held = None
        if isinstance(one, PrintedTable):
            held = one
        else:
            yield one
    if held is not None:
        yield held
