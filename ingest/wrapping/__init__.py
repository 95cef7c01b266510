"""Plain text as paragraphs: joins lines that were broken at a column, words broken at a line's end, and pages.

A line was broken at a column when the next line's first word would not have fitted on it. That tells wrapped prose from
lists, tables and addresses, whose lines end where they like.
"""

from ingest.wrapping.joining import join_lines, joined_breaks, raised
from ingest.wrapping.pages import PAGE_LINE
from ingest.wrapping.paragraphs import FIELD, Unwrapped, unwrap
from ingest.wrapping.tables import table, told_in_each_row

__all__ = [
    "FIELD",
    "PAGE_LINE",
    "Unwrapped",
    "join_lines",
    "joined_breaks",
    "raised",
    "table",
    "told_in_each_row",
    "unwrap",
]
