"""Chooses the sentences that answer, or declines. No language model.

Each sentence of the retrieved passages gets a score, a linear combination of `rag.features`, and the best are quoted.
Whether to answer at all is a second, logistic combination of what the best sentence and its rivals look like: a
calibrated probability that the library answers the question. Both were fitted on questions written for the purpose
(`python -m tests.eval.fit` makes `reader.json` again; `make eval` measures it).
"""

import json
import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

import numpy as np
from langchain_core.documents import Document
from numpy.typing import NDArray

from rag.features import FEATURES, Candidate, Rarity, candidates, feature_rows
from rag.library import Library
from rag.question import read_question
from rag.retriever import spread
from rag.types import Hit, Quote

MAX_QUOTES = 4
"""More than a person reads under one answer."""
HITS = 10
"""Passages reported with an answer."""

Row = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Weights:
    """The fitted numbers, as `reader.json` holds them."""

    ranking: Row
    """(features,)"""
    confidence: Row
    """(evidence,), none negative"""
    bias: float
    threshold: float
    """0-1: below this confidence the reader declines."""
    quote_share: float
    """0-1: a further sentence is quoted when its probability is at least this share of the best one's."""


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
def shipped_weights() -> Weights:
    """The weights that ship with Readout."""
    stored = json.loads(Path(__file__).with_name("reader.json").read_text(encoding="utf-8"))
    return Weights(
        ranking=np.array([stored["ranking"][name] for name in FEATURES]),
        confidence=np.array([stored["confidence"][name] for name in EVIDENCE]),
        bias=stored["bias"],
        threshold=stored["threshold"],
        quote_share=stored["quote_share"],
    )


class Reader:
    """Reads retrieved passages for the sentences that answer. Stateless; safe to share between threads."""

    def __init__(self, library: Library, weights: Weights | None = None, passages_per_article: int = 4) -> None:
        self._library = library
        self._given = weights
        self._passages_per_article = passages_per_article

    @property
    def _weights(self) -> Weights:
        return self._given or shipped_weights()

    def read(self, question: str, documents: Sequence[Document], *, decline: bool = True) -> Reading:
        """One to four quotes that answer, best first, or none.

        Args:
            question: As it stands on its own.
            documents: As `HybridRetriever` gives them.
            decline: Quote nothing below the threshold.
        """
        if not documents:
            return Reading((), (), 0.0)
        rows = self.features(question, documents)
        scores = rows @ self._weights.ranking
        found = candidates(documents)
        order = sorted(
            range(len(found)), key=lambda nth: (-scores[nth], found[nth].hit.passage.id, found[nth].position)
        )
        probabilities = np.exp(scores - scores.max())
        probabilities /= probabilities.sum()
        evidence = evidence_row(rows[order], scores[order])
        confidence = _logistic(float(evidence @ self._weights.confidence) + self._weights.bias)
        hits = spread(_rank_hits(found, scores, order), self._passages_per_article, HITS)
        if decline and confidence < self._weights.threshold:
            return Reading((), tuple(hits), confidence)
        return Reading(self._quote(found, probabilities, order, confidence), tuple(hits), confidence)

    def features(self, question: str, documents: Sequence[Document]) -> Row:
        """(sentences, features) of the candidates in `documents`; what fitting learns from."""
        asked = read_question(question)
        frequencies = self._library.document_frequencies(asked.terms)
        rarity = Rarity.of(asked.terms, frequencies, self._library.passage_count())
        return feature_rows(asked, rarity, documents)

    def _quote(
        self, found: Sequence[Candidate], probabilities: Row, order: Sequence[int], confidence: float
    ) -> tuple[Quote, ...]:
        best = probabilities[order[0]]
        quotes: list[Quote] = []
        seen: set[str] = set()
        for nth in order:
            candidate, probability = found[nth], probabilities[nth]
            if len(quotes) == MAX_QUOTES or probability < self._weights.quote_share * best:
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


EVIDENCE = (
    "sentence_cosine",  # of the best sentence, as what follows up to `fits`
    "passage_cosine",
    "passage_bm25",
    "context_coverage",
    "article_coverage",
    "fits",  # it has something of the kind asked for
    "year",  # its article is not of another year than those the question names
    "highest_article_coverage",  # of any candidate
    "score",  # of the best sentence
    "margin",  # of that score over the next
)
"""What the confidence is judged by. Each speaks for an answer, so no weight may be negative: without that bound a fit
to a few hundred questions learns accidents of how they were written."""


def evidence_row(rows: Row, scores: Row) -> Row:
    """The evidence in the candidates' features and scores, best first: (evidence,)."""
    best = dict(zip(FEATURES, rows[0], strict=True))
    return np.array(
        [
            best["sentence_cosine"],
            best["passage_cosine"],
            best["passage_bm25"],
            best["context_coverage"],
            best["article_coverage"],
            max(best[name] for name in FEATURES if name.startswith("fits_")),
            -best["year_clash"],
            rows[:, FEATURES.index("article_coverage")].max(),
            scores[0],
            scores[0] - scores[1] if len(scores) > 1 else 0.0,
        ]
    )


def _rank_hits(found: Sequence[Candidate], scores: Row, order: Sequence[int]) -> list[Hit]:
    """The passages by their best sentence."""
    best: dict[str, Hit] = {}
    for nth in order:
        hit = found[nth].hit
        best.setdefault(hit.passage.id, replace(hit, rank=len(best) + 1, score=float(scores[nth])))
    return list(best.values())


def _logistic(value: float) -> float:
    return 1 / (1 + math.exp(-value)) if value > -700 else 0.0
