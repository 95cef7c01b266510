"""Outcomes as a table for spreadsheets, each with its quote and where that stands.

Whatever a cell holds came from an article, and none is to be run. A CSV file cannot say that a cell is text, so there a
text that begins like a formula gets an apostrophe; an XLSX file says it of every text.
"""

import csv
import io
from collections.abc import Iterator, Sequence

from xlsxwriter import Workbook

from rag.links import web_address
from rag.outcomes import LibraryRecord, Outcome, told_differently_at
from rag.presenting import account_told
from rag.wire import outcome_json

_COLUMNS = {
    "meeting": 34,
    "date": 11,
    "status": 11,
    "actors": 26,
    "what": 60,
    "amounts": 20,
    "deadline": 18,
    "instrument": 20,
    "text": 80,
    "article": 40,
    "start": 7,
    "end": 7,
    "read_from": 16,
    "known_before_end": 16,
    "voice": 10,
    "binding": 12,
    "topics": 24,
    "told_differently": 60,
    "link": 50,
}
"""Their widths in characters, in order."""
_CELL_MAX = 32_767
"""Characters that a cell of an XLSX file can hold."""
_LINK_MAX = 2_079
"""Characters of an address that a cell of an XLSX file can link to."""
_LINKS_MAX = 65_530
"""Links that a sheet of an XLSX file can hold."""

Cell = str | int


def outcomes_csv(outcomes: Sequence[Outcome], record: LibraryRecord) -> str:
    """Outcomes as CSV with a header; lists are parted by semicolons. `record` is as in `outcome_json`."""
    sheet = io.StringIO()
    writer = csv.writer(sheet)
    writer.writerow(_COLUMNS)
    writer.writerows([_disarmed(cell) for cell in row] for row in _rows(outcomes, record))
    return sheet.getvalue()


def outcomes_xlsx(outcomes: Sequence[Outcome], record: LibraryRecord) -> bytes:
    """Outcomes as an XLSX file of one sheet, the columns those of the CSV; its header stays in sight and filters."""
    made = io.BytesIO()
    with Workbook(made, {"in_memory": True}) as book:
        sheet = book.add_worksheet("Outcomes")
        wrapped, bold = book.add_format({"text_wrap": True, "valign": "top"}), book.add_format({"bold": True})
        for column, (name, width) in enumerate(_COLUMNS.items()):
            sheet.set_column(column, column, width, wrapped)
            sheet.write_string(0, column, name, bold)
        for number, row in enumerate(_rows(outcomes, record), start=1):
            for column, cell in enumerate(row):
                if isinstance(cell, int):
                    sheet.write_number(number, column, cell)
                elif number <= _LINKS_MAX and len(cell) <= _LINK_MAX and column == len(row) - 1 and web_address(cell):
                    sheet.write_url(number, column, cell)
                else:
                    sheet.write_string(number, column, cell[:_CELL_MAX])
        sheet.freeze_panes(1, 0)
        sheet.autofilter(0, 0, len(outcomes), len(_COLUMNS) - 1)
    return made.getvalue()


def _rows(outcomes: Sequence[Outcome], record: LibraryRecord) -> Iterator[list[Cell]]:
    """The cells of each outcome in the order of the columns."""
    for outcome in outcomes:
        one = outcome_json(outcome, record)
        apart = told_differently_at(record, outcome.article.id, *outcome.statement.clause)
        place = f"{one['article']}, characters {one['start']}–{one['end']}"
        told = one | {
            "actors": "; ".join(one["actors"]),
            "amounts": "; ".join(each["text"] for each in one["amounts"]),
            "deadline": "; ".join(each["text"] for each in one["deadlines"]),
            "known_before_end": {True: "yes", False: "no", None: ""}[one["known_before_end"]],
            "topics": "; ".join(one["topics"]),
            "told_differently": "; ".join(account_told(told, each) for told in apart for each in told.others),
            "link": web_address(one["url"]) or place,
        }
        yield ["" if told[name] is None else told[name] for name in _COLUMNS]


def _disarmed(cell: Cell) -> Cell:
    """The cell; a text that begins like a formula gets an apostrophe, which spreadsheets do not show."""
    return f"'{cell}" if isinstance(cell, str) and cell[:1] in ("=", "+", "-", "@", "\t", "\r") else cell
