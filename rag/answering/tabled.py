"""Puts what an answer lists into a table, where one is asked for."""

import re
from dataclasses import replace

from rag.answering.composed import Composed
from rag.types import Item, Table

_TABLE = re.compile(
    r"\b(?:in|as|into|make|draw|give me|show me|put it in(?:to)?|build|create) (?:me )?(?:an? )?(?:\w+ )?table\b"
    r"|\btabulate\b|\btable of\b|^(?:an? )?table\b|[,:;–-] ?(?:an? )?table(?: please)?\W*$",
    re.IGNORECASE,
)


def asks_for_table(text: str) -> bool:
    """Whether a question wants its answer as a table."""
    return bool(_TABLE.search(text))


def as_table(composed: Composed) -> Composed:
    """The answer with its sections as the rows of a table; unchanged where it has a table or lists nothing."""
    rows = [(Item(section.title), item) for section in composed.sections for item in section.items]
    if composed.table is not None or not rows:
        return composed
    if len(composed.sections) == 1:
        table = Table((composed.sections[0].title,), tuple((item,) for _, item in rows))
    else:
        table = Table(("", ""), tuple(rows))
    return replace(composed, sections=(), table=table)
