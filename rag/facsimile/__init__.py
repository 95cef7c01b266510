"""Draws the pages of a kept PDF on which words of its article stand, with the places of those words."""

from rag.facsimile.facsimile import Facsimile, facsimile
from rag.facsimile.finding import folded_text

__all__ = ["Facsimile", "facsimile", "folded_text"]
