"""An answer as a composer makes it, and the numbering of its quotes."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from rag.answering.sentences import ArticleSentence
from rag.store import Library
from rag.types import Item, Kind, Quote, Refusal, Section, Span, Status, Table


@dataclass(frozen=True, slots=True)
class Composed:
    """What is to be answered; the chain checks its quotes before it becomes an `Answer` (see there for the fields)."""

    kind: Kind
    status: Status = "answered"
    headline: str = ""
    sections: tuple[Section, ...] = ()
    table: Table | None = None
    quotes: tuple[Quote, ...] = ()
    related: tuple[Quote, ...] = ()
    refusal: Refusal | None = None
    confidence: float = 1.0
    """0-1; 1 when it was read from the record or the catalogue."""
    shown: int = 0
    there: int = 0


def without_bullet(text: str) -> str:
    """An item of a list without the mark in front of it."""
    return _BULLET.sub("", text)


_BULLET = re.compile(r"^(?:[-–—•*▪]+|\d{1,2}[.)]) (?=\S)")


@dataclass(slots=True)
class Citations:
    """Numbers the sentences that an answer cites, in the order in which they are first cited."""

    library: Library
    quotes: list[Quote] = field(default_factory=list)
    _nth: dict[tuple[str, int, int], int] = field(default_factory=dict)
    """By article and range: which of the quotes it is."""

    def cite(self, article_id: str, span: Span, score: float = 1.0) -> int:
        """The marker of the sentences around a range of an article's text; the same one whenever they are the same.

        Raises:
            ArticleNotFoundError: the library holds no such article.
        """
        start, end = self.library.sentences_around(article_id, *span)
        if held := self._held((article_id, start, end)):
            return held.marker
        text = self.library.cut(article_id, start, end)
        return self._add(Quote(len(self.quotes) + 1, article_id, start, end, text, score))

    def item(self, one: ArticleSentence | Quote, lead: str = "") -> Item:
        """An entry of the sentence's words, behind what leads to them, that cites it."""
        return Item(
            lead + without_bullet(" ".join(one.text.split())), (self.cite(one.article_id, (one.start, one.end)),)
        )

    def take(self, quotes: Iterable[Quote]) -> tuple[int, ...]:
        """The markers of sentences that were quoted elsewhere, numbered on where they are new here."""
        return tuple(self._take(quote) for quote in quotes)

    def renumbered(self, composed: Composed) -> Composed:
        """An answer that was composed elsewhere, its sections and table with the markers that its quotes have here."""
        markers = {quote.marker: self._take(quote) for quote in composed.quotes}

        def moved(item: Item) -> Item:
            return replace(item, markers=tuple(markers[one] for one in item.markers if one in markers))

        table = composed.table
        return replace(
            composed,
            sections=tuple(replace(each, items=tuple(map(moved, each.items))) for each in composed.sections),
            table=table and replace(table, rows=tuple(tuple(map(moved, row)) for row in table.rows)),
        )

    def _take(self, quote: Quote) -> int:
        held = self._held(_place(quote))
        return held.marker if held else self._add(replace(quote, marker=len(self.quotes) + 1))

    def _add(self, quote: Quote) -> int:
        self._nth[_place(quote)] = len(self.quotes)
        self.quotes.append(quote)
        return quote.marker

    def _held(self, place: tuple[str, int, int]) -> Quote | None:
        """The first quote of that place; the list may have been changed from outside."""
        if len(self._nth) != len(self.quotes):
            self._nth = {_place(one): nth for nth, one in reversed([*enumerate(self.quotes)])}
        return self.quotes[self._nth[place]] if place in self._nth else None


def _place(quote: Quote) -> tuple[str, int, int]:
    return quote.article_id, quote.start, quote.end
