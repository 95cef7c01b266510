"""Questions per second and waits, with several askers at once and with another process that keeps the cores busy.

A round asks fresh questions, each for the first time in the process, and then the same ones again, which shows how much
caching helps. All settings take turns, `ROUNDS` times; of each figure the best round counts, because other work on the
machine can only slow a round down.
"""

import os
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from typing import Any

import numpy as np

from rag.chain import AnswerChain
from tests.eval.questions import DEVELOPMENT, TRAINING, read_cases

ASKERS = (1, 4, 16)
ROUNDS = 3
QUESTIONS = 24
"""Asked in each round of each setting; a fact is read twice, so that more would take a quarter of an hour."""
WARM_UP = 16
NEIGHBOUR_S = 300
"""The busy process ends by itself after this time, in case it is not ended before."""

LEAST_KEPT = 0.9
"""Several askers must get at least this share of a single asker's questions per second."""
WAIT_AT_FOUR = 6.0
"""The 95th percentile of waits with four askers may be this many times a single asker's median wait."""
COST_OF_NEIGHBOUR = 3.0
"""Beside a busy process a single asker's median wait may be this many times as long."""

Figures = dict[str, float]


def asking_figures(chain: AnswerChain) -> dict[str, Any]:
    """Figures for each setting, and whether the targets are met by questions asked for the first time."""
    fresh = iter(dict.fromkeys(case.question for folder in (DEVELOPMENT, TRAINING) for case in read_cases(folder)))
    asked(chain, take(fresh, WARM_UP), 1)
    rounds: dict[str, list[dict[str, Figures]]] = {}
    for _ in range(ROUNDS):
        for askers in ASKERS:
            rounds.setdefault(f"askers_{askers}", []).append(first_and_again(chain, take(fresh, QUESTIONS), askers))
        with busy_neighbour():
            for askers in ASKERS:
                name = f"askers_{askers}_busy_neighbour"
                rounds.setdefault(name, []).append(first_and_again(chain, take(fresh, QUESTIONS), askers))
    figures = {
        name: {which: best([one[which] for one in found]) for which in found[0]} for name, found in rounds.items()
    }
    return {**figures, "targets": targets({name: one["first"] for name, one in figures.items()})}


def targets(first: dict[str, Figures]) -> dict[str, Any]:
    """Each ratio that matters, its limit, and whether the limit is met."""
    alone = first["askers_1"]
    kept = min(first[f"askers_{askers}"]["per_s"] for askers in ASKERS) / alone["per_s"]
    wait = first["askers_4"]["ms_p95"] / alone["ms_p50"]
    cost = first["askers_1_busy_neighbour"]["ms_p50"] / alone["ms_p50"]
    return {
        "per_s_kept_with_more_askers": {"value": round(kept, 2), "at_least": LEAST_KEPT, "met": kept >= LEAST_KEPT},
        "p95_with_4_to_p50_alone": {"value": round(wait, 2), "at_most": WAIT_AT_FOUR, "met": wait <= WAIT_AT_FOUR},
        "busy_neighbour_costs": {
            "value": round(cost, 2),
            "at_most": COST_OF_NEIGHBOUR,
            "met": cost <= COST_OF_NEIGHBOUR,
        },
    }


def first_and_again(chain: AnswerChain, questions: Sequence[str], askers: int) -> dict[str, Figures]:
    return {which: asked(chain, questions, askers) for which in ("first", "again")}


def asked(chain: AnswerChain, questions: Sequence[str], askers: int) -> Figures:
    """Each asker takes the next question as soon as its last one is answered."""

    def wait_ms(question: str) -> float:
        begun = time.perf_counter()
        chain.invoke(question)
        return (time.perf_counter() - begun) * 1e3

    begun = time.perf_counter()
    with ThreadPoolExecutor(askers) as pool:
        waits = list(pool.map(wait_ms, questions))
    took = time.perf_counter() - begun
    p50, p95 = np.quantile(waits, (0.5, 0.95))
    return {
        "per_s": round(len(questions) / took, 1),
        "ms_p50": round(float(p50), 1),
        "ms_p95": round(float(p95), 1),
    }


def best(rounds: Sequence[Figures]) -> Figures:
    return {name: (max if name == "per_s" else min)(one[name] for one in rounds) for name in rounds[0]}


def take(questions: Iterator[str], count: int) -> list[str]:
    return [next(questions) for _ in range(count)]


@contextmanager
def busy_neighbour() -> Iterator[None]:
    """Keep every core busy with another process within the block; it uses next to no memory."""
    loop = f"import time\nends_at = time.monotonic() + {NEIGHBOUR_S}\nwhile time.monotonic() < ends_at: pass"
    loops = [subprocess.Popen([sys.executable, "-c", loop]) for _ in range(os.cpu_count() or 1)]
    try:
        yield
    finally:
        for one in loops:
            one.kill()
            one.wait()
