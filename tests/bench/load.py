"""`make load`: fifty people on one server, each asking their own questions; every citation must be its own quote.

They are sessions of Streamlit's websocket protocol (`tests.bench.session`), since fifty browsers on the same cores
would measure themselves. Each person reads an answer, opens one of its citations and asks the next question; between an
answer and the next question pass `THINK_S` seconds. Each citation is compared with the article's text in the library.

Prints one JSON object, and exits 1 when anything went wrong. SECONDS=60 lasts a minute instead of five, PEOPLE=20 are
fewer, DATA=DIR has a copy of that library asked instead of the articles that ship, PROCESSES=4 share the people, over
one library on a PostgreSQL server (which is not made to wait for the disk) and an index on a Chroma server.
"""

import asyncio
import json
import os
import random
import shutil
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np

from rag.store import Library
from tests.bench.processes import Served, fill, one_process, several_processes
from tests.bench.session import Session, opened
from tests.browser.serving import ROOT
from tests.eval.questions import DEVELOPMENT, read_cases

PEOPLE = 50
SECONDS = 300.0
THINK_S = (10.0, 50.0)
"""Between an answer and the next question: from, to; equally likely, so half a minute on average, about as long as an
answer of a hundred words takes to read and the next question to write."""
WAIT_S = 60.0
"""After which an answer counts as lost."""
READY_S = 120.0
SEED = 20251009


@dataclass
class Load:
    """What the people saw."""

    waits_s: list[float] = field(default_factory=list)
    states: dict[str, int] = field(default_factory=dict)
    citations: int = 0
    opened: int = 0
    runs: int = 0
    received_bytes: int = 0
    processor_s: float = 0.0
    """What the processes of the window took of the cores for all of it."""
    wrong: list[str] = field(default_factory=list)


def main() -> None:
    people, seconds = int(os.environ.get("PEOPLE") or PEOPLE), float(os.environ.get("SECONDS") or SECONDS)
    questions = [case.question for case in read_cases(DEVELOPMENT)]
    processes = int(os.environ.get("PROCESSES") or 1)
    (ROOT / "build").mkdir(exist_ok=True)
    log = ROOT / "build" / "load.log"
    with tempfile.TemporaryDirectory(prefix="readout-load-") as temporary:
        data = Path(temporary) / "data"
        if given := os.environ.get("DATA"):
            shutil.copytree(given, data)
        else:
            fill(data)
        library = Library.open(data)
        texts = {article.title: article.text for article in library.articles()}
        library.close()
        several = several_processes(processes, Path(temporary), log) if processes > 1 else one_process(data, log)
        with several as served:
            load, memory = asyncio.run(run(served, people, seconds, questions, texts))
    waits = np.array(load.waits_s or [0.0])
    figures = {
        "processes": processes,
        "people": people,
        "seconds": seconds,
        "think_s": THINK_S,
        "cores": len(os.sched_getaffinity(0)),
        "seed": SEED,
        "asked": len(load.waits_s),
        **load.states,
        "citations_checked": load.citations,
        "citations_opened": load.opened,
        "wait_p50_s": round(float(np.percentile(waits, 50)), 2),
        "wait_p95_s": round(float(np.percentile(waits, 95)), 2),
        "wait_most_s": round(float(waits.max()), 2),
        "processor_s_a_question": round(load.processor_s / len(waits), 2),
        "drawings_a_question": round(load.runs / len(waits), 1),
        "kb_a_question": round(load.received_bytes / 1000 / len(waits)),
        "memory_mb": memory,
        "wrong": load.wrong,
    }
    print(json.dumps(figures, indent=1, ensure_ascii=False))
    sys.exit(1 if load.wrong else 0)


async def run(
    served: Served, people: int, seconds: float, questions: Sequence[str], texts: Mapping[str, str]
) -> tuple[Load, dict[str, int]]:
    """What they saw, and the memory of all processes in MB when they began, half-way and when they ended."""
    load = Load()
    for address, _ in served:
        async with opened(address, READY_S) as first:  # the model is loaded before the time begins
            await first.ask(questions[0], WAIT_S)
    processes = [process for _, process in served]
    begun_mb, begun_s = sum(map(resident_mb, processes)), sum(map(processor_s, processes))
    ends_at = time.monotonic() + seconds

    async def half_way() -> int:
        await asyncio.sleep(seconds / 2)
        return sum(map(resident_mb, processes))

    addresses = [served[nth % len(served)][0] for nth in range(people)]  # each person stays with one process
    taking_part = (take_part(address, nth, ends_at, questions, texts, load) for nth, address in enumerate(addresses))
    halfway_mb, *_ = await asyncio.gather(half_way(), *taking_part)
    load.processor_s = sum(map(processor_s, processes)) - begun_s
    return load, {"start": begun_mb, "half_way": halfway_mb, "end": sum(map(resident_mb, processes))}


