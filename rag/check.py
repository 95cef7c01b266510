"""Every quote against the library.

A quote is an offset range; its text must be exactly what the library holds there. Nothing fuzzy: a match that is nearly
right is how a changed number or a dropped "not" gets through.
"""

from rag.library import Library
from rag.types import Quote


def is_verbatim(quote: Quote, library: Library) -> bool:
    """Whether the library holds exactly the quote's text at its place."""
    return bool(quote.text) and library.cut(quote.article_id, quote.start, quote.end) == quote.text
