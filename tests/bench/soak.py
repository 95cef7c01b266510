"""`make soak`: ingest is killed at 200 random moments, and 20 askers ask for a minute while it changes the library.

`quick`: 190 kills of forks that have imported everything, with an embedder that takes no time, so that most kills fall
where things are written. `slow`: ten kills of the command itself. After each kill the next run must finish the work.
`asking`: no question may fail, and each quote must be found in the library or in what it kept of a changed article.
Prints what became of each kill and of the questions, and exits 1 when anything was lost, stored twice, or failed.

`hour` (`make soak HOUR=1`): fifty people ask for an hour, as in `make load`; memory must be flat after the first half.

`python -m tests.bench.soak PART…` runs only these parts.
"""

import json
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from contextlib import closing
from pathlib import Path
from typing import Any

import numpy as np

from rag.chain import AnswerChain
from rag.encoding import recipe_of
from rag.settings import Settings
from rag.store import PassageIndex
from rag.store.library import LIBRARY_FILE, Library
from rag.types import EVERYTHING, Quote
from tests.eval.corpus import ROOT
from tests.eval.questions import DEVELOPMENT, read_cases
from tests.ingest.askers import ask_while
from tests.ingest.stopping import Runs

KILLS = 10
KILLED_ARTICLES = 12
QUICK_KILLS = 190
QUICK_ARTICLES = 6
ASKERS = 20
ASKING_S = 60.0
SEED = 20251009
HOUR_S = "3600"
FLAT_WITHIN_MB = 50
"""Allocators keep some of what answers needed; a leak of 20 kB an answer is more in half an hour."""
QUESTION = "What did the leaders adopt at the second Central Asia–Russia summit?"


def main() -> None:
    parts: dict[str, Callable[[Path], bool]] = {
        "quick": kill_quickly,
        "slow": kill_slowly,
        "asking": ask_meanwhile,
        "hour": be_asked_for_an_hour,
    }
    folder = Path(tempfile.mkdtemp(prefix="readout-soak-"))
    print(f"random moments are drawn from the seed {SEED}", flush=True)
    try:
        failed = [not parts[part](folder) for part in sys.argv[1:] or ("quick", "slow", "asking")]
    finally:
        shutil.rmtree(folder)
    sys.exit(any(failed))


def some_articles(folder: Path, count: int) -> Path:
    """A folder with copies of that many articles, the latest."""
    folder.mkdir()
    for file in sorted((ROOT / "corpus").glob("*.md"))[-count:]:
        shutil.copy(file, folder)
    return folder


def kill_slowly(folder: Path) -> bool:
    """Whether all was there after each kill of the command and another run."""
    articles = some_articles(folder / "articles", KILLED_ARTICLES)
    begun = time.perf_counter()
    run("ingest", str(articles), "--data", str(folder / "whole"))
    whole_s = time.perf_counter() - begun
    expected, moments = contents(folder / "whole"), random.Random(SEED)
    right = [kill_once(articles, folder / f"kill-{n}", moments.uniform(0.3, whole_s), expected) for n in range(KILLS)]
    print(f"slow: {len(right)} kills, {right.count(False)} failures", flush=True)
    return all(right)


def kill_quickly(folder: Path) -> bool:
    """Whether all was there after each kill of a fork and another run."""
    some, moments = some_articles(folder / "some", QUICK_ARTICLES), random.Random(SEED)
    runs, failed = Runs(), 0
    try:
        runs.run(some, folder / "imported")
        begun = time.perf_counter()
        runs.run(some, folder / "quick-whole")
        whole_s = time.perf_counter() - begun
        expected = contents(folder / "quick-whole")
        for n in range(QUICK_KILLS):
            data, after_s = folder / f"quick-{n}", moments.uniform(0.0, whole_s)
            killed = runs.run(some, data, killed_after_s=after_s)["ended"] == -signal.SIGKILL
            kept = len(articles_in(data))
            again = runs.run(some, data)
            wrong = again["ended"] != 0 or contents(data) != expected
            told = "killed" if killed else "had ended before it was killed"
            verdict = f"lost, doubled or not finished: {again['said']}" if wrong else "all there, once"
            print(f"{told} after {after_s:5.2f} s of {whole_s:.2f}: {kept} articles were in; {verdict}", flush=True)
            failed += wrong
            shutil.rmtree(data)
    finally:
        runs.close()
    print(f"quick: {QUICK_KILLS} kills, {failed} failures", flush=True)
    return not failed


