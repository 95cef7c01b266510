"""Draws the pages of a kept PDF on which words of its article stand, with the places of those words."""

from rag.facsimile.facsimile import Facsimile, facsimile
from rag.facsimile.finding import folded_text
from rag.facsimile.reading_order import from_the_left, is_leftward, reading_order

__all__ = ["Facsimile", "facsimile", "folded_text", "from_the_left", "is_leftward", "reading_order"]
