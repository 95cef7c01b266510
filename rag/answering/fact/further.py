"""Which sentences are shown beside the best one: each has to be likely enough for where it stands.

On articles that nobody here had seen, six in ten further sentences of the best one's own passage answered as well, and
two in ten of those from other articles, which are mostly like the question in their words alone.
"""

from collections.abc import Iterator, Sequence

from rag.answering.asked import Asked
from rag.types import Quote

SAME_PASSAGE, SAME_ARTICLE, ELSEWHERE = 0.015, 0.05, 0.1
"""0-1: the share of the best one's score that a further sentence needs, by where it stands.

Chosen by the figures of the outside development questions, so they are kind to these. In their two halves, with 0.02
for all, 0.60 and 0.50 of the sentences shown answered and the right one was among three in 0.85 and 0.77; with these
0.66 and 0.55 answered and it was in 0.80 and 0.77.
"""


def with_further(quotes: Sequence[Quote], asked: Asked) -> tuple[Quote, ...]:
    """The first quote, and of the others those that are likely to answer too."""
    best = max(quotes, key=lambda one: one.score)
    return (quotes[0], *(one for one in quotes[1:] if one.score >= _needed(one, best, asked) * best.score))


def _needed(quote: Quote, best: Quote, asked: Asked) -> float:
    if quote.article_id != best.article_id:
        return ELSEWHERE
    return SAME_PASSAGE if set(_passages(quote, asked)) & set(_passages(best, asked)) else SAME_ARTICLE


def _passages(quote: Quote, asked: Asked) -> Iterator[str]:
    """Ids of the passages found that a quote stands in."""
    for hit in asked.reading.hits:
        place = hit.passage
        if place.article_id == quote.article_id and place.start <= quote.start < place.end:
            yield place.id
