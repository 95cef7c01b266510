"""Places in articles that the pages lead to: each line opens the sentence that it was read from."""

from typing import TypedDict

from rag.types import Article, Span
from rag.ui.desk import Desk
from rag.ui.source import Opening, article_opening, place_opening


class PlaceDrawn(TypedDict):
    """A range of an article; an empty one stands for the whole article. `number` tells the buttons of a page apart."""

    article: str
    start: int
    end: int
    number: int


class Numbered:
    """Makes the places of one page."""

    def __init__(self) -> None:
        self._last = 0

    def place(self, article_id: str, span: Span | None) -> PlaceDrawn:
        """The place of those characters; of the whole article when there are none."""
        self._last += 1
        start, end = span or (0, 0)
        return {"article": article_id, "start": start, "end": end, "number": self._last}


def opening_of(page: str, given: object, desk: Desk) -> Opening | None:
    """What a place, as the browser sends it back, opens; None when the library has no such place."""
    if not isinstance(given, dict):
        return None
    article = desk.article(str(given.get("article")))
    start, end, number = given.get("start"), given.get("end"), given.get("number")
    if article is None or not (isinstance(start, int) and isinstance(end, int) and isinstance(number, int)):
        return None
    return _opening(page, article, start, end, number)


def _opening(page: str, article: Article, start: int, end: int, number: int) -> Opening | None:
    if start == end:
        return article_opening(article)
    if not 0 <= start < end <= len(article.text):
        return None
    return place_opening(page, article, start, end, number)
