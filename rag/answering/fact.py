"""Answers a question for a fact with the sentences that the reader chose, or declines."""

from rag.answering.answer_words import answer_words
from rag.answering.asked import Asked
from rag.answering.composed import Composed
from rag.answering.person import person
from rag.reading import refusal
from rag.types import Quote

MOST_QUOTES = 3
"""Sentences quoted for a question about one thing; further ones are near it and no part of the answer."""


def fact(asked: Asked) -> Composed:
    """Who somebody is, or the reader's sentences, the one that answers first; a refusal when there is none."""
    return person(asked) or _as_read(asked)


def _as_read(asked: Asked) -> Composed:
    reading = asked.reading
    if not reading.quotes:
        missing = refusal(asked.understood, reading.hits, asked.question.scope, asked.library)
        return Composed("fact", "declined", refusal=missing, confidence=reading.confidence)
    count = len(reading.quotes) if asked.understood.reach == "across" else MOST_QUOTES
    return Composed(
        "fact",
        headline=_headline(asked, reading.quotes[0]),
        quotes=reading.quotes[:count],
        related=reading.quotes[count:],
        confidence=reading.confidence,
    )


def _headline(asked: Asked, quote: Quote) -> str:
    """The words of the quote that answer, as a line; empty when they cannot be told for certain."""
    found = answer_words(asked.understood.parsed, quote.text)
    if found is None:
        return ""
    said = quote.text[slice(*found)]
    return f"{said[:1].upper()}{said[1:]}."
