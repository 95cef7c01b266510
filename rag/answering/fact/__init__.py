"""Answers questions for a fact: the reader's sentences, put right, ordered, and the words in them that answer."""

from rag.answering.fact.composer import fact
from rag.answering.fact.corrections import corrected_in
from rag.answering.fact.currency import in_another_currency

__all__ = ["corrected_in", "fact", "in_another_currency"]
