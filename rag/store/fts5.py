"""Full text in SQLite: FTS5's own tables, which change in the transaction that stores an article."""

import json
from collections.abc import Iterable, Mapping, Sequence

from rag.store.database import Connection, RowReader

CONTENTLESS = frozenset({"article_words"})
"""Tables that keep words alone, so that texts must be told again to be taken out."""


class Fts5:
    """`rag.store.database.Words` of SQLite."""

    def matching(self, table: str, query: str) -> tuple[str, str]:
        """The SQL condition that a row of that table matches a query, and its value."""
        return f"{table} MATCH ?", query

    def enter(self, connection: Connection, table: str, rowid: int, **columns: str) -> None:
        """Enter texts in place of those under that `rowid`."""
        if table not in CONTENTLESS:
            connection.execute(f"DELETE FROM {table} WHERE rowid = ?", (rowid,))
        marks = ", ?" * len(columns)
        connection.execute(
            f"INSERT INTO {table} (rowid, {', '.join(columns)}) VALUES (?{marks})", (rowid, *columns.values())
        )

    def leave(self, connection: Connection, table: str, rowid: int, **columns: str) -> None:
        """Take out texts that were entered so."""
        if table not in CONTENTLESS:
            connection.execute(f"DELETE FROM {table} WHERE rowid = ?", (rowid,))
            return
        names, marks = ", ".join((table, "rowid", *columns)), ", ?" * len(columns)
        connection.execute(f"INSERT INTO {table} ({names}) VALUES ('delete', ?{marks})", (rowid, *columns.values()))

    def clear(self, connection: Connection, table: str) -> None:
        """Take out all texts."""
        if table in CONTENTLESS:
            connection.execute(f"INSERT INTO {table} ({table}) VALUES ('delete-all')")
        else:
            connection.execute(f"DELETE FROM {table}")

    def ranked(
        self, read: RowReader, table: str, query: str, limit: int, inside: str, values: Sequence[object]
    ) -> list[tuple[str, float]]:
        """The passages that match, by FTS5's own BM25."""
        found = read(
            f"WITH found AS MATERIALIZED (SELECT rowid AS number, -bm25({table}) AS score FROM {table}"
            f" WHERE {table} MATCH ?{inside})"
            # The passages themselves are looked up only for the best, and for all that are as good as the last of them.
            " SELECT p.id, f.score FROM found AS f JOIN passages AS p ON p.number = f.number WHERE f.score >="
            " coalesce((SELECT score FROM found ORDER BY score DESC LIMIT 1 OFFSET ?), -1)"
            " ORDER BY f.score DESC, p.id LIMIT ?",
            (query, *values, limit - 1, limit),
        )
        return [(row["id"], row["score"]) for row in found]

    def size(self, read: RowReader) -> tuple[int, float]:
        """How many passages there are, and how many words one has on average, heading included."""
        (kept,) = read("SELECT block FROM passage_words_data WHERE id = 1")  # FTS5's record of averages
        passages, *columns = _varints(kept["block"]) or [0]
        return passages, sum(columns) / max(passages, 1)

    def frequencies(self, read: RowReader, terms: Iterable[str]) -> dict[str, int]:
        """In how many passages each stemmed term occurs; terms that occur in none are left out."""
        found = read(
            "SELECT term, doc FROM terms WHERE term IN (SELECT value FROM json_each(?))", (json.dumps(list(terms)),)
        )
        return {row["term"]: row["doc"] for row in found}

    def covering(self, read: RowReader, weights: Mapping[str, float], least: float) -> dict[str, float]:
        """As `rag.store.full_text.FullText.articles_covering`."""
        found = read(
            "SELECT p.article_id, max(f.weight) AS weight FROM passages AS p JOIN (SELECT t.doc, sum(w.value) AS weight"
            " FROM (SELECT DISTINCT doc, term FROM term_places WHERE term IN (SELECT key FROM json_each(?1))) AS t"
            " JOIN json_each(?1) AS w ON w.key = t.term GROUP BY t.doc HAVING sum(w.value) >= ?2) AS f"
            " ON f.doc = p.number GROUP BY p.article_id",
            (json.dumps(dict(weights)), least),
        )
        return {row["article_id"]: row["weight"] for row in found}


def _varints(block: bytes) -> list[int]:
    """SQLite's integers of varying length, seven bits a byte and the highest bit set where another byte follows."""
    found, value = [], 0
    for byte in block:
        value = value << 7 | byte & 0x7F
        if byte < 0x80:
            found.append(value)
            value = 0
    return found
