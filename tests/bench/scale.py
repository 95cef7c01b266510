"""`make bench SCALE=N`: what a question, opening and one more article cost as the library grows to N passages.

A library of the size wanted is made without encoding: articles that ship, under other ids, names and days, with vectors
taken from the stored ones and slightly changed. Each change of a text keeps its length, so that every offset still
fits. Series, cities and people are renamed and countries are not, as in an archive that grows.

`python -m tests.bench.scale make DATA PASSAGES` makes such a library and keeps it, `measure DATA` prints the figures of
one that is there.
"""

import datetime as dt
import hashlib
import json
import os
import re
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from pydantic import TypeAdapter

from ingest.pipeline import ingest
from rag.chain import AnswerChain
from rag.encoding import EncodedPassage, TokenVectors, from_levels, recipe_of, to_levels
from rag.english import countries, word_set, words
from rag.record import ArticleRecord
from rag.settings import Settings
from rag.store import Library, PassageIndex, StoredPassage, Traits, own
from rag.types import Article, Passage, Question, Scope
from tests.bench.filling import seconds
from tests.eval.corpus import ROOT
from tests.eval.questions import DEVELOPMENT, read_cases

CORPUS = ROOT / "corpus"
SIZES = (182, 1_820, 20_020)
"""Passages, measured beside the size asked for."""
QUESTIONS = 60
WARM_UP = 16
FILTERED = 20
EDITIONS = 12
"""So many copies of an article share the names of their series, each with its own edition and year."""
CITIES = 40
"""So many sets of names there are for cities."""
NOISE = 0.25
"""The length of what is added to a vector of unit length."""
SINCE = dt.date(2025, 7, 1)
SEED = 20251009
FIRST = "What was adopted in Baku?"
ADDED = """---
title: Ministers of the Grain Corridor meet in Brasov
summit: Grain Corridor Meeting
date: 2025-11-{day:02}
place: Brasov, Romania
---

Ministers of six countries met in Brasov on {day} November 2025 and agreed to open a register of grain silos.

The register is to hold {day} thousand entries by 2027, and its seat will be in Constanta.
"""

_ARTICLE = TypeAdapter(Article)
_RECORD = TypeAdapter(ArticleRecord)
_NAME = re.compile(r"\b[A-Z][^\W\d_]{2,}\b")
_YEAR = re.compile(r"\b20[12]\d(?=\b|-)")
_COMMON = word_set(
    """The Summit Meeting Council Heads State Leaders Organization Organisation Conference Central United Nations Union
    Economic Cooperation States Statements Declaration Outcomes Joint Informal"""
)
_VOWELS, _CONSONANTS = "aeiou", "bcdfghjklmnpqrstvwxz"


def main() -> None:
    arguments = sys.argv[1:]
    if arguments[:1] == ["measure"]:
        print(json.dumps(measure(Path(arguments[1]))))
    elif arguments[:1] == ["make"]:
        with tempfile.TemporaryDirectory(prefix="readout-scale-") as folder:
            make(Path(arguments[1]), int(arguments[2]), shipped(Path(folder)))
    else:
        table(int(arguments[0]))


def table(passages: int) -> None:
    """Print the figures of each size as one JSON object, and as a table on the error stream."""
    with tempfile.TemporaryDirectory(prefix="readout-scale-") as folder:
        from_ = shipped(Path(folder) / "shipped")
        columns: dict[str, dict[str, float]] = {}
        for size in sorted({*(one for one in SIZES if one < passages), passages}):
            data = Path(folder) / str(size)
            made_s = seconds(lambda to=data, count=size: make(to, count, from_))
            columns[str(size)] = {"made_s": round(made_s, 1), **figures(data)}
            shutil.rmtree(data)
            _tell(columns)
    print(json.dumps(columns, indent=1))


def _tell(columns: dict[str, dict[str, float]]) -> None:
    rows = dict.fromkeys(name for column in columns.values() for name in column)
    print(f"{'':34}" + "".join(f"{size:>12}" for size in columns), file=sys.stderr)
    for row in rows:
        print(f"{row:34}" + "".join(f"{column.get(row, ''):>12}" for column in columns.values()), file=sys.stderr)


def shipped(data: Path) -> Path:
    """A library of the articles that ship; encoding it takes a minute."""
    ingest([str(CORPUS)], Settings(data=data))
    return data


@dataclass(frozen=True, slots=True)
class Original:
    """A stored article with all that belongs to it."""

    article: Article
    record: ArticleRecord
    traits: Traits
    passages: tuple[StoredPassage, ...]

    @classmethod
    def all_of(cls, library: Library) -> "list[Original]":
        """The articles of a library, by id."""
        ids, traits = sorted(library.passage_ids()), library.traits()
        by_article: dict[str, list[StoredPassage]] = {}
        for stored in library.passages(ids).values():
            by_article.setdefault(stored.passage.article_id, []).append(stored)
        facts = {one.article_id: one for one in library.meeting_facts()}
        return [
            cls(
                library.article(one),
                ArticleRecord(library.statements([one]), facts[one]),
                traits[one],
                tuple(sorted(by_article[one], key=lambda stored: stored.passage.start)),
            )
            for one in library.article_ids()
        ]


