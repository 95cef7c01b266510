"""Fits `rag/reader.json` from the training and development questions: `python -m tests.eval.fit`.

Two fits, which `make eval` repeats without an article's questions before it reports on them:

- ranking: a conditional logit (McFadden 1974), the weights under which the sentences that answer are likeliest among
  all candidates of their question;
- confidence: logistic regression on whether the question is answered by its best sentence, calibrated by
  construction.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from langchain_core.documents import Document
from numpy.typing import NDArray
from scipy.optimize import minimize

import rag.reader
from rag.features import FEATURES, candidates
from rag.reader import EVIDENCE, Reader, Weights, evidence_row
from rag.retriever import HybridRetriever
from tests.eval.corpus import open_chain
from tests.eval.questions import DEVELOPMENT, TRAINING, Case, read_cases

Matrix = NDArray[np.float64]

MODEL_FILE = Path(rag.reader.__file__).with_name("reader.json")
RANKING_PENALTY = 1.0
CONFIDENCE_PENALTY = 1.0
"""Of the squared standardised weights; both chosen by cross-validation over the articles."""
DECLINED_SHARE = 0.025
"""0-1: how many answerable questions may be declined. Little is gained by more: what is about another subject falls
below the threshold all the same, and near misses do not fall below a much higher one."""
QUOTE_SHARE = 0.2
"""0-1: a further sentence is quoted from this share of the best one's probability on."""


@dataclass(frozen=True, slots=True)
class Example:
    """A question's candidates."""

    case: Case
    documents: Sequence[Document]
    rows: Matrix
    """(sentences, features)"""
    right: NDArray[np.bool_]
    """(sentences,): which of them answer."""

    @property
    def judgeable(self) -> bool:
        """Whether confidence may learn from it: near misses in an article's own words, closer to it than people's
        questions are, would teach the reverse of what holds."""
        return self.case.kind != "unanswerable-in-article-words"


def examples(cases: Sequence[Case], retriever: HybridRetriever, reader: Reader) -> list[Example]:
    found = []
    for case in cases:
        documents = retriever.invoke(case.question)
        rows = reader.features(case.question, documents)
        right = np.array(
            [
                any(gold.within(one.hit.passage.article_id, one.text) for gold in case.gold)
                for one in candidates(documents)
            ]
        )
        found.append(Example(case, documents, rows, right))
    return found


def fit_ranking(given: Sequence[Example], penalty: float) -> Matrix:
    usable = [example for example in given if example.right.any()]
    rows = np.concatenate([example.rows for example in usable])
    right = np.concatenate([example.right for example in usable])
    lengths = np.array([len(example.rows) for example in usable])
    starts = np.append(0, np.cumsum(lengths)[:-1])
    scale = rows.std(axis=0)
    scale[scale == 0] = 1.0
    rows = (rows / scale).astype(np.float32)  # a third of the time; the sums below are in double

    def loss(weights: Matrix) -> tuple[float, Matrix]:
        scores = (rows @ weights.astype(np.float32)).astype(np.float64)
        shares = np.exp(scores - np.repeat(np.maximum.reduceat(scores, starts), lengths))
        shares /= np.repeat(np.add.reduceat(shares, starts), lengths)
        good = np.add.reduceat(np.where(right, shares, 0.0), starts) + 1e-12
        wanted = np.where(right, shares, 0.0) / np.repeat(good, lengths)
        total = penalty * float(weights @ weights) - float(np.log(good).sum())
        return total, 2 * penalty * weights - (wanted - shares).astype(np.float32) @ rows

    fitted = minimize(loss, np.zeros(len(FEATURES)), jac=True, method="L-BFGS-B", options={"maxiter": 60})
    return np.asarray(fitted.x / scale)


def evidence(example: Example, ranking: Matrix) -> Matrix:
    scores = example.rows @ ranking
    order = np.argsort(-scores, kind="stable")
    return evidence_row(example.rows[order], scores[order])


def fit_confidence(given: Sequence[Example], ranking: Matrix) -> tuple[Matrix, float]:
    """Weights, none negative, and bias."""
    x = np.array([evidence(example, ranking) for example in given])
    y = np.array([1.0 if example.case.gold else 0.0 for example in given])
    mean, scale = x.mean(axis=0), x.std(axis=0)
    scale[scale == 0] = 1.0
    x = (x - mean) / scale

    def loss(weights: Matrix) -> tuple[float, Matrix]:
        p = 1 / (1 + np.exp(-(x @ weights[:-1] + weights[-1])))
        inner = np.append(weights[:-1], 0.0)
        total = -float(np.sum(y * np.log(p + 1e-12) + (1 - y) * np.log(1 - p + 1e-12)))
        gradient = np.append(x.T @ (p - y), (p - y).sum()) + 2 * CONFIDENCE_PENALTY * inner
        return total + CONFIDENCE_PENALTY * float(inner @ inner), gradient

    bounds = [(0.0, None)] * x.shape[1] + [(None, None)]
    fitted = minimize(loss, np.zeros(x.shape[1] + 1), jac=True, method="L-BFGS-B", bounds=bounds).x
    weights = fitted[:-1] / scale
    return weights, float(fitted[-1] - mean @ weights)


def fit(given: Sequence[Example]) -> Weights:
    """Both fits; the threshold declines `DECLINED_SHARE` of the answerable questions fitted on."""
    ranking = fit_ranking(given, RANKING_PENALTY)
    judged = [example for example in given if example.judgeable]
    confidence, bias = fit_confidence(judged, ranking)
    answerable = [example for example in judged if example.case.gold]
    confidences = [1 / (1 + np.exp(-(evidence(one, ranking) @ confidence + bias))) for one in answerable]
    return Weights(ranking, confidence, bias, float(np.quantile(confidences, DECLINED_SHARE)), QUOTE_SHARE)


def main() -> None:
    chain = open_chain()
    given = examples([*read_cases(TRAINING), *read_cases(DEVELOPMENT)], chain.retriever, Reader(chain.library))
    weights = fit(given)
    fitted = {
        "made_by": "python -m tests.eval.fit",
        "questions": len(given),
        "ranking": dict(zip(FEATURES, np.round(weights.ranking, 5).tolist(), strict=True)),
        "confidence": dict(zip(EVIDENCE, np.round(weights.confidence, 5).tolist(), strict=True)),
        "bias": round(weights.bias, 5),
        "threshold": round(weights.threshold, 3),
        "quote_share": weights.quote_share,
    }
    MODEL_FILE.write_text(json.dumps(fitted, indent=1) + "\n", encoding="utf-8")
    print(f"Fitted on {len(given)} questions; threshold {weights.threshold:.3f}. Wrote {MODEL_FILE}.")


if __name__ == "__main__":
    main()
