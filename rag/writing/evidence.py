"""What a model is shown: the sentences of the fewest passages that carry the answer, numbered, under their articles.

The passages with the reader's quotes come first, then the next best while they fit; passages that are neighbours are
one run of sentences. What the model sees of a sentence is its words alone: line breaks and characters that nobody sees
(zero-width, direction marks) are left out, since an article could hide instructions in them.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from rag.english import day_of, visible
from rag.errors import ArticleNotFoundError, LibraryError
from rag.reading import Reading
from rag.store import Library
from rag.types import Article, Passage

MOST_PASSAGES = 6
BESIDE_QUOTES = 2
"""Passages shown besides those that hold the reader's quotes, so that the model can say a little more."""


@dataclass(frozen=True, slots=True)
class ShownSentence:
    """A sentence as the model is shown it."""

    number: int
    """From 1; what the model cites."""
    article_id: str
    start: int
    end: int
    line: str


@dataclass(frozen=True, slots=True)
class ShownArticle:
    """An article of which the model is shown sentences."""

    id: str
    sha256: str
    """The article's own, by which a later change to it is noticed."""
    line: str
    """Its title, publisher and date."""
    sentences: tuple[ShownSentence, ...]


@dataclass(frozen=True, slots=True)
class Evidence:
    """All that a model is shown for one question."""

    articles: tuple[ShownArticle, ...]

    @property
    def sentences(self) -> tuple[ShownSentence, ...]:
        """By number."""
        return tuple(sentence for article in self.articles for sentence in article.sentences)


def evidence(reading: Reading, library: Library, budget_tokens: int) -> Evidence:
    """What is shown for an accepted question, at least the best passage and no more than the budget.

    A passage whose article was changed or removed since the reader read it is left out: its offsets are of a text that
    is no longer there.

    Args:
        reading: What the reader found.
        library: Where the articles are.
        budget_tokens: By the embedder's tokenizer, headings included; a language model's own count is seldom higher.

    Raises:
        LibraryError: nothing is left to be shown, or the library cannot be read.
    """
    chosen = _within(_wanted(reading), budget_tokens)
    articles: list[ShownArticle] = []
    number = 1
    for article_id in dict.fromkeys(passage.article_id for passage in chosen):
        try:
            article = library.article(article_id)
        except ArticleNotFoundError:  # removed since it was found
            continue
        own = [passage for passage in chosen if passage.article_id == article_id]
        held = library.passages(passage.id for passage in own)
        unchanged = [one for one in own if one.id in held and held[one.id].passage == one]
        if not unchanged:
            continue
        places = sorted({(one.start, one.end) for passage in unchanged for one in passage.sentences})
        shown = tuple(
            ShownSentence(number + nth, article_id, start, end, seen(article.text[start:end]))
            for nth, (start, end) in enumerate(places)
        )
        number += len(shown)
        articles.append(ShownArticle(article.id, article.sha256, _line(article), shown))
    if not articles:
        raise LibraryError("All that was found for the question was changed or removed since. Ask again.")
    return Evidence(tuple(articles))


def _wanted(reading: Reading) -> list[Passage]:
    """Passages that hold a quote, then the best others; each in the order of the hits."""
    quoted = {(quote.article_id, quote.start) for quote in reading.quotes}

    def holds(passage: Passage) -> bool:
        return any((passage.article_id, one.start) in quoted for one in passage.sentences)

    passages = [hit.passage for hit in reading.hits]
    first = [passage for passage in passages if holds(passage)]
    return [*first, *[passage for passage in passages if not holds(passage)][:BESIDE_QUOTES]][:MOST_PASSAGES]


def _within(passages: Sequence[Passage], budget_tokens: int) -> list[Passage]:
    """As many from the front as fit; the first always, since without it there is nothing to write from."""
    kept: list[Passage] = []
    for passage in passages:
        if kept and sum(one.n_tokens for one in (*kept, passage)) > budget_tokens:
            break
        kept.append(passage)
    return kept


def _line(article: Article) -> str:
    """Title, publisher and date, and what the meeting was."""
    when = article.date or article.published
    day = day_of(when) if when else None
    parts = (article.title, article.publisher, day, article.summit, article.place)
    return seen(" | ".join(part for part in parts if part))


def seen(text: str) -> str:
    """What a person would see of a text, on one line."""
    return visible(re.sub(r"\s+", " ", text)).strip()
