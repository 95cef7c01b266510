"""Finding passages and articles by their words.

The full-text index is SQLite's own FTS5: it changes in the same transaction as the articles and is never rebuilt at
question time. English is stemmed by it; the words of other languages are stored by the stems of their own.
"""

import json
import sqlite3
from collections.abc import Iterable, Sequence
from typing import Protocol

from rag.english import SEARCHED_WORDS_MAX, prefixes, words
from rag.languages import ENGLISH, stems_in
from rag.store import rows
from rag.types import Scope


class RowReader(Protocol):
    """Reads from the library's database."""

    def __call__(self, statement: str, values: Sequence[object] = ()) -> list[sqlite3.Row]:
        """All rows that the statement finds."""


class FullText:
    """The part of a library that is searched by words.

    Args:
        read: Runs SQL on the library's database.
    """

    def __init__(self, read: RowReader) -> None:
        self._read = read

    def articles_with(self, text: str) -> frozenset[str]:
        """Ids of the articles in whose heading or sentences each word of the text occurs, or begins a word.

        Only the words of the text count, so any text is a valid query; a text without words finds nothing.
        """
        asked = prefixes(text)
        holds = (
            "id IN (SELECT p.article_id FROM passage_words AS w JOIN passages AS p ON p.number = w.rowid"
            " WHERE passage_words MATCH ?)"
        )
        if not asked:
            return frozenset()
        found = self._read(f"SELECT id FROM articles WHERE {' AND '.join([holds] * len(asked))}", tuple(asked))
        return frozenset(row["id"] for row in found) | self._in_other_languages(text)

    def _in_other_languages(self, text: str) -> frozenset[str]:
        """Ids of the articles in other languages that have each word of the text in some form."""
        every = "id IN (SELECT p.article_id FROM passage_stems AS w JOIN passages AS p ON p.number = w.rowid"
        found: set[str] = set()
        for language in self._other_languages():
            asked = [f'"{one}"' for one in stems_in(text, language)[:SEARCHED_WORDS_MAX]]
            conditions = "".join(f" AND {every} WHERE passage_stems MATCH ?)" for _ in asked)
            read = self._read(f"SELECT id FROM articles WHERE language = ?{conditions}", (language, *asked))
            found |= {row["id"] for row in read} if asked else set()
        return frozenset(found)

    def _other_languages(self) -> list[str]:
        """The languages of articles, without English."""
        found = self._read("SELECT DISTINCT language FROM articles WHERE language NOT IN ('', ?)", (ENGLISH,))
        return sorted(row["language"] for row in found)

    def mentions(self, text: str) -> bool:
        """Whether a heading or sentence has the words of the text one after another, by their stems."""
        asked = words(text)
        query = f'"{" ".join(asked)}"'
        if asked and self._read("SELECT 1 FROM passage_words WHERE passage_words MATCH ? LIMIT 1", (query,)):
            return True
        return bool(asked and self._in_other_languages(text))

    def search_words(self, query: str, limit: int, scope: Scope) -> list[tuple[str, float]]:
        """Passages that match an FTS5 query, as (passage id, BM25 score, higher is better), best first.

        BM25 as SQLite computes it (k1 1.2, b 0.75; Robertson & Zaragoza 2009), heading and body weighted alike.
        """
        if not query:
            return []
        inside, values = rows.within(scope)
        found = self._read(
            "SELECT p.id, -bm25(passage_words) AS score FROM passage_words AS w"
            " JOIN passages AS p ON p.number = w.rowid JOIN articles AS a ON a.id = p.article_id"
            f" WHERE passage_words MATCH ?{inside} ORDER BY score DESC, p.id LIMIT ?",
            (query, *values, limit),
        )
        return [(row["id"], row["score"]) for row in found]

    def search_stems(self, text: str, limit: int, scope: Scope) -> list[tuple[str, float]]:
        """Passages in other languages than English with any word of the text in some form, as `search_words` ranks.

        The words are stemmed by the language of each passage, so that any text is a valid query.
        """
        inside, values = rows.within(scope)
        ranked: list[tuple[str, float]] = []
        for language in self._other_languages():
            query = " OR ".join(f'"{one}"' for one in dict.fromkeys(stems_in(text, language)))
            found = self._read(
                "SELECT p.id, -bm25(passage_stems) AS score FROM passage_stems AS w"
                " JOIN passages AS p ON p.number = w.rowid JOIN articles AS a ON a.id = p.article_id"
                f" WHERE passage_stems MATCH ? AND a.language = ?{inside} ORDER BY score DESC, p.id LIMIT ?",
                (query or '""', language, *values, limit),
            )
            ranked += [(row["id"], row["score"]) for row in found]
        return sorted(ranked, key=lambda one: (-one[1], one[0]))[:limit]

    def document_frequencies(self, terms: Iterable[str]) -> dict[str, int]:
        """In how many passages each stemmed term occurs; terms that occur in none are left out."""
        found = self._read(
            "SELECT term, doc FROM terms WHERE term IN (SELECT value FROM json_each(?))", (json.dumps(list(terms)),)
        )
        return {row["term"]: row["doc"] for row in found}


def put_stems(connection: sqlite3.Connection, article_id: str, language: str) -> None:
    """Index the words of an article's passages by the stems of its language, unless that is English."""
    numbers = "SELECT number FROM passages WHERE article_id = ?"
    connection.execute(f"DELETE FROM passage_stems WHERE rowid IN ({numbers})", (article_id,))
    if language in ("", ENGLISH):
        return
    found = connection.execute(
        f"SELECT rowid, heading || ' ' || body AS words FROM passage_words WHERE rowid IN ({numbers})", (article_id,)
    ).fetchall()
    connection.executemany(
        "INSERT INTO passage_stems (rowid, stems) VALUES (?, ?)",
        [(row["rowid"], " ".join(stems_in(row["words"], language))) for row in found],
    )
