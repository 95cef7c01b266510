"""Fits `rag/reader.json` from the training questions: `python -m tests.eval.fit`.

Two fits, both on questions that `make eval` does not report on:

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
from numpy.typing import NDArray
from scipy.optimize import minimize

import rag.reader
from rag.features import FEATURES, candidates
from rag.reader import EVIDENCE, Reader, Weights, evidence_row
from rag.retriever import HybridRetriever
from tests.eval.corpus import open_chain
from tests.eval.questions import TRAINING, Case, read_cases

Matrix = NDArray[np.float64]

MODEL_FILE = Path(rag.reader.__file__).with_name("reader.json")
RANKING_PENALTY = 1.0
CONFIDENCE_PENALTY = 3.0
"""Of the squared standardised weights; both chosen by cross-validation on the training questions."""
DECLINED_SHARE = 0.08
"""0-1: how many answerable questions may be declined, for the sake of declining those that are not."""
QUOTE_SHARE = 0.2
"""0-1: a further sentence is quoted from this share of the best one's probability on."""


@dataclass(frozen=True, slots=True)
class Example:
    """A question's candidates."""

    case: Case
    rows: Matrix
    """(sentences, features)"""
    right: NDArray[np.bool_]
    """(sentences,): which of them answer."""


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
        found.append(Example(case, rows, right))
    return found


def fit_ranking(given: Sequence[Example], penalty: float) -> Matrix:
    usable = [example for example in given if example.right.any()]
    scale = np.concatenate([example.rows for example in usable]).std(axis=0)
    scale[scale == 0] = 1.0

    def loss(weights: Matrix) -> tuple[float, Matrix]:
        total, gradient = penalty * float(weights @ weights), 2 * penalty * weights
        for example in usable:
            rows = example.rows / scale
            scores = rows @ weights
            shares = np.exp(scores - scores.max())
            shares /= shares.sum()
            good = shares[example.right].sum()
            total -= float(np.log(good + 1e-12))
            wanted = np.where(example.right, shares / (good + 1e-12), 0.0)
            gradient = gradient - (wanted - shares) @ rows
        return total, gradient

    fitted = minimize(loss, np.zeros(len(FEATURES)), jac=True, method="L-BFGS-B")
    return np.asarray(fitted.x / scale)


def evidence(example: Example, ranking: Matrix) -> tuple[Matrix, bool]:
    scores = example.rows @ ranking
    order = np.argsort(-scores, kind="stable")
    shares = np.exp(scores - scores.max())
    shares /= shares.sum()
    return evidence_row(example.rows[order], scores[order], shares[order]), bool(example.case.gold)


def fit_confidence(given: Sequence[Example], ranking: Matrix, penalty: float) -> tuple[Matrix, float]:
    pairs = [evidence(example, ranking) for example in given]
    x = np.array([row for row, _ in pairs])
    y = np.array([1.0 if answered else 0.0 for _, answered in pairs])
    mean, scale = x.mean(axis=0), x.std(axis=0)
    scale[scale == 0] = 1.0
    x = (x - mean) / scale

    def loss(weights: Matrix) -> tuple[float, Matrix]:
        z = x @ weights[:-1] + weights[-1]
        p = 1 / (1 + np.exp(-z))
        total = -float(np.sum(y * np.log(p + 1e-12) + (1 - y) * np.log(1 - p + 1e-12)))
        inner = weights.copy()
        inner[-1] = 0.0
        gradient = np.append(x.T @ (p - y), (p - y).sum()) + 2 * penalty * inner
        return total + penalty * float(inner @ inner), gradient

    fitted = minimize(loss, np.zeros(x.shape[1] + 1), jac=True, method="L-BFGS-B").x
    weights = fitted[:-1] / scale
    return weights, float(fitted[-1] - mean @ weights)


def cross_validated(given: Sequence[Example], folds: int = 10) -> tuple[Matrix, NDArray[np.bool_]]:
    """Confidence of each example by weights fitted without its article, and whether it is answerable."""
    groups = sorted({example.case.group for example in given})
    confidences = np.zeros(len(given))
    for fold in range(folds):
        held = set(groups[fold::folds])
        kept = [example for example in given if example.case.group not in held]
        ranking = fit_ranking(kept, RANKING_PENALTY)
        weights, bias = fit_confidence(kept, ranking, CONFIDENCE_PENALTY)
        for nth, example in enumerate(given):
            if example.case.group in held:
                row, _ = evidence(example, ranking)
                confidences[nth] = 1 / (1 + np.exp(-(row @ weights + bias)))
    return confidences, np.array([bool(example.case.gold) for example in given])


def choose_threshold(confidences: Matrix, answerable: NDArray[np.bool_]) -> float:
    """The confidence under which `DECLINED_SHARE` of the answerable questions fall."""
    return float(np.quantile(confidences[answerable], DECLINED_SHARE))


def main() -> None:
    chain = open_chain()
    blank = Weights(np.zeros(len(FEATURES)), np.zeros(len(EVIDENCE)), 0.0, 0.0, 0.0)
    given = examples(read_cases(TRAINING), chain.retriever, Reader(chain.library, blank))
    ranking = fit_ranking(given, RANKING_PENALTY)
    confidence, bias = fit_confidence(given, ranking, CONFIDENCE_PENALTY)
    threshold = choose_threshold(*cross_validated(given))
    fitted = {
        "made_by": "python -m tests.eval.fit",
        "questions": len(given),
        "ranking": dict(zip(FEATURES, np.round(ranking, 5).tolist(), strict=True)),
        "confidence": dict(zip(EVIDENCE, np.round(confidence, 5).tolist(), strict=True)),
        "bias": round(bias, 5),
        "threshold": round(threshold, 3),
        "quote_share": QUOTE_SHARE,
    }
    MODEL_FILE.write_text(json.dumps(fitted, indent=1) + "\n", encoding="utf-8")
    print(f"Fitted on {len(given)} questions; threshold {threshold:.3f}. Wrote {MODEL_FILE}.")


if __name__ == "__main__":
    main()
