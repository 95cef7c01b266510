"""Who pays how much, by the rows of a table that an article has: the contributors to a budget."""

import re
from collections.abc import Iterator, Sequence

from rag.answering.asked import Asked
from rag.answering.composed import Citations, Composed
from rag.answering.meant import meant
from rag.answering.sentences import ArticleSentence, sentences_of
from rag.english import terms
from rag.types import Item, Table

_ASKS = re.compile(
    r"\bwho (?:pays?|paid|funds?|funded|finances?|financed|contributes?|contributed|gives?|gave)\b"
    r".*\b(?:how much|what)\b"
    r"|\b(?:budget|contributions?)\b.*\b(?:who pays|how much|by whom|breakdown|broken down|table)\b"
    r"|\b(?:breakdown|table|split) of the (?:[\w-]+ ){0,3}(?:budget|contributions)\b",
    re.IGNORECASE,
)
_ROW = re.compile(r"[^|]{1,60} \| [^|:]{1,60}: ")
_LEADS = 2
"""Sentences in front of a table that say what it is of."""
_NUMBER = re.compile(r"^\d{1,2}[.)]\s+")
_PAYING = frozenset(terms("pay pays paid fund funds finance finances contribute contributes give gives gave how much"))
"""Stems that tell nothing of which table is meant."""


def contributors(asked: Asked) -> Composed | None:
    """The table on the matter that a question asks who pays for; None where it asks for none, or no article has one."""
    if not _ASKS.search(asked.understood.text):
        return None
    what = meant(asked)
    wanted = what.topic - _PAYING
    named = {article_id for one in what.meetings for article_id in one.article_ids}
    best: tuple[int, str, list[ArticleSentence]] = (0, "", [])
    for article_id in sorted(named or asked.library.articles_with("budget")):
        title = frozenset(terms(" ".join(asked.library.titles([article_id]))))
        for lead, rows in _tables(sentences_of(asked.library, [article_id])):
            on = len(wanted & {*terms(lead)})
            if on and wanted <= title | {*terms(lead)} and on + len(wanted & title) > best[0]:
                best = (on + len(wanted & title), lead, rows)
    _, lead, rows = best
    return _told(lead, rows, asked) if rows else None


def _tables(every: Sequence[ArticleSentence]) -> Iterator[tuple[str, list[ArticleSentence]]]:
    """The tables among the sentences of an article, each with what stands in front of it."""
    rows: list[ArticleSentence] = []
    lead = ""
    for nth, one in enumerate(every):
        if _ROW.match(one.text):
            lead = lead if rows else " ".join(each.text for each in every[max(0, nth - _LEADS) : nth])
            rows.append(one)
        elif rows:
            yield lead, rows
            rows = []
    if rows:
        yield lead, rows


def _told(lead: str, rows: Sequence[ArticleSentence], asked: Asked) -> Composed:
    citations = Citations(asked.library)
    columns: list[str] = []
    told: list[dict[str, str]] = []
    for one in rows:
        cells = (_parted(cell) for cell in one.text.split(" | "))
        told.append(dict(cells))
        columns += [name for name in told[-1] if name not in columns]
    markers = [citations.cite(one.article_id, one.span) for one in rows]
    full = tuple(
        tuple(Item(row.get(name, ""), (marker,) if name == columns[0] else ()) for name in columns)
        for row, marker in zip(told, markers, strict=True)
    )
    return Composed(
        "list",
        headline=f"{_NUMBER.sub('', lead).split('. ')[0].rstrip('.: ')}.",
        table=Table(tuple(columns), full),
        quotes=tuple(citations.quotes),
        shown=len(full),
        there=len(full),
    )


def _parted(cell: str) -> tuple[str, str]:
    """The column of a cell and its value."""
    column, _, value = " ".join(cell.split()).partition(": ")
    return (column, value) if value else ("", column)
