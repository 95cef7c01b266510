"""The article beside the chat, with a quote marked in its place, and links into it."""

from rag.ui.source.links import follow_link, printed_elsewhere, version_quoted
from rag.ui.source.places import opening_of
from rag.ui.source.printed import printed_address, printed_routes
from rag.ui.source.view import (
    ActionDrawn,
    Opening,
    article_opening,
    passage_opening,
    quote_opening,
    source_drawn,
)

__all__ = [
    "ActionDrawn",
    "Opening",
    "article_opening",
    "follow_link",
    "opening_of",
    "passage_opening",
    "printed_address",
    "printed_elsewhere",
    "printed_routes",
    "quote_opening",
    "source_drawn",
    "version_quoted",
]