def make(data: Path, passages: int, from_: Path) -> None:
    """Fill a data directory with so many passages, and index them: whole articles but for the last."""
    source = Library.open(from_)
    originals, recipe = Original.all_of(source), source.recipes()[0]
    source.close()
    library = Library.create(data)
    chance = np.random.default_rng(SEED)
    left, number = passages, 0
    while left > 0:
        for one in originals:
            copied, pairs = _copy(one, number, chance)
            pairs = pairs[:left]
            left -= len(pairs)
            if pairs:
                library.put(
                    copied.article,
                    pairs,
                    recipe=recipe,
                    origin=f"/articles/{copied.article.id}.md",
                    origin_sha256=copied.article.sha256,
                    record=copied.record,
                    traits=copied.traits,
                )
        number += 1
    with own(data, "making a library for measurements"):
        index = PassageIndex(data, recipe_of(None))
        index.rebuild(library)
        index.close()
    library.close()


def _copy(
    original: Original, number: int, chance: np.random.Generator
) -> tuple[Original, list[tuple[Passage, EncodedPassage]]]:
    """The article as another one, and its passages with their vectors; the first copy is the original itself."""
    if number == 0:
        return original, [
            (one.passage, EncodedPassage(one.vector, one.sentence_vectors, one.tokens)) for one in original.passages
        ]
    rename = _Renaming(original.article, number)
    article = rename.article(original.article)
    copied = replace(
        original,
        article=article,
        record=_RECORD.validate_json(rename.told(_RECORD.dump_json(original.record).decode())),
        traits=replace(
            original.traits,
            text_sha256=article.sha256,
            address="",
            signature=chance.integers(0, 2**32, len(original.traits.signature) // 4, dtype=np.uint32).tobytes(),
            story=article.sha256[:16],
        ),
    )
    pairs = []
    for one in original.passages:
        passage = replace(one.passage, id=one.passage.id.replace(one.passage.article_id, article.id, 1))
        pairs.append((replace(passage, article_id=article.id), _changed(one, chance)))
    return copied, pairs


class _Renaming:
    """Gives an article other names and years of the same length."""

    def __init__(self, article: Article, number: int) -> None:
        self._id, self._number = article.id, number
        series, city = article.summit or "", (article.place or "").split(",")[0]
        self._names = {
            **{one: _other(one, 1 + number) for one in _people(article)},
            **{one: _other(one, 1000 + number // EDITIONS) for one in _proper(series)},
            **{one: _other(one, 2000 + number % CITIES) for one in _proper(city)},
        }

    def article(self, article: Article) -> Article:
        """The article under the names."""
        told = _ARTICLE.validate_json(self.told(_ARTICLE.dump_json(article).decode()))
        edition = article.edition and article.edition + 20 * (self._number % EDITIONS)
        digest = hashlib.sha256(f"{told.id}\n{told.text}".encode()).hexdigest()
        return replace(told, id=f"{article.id}-{self._number}", edition=edition, sha256=digest, story=digest[:16])

    def told(self, text: str) -> str:
        """A text or JSON under the names."""
        text = _NAME.sub(lambda found: self._names.get(found[0], found[0]), self._earlier(text))
        return text.replace(f'"{self._earlier(self._id)}"', f'"{self._id}-{self._number}"')

    def _earlier(self, text: str) -> str:
        return _YEAR.sub(lambda found: str(int(found[0]) - 4 * (self._number % EDITIONS)), text)


def _proper(name: str) -> Iterator[str]:
    return (one for one in _NAME.findall(name) if one not in _COMMON and not countries(one))


@cache
def _people(article: Article) -> tuple[str, ...]:
    """The words of an article that may be people's names."""
    return tuple(one for one in dict.fromkeys(_NAME.findall(article.text)) if _is_person(one, article))


def _is_person(name: str, article: Article) -> bool:
    """Whether a word may be a person's name: it stands after another capitalised word, and nowhere in small letters."""
    if name in _COMMON or countries(name) or name.lower() in words(article.title):
        return False
    return re.search(rf"[A-Z]\w+ {re.escape(name)}\b", article.text) is not None and not re.search(
        rf"\b{re.escape(name.lower())}\b", article.text
    )


def _other(name: str, key: int) -> str:
    """A made-up name of the same length, the same for the same name and key."""
    drawn = hashlib.sha256(f"{name}\n{key}".encode()).digest()
    letters = []
    for nth, letter in enumerate(name.lower()):
        of = _VOWELS if letter in _VOWELS else _CONSONANTS
        letters.append(of[drawn[nth % len(drawn)] % len(of)] if letter.isascii() else letter)
    return "".join(letters).capitalize()


def _changed(stored: StoredPassage, chance: np.random.Generator) -> EncodedPassage:
    """The vectors of a passage, slightly changed."""
    tokens = from_levels(stored.tokens.levels)
    return EncodedPassage(
        vector=_near(stored.vector[None], chance)[0],
        sentence_vectors=_near(stored.sentence_vectors, chance),
        tokens=TokenVectors(
            to_levels(_near(tokens, chance)),
            stored.tokens.positions,
            stored.tokens.near_number,
            stored.tokens.near_name,
        ),
    )


def _near(vectors: NDArray[np.float32], chance: np.random.Generator) -> NDArray[np.float32]:
    noise = chance.standard_normal(vectors.shape, dtype=np.float32) * np.float32(NOISE / vectors.shape[-1] ** 0.5)
    moved = vectors + noise
    return np.asarray(moved / np.linalg.norm(moved, axis=-1, keepdims=True), dtype=np.float32)


def figures(data: Path) -> dict[str, float]:
    """All figures of a library; questions are asked in a process of their own, for its memory."""
    size = sum(file.stat().st_size for file in data.rglob("*") if file.is_file())
    library = Library.open(data)
    passages = library.passage_count()
    library.close()
    measured = json.loads(_run("-m", "tests.bench.scale", "measure", str(data)))
    answer_s = min(
        seconds(lambda: _run("-m", "rag", "ask", "--json", "--data", str(data), FIRST)) for _ in ("cold", "warm")
    )
    return {
        "passages": passages,
        **measured,
        "process_start_to_answer_s": round(answer_s, 2),
        **adding_figures(data),
        "bytes_on_disk_per_passage": round(size / passages),
    }


def adding_figures(data: Path) -> dict[str, float]:
    """The time of the command that adds one article, the second time: the first finds cold files."""
    with tempfile.TemporaryDirectory(prefix="readout-added-") as folder:
        took = []
        for day in (1, 2):
            file = Path(folder) / f"grain-{day}.md"
            file.write_text(ADDED.format(day=day), encoding="utf-8")
            took.append(seconds(lambda added=file: _run("-m", "ingest", str(added), "--data", str(data))))
    return {"add_one_article_s": round(took[-1], 2)}


def _run(*arguments: str) -> str:
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    return subprocess.run(
        [sys.executable, *arguments], check=True, stdout=subprocess.PIPE, text=True, cwd=ROOT, env=environment
    ).stdout


def measure(data: Path) -> dict[str, float]:
    """What opening and questions cost in this process; questions and bare encoding take turns.

    The processor's time for a question, of all its threads, is the same however busy the machine is. Bare encoding is
    done with the chain's own copy of the model, so that the memory is that of a process which answers and no more.
    """
    begun = time.perf_counter()
    chain = AnswerChain.open(Settings(data=data))
    open_s = time.perf_counter() - begun
    first_s = seconds(lambda: chain.invoke(FIRST))
    second_s = seconds(lambda: chain.invoke("Who took part in the meeting in Dushanbe?"))
    bare = chain.retriever.embedder.published
    asked = [case.question for case in read_cases(DEVELOPMENT)]
    for text in asked[QUESTIONS:][:WARM_UP]:
        chain.invoke(text)
        bare.encode(text)
    answer_ms, cpu_ms, encode_ms = [], [], []
    for text in asked[:QUESTIONS]:
        before = time.process_time()
        answer_ms.append(seconds(lambda question=text: chain.invoke(question)) * 1e3)
        cpu_ms.append((time.process_time() - before) * 1e3)
        encode_ms.append(seconds(lambda question=text: bare.encode(question)) * 1e3)
    filtered_ms = [
        seconds(lambda question=text, within=scope: chain.invoke(Question(question, scope=within))) * 1e3
        for text, scope in zip(asked[QUESTIONS + WARM_UP :][:FILTERED], _scopes(chain.library), strict=True)
    ]
    chain.close()
    encode = float(np.quantile(encode_ms, 0.5))
    p50, p95 = np.quantile(answer_ms, (0.5, 0.95))
    filtered = float(np.quantile(filtered_ms, 0.5))
    return {
        "open_s": round(open_s, 2),
        "first_question_s": round(first_s, 3),
        "second_question_s": round(second_s, 3),
        "bare_encode_ms_p50": round(encode, 1),
        "question_ms_p50": round(float(p50), 1),
        "question_ms_p95": round(float(p95), 1),
        "question_cpu_ms_p50": round(float(np.quantile(cpu_ms, 0.5)), 1),
        "question_cpu_ms_p95": round(float(np.quantile(cpu_ms, 0.95)), 1),
        "filtered_ms_p50": round(filtered, 1),
        "p50_to_bare_encode": round(float(p50) / encode, 2),
        "p95_to_bare_encode": round(float(p95) / encode, 2),
        "filtered_to_bare_encode": round(filtered / encode, 2),
        "peak_rss_mb": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024),
    }


def _scopes(library: Library) -> list[Scope]:
    """Series and the days since `SINCE`, by turns."""
    series = library.summits()
    named = series[:: max(len(series) // FILTERED, 1)]
    return [Scope((named[nth % len(named)],)) if nth % 2 else Scope(since=SINCE) for nth in range(FILTERED)]


if __name__ == "__main__":
    main()
