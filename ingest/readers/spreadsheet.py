"""Spreadsheets: comma-separated values by the standard library; Excel and OpenDocument sheets by calamine."""

import csv
import datetime as dt
import io
import zipfile
from collections.abc import Sequence
from typing import Any

import python_calamine

from ingest.left_out import OmittedPiece
from ingest.readers.archive import unpack
from ingest.readers.document import Document
from ingest.readers.encodings import decode
from ingest.readers.sheet_parts import Merged, comments, merged_of_open_document
from ingest.wrapping import table, told_in_each_row
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
    csv.field_size_limit(max(csv.field_size_limit(), len(text) + 1))  # the whole process's: it is only raised
    try:
        rows = [*csv.reader(io.StringIO(text, newline=""), delimiter=_separator(text))]
    except csv.Error as error:
        raise SourceError(f"it cannot be read as separated values ({error}); save it again") from None
    notes = (f"is read as {guessed}, which was guessed",) if guessed else ()
    return Document(normalise("\n\n".join(_lines(_alike(rows)))), notes=notes)


def read_workbook(content: bytes) -> Document:
    """The sheets of a workbook (.xlsx, .xls, .ods), each under its name where there are several.

    Raises:
        SourceError: it is none, is encrypted or damaged, or is too large.
    """
    archive = unpack(content, "spreadsheet") if content[:2] == b"PK" else None
    try:
        workbook = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(content))
        shown: list[tuple[str, list[str]]] = []
        hidden: list[str] = []
        for told in workbook.sheets_metadata:
            if told.typ != python_calamine.SheetTypeEnum.WorkSheet:
                continue
            sheet = workbook.get_sheet_by_name(told.name)
            rows = [[_written(cell) for cell in row] for row in sheet.to_python()]
            lines = _lines(rows, _merged(sheet, archive))
            if told.visible == python_calamine.SheetVisibleEnum.Visible:
                shown.append((told.name, lines))
            else:
                hidden += lines
    except python_calamine.PasswordError:
        raise SourceError("it is encrypted; save it without a password") from None
    except python_calamine.CalamineError as error:
        raise SourceError(f"it is no spreadsheet, or is damaged ({error}); save it again") from None
    filled = [(name, lines) for name, lines in shown if lines]
    told_lines = [line for name, own in filled for line in ([f"## {name}", *own] if len(filled) > 1 else own)]
    left_out = [OmittedPiece("hidden sheet", line) for line in hidden]
    left_out += (OmittedPiece("comment", text) for text in (comments(archive) if archive else ()))
    return Document(normalise("\n\n".join(told_lines)), left_out=tuple(left_out))


def _merged(sheet: python_calamine.CalamineSheet, archive: zipfile.ZipFile | None) -> list[Merged]:
    """The merged cells of a sheet, placed as in its rows, which begin with the first that is not empty."""
    top, left = sheet.start or (0, 0)
    ranges = sheet.merged_cell_ranges
    if ranges is None:
        return merged_of_open_document(archive, sheet.name) if archive else []
    return [
        Merged(first[0] - top, first[1] - left, last[0] - first[0] + 1, last[1] - first[1] + 1)
        for first, last in ranges
        if first[0] >= top and first[1] >= left
    ]


def _alike(rows: Sequence[Sequence[str]]) -> list[list[str]]:
    """The rows, each with as many cells as the longest."""
    width = max(map(len, rows), default=0)
    return [[*row, *[""] * (width - len(row))] for row in rows]


def _separator(text: str) -> str:
    """The mark that stands in the first lines most often, in each of them if any does."""
    lines = [line for line in text.split("\n", _SNIFFED_LINES)[:_SNIFFED_LINES] if line.strip()]
    counts = {mark: [line.count(mark) for line in lines] for mark in _SEPARATORS}
    return max(_SEPARATORS, key=lambda mark: (min(counts[mark], default=0), sum(counts[mark])))


def _lines(rows: Sequence[Sequence[str]], merged: Sequence[Merged] = ()) -> list[str]:
    """The lines of a sheet: what stands alone in a row above the table is a caption, the first full row its header.

    A header whose cells are merged takes as many rows as they do.

    Raises:
        SourceError: it has too many rows.
    """
    told = told_in_each_row(rows, ((one.top, one.left, one.down) for one in merged))
    filled = [nth for nth, row in enumerate(told) if any(cell.strip() for cell in row)]
    if len(filled) > MAX_ROWS:
        raise SourceError(f"it has {len(filled):,} rows, more than {MAX_ROWS:,}; save those of an article")
    lines: list[str] = []
    while len(filled) > 1 and sum(bool(cell.strip()) for cell in told[filled[0]]) == 1:
        caption = "".join(told[filled.pop(0)]).strip()
        lines += [caption] if [caption] != lines[-1:] else []
    if not filled:
        return lines
    top = filled[0]
    heading = [one for one in merged if one.top == top]
    depth = max((one.down for one in heading), default=1)
    if depth == 1 and any(one.across > 1 for one in heading) and not any(map(_is_figure, filter(None, told[top + 1]))):
        depth = 2
    above = [[*told[nth]] for nth in range(top, min(top + depth, filled[-1]))]
    for one in merged:
        if top <= one.top < top + len(above):
            row = above[one.top - top]
            for column in range(one.left + 1, min(one.left + one.across, len(row))):
                row[column] = row[one.left]
    header = [" ".join(dict.fromkeys(filter(None, names))) for names in zip(*above, strict=True)] if above else []
    named = [cell for cell in header if cell.strip()]
    is_header = len(set(named)) == len(named) > 0 and not any(map(_is_figure, named))
    body = [told[nth] for nth in filled if nth >= top + len(above)]
    return [*lines, *table([header, *body] if above else body, headed=is_header)]


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
