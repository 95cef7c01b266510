"""`make soak`: kill -9 during ingest at 200 random moments; each time the next run must finish the work.

Ten kills are of the command itself over all of `corpus/`. The others are of forks that have imported everything and
take some of the articles, with an embedder that takes no time, so that most kills fall where things are written.
Prints what became of each kill, and exits 1 when anything was lost, stored twice or can no longer be opened.
"""

import json
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from rag.store.library import LIBRARY_FILE, Library
from rag.types import EVERYTHING
from tests.eval.corpus import ROOT
from tests.ingest.stopping import Runs

KILLS = 10
QUICK_KILLS = 190
QUICK_ARTICLES = 6
SEED = 20251009
QUESTION = "What did the leaders adopt at the second Central Asia–Russia summit?"


def main() -> None:
    folder = Path(tempfile.mkdtemp(prefix="readout-soak-"))
    moments = random.Random(SEED)
    print(f"random moments are drawn from the seed {SEED}", flush=True)
    try:
        begun = time.perf_counter()
        run("ingest", str(ROOT / "corpus"), "--data", str(folder / "whole"))
        whole_s = time.perf_counter() - begun
        expected = contents(folder / "whole")
        failed = [kill_once(folder / f"kill-{n}", moments.uniform(0.3, whole_s), expected) for n in range(KILLS)]
        failed += kill_quickly(folder, moments)
    finally:
        shutil.rmtree(folder)
    print(f"{len(failed)} kills, {sum(failed)} failures", flush=True)
    sys.exit(any(failed))


def kill_quickly(folder: Path, moments: random.Random) -> list[bool]:
    """For each kill of a fork, whether anything is wrong after the next run."""
    some = folder / "some"
    some.mkdir()
    for file in sorted((ROOT / "corpus").glob("*.md"))[:QUICK_ARTICLES]:
        shutil.copy(file, some)
    runs, failed = Runs(), []
    try:
        runs.run(some, folder / "imported")
        begun = time.perf_counter()
        runs.run(some, folder / "quick-whole")
        whole_s = time.perf_counter() - begun
        expected = contents(folder / "quick-whole")
        for n in range(QUICK_KILLS):
            data, after_s = folder / f"quick-{n}", moments.uniform(0.0, whole_s)
            killed = runs.run(some, data, killed_after_s=after_s)["ended"] == -signal.SIGKILL
            kept = len(contents(data)["articles"]) if (data / LIBRARY_FILE).exists() else 0
            again = runs.run(some, data)
            wrong = again["ended"] != 0 or contents(data) != expected
            told = "killed" if killed else "had ended before it was killed"
            verdict = f"lost, doubled or not finished: {again['said']}" if wrong else "all there, once"
            print(f"{told} after {after_s:5.2f} s of {whole_s:.2f}: {kept} articles were in; {verdict}", flush=True)
            failed.append(wrong)
            shutil.rmtree(data)
    finally:
        runs.close()
    return failed


def kill_once(data: Path, after_s: float, expected: dict[str, object]) -> bool:
    """Kill an ingest after so many seconds, run it again, and say whether anything is wrong."""
    process = start("ingest", str(ROOT / "corpus"), "--data", str(data))
    time.sleep(after_s)
    process.send_signal(signal.SIGKILL)
    process.communicate()
    kept = contents(data)["articles"] if (data / LIBRARY_FILE).exists() else []
    again = run("ingest", str(ROOT / "corpus"), "--data", str(data), "--json")
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
    return bool(wrong)


def contents(data: Path) -> dict[str, Any]:
    """What must be the same however often ingest was killed: articles, passages, words of the full-text index."""
    library = Library.create(data)
    try:
        return {
            "articles": library.article_ids(),
            "passages": sorted(library.passage_ids()),
            "words": len(library.search_words('"summit"', 10_000, scope=EVERYTHING)),
        }
    finally:
        library.close()


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
