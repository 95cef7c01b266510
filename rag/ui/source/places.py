"""What a place opens that a page led to: each line opens the sentence that it was read from."""

from rag.types import Article
from rag.ui.desk import Desk
from rag.ui.source.view import Opening, article_opening, place_opening


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