async def take_part(
    address: str, nth: int, ends_at: float, questions: Sequence[str], texts: Mapping[str, str], load: Load
) -> None:
    """One person: comes some time within the first half minute, and stays to the end."""
    moments = random.Random(SEED + nth)
    own = moments.sample(questions, len(questions))
    await asyncio.sleep(moments.uniform(0, THINK_S[1] - THINK_S[0]))
    asked = ""
    try:
        async with opened(address, READY_S) as session:
            while time.monotonic() < ends_at:
                asked = own.pop() if own else moments.choice(questions)
                await ask_once(session, asked, moments, texts, load)
                await asyncio.sleep(min(moments.uniform(*THINK_S), max(ends_at - time.monotonic(), 0)))
            load.runs += session.runs
            load.received_bytes += session.received_bytes
    except Exception as error:
        told = error.exceptions[0] if isinstance(error, ExceptionGroup) else error
        load.wrong.append(f"person {nth}, {asked!r}: {type(told).__name__}: {told}")


async def ask_once(
    session: Session, question: str, moments: random.Random, texts: Mapping[str, str], load: Load
) -> None:
    begun = time.monotonic()
    drawn = await session.ask(question, WAIT_S)
    load.waits_s.append(time.monotonic() - begun)
    load.states[drawn["state"]] = load.states.get(drawn["state"], 0) + 1
    if drawn["state"] == "failed":
        load.wrong.append(f"{question!r}: {drawn['trouble']}")
    markers = sorted(set(cited(drawn)))
    load.citations += len(markers)
    load.wrong += [f"{question!r}: {fault}" for fault in faults(drawn, markers, texts)]
    if markers:
        chosen = moments.choice(markers)
        source = await session.open_citation(drawn["id"], chosen, WAIT_S)
        load.opened += 1
        if (fault := opened_otherwise(drawn, chosen, source)) is not None:
            load.wrong.append(f"{question!r}: {fault}")


def cited(drawn: object) -> Iterator[int]:
    """The markers of all citations in what is drawn of an answer, wherever they stand."""
    if isinstance(drawn, dict):
        if drawn.keys() == {"marker", "name"}:
            yield drawn["marker"]
        for part in drawn.values():
            yield from cited(part)
    elif isinstance(drawn, list):
        for part in drawn:
            yield from cited(part)


def faults(drawn: Mapping[str, Any], markers: Sequence[int], texts: Mapping[str, str]) -> Iterator[str]:
    """What is wrong with these citations: each must have a quote that stands in the article it names."""
    cards = {card["marker"]: card for card in drawn["cards"]}
    for marker in markers:
        card = cards.get(marker)
        if card is None or not card["quote"]:
            yield f"citation {marker} has no quote"
        elif card["quote"] not in texts.get(card["title"], ""):
            yield f"citation {marker} quotes {card['quote'][:80]!r}, which {card['title']!r} does not say"


def opened_otherwise(drawn: Mapping[str, Any], marker: int, source: Mapping[str, Any]) -> str | None:
    """How an article that was opened at a citation differs from what the citation quotes; None when it does not."""
    marked = [
        piece["text"]
        for paragraph in source["paragraphs"]
        for piece in paragraph
        if (piece.get("mark"), piece.get("number")) == ("quote", marker)
    ]
    quoted = next(card["quote"] for card in drawn["cards"] if card["marker"] == marker)
    return None if marked == [quoted] else f"citation {marker} of {quoted[:80]!r} opened {marked!r:.90}"


def resident_mb(process: int) -> int:
    """Memory that the process holds."""
    pages = int(Path(f"/proc/{process}/statm").read_text(encoding="ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") // 1_000_000


def processor_s(process: int) -> float:
    """How long the process has run on a core, all its threads together."""
    fields = Path(f"/proc/{process}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


if __name__ == "__main__":
    main()
