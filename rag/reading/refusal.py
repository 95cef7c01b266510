"""What a decline says: that there is no answer, what the library holds on what was asked, and what is missing there."""

from collections.abc import Sequence

from rag.english import STOPWORDS, number_words, stem, terms, words
from rag.errors import ArticleNotFoundError
from rag.question import Catalogue
from rag.store import Library
from rag.types import Hit, Scope

NAMED_ARTICLES = 3
"""How many articles a refusal names."""
_COUNTS = ("no", *number_words(1, 10))


def refusal(question: str, hits: Sequence[Hit], scope: Scope, library: Library, catalogue: Catalogue) -> str:
    """One paragraph on what is and is not there; a second that names the articles nearest to it.

    Args:
        question: As it stands on its own.
        hits: What was found, best first.
        scope: What the question was limited to.
        library: Where the articles are.
        catalogue: What they are about.
    """
    first = "What you limited the question to does not answer it." if scope else "The library does not answer this."
    titles = library.titles(hit.passage.article_id for hit in hits)[:NAMED_ARTICLES]
    if not titles:
        return f"{first} It holds no article there."
    held = None if scope else _held(question, library, catalogue)
    named = "; ".join(f"“{title}”" for title in titles)
    return f"{first}{f' {held}' if held else ''}\n\nThe nearest it holds: {named}."


def _held(question: str, library: Library, catalogue: Catalogue) -> str | None:
    """How many articles there are on the one meeting that the question names, and which of its words they lack."""
    meetings = catalogue.meetings_named(question)
    if len(meetings) != 1:
        return None
    ids = sorted(catalogue.articles_named(question))
    count = _COUNTS[len(ids)] if len(ids) < len(_COUNTS) else str(len(ids))
    told = f"It holds {count} {'article' if len(ids) == 1 else 'articles'} on {meetings[0]}"
    missing = _missing(question, ids, library)
    if not missing:
        return f"{told}, but no sentence there that answers as far as Readout can tell."
    said = " or ".join(f"“{word}”" for word in missing[:2])
    return f"{told}; {'it does not mention' if len(ids) == 1 else 'none mentions'} {said}."


def _missing(question: str, article_ids: Sequence[str], library: Library) -> list[str]:
    """The question's own words that stand in none of the articles, the longest first."""
    present: set[str] = set()
    for article_id in article_ids:
        try:
            article = library.article(article_id)
        except ArticleNotFoundError:  # removed since the catalogue was made
            continue
        present |= set(terms(f"{article.heading}\n{article.text}"))
    asked = dict.fromkeys(word for word in words(question) if word not in STOPWORDS and stem(word) not in present)
    return sorted(asked, key=len, reverse=True)
