"""Full text in PostgreSQL: the same words as FTS5 finds, in columns of type `tsvector` with GIN indexes.

The words are made here, not by PostgreSQL's own parser and dictionaries, which know other words and other stems. Each
table has the texts, `terms` with the places of their words and `length`, how many there are; a trigger keeps in
`frequencies` and `sizes` what BM25 counts with (`rag.store.postgres_schema`).
"""

import json
import math
import re
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain

from rag.english import stem, words
from rag.store.database import Connection, RowReader

K1, B = 1.2, 0.75
"""The constants of BM25 in FTS5."""
STEMMED_TABLES = frozenset({"passage_words", "exchange_words", "title_words"})
"""Tables of English; the words of the others stand in them as they are."""
LABELS = "ABCD"
"""PostgreSQL's names for a table's first columns."""
FURTHEST = 16383
"""The highest place of a word that a `tsvector` tells apart."""
NO_TERM = "' '"
"""A query that no text matches, also beside others; PostgreSQL takes no empty term."""
_PHRASE = re.compile(r'(?:(?P<column>\w+) *: *)?"(?P<text>[^"]*)"(?P<begins>\*?)| (?P<joined>OR|AND) ')
_COLUMNS = {"article_words": ("body", "further")}
"""Of the tables whose columns are searched one by one."""


class Tsvector:
    """`rag.store.database.Words` of PostgreSQL."""

    def matching(self, table: str, query: str) -> tuple[str, str]:
        """The SQL condition that a row of that table matches a query, and its value."""
        return f"{table}.terms @@ CAST(? AS tsquery)", _tsquery(table, query)

    def enter(self, connection: Connection, table: str, rowid: int, **columns: str) -> None:
        """Enter texts in place of those under that `rowid`."""
        self.leave(connection, table, rowid)
        told = [_terms(table, text) for text in columns.values()]
        names, marks = ", ".join(("rowid", "length", "terms", *columns)), ", ?" * len(columns)
        connection.execute(
            f"INSERT INTO {table} ({names}) VALUES (?, ?, CAST(? AS tsvector){marks})",
            (rowid, sum(map(len, told)), _tsvector(told), *columns.values()),
        )

    def leave(self, connection: Connection, table: str, rowid: int, **columns: str) -> None:
        """Take out texts that were entered so."""
        connection.execute(f"DELETE FROM {table} WHERE rowid = ?", (rowid,))

    def clear(self, connection: Connection, table: str) -> None:
        """Take out all texts."""
        connection.execute(f"DELETE FROM {table}")

    def ranked(
        self, read: RowReader, table: str, query: str, limit: int, inside: str, values: Sequence[object]
    ) -> list[tuple[str, float]]:
        """The passages that match, by BM25 as FTS5 computes it: each run of words in quotes counts as one term."""
        phrases = [_terms(table, found["text"]) for found in _PHRASE.finditer(query) if found["text"]]
        places = (
            "SELECT string_agg(lexeme || ' ' || array_to_string(positions, ' '), ',')"
            f" FROM unnest({table}.terms) WHERE lexeme = ANY(?)"
        )
        condition, asked = self.matching(table, query)
        found = read(
            f"SELECT p.id, length, ({places}) AS places FROM {table} JOIN passages AS p ON p.number = rowid"
            f" WHERE {condition}{inside}",
            (sorted(set(chain(*phrases))), asked, *values),
        )
        rarities = self._rarities(read, table, phrases) if found else []
        usual = self._size(read, table)[1]
        scored = [(row["id"], _bm25(_places(row["places"]), row["length"] / usual, rarities)) for row in found]
        return sorted(scored, key=lambda one: (-one[1], one[0]))[:limit]

    def size(self, read: RowReader) -> tuple[int, float]:
        """How many passages there are, and how many words one has on average, heading included."""
        return self._size(read, "passage_words")

    def frequencies(self, read: RowReader, terms: Iterable[str]) -> dict[str, int]:
        """In how many passages each stemmed term occurs; terms that occur in none are left out."""
        return self._frequencies(read, "passage_words", terms)

    def covering(self, read: RowReader, weights: Mapping[str, float], least: float) -> dict[str, float]:
        """As `rag.store.full_text.FullText.articles_covering`."""
        found = read(
            "SELECT article_id, max(weight) AS weight FROM (SELECT p.article_id,"
            " (SELECT sum(CAST(given.value AS double precision))"
            " FROM unnest(w.terms) AS t JOIN json_each(?) AS given ON given.key = t.lexeme) AS weight"
            " FROM passage_words AS w JOIN passages AS p ON p.number = w.rowid"
            " WHERE w.terms @@ CAST(? AS tsquery)) AS weighed WHERE weight >= ? GROUP BY article_id",
            (json.dumps(dict(weights)), " | ".join(map(_quoted, weights)), least),
        )
        return {row["article_id"]: row["weight"] for row in found}

    def _size(self, read: RowReader, table: str) -> tuple[int, float]:
        found = read("SELECT texts, words FROM sizes WHERE source = ?", (table,))
        return (found[0]["texts"], found[0]["words"] / max(found[0]["texts"], 1)) if found else (0, 0.0)

    def _frequencies(self, read: RowReader, table: str, terms: Iterable[str]) -> dict[str, int]:
        found = read(
            "SELECT term, doc FROM frequencies WHERE source = ? AND term = ANY(?)", (table, sorted(set(terms)))
        )
        return {row["term"]: row["doc"] for row in found}

    def _rarities(
        self, read: RowReader, table: str, phrases: Sequence[Sequence[str]]
    ) -> list[tuple[Sequence[str], float]]:
        """The phrases, each with its inverse document frequency."""
        texts, _ = self._size(read, table)
        single = self._frequencies(read, table, chain(*phrases))

        def frequency(phrase: Sequence[str]) -> int:
            if len(phrase) == 1:
                return single.get(phrase[0], 0)
            count = f"SELECT count(*) AS n FROM {table} WHERE terms @@ CAST(? AS tsquery)"
            return int(read(count, (_row(phrase),))[0]["n"])

        idf = ((one, math.log((texts - (n := frequency(one)) + 0.5) / (n + 0.5))) for one in phrases if one)
        return [(one, max(value, 1e-6)) for one, value in idf]


