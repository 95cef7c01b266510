"""Spreadsheets: comma-separated values by the standard library; Excel and OpenDocument sheets by calamine."""

import csv
import datetime as dt
import io
from collections.abc import Sequence
from typing import Any

import python_calamine

from ingest.left_out import OmittedPiece
from ingest.readers.archive import unpack
from ingest.readers.document import Document
from ingest.readers.encodings import decode
from ingest.wrapping import table
from rag.english import normalise
from rag.errors import SourceError

MAX_ROWS = 50_000
"""Of a spreadsheet; more of them are data to be analysed, not an article to be read."""
_SEPARATORS = ",;\t|"
_SNIFFED_LINES = 20


def read_values(content: bytes) -> Document:
    """Values separated by commas, semicolons, tabs or bars, a row a line, each behind the name of its column.

    Raises:
        SourceError: it is no text, or has too many rows.
    """
    text, guessed = decode(content)
    try:
        rows = [*csv.reader(io.StringIO(text, newline=""), delimiter=_separator(text))]
    except csv.Error as error:
        raise SourceError(f"it cannot be read as separated values ({error}); save it again") from None
    notes = (f"is read as {guessed}, which was guessed",) if guessed else ()
    return Document(normalise("\n\n".join(_lines(rows))), notes=notes)


def read_workbook(content: bytes) -> Document:
    """The sheets of a workbook (.xlsx, .xls, .ods), each under its name where there are several.

    Raises:
        SourceError: it is none, is encrypted or damaged, or is too large.
    """
    if content[:2] == b"PK":
        unpack(content, "spreadsheet")
    try:
        workbook = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(content))
        shown: list[tuple[str, list[list[str]]]] = []
        hidden: list[tuple[str, list[list[str]]]] = []
        for told in workbook.sheets_metadata:
            if told.typ != python_calamine.SheetTypeEnum.WorkSheet:
                continue
            is_shown = told.visible == python_calamine.SheetVisibleEnum.Visible
            rows = workbook.get_sheet_by_name(told.name).to_python()
            (shown if is_shown else hidden).append((told.name, [[_written(cell) for cell in row] for row in rows]))
    except python_calamine.PasswordError:
        raise SourceError("it is encrypted; save it without a password") from None
    except python_calamine.CalamineError as error:
        raise SourceError(f"it is no spreadsheet, or is damaged ({error}); save it again") from None
    filled = [(name, lines) for name, rows in shown if (lines := _lines(rows))]
    lines = [line for name, own in filled for line in ([f"## {name}", *own] if len(filled) > 1 else own)]
    left_out = (OmittedPiece("hidden sheet", line) for _, rows in hidden for line in _lines(rows))
    return Document(normalise("\n\n".join(lines)), left_out=tuple(left_out))


def _separator(text: str) -> str:
    """The mark that stands in the first lines most often, in each of them if any does."""
    lines = [line for line in text.split("\n", _SNIFFED_LINES)[:_SNIFFED_LINES] if line.strip()]
    counts = {mark: [line.count(mark) for line in lines] for mark in _SEPARATORS}
    return max(_SEPARATORS, key=lambda mark: (min(counts[mark], default=0), sum(counts[mark])))


def _lines(rows: Sequence[Sequence[str]]) -> list[str]:
    """The lines of a sheet: what stands alone in a row above the table is a caption, the first full row its header.

    Raises:
        SourceError: it has too many rows.
    """
    filled = [row for row in rows if any(cell.strip() for cell in row)]
    if len(filled) > MAX_ROWS:
        raise SourceError(f"it has {len(filled):,} rows, more than {MAX_ROWS:,}; save those of an article")
    lines: list[str] = []
    while len(filled) > 1 and sum(bool(cell.strip()) for cell in filled[0]) == 1:
        lines.append("".join(filled.pop(0)).strip())
    if not filled:
        return lines
    named = [cell for cell in filled[0] if cell.strip()]
    is_header = len(filled) > 1 and len(set(named)) == len(named) and not any(map(_is_figure, named))
    return [*lines, *table(filled, headed=is_header)]


def _is_figure(cell: str) -> bool:
    return not any(each.isalpha() for each in cell) and not (len(cell) == 4 and cell.isdigit())


def _written(cell: Any) -> str:
    """The value of a cell as people write it."""
    match cell:
        case bool():
            return "yes" if cell else "no"
        case float() if cell.is_integer():
            return str(int(cell))
        case dt.datetime() if cell.time() == dt.time():
            return _day(cell.date())
        case dt.datetime():
            return f"{_day(cell.date())}, {cell:%H:%M}"
        case dt.date():
            return _day(cell)
        case dt.time():
            return f"{cell:%H:%M}"
    return str(cell)


def _day(day: dt.date) -> str:
    return f"{day.day} {day:%B %Y}"
