"""Turns text into vectors: the embedding model, its adapter for questions, and token vectors small enough to store.

Importing this room loads no model and no torch; `Embedder.load` does.
"""

from rag.encoding.embedder import Embedder, EncodedPassage, Vector, cores, recipe_of
from rag.encoding.recipe import Recipe
from rag.encoding.tokens import HEADING_POSITION, WIDTH, EncodedQuestion, TokenVectors, from_int8, project

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
    "from_int8",
    "project",
    "recipe_of",
]
