"""Tables as lines: each row by itself, with the names of its columns."""

import re
from collections.abc import Iterable, Sequence

_YEAR = re.compile(r"(?:19|20)\d\d")


def row(cells: Sequence[str], header: Sequence[str] = ()) -> str:
    """A table's row as one line, each cell behind the name of its column, so that the row can be read by itself."""
    named = [*header, *[""] * (len(cells) - len(header))][: len(cells)]
    told = [
        f"{name.rstrip(':')}: {cell}" if name and name != cell else cell
        for name, cell in zip(named, cells, strict=True)
        if cell
    ]
    return " | ".join(told)


def table(rows: Iterable[Sequence[str]], *, headed: bool | None = None) -> list[str]:
    """The lines of a table. The header is told with each row; it is a line of its own only when no row tells it.

    Args:
        rows: Its cells, the header's first.
        headed: Whether the first row is a header; None to judge by whether only the others have figures.
    """
    cells = [[" ".join(cell.split()) for cell in one] for one in rows]
    cells = [one for one in cells if any(one)]
    if not cells:
        return []
    if sum(map(bool, cells[0])) == 1 and len(cells) > 2 and max(sum(map(bool, one)) for one in cells) > 1:
        return ["".join(cells[0]), *table(cells[1:], headed=headed)]  # a caption over the whole width
    if headed is None:
        figures = [sum(bool(re.search(r"\d", cell)) for cell in one) for one in cells]
        years = len({cell for cell in cells[0] if _YEAR.fullmatch(cell)})
        only_years = figures[0] == years > 1  # one year may as well be the value of a fact
        unnumbered = not figures[0] or only_years
        headed = len(cells) > 1 and unnumbered and len(cells[0]) > 1 and all(cells[0]) and any(figures[1:])
    if not headed or len(cells) == 1:
        return [" | ".join(cell for cell in one if cell) for one in cells]
    header, body = cells[0], cells[1:]
    told = [any(nth < len(one) and one[nth] for one in body) for nth in range(len(header))]
    lines = [row(one, header) for one in body]
    return lines if all(told) else [" | ".join(cell for cell in header if cell), *lines]


def told_in_each_row(rows: Sequence[Sequence[str]], merged: Iterable[tuple[int, int, int]]) -> list[list[str]]:
    """The rows of a table, a cell over several of them told in each, so that each can be read by itself.

    Args:
        rows: Its cells, empty where another covers them.
        merged: Of each cell over several rows: its row, its column, and how many rows it takes.
    """
    told = [[*one] for one in rows]
    for top, column, down in merged:
        for one in told[top + 1 : top + down]:
            if column < len(one) and column < len(told[top]):
                one[column] = told[top][column]
    return told
