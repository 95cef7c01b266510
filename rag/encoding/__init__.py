"""Turns text into vectors: the embedding model, its adapter for questions, and token vectors small enough to store.

Importing this room loads no model and no torch; `Embedder.load` does.
"""

from rag.encoding.embedder import Embedder, EncodedPassage, Vector, cores, recipe_of
from rag.encoding.recipe import Recipe
from rag.encoding.rounding import from_bytes, from_levels, to_bytes, to_levels
from rag.encoding.tokens import HEADING_POSITION, WIDTH, EncodedQuestion, TokenVectors, project

__all__ = [
    "HEADING_POSITION",
    "WIDTH",
    "Embedder",
    "EncodedPassage",
    "EncodedQuestion",
    "Recipe",
    "TokenVectors",
    "Vector",
    "cores",
    "from_bytes",
    "from_levels",
    "project",
    "recipe_of",
    "to_bytes",
    "to_levels",
]
