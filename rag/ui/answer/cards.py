"""What is shown beside a citation before it is opened: the quote between its neighbours, and who says so.

The quote is cut from the stored article by its offsets. A quote that failed the check is not shown at all, since what
stands at its offsets then may be the sentence beside it.
"""

from collections.abc import Iterable
from typing import TypedDict

from rag.types import Article, Quote
from rag.ui.answer.shown import Shown
from rag.ui.byline import publisher_and_day
from rag.ui.desk import Desk


class CardDrawn(TypedDict):
    """What one citation shows; no words at all when its quote failed the check."""

    marker: int
    title: str
    line: str
    before: str
    quote: str
    after: str
    apart: list[str]
    """What is told differently elsewhere, a line each."""


def cards(quotes: Iterable[Quote], shown: Shown, desk: Desk) -> list[CardDrawn]:
    """One for each quote of an answer, by its marker; of a changed article as it was, which stands alone."""
    return [
        _card_of_earlier(quote, shown.changed[quote.marker].article)
        if quote.marker in shown.changed
        else _card(quote, shown, desk)
        for quote in quotes
    ]


def _card_of_earlier(quote: Quote, article: Article) -> CardDrawn:
    line = f"{publisher_and_day(article)} · changed since"
    return {
        "marker": quote.marker,
        "title": article.title,
        "line": line,
        "before": "",
        "quote": article.text[quote.start : quote.end],
        "after": "",
        "apart": [],
    }


def _card(quote: Quote, shown: Shown, desk: Desk) -> CardDrawn:
    article = shown.article(quote.article_id)
    if article is None or not shown.sound[quote.marker]:
        title = article.title if article else ""
        return {"marker": quote.marker, "title": title, "line": "", "before": "", "quote": "", "after": "", "apart": []}
    before, after = _beside(quote, article, desk)
    return {
        "marker": quote.marker,
        "title": article.title,
        "line": " · ".join(part for part in (publisher_and_day(article), shown.noted(quote)) if part),
        "before": before,
        "quote": article.text[quote.start : quote.end],
        "after": after,
        "apart": shown.apart_lines(quote),
    }


def _beside(quote: Quote, article: Article, desk: Desk) -> tuple[str, str]:
    """The sentence on either side, with the white space between; past a heading or a list it is no neighbour."""
    first, last = desk.sentences_beside(article.id, quote.start, quote.end)
    before = article.text[first.start : quote.start] if first else ""
    after = article.text[quote.end : last.end] if last else ""
    if first and before[first.end - first.start :].strip():
        before = ""
    if last and after[: last.start - quote.end].strip():
        after = ""
    return before, after
