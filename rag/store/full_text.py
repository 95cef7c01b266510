"""Finding passages and articles by their words.

The full-text index is SQLite's own FTS5: it changes in the same transaction as the articles and is never rebuilt at
question time. English is stemmed by it; the words of other languages are stored by the stems of their own.

Finding any of a question's words costs as much as the passages that have one, and in a large library most passages have
the common ones. There the rare words choose the passages, and the common ones count for those that were chosen
(`FullText.search_any_word`). All words of a question choose in a small library.
"""

import json
import math
import sqlite3
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Protocol

from rag.english import SEARCHED_WORDS_MAX, prefixes, stem, words
from rag.languages import ENGLISH, stems_in
from rag.store import rows
from rag.types import Scope

POSTINGS_READ = 20_000
"""The words that choose the passages may together be in so many, the rarest first."""
CHOSEN = 4
"""Times as many passages as asked for are chosen by rare words, to be ranked by all words."""
K1, B = 1.2, 0.75
"""The constants of BM25 in FTS5."""


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

    def articles_covering(self, weights: Mapping[str, float], least: float) -> frozenset[str]:
        """Ids of the articles with a passage whose stemmed terms, heading included, weigh so much together.

        Args:
            weights: By term; other terms weigh nothing.
            least: The weight.
        """
        found = self._read(
            "SELECT DISTINCT article_id FROM passages WHERE number IN (SELECT t.doc FROM"
            " (SELECT DISTINCT doc, term FROM term_places WHERE term IN (SELECT key FROM json_each(?1))) AS t"
            " JOIN json_each(?1) AS w ON w.key = t.term GROUP BY t.doc HAVING sum(w.value) >= ?2)",
            (json.dumps(dict(weights)), least),
        )
        return frozenset(row["article_id"] for row in found)

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
        return self._ranked("passage_words", query, limit, *rows.passages_within(scope))

    def _ranked(
        self, table: str, query: str, limit: int, inside: str, values: Sequence[object]
    ) -> list[tuple[str, float]]:
        """The passages in a full-text table that match, as `search_words`; `inside` limits their row ids."""
        found = self._read(
            f"WITH found AS MATERIALIZED (SELECT rowid AS number, -bm25({table}) AS score FROM {table}"
            f" WHERE {table} MATCH ?{inside})"
            # The passages themselves are looked up only for the best, and for all that are as good as the last of them.
            " SELECT p.id, f.score FROM found AS f JOIN passages AS p ON p.number = f.number WHERE f.score >="
            " coalesce((SELECT score FROM found ORDER BY score DESC LIMIT 1 OFFSET ?), -1)"
            " ORDER BY f.score DESC, p.id LIMIT ?",
            (query, *values, limit - 1, limit),
        )
        return [(row["id"], row["score"]) for row in found]

    def search_any_word(self, asked: Sequence[str], limit: int, scope: Scope) -> list[tuple[str, float]]:
        """Passages with any of these folded words, as `search_words` ranks; each word is a term of the query.

        Where the words are in many passages, only those with one of the rarest words are ranked.
        """
        telling = self._telling(asked)
        query = " OR ".join(f'"{word}"' for word in asked if word in telling)
        if len(telling) == len(asked):
            return self.search_words(query, limit, scope)
        chosen = self.search_words(query, CHOSEN * limit, scope)
        further = self._scores([one for one, _ in chosen], [word for word in asked if word not in telling])
        ranked = [(one, score + further.get(one, 0.0)) for one, score in chosen]
        return sorted(ranked, key=lambda one: (-one[1], one[0]))[:limit]

    def _telling(self, asked: Sequence[str]) -> frozenset[str]:
        """The rarest of the words, which are together in no more than `POSTINGS_READ` passages; at least one."""
        frequencies = self.document_frequencies({stem(word) for word in asked})
        left, telling = POSTINGS_READ, set[str]()
        for word in sorted(asked, key=lambda word: (frequencies.get(stem(word), 0), word)):
            left -= frequencies.get(stem(word), 0)
            if left < 0 and telling:
                break
            telling.add(word)
        return frozenset(telling)

    def _scores(self, passage_ids: Sequence[str], asked: Sequence[str]) -> dict[str, float]:
        """By passage: what these words add to its BM25 score, computed as FTS5 does."""
        (counted,) = self._read("SELECT count(*) AS passages FROM passage_words_docsize")
        passages, frequencies = counted["passages"], self.document_frequencies({stem(word) for word in asked})
        idf = {
            stem(word): max(math.log((passages - (n := frequencies.get(stem(word), 0)) + 0.5) / (n + 0.5)), 1e-6)
            for word in asked
        }
        found = self._read(
            "SELECT p.id, w.heading || ' ' || w.body AS told FROM json_each(?) AS wanted"
            " JOIN passages AS p ON p.id = wanted.value JOIN passage_words AS w ON w.rowid = p.number",
            (json.dumps(list(passage_ids)),),
        )
        told = {row["id"]: words(row["told"]) for row in found}
        usual = self._words_a_passage()
        scores = {}
        for passage_id, every in told.items():
            counts = Counter(map(stem, every))
            damped = K1 * (1 - B + B * len(every) / usual)
            scores[passage_id] = sum(
                weight * counts[term] * (K1 + 1) / (counts[term] + damped) for term, weight in idf.items()
            )
        return scores

    def _words_a_passage(self) -> float:
        """How many words a passage has on average, heading included, as FTS5 counts them."""
        (kept,) = self._read("SELECT block FROM passage_words_data WHERE id = 1")  # FTS5's record of averages
        passages, *columns = _varints(kept["block"])
        return sum(columns) / max(passages, 1)

    def search_stems(self, text: str, limit: int, scope: Scope) -> list[tuple[str, float]]:
        """Passages in other languages than English with any word of the text in some form, as `search_words` ranks.

        The words are stemmed by the language of each passage, so that any text is a valid query.
        """
        ranked: list[tuple[str, float]] = []
        for language in self._other_languages():
            query = " OR ".join(f'"{one}"' for one in dict.fromkeys(stems_in(text, language)))
            inside, values = rows.passages_within(scope, language)
            ranked += self._ranked("passage_stems", query or '""', limit, inside, values)
        return sorted(ranked, key=lambda one: (-one[1], one[0]))[:limit]

    def document_frequencies(self, terms: Iterable[str]) -> dict[str, int]:
        """In how many passages each stemmed term occurs; terms that occur in none are left out."""
        found = self._read(
            "SELECT term, doc FROM terms WHERE term IN (SELECT value FROM json_each(?))", (json.dumps(list(terms)),)
        )
        return {row["term"]: row["doc"] for row in found}


def _varints(block: bytes) -> list[int]:
    """SQLite's integers of varying length, seven bits a byte and the highest bit set where another byte follows."""
    found, value = [], 0
    for byte in block:
        value = value << 7 | byte & 0x7F
        if byte < 0x80:
            found.append(value)
            value = 0
    return found


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
