"""What is said when a question is declined: that nothing answers, what the library holds on it, and what it lacks."""

from collections.abc import Sequence

from rag.english import STOPWORDS, number_of, stem, terms, words
from rag.errors import ArticleNotFoundError
from rag.question import Understood
from rag.store import Library
from rag.types import Hit, Refusal, Scope

NAMED_ARTICLES = 3
"""How many articles a refusal names."""


def refusal(question: Understood, hits: Sequence[Hit], scope: Scope, library: Library) -> Refusal:
    """What the library holds and lacks on the question, and the titles of the nearest articles.

    Args:
        question: The declined question.
        hits: What was found, best first.
        scope: What the question was limited to.
        library: Where the articles are.
    """
    first = "What you limited the question to does not answer it." if scope else "The library does not answer this."
    nearest = tuple(library.titles(hit.passage.article_id for hit in hits)[:NAMED_ARTICLES])
    if not nearest:
        return Refusal(f"{first} It holds no article there.")
    held = None if scope else _held(question, library)
    return Refusal(f"{first} {held}" if held else first, nearest)


def _held(question: Understood, library: Library) -> str | None:
    """How many articles there are on the one meeting that the question names, and which of its words they lack."""
    if len(question.meetings) != 1:
        return None
    (meeting,) = question.meetings
    ids = meeting.article_ids
    told = f"It holds {number_of(len(ids), 'article')} on {meeting}"
    missing = _missing(question.text, ids, library)
    if not missing:
        return f"{told}, but no sentence there that answers as far as Readout can tell."
    said = " or ".join(f"“{word}”" for word in missing[:2])
    return f"{told}; {'it does not mention' if len(ids) == 1 else 'none mentions'} {said}."


def _missing(question: str, article_ids: Sequence[str], library: Library) -> list[str]:
    """The question's words that occur in none of the articles, the longest first."""
    present: set[str] = set()
    for article_id in article_ids:
        try:
            article = library.article(article_id)
        except ArticleNotFoundError:  # removed since the catalogue was made
            continue
        present |= set(terms(f"{article.heading}\n{article.text}"))
    asked = dict.fromkeys(word for word in words(question) if word not in STOPWORDS and stem(word) not in present)
    return sorted(asked, key=len, reverse=True)
