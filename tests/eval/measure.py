"""Computes what an evaluation reports from what was quoted and found for each question."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields

import numpy as np

from rag.chain import AnswerChain
from rag.store.library import Library
from rag.types import Hit, Quote
from tests.eval.questions import Case


@dataclass(frozen=True, slots=True)
class Outcome:
    """What was found for a question, whether it was answered or not."""

    case: Case
    quotes: Sequence[Quote]
    """Best first, as they would be quoted if the question were answered."""
    hits: Sequence[Hit]
    confidence: float
    answered: bool


@dataclass(frozen=True, slots=True)
class Measures:
    """Shares are 0-1, and over the answerable questions unless stated otherwise."""

    questions: int
    quote_at_1: float
    quote_at_3: float
    hit_at_1: float
    hit_at_4: float
    mrr_at_10: float
    wrongly_declined: float
    wrongly_answered: float
    """Over the questions that no article answers."""
    auroc: float
    """Of confidence, over all questions."""
    calibration_error: float
    """Expected calibration error in ten bins, over all questions."""


@dataclass(frozen=True, slots=True)
class Judged:
    """An outcome compared with the gold sentences."""

    answerable: bool
    quoted: float
    """1-based place of the first quote that answers; infinite when none does, as for `found`."""
    found: float
    """The same for the passages."""
    confidence: float
    answered: bool


def by_reader(case: Case, chain: AnswerChain) -> Outcome:
    """What the chain reads for the question; quotes are kept even if it would decline."""
    encoded = chain.retriever.embedder.encode_question(case.question)
    documents = chain.retriever.invoke(case.question, encoded=encoded)
    reading = chain.reader.read(chain.finder.understand(case.question), encoded, documents, decline=False)
    answered = reading.confidence >= chain.reader.decline_below
    return Outcome(case, reading.quotes, reading.hits, reading.confidence, answered)


def judge(outcome: Outcome, library: Library) -> Judged:
    """Compare what was found for a question with the sentences that answer it."""
    gold = outcome.case.gold
    passages = [hit.passage for hit in outcome.hits]
    texts = [library.cut(one.article_id, one.start, one.end) for one in passages]
    return Judged(
        answerable=bool(gold),
        quoted=_rank([any(g.within(quote.article_id, quote.text) for g in gold) for quote in outcome.quotes]),
        found=_rank(
            [any(g.within(one.article_id, text) for g in gold) for one, text in zip(passages, texts, strict=True)]
        ),
        confidence=outcome.confidence,
        answered=outcome.answered,
    )


def measure(judged: Sequence[Judged]) -> Measures:
    """All measures over questions."""
    answerable = [one for one in judged if one.answerable]
    rest = [one for one in judged if not one.answerable]
    return Measures(
        questions=len(judged),
        quote_at_1=_share(one.quoted <= 1 for one in answerable),
        quote_at_3=_share(one.quoted <= 3 for one in answerable),
        hit_at_1=_share(one.found <= 1 for one in answerable),
        hit_at_4=_share(one.found <= 4 for one in answerable),
        mrr_at_10=float(np.mean([1 / one.found if one.found <= 10 else 0.0 for one in answerable])),
        wrongly_declined=_share(not one.answered for one in answerable),
        wrongly_answered=_share(one.answered for one in rest),
        auroc=auroc([one.confidence for one in answerable], [one.confidence for one in rest]),
        calibration_error=_calibration_error(judged),
    )


def intervals(judged: Sequence[Judged], draws: int = 1000) -> dict[str, tuple[float, float]]:
    """95% bootstrap intervals of each measure (Efron 1979), questions drawn with replacement."""
    random = np.random.default_rng(20251009)
    drawn = [measure([judged[nth] for nth in random.integers(0, len(judged), len(judged))]) for _ in range(draws)]
    names = [field.name for field in fields(Measures)]
    return {name: tuple(np.quantile([getattr(one, name) for one in drawn], (0.025, 0.975))) for name in names}


def interval(found: Sequence[bool], draws: int = 1000) -> tuple[float, float]:
    """95% bootstrap interval of a share."""
    random = np.random.default_rng(20251009)
    drawn = random.choice(np.array(found, dtype=float), (draws, len(found))).mean(axis=1)
    low, high = np.quantile(drawn, (0.025, 0.975))
    return float(low), float(high)


def auroc(answerable: Sequence[float], rest: Sequence[float]) -> float:
    """The chance that an answerable question gets the higher confidence, ties counting half (Hanley & McNeil 1982)."""
    if not answerable or not rest:
        return math.nan
    difference = np.subtract.outer(np.array(answerable), np.array(rest))
    return float((difference > 0).mean() + (difference == 0).mean() / 2)


def _calibration_error(judged: Sequence[Judged]) -> float:
    """Mean gap between confidence and the share that is answerable, by bins of confidence (Naeini et al. 2015)."""
    confidences = np.array([one.confidence for one in judged])
    answerable = np.array([one.answerable for one in judged], dtype=float)
    bins = np.minimum((confidences * 10).astype(int), 9)
    gaps = [
        abs(confidences[bins == number].mean() - answerable[bins == number].mean()) * (bins == number).mean()
        for number in range(10)
        if (bins == number).any()
    ]
    return float(sum(gaps))


def _rank(right: Sequence[bool]) -> float:
    """1-based place of the first right one; infinite when there is none."""
    return right.index(True) + 1 if True in right else math.inf


def _share(of: Iterable[bool]) -> float:
    values = list(of)
    return float(np.mean(values)) if values else math.nan
