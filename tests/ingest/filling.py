"""Fills a library from a few files, and looks whether it is whole."""

import sqlite3
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from ingest.pipeline import ingest
from ingest.progress import Silent
from rag.encoding.embedder import recipe_of
from rag.settings import Settings
from rag.store.index import PassageIndex
from rag.store.library import LIBRARY_FILE, Library
from rag.types import EVERYTHING, Span
from tests.rag.fake_embedder import VOCABULARY, FakeEmbedder, counted
from tests.rag.fakes import never_loaded

THREE = {
    "astana": "The treaty has 15 articles.",
    "dushanbe": "A hub in Bukhara was proposed.\n\nThe railway was not.",
    "tokyo": "A fund for water was announced.",
}


def again(news: Path, data: Path, **options: object):
    """A run that has nothing to encode."""
    return ingest([str(news)], Settings.read(data=data), load=never_loaded, **options)


def texts(data: Path) -> dict[str, str]:
    library = Library.create(data)
    found = {article.id: article.text for article in library.articles()}
    library.close()
    return found


def check_whole(data: Path, ids: set[str]) -> None:
    """The library has exactly these articles, each whole, and the index exactly their passages."""
    with closing(sqlite3.connect(data / LIBRARY_FILE)) as connection:
        count = {
            table: connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0]
            for table in ("passages", "passage_words", "sentences")
        }
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        connection.execute("INSERT INTO passage_words(passage_words) VALUES ('integrity-check')")
    assert count["passages"] == count["passage_words"] <= count["sentences"]
    library = Library.create(data)
    assert set(library.article_ids()) == ids
    stored = library.passages(library.passage_ids())
    assert {one.passage.article_id for one in stored.values()} == ids
    for one in stored.values():
        assert one.text == library.article(one.passage.article_id).text[one.passage.start : one.passage.end]
    index = PassageIndex(data, recipe_of(None))
    assert index.is_current(library)
    for one in stored.values():
        assert index.search(one.vector, 1, EVERYTHING, library)[0][1] == pytest.approx(1, abs=1e-3)
    assert {one for one, _ in index.search(counted("treaty"), 10_000, EVERYTHING, library)} <= stored.keys()
    index.close()
    library.close()


def various(number: int) -> str:
    """A text with another vector for every number; the index's graph does badly with hundreds of equal ones."""
    counts = [1 + number // 4**place % 4 for place in range(5)]
    named = (f"{word} " * count for word, count in zip(VOCABULARY, counts, strict=False))
    return f"Point {number} is {''.join(named)}and all."


class Interrupted(FakeEmbedder):
    """A person presses Ctrl-C while the article with that word is encoded."""

    def encode_passages(self, texts: Sequence[str], sentence_spans: Sequence[Sequence[Span]]) -> Any:
        for batch in super().encode_passages(texts, sentence_spans):
            if "breaks" in self.encoded[-1]:
                raise KeyboardInterrupt
            yield batch


class Counting(Silent):
    """Notes the progress that is told."""

    def __init__(self) -> None:
        self.told: list[tuple[int, int | None]] = []
        self.to_encode = self.encoded_passages = 0

    def documents(self, done: int, of: int | None) -> None:
        self.told.append((done, of))

    def encoding(self, passages: int) -> None:
        self.to_encode += passages

    def encoded(self, passages: int) -> None:
        self.encoded_passages += passages
