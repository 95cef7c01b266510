"""The lines of an answer as the page draws them: text, citations, and what stands beside a quote."""

from collections.abc import Iterable, Mapping, Sequence
from typing import TypedDict, final

from rag.markers import marks
from rag.types import Article, Item, Quote, Section, Table
from rag.ui.answer.claims import MarkerDrawn
from rag.ui.answer.shown import Shown
from rag.ui.badge import BadgeDrawn
from rag.ui.byline import TextDrawn
from rag.ui.checks import stands
from rag.ui.differs import DiffersDrawn

_NO_BREAK_SPACE = "\u00a0"


@final
class ContextDrawn(TypedDict):
    """The sentence that a quote leans on."""

    context: str


@final
class AnswerWordsDrawn(TypedDict):
    """The words of a quote that answer."""

    answer: str


@final
class EarlyDrawn(TypedDict):
    """That the article of a quote was published before the meeting ended."""

    early: str


@final
class ApartDrawn(TypedDict):
    """How others tell what a quote tells."""

    differs: list[DiffersDrawn]


PieceDrawn = ApartDrawn | EarlyDrawn | TextDrawn | MarkerDrawn | ContextDrawn | AnswerWordsDrawn | BadgeDrawn
PiecesDrawn = list[PieceDrawn]
"""A paragraph, an item of a section or a cell of a table."""


class SectionDrawn(TypedDict):
    """A part of an answer under a title."""

    title: str
    items: list[PiecesDrawn]


class TableDrawn(TypedDict):
    """A comparison or a list in columns."""

    columns: list[str]
    rows: list[list[PiecesDrawn]]


def marked_line(text: str, markers: Iterable[int], names: Mapping[int, str]) -> PiecesDrawn:
    """A text with the markers in it, and those behind it, as citations; a number that cites nothing is text."""
    pieces: PiecesDrawn = []
    done = 0
    for mark in marks(text):
        if mark.struck or mark.number not in names:
            continue
        if text[done : mark.start].strip():
            pieces.append({"text": text[done : mark.start]})
        pieces.append({"marker": mark.number, "name": names[mark.number]})
        done = mark.end
    if text[done:]:
        pieces.append({"text": text[done:]})
    behind = [marker for marker in markers if marker in names]
    if behind and pieces:
        pieces.append({"text": _NO_BREAK_SPACE})
    pieces += [MarkerDrawn(marker=marker, name=names[marker]) for marker in behind]
    return pieces


def section_drawn(section: Section, names: Mapping[int, str]) -> SectionDrawn:
    """A section whose items' markers open their quotes."""
    return {"title": section.title, "items": [_item(item, names) for item in section.items]}


def table_drawn(table: Table, names: Mapping[int, str]) -> TableDrawn:
    """A table whose cells' markers open their quotes."""
    rows = [[_item(cell, names) for cell in row] for row in table.rows]
    return {"columns": [*table.columns], "rows": rows}


def _item(item: Item, names: Mapping[int, str]) -> PiecesDrawn:
    return marked_line(item.text, item.markers, names)


def plain_paragraphs(text: str) -> list[PiecesDrawn]:
    """A text without citations, a piece a paragraph."""
    return [[{"text": paragraph}] for paragraph in text.split("\n\n") if paragraph.strip()]


def quote_paragraphs(quotes: Sequence[Quote], shown: Shown) -> list[PiecesDrawn]:
    """A paragraph for each quote: the sentence it leans on, its own words, its marker, the status of what it states."""
    found: list[PiecesDrawn] = []
    for quote in quotes:
        context = _context(quote, shown.articles[quote.article_id])
        pieces: PiecesDrawn = [{"context": f"{context} "}] if context else []
        pieces += _words(quote)
        pieces.append({"marker": quote.marker, "name": shown.names[quote.marker]})
        pieces += shown.badges(quote)
        if early := shown.noted(quote):
            pieces.append({"early": early})
        if differs := shown.differs(quote):
            pieces.append({"differs": differs})
        found.append(pieces)
    return found


def _words(quote: Quote) -> PiecesDrawn:
    """The quote's own words in quotation marks, those that answer apart."""
    before, said, after = quote.around_answer
    if not said:
        return [{"text": f"“{quote.text}”{_NO_BREAK_SPACE}"}]
    return [{"text": f"“{before}"}, {"answer": said}, {"text": f"{after}”{_NO_BREAK_SPACE}"}]


def _context(quote: Quote, article: Article | None) -> str:
    """The sentence that the quote leans on, cut from the article as it is now; none where the quote has moved."""
    if quote.before is None or article is None or not stands(quote, article):
        return ""
    return article.text[quote.before.start : quote.before.end]