def _bm25(
    places: Mapping[str, frozenset[int]], length: float, rarities: Iterable[tuple[Sequence[str], float]]
) -> float:
    """Robertson & Zaragoza 2009. `length` is a multiple of the usual one."""
    damped = K1 * (1 - B + B * length)
    counts = ((_occurrences(phrase, places), idf) for phrase, idf in rarities)
    return sum(idf * count * (K1 + 1) / (count + damped) for count, idf in counts)


def _occurrences(phrase: Sequence[str], places: Mapping[str, frozenset[int]]) -> int:
    """How often the words stand one after another."""
    every = [places.get(word, frozenset()) for word in phrase]
    return sum(all(begin + nth in there for nth, there in enumerate(every)) for begin in every[0])


def _places(found: str | None) -> dict[str, frozenset[int]]:
    each = (one.split(" ") for one in (found or "").split(",") if one)
    return {term: frozenset(map(int, places)) for term, *places in each}


def _terms(table: str, text: str) -> list[str]:
    """The terms of a text in order, as the table has them."""
    return [stem(word) for word in words(text)] if table in STEMMED_TABLES else words(text)


def _tsvector(columns: Sequence[Sequence[str]]) -> str:
    """The terms of a row's columns with their places; no phrase reaches from one column into the next."""
    places: dict[str, list[str]] = {}
    place = 0
    for label, terms in zip(LABELS, columns, strict=False):
        for term in terms:
            place += 1
            places.setdefault(term, []).append(f"{min(place, FURTHEST)}{label}")
        place += 1
    return " ".join(f"{_quoted(term)}:{','.join(every)}" for term, every in places.items())


def _tsquery(table: str, query: str) -> str:
    """The same query in PostgreSQL's language; a query that is none is left for PostgreSQL to refuse."""
    if _PHRASE.sub("", query).strip():
        return query
    return _PHRASE.sub(lambda found: _translated(table, found), query)


def _translated(table: str, found: re.Match[str]) -> str:
    if found["joined"]:
        return " | " if found["joined"] == "OR" else " & "
    label = LABELS[_COLUMNS[table].index(found["column"])] if found["column"] else ""
    marks = ("*" if found["begins"] else "") + label
    return _row(_terms(table, found["text"]), f":{marks}" if marks else "")


def _row(terms: Sequence[str], marks: str = "") -> str:
    """The query for terms that follow one another, with marks behind the last."""
    return f"({' <-> '.join(map(_quoted, terms))}{marks})" if terms else NO_TERM


def _quoted(term: str) -> str:
    return "'" + term.replace("\\", "\\\\").replace("'", "''") + "'"
