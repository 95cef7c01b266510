"""Places in articles that buttons of a page lead to."""

from typing import TypedDict

from rag.types import Span


class PlaceDrawn(TypedDict):
    """A range of an article; an empty one stands for the whole article. `number` tells the buttons of a page apart."""

    article: str
    start: int
    end: int
    number: int


class Numbered:
    """Makes the places of one page.

    Args:
        last: The number that the first place follows.
    """

    def __init__(self, last: int = 0) -> None:
        self._last = last

    def place(self, article_id: str, span: Span | None) -> PlaceDrawn:
        """The place of those characters; of the whole article when there are none."""
        self._last += 1
        start, end = span or (0, 0)
        return {"article": article_id, "start": start, "end": end, "number": self._last}
