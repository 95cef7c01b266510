"""Answers a question for a fact with the sentences that the reader chose, or declines."""

from rag.answering.asked import Asked
from rag.answering.composed import Composed
from rag.reading import refusal


def fact(asked: Asked) -> Composed:
    """The reader's sentences, the one that answers first; a refusal when it found none."""
    reading = asked.reading
    if not reading.quotes:
        missing = refusal(asked.understood, reading.hits, asked.question.scope, asked.library)
        return Composed("fact", "declined", refusal=missing, confidence=reading.confidence)
    return Composed("fact", quotes=reading.quotes, confidence=reading.confidence)
