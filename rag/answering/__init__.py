"""Composes answers: a small composer for each kind of question, from what was understood to what the chain checks."""

from rag.answering.asked import Asked
from rag.answering.compose import compose
from rag.answering.composed import Composed

__all__ = ["Asked", "Composed", "compose"]
