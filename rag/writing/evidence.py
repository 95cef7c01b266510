"""What a language model is shown: few sentences, numbered, the best first, each with the meeting that it is about.

A small model uses the first sentences of a short list and loses its way in a long one. So a fact is written from at
most `MOST_FACTS`; a list, a table or a brief from all that it quotes. What the model sees of a sentence is its words
alone: line breaks and characters that nobody sees (zero-width, direction marks) are left out, since an article could
hide instructions in them.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from rag.english import day_of, visible
from rag.errors import ArticleNotFoundError, LibraryError
from rag.reading import Reading
from rag.store import Library, is_verbatim
from rag.types import Answer, Article, Sentence

MOST_FACTS = 6
CHARACTERS_A_TOKEN = 4
"""Of English text, as language models count it; seldom fewer."""


@dataclass(frozen=True, slots=True)
class ShownSentence:
    """A sentence as the model is shown it."""

    number: int
    """From 1; what the model cites."""
    article_id: str
    start: int
    end: int
    line: str
    """The sentence, after the one that it leans on."""
    about: str
    """The meeting, with place and day, or the article's title."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """All that a model is shown for one question."""

    sentences: tuple[ShownSentence, ...]
    """By number."""
    sha256: Mapping[str, str]
    """Each article's own hash by its id, by which a later change to it is noticed."""


@dataclass(frozen=True, slots=True)
class _Place:
    article_id: str
    start: int
    end: int
    before: Sentence | None = None


def evidence(quoted: Answer, reading: Reading, library: Library, budget_tokens: int) -> Evidence:
    """What is shown for an answered question: at least the best sentence, and no more than the budget.

    A sentence whose article was changed or removed since it was read is left out: its offsets are of a text that is no
    longer there.

    Args:
        quoted: The answer in quotes.
        reading: What the reader found; its next best sentences are shown beside a fact's quotes.
        library: Where the articles are.
        budget_tokens: As `CHARACTERS_A_TOKEN` counts them.

    Raises:
        LibraryError: nothing is left to be shown, or the library cannot be read.
    """
    shown: list[ShownSentence] = []
    articles: dict[str, Article] = {}
    left = budget_tokens * CHARACTERS_A_TOKEN
    for place in _wanted(quoted, reading, library):
        if place.article_id not in articles:
            try:
                articles[place.article_id] = library.article(place.article_id)
            except ArticleNotFoundError:  # removed since it was found
                continue
        article = articles[place.article_id]
        before = f"{article.text[place.before.start : place.before.end]} " if place.before else ""
        line, about = seen(f"{before}{article.text[place.start : place.end]}"), _about(article)
        left -= len(line) + len(about)
        if shown and left < 0:
            break
        shown.append(ShownSentence(len(shown) + 1, article.id, place.start, place.end, line, about))
    if not shown:
        raise LibraryError("All that was found for the question was changed or removed since. Ask again.")
    return Evidence(tuple(shown), {one.article_id: articles[one.article_id].sha256 for one in shown})


def _wanted(quoted: Answer, reading: Reading, library: Library) -> Iterator[_Place]:
    """The places of what is quoted, then for a fact those of the next best sentences; each once."""
    given: set[tuple[str, int]] = set()
    for quote in (*quoted.quotes, *quoted.related):
        if quote.marker > MOST_FACTS and quoted.kind == "fact":
            continue
        if (quote.article_id, quote.start) not in given and is_verbatim(quote, library):
            given.add((quote.article_id, quote.start))
            yield _Place(quote.article_id, quote.start, quote.end, quote.before)
    if quoted.kind != "fact":
        return
    held = library.passages(hit.passage.id for hit in reading.hits)
    unchanged = [one for one in reading.hits if one.passage.id in held and held[one.passage.id].passage == one.passage]
    ranked = sorted(
        (
            (-cosine, hit.passage.article_id, sentence)
            for hit in unchanged
            for sentence, cosine in zip(hit.passage.sentences, hit.sentence_cosines, strict=False)
        ),
        key=lambda one: (one[0], one[1], one[2].start),
    )
    for _, article_id, sentence in ranked:
        if len(given) >= MOST_FACTS:
            return
        if (article_id, sentence.start) not in given:
            given.add((article_id, sentence.start))
            yield _Place(article_id, sentence.start, sentence.end)


def _about(article: Article) -> str:
    """What meeting it was, where and when; the title where no meeting is known."""
    when = article.date or article.published
    parts = (article.summit or article.title, article.place, day_of(when) if when else None)
    return seen(", ".join(part for part in parts if part))


def seen(text: str) -> str:
    """What a person would see of a text, on one line."""
    return visible(re.sub(r"\s+", " ", text)).strip()
