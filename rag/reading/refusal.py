"""What is said when a question is declined: that nothing answers, what the library holds on it, and what it lacks."""

import re
from collections.abc import Sequence

from rag.english import STOPWORDS, content, number_of, stem, terms
from rag.errors import ArticleNotFoundError
from rag.presenting import of_sources
from rag.question import Understood, aside_of
from rag.store import Library
from rag.types import Hit, Refusal, Scope

NAMED_ARTICLES = 3
"""How many articles a refusal names."""
_WORD = rf"(?!(?:{'|'.join(sorted(STOPWORDS))})\b)[\w’'-]+"
_PHRASE = re.compile(rf"\b{_WORD}(?: (?:(?:of|for|on|and) (?:the )?)?{_WORD})*", re.IGNORECASE)
"""Words of content one after another, joined by short words: "chief of staff"."""


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
    held = None if scope else _held(question, library) or _unmentioned(question.text, library)
    return Refusal(f"{first} {held}" if held else first, nearest)


def _unmentioned(question: str, library: Library) -> str | None:
    """Which of the question's names and phrases no article mentions: words that never occur, or else a phrase."""
    told = [found[0] for found in _PHRASE.finditer(question[: aside_of(question)])]
    absent = []
    for phrase in told:
        unknown = [word for word in re.findall(r"[\w’'-]+", phrase) if content(word) and not library.mentions(word)]
        names = [word for word in unknown if word[0].isupper()]
        absent += names or [phrase] * bool(unknown)
    absent = absent or [phrase for phrase in told if " " in phrase and not library.mentions(phrase)]
    said = " or ".join(f"“{one}”" for one in absent[:2])
    return f"No article mentions {said}." if said else None


def _held(question: Understood, library: Library) -> str | None:
    """How many articles there are on the one meeting that the question names, and which of its words they lack."""
    if len(question.meetings) != 1:
        return None
    (meeting,) = question.meetings
    ids = meeting.article_ids
    sources = len({*library.stories(ids).values()})
    told = f"It holds {of_sources(number_of(len(ids), 'article'), len(ids), sources)} on {meeting}"
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
    asked = dict.fromkeys(word for word in content(question) if stem(word) not in present)
    return sorted(asked, key=len, reverse=True)
