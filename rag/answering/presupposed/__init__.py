"""Answers a question that takes for granted what did not happen with what is so instead."""

from rag.answering.presupposed.composer import presupposed
from rag.answering.presupposed.contrary import contrary
from rag.answering.presupposed.not_there import not_there

__all__ = ["contrary", "not_there", "presupposed"]
