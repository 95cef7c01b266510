"""What an evaluation reports, from what was quoted and found for each question."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields

import numpy as np

from rag.library import Library
from rag.types import Hit, Quote
from tests.eval.questions import Case


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a question got, were it answered or not."""

    case: Case
    quotes: Sequence[Quote]
    """Best first, as they would be quoted if the question were answered."""
    hits: Sequence[Hit]
    confidence: float
    answered: bool


@dataclass(frozen=True, slots=True)
class Measures:
    """Shares are 0-1. Over the answerable questions, unless it says otherwise."""

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


def measure(outcomes: Sequence[Outcome], library: Library) -> Measures:
    answerable = [one for one in outcomes if one.case.gold]
    rest = [one for one in outcomes if not one.case.gold]
    quoted = [_rank([_quote_answers(one, quote) for quote in one.quotes]) for one in answerable]
    found = [_rank([_hit_answers(one, hit, library) for hit in one.hits]) for one in answerable]
    return Measures(
        questions=len(outcomes),
        quote_at_1=_share(rank <= 1 for rank in quoted),
        quote_at_3=_share(rank <= 3 for rank in quoted),
        hit_at_1=_share(rank <= 1 for rank in found),
        hit_at_4=_share(rank <= 4 for rank in found),
        mrr_at_10=float(np.mean([1 / rank if rank <= 10 else 0.0 for rank in found])),
        wrongly_declined=_share(not one.answered for one in answerable),
        wrongly_answered=_share(one.answered for one in rest),
        auroc=auroc([one.confidence for one in answerable], [one.confidence for one in rest]),
        calibration_error=_calibration_error(outcomes),
    )


def intervals(outcomes: Sequence[Outcome], library: Library, draws: int = 400) -> dict[str, tuple[float, float]]:
    """95% bootstrap intervals of each measure (Efron 1979), questions drawn with replacement."""
    random = np.random.default_rng(20251009)
    drawn = [
        measure([outcomes[nth] for nth in random.integers(0, len(outcomes), len(outcomes))], library)
        for _ in range(draws)
    ]
    names = [field.name for field in fields(Measures)]
    return {name: tuple(np.quantile([getattr(one, name) for one in drawn], (0.025, 0.975))) for name in names}


def auroc(answerable: Sequence[float], rest: Sequence[float]) -> float:
    """The chance that an answerable question gets the higher confidence, ties counting half (Hanley & McNeil 1982)."""
    if not answerable or not rest:
        return math.nan
    difference = np.subtract.outer(np.array(answerable), np.array(rest))
    return float((difference > 0).mean() + (difference == 0).mean() / 2)


def _calibration_error(outcomes: Sequence[Outcome]) -> float:
    """Mean gap between confidence and the share that is answerable, by bins of confidence (Naeini et al. 2015)."""
    confidences = np.array([one.confidence for one in outcomes])
    answerable = np.array([bool(one.case.gold) for one in outcomes], dtype=float)
    bins = np.minimum((confidences * 10).astype(int), 9)
    gaps = [
        abs(confidences[bins == number].mean() - answerable[bins == number].mean()) * (bins == number).mean()
        for number in range(10)
        if (bins == number).any()
    ]
    return float(sum(gaps))


def _quote_answers(outcome: Outcome, quote: Quote) -> bool:
    return any(gold.within(quote.article_id, quote.text) for gold in outcome.case.gold)


def _hit_answers(outcome: Outcome, hit: Hit, library: Library) -> bool:
    text = library.cut(hit.passage.article_id, hit.passage.start, hit.passage.end)
    return any(gold.within(hit.passage.article_id, text) for gold in outcome.case.gold)


def _rank(right: Sequence[bool]) -> float:
    """1-based place of the first right one; infinite when there is none."""
    return right.index(True) + 1 if True in right else math.inf


def _share(of: Iterable[bool]) -> float:
    values = list(of)
    return float(np.mean(values)) if values else math.nan