def ask_meanwhile(folder: Path) -> bool:
    """Whether no question failed and each quote was found, with a process beside that changes articles."""
    articles, data = some_articles(folder / "changing", KILLED_ARTICLES), folder / "asked"
    run("ingest", str(articles), "--data", str(data))
    chain = AnswerChain.open(Settings(data=data))
    texts = {one.id: one.text for one in chain.library.articles()}
    changing = start("tests.bench.changes", str(articles), str(data), str(ASKING_S))
    asked = ask_while(
        chain,
        [case.question for case in read_cases(DEVELOPMENT)],
        ASKERS,
        lambda: changing.poll() is None,
        lambda quote: is_cut_at_words(texts[quote.article_id], quote),
        articles_return=True,
    )
    changed, trouble = changing.communicate()
    chain.close()
    faults = [*asked.faults, *([trouble] if changing.returncode else [])]
    print(*faults, sep="\n", end="\n" * bool(faults))
    p50, p95 = np.quantile(asked.waits_s, (0.5, 0.95))
    print(f"asking: {ASKERS} askers beside an ingest that did {changed.strip()}: {asked.answers} answers", end="")
    print(
        f" ({asked.answered} not declined; {p50:.1f} s p50, {p95:.1f} s p95), {asked.quotes} quotes, of which", end=""
    )
    print(f" {asked.of_earlier_versions} of a text replaced and {asked.of_removed_articles} of an article", end="")
    print(f" removed meanwhile ({asked.of_returned_articles} of one that came back otherwise); {len(faults)} faults")
    return not faults


def is_cut_at_words(text: str, quote: Quote) -> bool:
    """Whether a quote stands in the text, or was put before it, rather than being cut anywhere by wrong offsets."""
    if "Read again." in quote.text or "This is correction" in quote.text:
        return quote.text.endswith(".")
    start = text.find(quote.text)
    end = start + len(quote.text)
    return start >= 0 and not text[start - 1 : start].isalnum() and not text[end : end + 1].isalnum()


def kill_once(articles: Path, data: Path, after_s: float, expected: dict[str, object]) -> bool:
    """Kill an ingest after so many seconds, run it again, and say whether all is right."""
    process = start("ingest", str(articles), "--data", str(data))
    time.sleep(after_s)
    process.send_signal(signal.SIGKILL)
    process.communicate()
    kept = articles_in(data)
    again = run("ingest", str(articles), "--data", str(data), "--json")
    asked = run("rag", "ask", "--json", "--data", str(data), QUESTION)
    wrong = [
        name
        for name, failed in {
            "the next run failed": again.returncode != 0,
            "lost or doubled": contents(data) != expected,
            "the chat does not open": asked.returncode != 0 or "Joint Action Plan" not in asked.stdout,
        }.items()
        if failed
    ]
    report = json.loads(again.stdout or "{}")
    added = len(report.get("added", []))
    verdict = "; ".join(wrong) or "all there, once"
    print(
        f"killed after {after_s:5.1f} s: {len(kept)} articles were in, {added} were added after; {verdict}", flush=True
    )
    return not wrong


def articles_in(data: Path) -> tuple[str, ...]:
    """Ids of the articles that are stored, whatever became of the index."""
    if not (data / LIBRARY_FILE).exists():
        return ()
    with closing(Library.create(data)) as library:
        return library.article_ids()


def contents(data: Path) -> dict[str, Any]:
    """What must be the same however often ingest was killed.

    That is articles, passages, words of the full-text index, and the passages that the dense index finds by their own
    vectors.
    """
    with closing(Library.create(data)) as library, closing(PassageIndex(data, recipe_of(None))) as index:
        passages = sorted(library.passage_ids())
        return {
            "articles": library.article_ids(),
            "passages": passages,
            "words": len(library.search_words('"summit"', 10_000, scope=EVERYTHING)),
            "found by vector": [
                one.passage_id
                for one in library.index_records(passages)
                if one.passage_id in dict(index.search(one.vector, len(passages), EVERYTHING, library))
            ],
        }


def be_asked_for_an_hour(folder: Path) -> bool:
    """Whether the window serves fifty people for an hour (`tests.bench.load`) without a fault and in flat memory."""
    del folder  # the load makes one of its own
    given = {**os.environ, "SECONDS": os.environ.get("SECONDS") or HOUR_S}
    told = subprocess.run([sys.executable, "-m", "tests.bench.load"], stdout=subprocess.PIPE, text=True, env=given)
    print(told.stdout, flush=True)
    if told.returncode:
        return False
    memory = json.loads(told.stdout)["memory_mb"]
    print(f"hour: {grown_mb(memory)} MB more at the end than half-way; at most {FLAT_WITHIN_MB} are flat", flush=True)
    return grown_mb(memory) <= FLAT_WITHIN_MB


def grown_mb(memory: Mapping[str, int]) -> int:
    """How much more memory there was at the end than half-way, when all that is kept between questions was there."""
    return memory["end"] - memory["half_way"]


def start(*arguments: str) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [sys.executable, "-m", *arguments],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        cwd=ROOT,
    )


def run(*arguments: str) -> "subprocess.CompletedProcess[str]":
    process = start(*arguments)
    out, err = process.communicate()
    return subprocess.CompletedProcess(arguments, process.returncode, out, err)


if __name__ == "__main__":
    main()
