"""The passages that were found but not quoted: the nearest ones to a question declined, the rest under an answer."""

from collections.abc import Collection

from rag.types import Answer, Article, Hit
from rag.ui.byline import NamedDrawn, named
from rag.ui.desk import Desk

NEAREST_SHOWN = 3
"""How many articles a decline shows."""
ALSO_FOUND_SHOWN = 5
"""How many articles an answer names besides those it quotes."""


class FoundDrawn(NamedDrawn):
    """An article, by the best of its passages that were found."""

    rank: int
    text: str


def nearest(answer: Answer, desk: Desk) -> list[FoundDrawn]:
    """The articles whose passages came nearest to a question that is not answered, best first."""
    return _found(answer.hits, desk, without=(), limit=NEAREST_SHOWN)


def also_found(answer: Answer, desk: Desk) -> list[FoundDrawn]:
    """The articles that were found and are not quoted, best first."""
    quoted = {quote.article_id for quote in answer.cited}
    return _found(answer.hits, desk, without=quoted, limit=ALSO_FOUND_SHOWN)


def _found(hits: tuple[Hit, ...], desk: Desk, *, without: Collection[str], limit: int) -> list[FoundDrawn]:
    """Each article once, by its best passage."""
    found: dict[str, FoundDrawn] = {}
    for hit in hits:
        article_id = hit.passage.article_id
        if len(found) == limit:
            break
        if article_id in without or article_id in found or (article := desk.article(article_id)) is None:
            continue
        found[article_id] = {**named(article), "rank": hit.rank, "text": nearest_sentence(hit, article)}
    return list(found.values())


def nearest_sentence(hit: Hit, article: Article) -> str:
    """The passage's sentence that is most like the question; its first when none was scored."""
    sentences = hit.passage.sentences
    cosines = hit.sentence_cosines
    best = max(range(len(sentences)), key=lambda i: cosines[i], default=0) if len(cosines) == len(sentences) else 0
    chosen = sentences[best] if sentences else hit.passage
    return article.text[chosen.start : chosen.end]
