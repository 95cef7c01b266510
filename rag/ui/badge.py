"""The status of a statement as the window shows it: a word in its colour, and the words that it was read from.

`parts/badge.js` draws it wherever a quote stands: `badge({ status, words })`.
"""

from typing import TypedDict

from rag.record import Statement, StatementStatus
from rag.types import Article


class BadgeDrawn(TypedDict):
    """What `badge` of `parts/badge.js` is given; `words` is empty when none shows the status."""

    status: StatementStatus
    words: str


def badge_drawn(statement: Statement, article: Article) -> BadgeDrawn:
    """The badge of a statement of that article."""
    return {"status": statement.status, "words": article.text[slice(*statement.cue)]}
