"""In which form an answer is wanted: as a table, with which columns, in which parts, in order of time."""

from rag.question.form.arrangement import arrangement_of, parts_within
from rag.question.form.chronology import asks_for_chronology, told_of_each, without_chronology
from rag.question.form.columns import columns_of, without_columns
from rag.question.form.table import asks_for_table, without_table

__all__ = [
    "arrangement_of",
    "asks_for_chronology",
    "asks_for_table",
    "columns_of",
    "parts_within",
    "told_of_each",
    "without_chronology",
    "without_columns",
    "without_table",
]
