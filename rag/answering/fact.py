"""Answers a question for a fact with the sentences that the reader chose, or declines."""

from dataclasses import replace

from rag.answering.answer_words import answer_words
from rag.answering.asked import Asked
from rag.answering.composed import Composed
from rag.answering.person import person
from rag.answering.reasons import explaining, no_vote
from rag.english import sentence_case
from rag.reading import refusal
from rag.types import Quote

MOST_QUOTES = 3
"""Sentences quoted for a question about one meeting; further ones are near it and no part of the answer."""


def fact(asked: Asked) -> Composed:
    """Who somebody is, or the reader's sentences, the one that answers first; a refusal when there is none."""
    return person(asked) or _as_read(asked)


def _as_read(asked: Asked) -> Composed:
    reading = asked.reading
    if not reading.quotes:
        missing = refusal(asked.understood, reading.hits, asked.question.scope, asked.library)
        return Composed("fact", "declined", refusal=missing, confidence=reading.confidence)
    quotes = _answering(asked)
    chosen = {(one.article_id, one.start) for one in quotes}
    related = (one for one in reading.quotes if (one.article_id, one.start) not in chosen)
    numbered = tuple(replace(one, marker=nth) for nth, one in enumerate((*quotes, *related), start=1))
    return Composed(
        "fact",
        headline=_headline(asked, quotes[0]),
        quotes=numbered[: len(quotes)],
        related=numbered[len(quotes) :],
        confidence=reading.confidence,
    )


def _answering(asked: Asked) -> tuple[Quote, ...]:
    """The sentences that answer; about one meeting those of its own articles, where the best is theirs."""
    quotes = explaining(asked.reading.quotes, asked)
    if asked.understood.reach != "one":
        return quotes
    own = {article_id for one in asked.understood.meetings for article_id in one.article_ids}
    if quotes[0].article_id in own:
        quotes = tuple(one for one in quotes if one.article_id in own)
    return quotes[:MOST_QUOTES]


def _headline(asked: Asked, quote: Quote) -> str:
    """The words of the quote that answer, as a line; empty when they cannot be told for certain."""
    if line := no_vote(asked, quote):
        return line
    found = answer_words(asked.understood.parsed, quote.text)
    if found is None:
        return ""
    said = quote.text[slice(*found)]
    return f"{sentence_case(said)}."
