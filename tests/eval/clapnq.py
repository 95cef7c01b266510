"""ClapNQ (Rosenthal et al. 2025, Apache-2.0): questions from another field, read in place and never copied.

Each line holds one passage's sentences, a question, and which sentences answer (none, if they do not answer it).
"""

import json
import shutil
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from rag.chain import AnswerChain
from rag.encoding.embedder import Embedder
from rag.reading.reader import Reader
from rag.reading.retriever import HybridRetriever
from rag.store.index import PassageIndex
from rag.store.library import Library
from rag.types import Article, Passage, Scope, Sentence
from tests.eval.corpus import ROOT
from tests.eval.measure import auroc

DATA = ROOT / "build" / "eval-clapnq"
ROOM = 20
"""Tokens of the window that are kept free for the end of the heading and the special tokens."""


@dataclass(frozen=True, slots=True)
class Line:
    """One question with its passage."""

    article: Article
    sentences: tuple[Sentence, ...]
    question: str
    selected: frozenset[int]


def read_lines(file: Path) -> list[Line]:
    """All lines of the file, each passage as an article whose summit is its own id, so that a scope can name it."""
    return [_line(nth, json.loads(line)) for nth, line in enumerate(file.read_text(encoding="utf-8").splitlines())]


def measure_clapnq(file: Path, base: AnswerChain) -> dict[str, float]:
    """`evidence_f1` over answerable questions, and the `auroc` of confidence, with the weights of `base`."""
    embedder, reader = base.retriever.embedder, base.reader
    lines = read_lines(file)
    shutil.rmtree(DATA, ignore_errors=True)
    library = Library.create(DATA)
    for line in lines:
        _put(line, library, embedder)
    index = PassageIndex(DATA, embedder.recipe)
    index.refresh(library)
    retriever = HybridRetriever(library=library, index=index, embedder=embedder)
    chain = AnswerChain(library, retriever, Reader(library, reader.scorer, joint=reader.joint))
    f1, answerable, rest = [], [], []
    for line in lines:
        encoded = embedder.encode_question(line.question)
        documents = chain.retriever.invoke(line.question, scope=Scope((line.article.id,)), encoded=encoded)
        reading = chain.reader.read(chain.finder.understand(line.question), encoded, documents, decline=False)
        (answerable if line.selected else rest).append(reading.confidence)
        if line.selected:
            starts = {one.start: nth for nth, one in enumerate(line.sentences)}
            f1.append(_f1({starts[quote.start] for quote in reading.quotes}, line.selected))
    chain.close()
    return {"evidence_f1": float(np.mean(f1)), "auroc": auroc(answerable, rest)}


def _line(nth: int, given: dict[str, object]) -> Line:
    texts = [
        str(one).replace(" ,", ",").replace(" .", ".").replace("``", "“").replace("''", "”")
        for one in given["sentences"]
    ]  # type: ignore[attr-defined]
    sentences, start = [], 0
    for text in texts:
        sentences.append(Sentence(start, start + len(text)))
        start += len(text) + 1
    name = f"q{nth}"
    article = Article(id=name, title=str(given["title"]), text=" ".join(texts), sha256=name, summit=name)
    return Line(article, tuple(sentences), str(given["question"]), frozenset(given["selected"]))  # type: ignore[call-overload]


def _put(line: Line, library: Library, embedder: Embedder) -> None:
    heading = f"{line.article.title}\n"
    text = line.article.text
    room = embedder.window_tokens - embedder.count_tokens([heading])[0] - ROOM
    passages = []
    for run in _runs(
        line.sentences, embedder.count_tokens([text[one.start : one.end] for one in line.sentences]), room
    ):
        start, end = run[0].start, run[-1].end
        passages.append(Passage(f"{line.article.id}:{start}", line.article.id, start, end, tuple(run), 0))
    texts = [heading + text[one.start : one.end] for one in passages]
    spans = [
        [(s.start - one.start + len(heading), s.end - one.start + len(heading)) for s in one.sentences]
        for one in passages
    ]
    encoded = {place: each for batch in embedder.encode_passages(texts, spans) for place, each in batch}
    pairs = [(one, encoded[nth]) for nth, one in enumerate(passages)]
    library.put(line.article, pairs, recipe=str(embedder.recipe), origin=line.article.id, origin_sha256="")


def _runs(sentences: Sequence[Sentence], counts: Sequence[int], room: int) -> Iterator[list[Sentence]]:
    """Sentences in runs that fit the window."""
    run: list[Sentence] = []
    used = 0
    for one, count in zip(sentences, counts, strict=True):
        if run and used + count > room:
            yield run
            run, used = [], 0
        run.append(one)
        used += count
    yield run


def _f1(found: set[int], gold: frozenset[int]) -> float:
    right = len(found & gold)
    return 2 * right / (len(found) + len(gold))
