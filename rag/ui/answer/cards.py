"""What is shown beside a citation before it is opened: the quote between its neighbours, and who says so.

The quote is cut from the stored article by its offsets. A quote that failed the check is not shown at all, since what
stands at its offsets then may be the sentence beside it.
"""

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import TypedDict

from rag.types import Article, EarlierVersion, Quote
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


def cards(
    quotes: Iterable[Quote],
    articles: Mapping[str, Article | None],
    sound: Mapping[int, bool],
    desk: Desk,
    changed: Mapping[int, EarlierVersion] = MappingProxyType({}),
) -> list[CardDrawn]:
    """One for each quote of an answer, by its marker; of a changed article as it was, which stands alone."""
    return [
        _card_of_earlier(quote, changed[quote.marker].article)
        if quote.marker in changed
        else _card(quote, articles[quote.article_id], sound[quote.marker], desk)
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
    }


def _card(quote: Quote, article: Article | None, sound: bool, desk: Desk) -> CardDrawn:
    if article is None or not sound:
        title = article.title if article else ""
        return {"marker": quote.marker, "title": title, "line": "", "before": "", "quote": "", "after": ""}
    before, after = _beside(quote, article, desk)
    return {
        "marker": quote.marker,
        "title": article.title,
        "line": publisher_and_day(article),
        "before": before,
        "quote": article.text[quote.start : quote.end],
        "after": after,
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
