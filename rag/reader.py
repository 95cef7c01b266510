"""Chooses the sentences that answer, or declines. No language model.

Each sentence of the retrieved passages gets a score from a small network (`rag.network`), and the best are quoted.
Whether to answer at all follows from the same scores: the network weighs "none of these answers" against them, and
what that leaves is calibrated to the probability that the library answers the question. The network was trained on
questions written for the purpose (`python -m tests.eval.fit`; `make eval` measures it).
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Protocol

import numpy as np
from langchain_core.documents import Document
from numpy.typing import NDArray

from rag.features import Candidate, Rarity, candidates, feature_rows
from rag.interaction import MAX_TOKENS, Comparison, interact
from rag.library import Library
from rag.question import read_question
from rag.retriever import spread
from rag.tokens import EncodedQuestion, project
from rag.types import Hit, Quote
from rag.words import terms

MAX_QUOTES = 4
"""More than a person reads under one answer."""
HITS = 10
"""Passages reported with an answer."""

QUOTE_SHARE = 0.2
"""0-1: a further sentence is quoted when its probability is at least this share of the best one's."""

Row = NDArray[np.float64]


class Scorer(Protocol):
    """What judges sentences: `rag.network.Network`, or a stand-in."""

    @property
    def decline_below(self) -> float:
        """0-1: the confidence below which the reader declines."""

    def scores(self, compared: Comparison) -> Row:
        """(sentences,): the higher, the likelier each answers."""

    def confidence(self, scores: Row) -> float:
        """0-1: the probability that one of the sentences of those scores answers."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What came of reading."""

    quotes: tuple[Quote, ...]
    """Best first; empty when the reader declines."""
    hits: tuple[Hit, ...]
    """At most ten passages, ranked anew by their best sentence."""
    confidence: float
    """0-1: the probability that the library answers the question."""


@cache
def shipped_network() -> Scorer:
    """The network that ships with Readout; loads torch, which takes seconds the first time."""
    from rag.network import Network

    return Network.load()


class Reader:
    """Reads retrieved passages for the sentences that answer. Stateless; safe to share between threads.

    Args:
        library: Where the passages are from.
        scorer: Judges sentences; the shipped network unless another is given.
        passages_per_article: Hits of one article reported at most, while others have any.
        bundled_embedder: Whether vectors are the bundled model's. What the network learnt of its token vectors
            does not hold for another's, and is then left out.
    """

    def __init__(
        self,
        library: Library,
        scorer: Scorer | None = None,
        passages_per_article: int = 4,
        *,
        bundled_embedder: bool = True,
    ) -> None:
        self._library = library
        self._given = scorer
        self._passages_per_article = passages_per_article
        self._bundled_embedder = bundled_embedder

    @property
    def scorer(self) -> Scorer:
        """What judges sentences."""
        return self._given or shipped_network()

    def read(
        self, question: str, encoded: EncodedQuestion, documents: Sequence[Document], *, decline: bool = True
    ) -> Reading:
        """One to four quotes that answer, best first, or none.

        Args:
            question: As it stands on its own.
            encoded: Its vectors.
            documents: As `HybridRetriever` gives them.
            decline: Quote nothing below the threshold.
        """
        if not documents:
            return Reading((), (), 0.0)
        scores = self.scorer.scores(self.compare(question, encoded, documents))
        found = candidates(documents)
        order = sorted(
            range(len(found)), key=lambda nth: (-scores[nth], found[nth].hit.passage.id, found[nth].position)
        )
        probabilities = np.exp(scores - scores.max())
        probabilities /= probabilities.sum()
        confidence = self.scorer.confidence(scores)
        hits = spread(_rank_hits(found, scores, order), self._passages_per_article, HITS)
        if decline and confidence < self.scorer.decline_below:
            return Reading((), tuple(hits), confidence)
        return Reading(_quote(found, probabilities, order, confidence), tuple(hits), confidence)

    def compare(self, question: str, encoded: EncodedQuestion, documents: Sequence[Document]) -> Comparison:
        """The question and each candidate sentence in numbers; what training learns from."""
        asked = read_question(question)
        frequencies = self._library.document_frequencies(terms(question))
        passages = self._library.passage_count()
        rarity = Rarity.of(asked.terms, frequencies, passages)
        idf = Rarity.of(terms(question), frequencies, passages).idf
        channels, facts = interact(asked, encoded, idf, documents)
        tokens = project(encoded.tokens[:MAX_TOKENS]) * np.float32(self._bundled_embedder)
        return Comparison(channels, facts, tokens, feature_rows(asked, rarity, documents).astype(np.float32))


def _quote(
    found: Sequence[Candidate], probabilities: Row, order: Sequence[int], confidence: float
) -> tuple[Quote, ...]:
    best = probabilities[order[0]]
    quotes: list[Quote] = []
    seen: set[str] = set()
    for nth in order:
        candidate, probability = found[nth], probabilities[nth]
        if len(quotes) == MAX_QUOTES or probability < QUOTE_SHARE * best:
            break
        same = " ".join(candidate.text.casefold().split())
        if same in seen:
            continue
        seen.add(same)
        sentence = candidate.hit.passage.sentences[candidate.position]
        quotes.append(
            Quote(
                marker=len(quotes) + 1,
                article_id=candidate.hit.passage.article_id,
                start=sentence.start,
                end=sentence.end,
                text=candidate.text,
                score=round(confidence * float(probability / best), 4),
            )
        )
    return tuple(quotes)


def _rank_hits(found: Sequence[Candidate], scores: Row, order: Sequence[int]) -> list[Hit]:
    """The passages by their best sentence."""
    best: dict[str, Hit] = {}
    for nth in order:
        hit = found[nth].hit
        best.setdefault(hit.passage.id, replace(hit, rank=len(best) + 1, score=float(scores[nth])))
    return list(best.values())
