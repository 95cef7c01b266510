"""The passages of a library: as answers need them, with their vectors, and as an index needs them, by number."""

import json
from collections.abc import Iterable, Iterator, Sequence

import numpy as np

from rag.encoding import EncodedPassage, Vector, to_bytes
from rag.store import rows
from rag.store.database import Connection, Words
from rag.store.engines import Place
from rag.store.rows import IndexRecord, StoredPassage
from rag.store.tables import LibraryTables
from rag.types import Article, Passage, Scope

PASSAGES_KEPT = 2048
"""Passages held in memory between questions, some 20 kB each, vectors included."""
GENERATIONS_KEPT = 64
"""Names of generations of indexes that are kept, far more than there are processes with an index of their own."""


class StoredPassages(LibraryTables):
    """The part of a library that keeps passages."""

    def __init__(self, place: Place) -> None:
        super().__init__(place)
        self._kept_of = ""
        self._kept: dict[str, StoredPassage] = {}

    def passages(self, passage_ids: Iterable[str]) -> dict[str, StoredPassage]:
        """The passages of those ids, without those no longer there; kept in memory until the library changes."""
        wanted = sorted(set(passage_ids))
        with self._database.lock:
            state = self.state()
            if state != self._kept_of or len(self._kept) > PASSAGES_KEPT:
                self._kept_of, self._kept = state, {}
            self._kept |= self._read_passages([one for one in wanted if one not in self._kept])
            return {one: self._kept[one] for one in wanted if one in self._kept}

    def _read_passages(self, passage_ids: Sequence[str]) -> dict[str, StoredPassage]:
        found = self._read(
            # One statement, so that a passage and its sentences are from the same state of the library.
            "SELECT p.id, p.article_id, p.start, p.end, p.n_tokens, p.vector, p.sentence_vectors, p.token_vectors,"
            " a.date, a.edition, a.story,"
            " w.heading, w.body, (SELECT group_concat(s.start || ' ' || s.end) FROM"
            ' (SELECT start, "end" FROM sentences WHERE passage = p.number ORDER BY position) AS s) AS sentences'
            " FROM json_each(?) AS wanted"
            " JOIN passages AS p ON p.id = wanted.value JOIN articles AS a ON a.id = p.article_id"
            " JOIN passage_words AS w ON w.rowid = p.number",
            (json.dumps(passage_ids),),
        )
        return {row["id"]: rows.stored_passage(row) for row in found}

    def passage_count(self) -> int:
        """How many passages the articles have together; counted once for each state."""
        read = "SELECT count(*) AS n FROM passages"
        return self.while_unchanged("passages", lambda: int(self._read(read)[0]["n"]))

    def passage_ids(self, after: int = 0) -> set[str]:
        """Ids of the passages with a higher number, or of all."""
        return {row["id"] for row in self._read("SELECT id FROM passages WHERE number > ?", (after,))}

    def last_passage(self) -> int:
        """The number of the passage that was stored last; passages stored later get higher ones."""
        return int(self._read("SELECT coalesce(max(number), 0) AS last FROM passages")[0]["last"])

    def changed_since(self, last: int, passages: int) -> tuple[int, int]:
        """How many passages were added and removed since there were so many and this was the last one's number."""
        added = int(self._read("SELECT count(*) AS n FROM passages WHERE number > ?", (last,))[0]["n"])
        return added, passages - (self.passage_count() - added)

    def passage_numbers(self, passage_ids: Iterable[str], scope: Scope) -> dict[str, int]:
        """By id, the numbers of these passages, without those no longer there or outside the scope."""
        inside, values = rows.within(scope)
        found = self._read(
            "SELECT p.id, p.number FROM json_each(?) AS wanted JOIN passages AS p ON p.id = wanted.value"
            f"{' JOIN articles AS a ON a.id = p.article_id' if inside else ''} WHERE true{inside}",
            (json.dumps([*passage_ids]), *values),
        )
        return {row["id"]: row["number"] for row in found}

    def passages_after(self, number: int, limit: int, scope: Scope) -> list[tuple[int, str]]:
        """Numbers and ids of the passages in the scope with a higher number, at most so many."""
        inside, values = rows.within(scope)
        among = f" AND p.article_id IN (SELECT a.id FROM articles AS a WHERE true{inside})" if inside else ""
        found = self._read(
            f"SELECT p.number, p.id FROM passages AS p WHERE p.number > ?{among} LIMIT ?", (number, *values, limit)
        )
        return [(row["number"], row["id"]) for row in found]

    def passages_within(self, limit: int, scope: Scope) -> list[tuple[int, str]]:
        """Numbers and ids of the passages in the scope, at most so many; looked up by their articles."""
        inside, values = rows.within(scope)
        found = self._read(
            "SELECT p.number, p.id FROM articles AS a CROSS JOIN passages AS p"
            f" WHERE p.article_id = a.id{inside} LIMIT ?",
            (*values, limit),
        )
        return [(row["number"], row["id"]) for row in found]

    def vectors(self, numbers: Iterable[int]) -> dict[int, Vector]:
        """By number, the vectors of these passages."""
        wanted = json.dumps([*numbers])
        found = self._read(
            "SELECT number, vector FROM passages WHERE number IN (SELECT CAST(value AS INTEGER) FROM json_each(?))",
            (wanted,),
        )
        return {row["number"]: rows.vector(row["vector"]) for row in found}

    def index_records(self, passage_ids: Iterable[str]) -> Iterator[IndexRecord]:
        """What an index needs of the passages of those ids, in the order of their ids."""
        found = self._read(
            "SELECT p.id, p.article_id, a.summit, a.date, p.vector FROM json_each(?) AS wanted"
            " JOIN passages AS p ON p.id = wanted.value JOIN articles AS a ON a.id = p.article_id ORDER BY p.id",
            (json.dumps(list(passage_ids)),),
        )
        for row in found:
            vector = rows.vector(row["vector"])
            yield IndexRecord(row["id"], row["article_id"], row["summit"], rows.date(row["date"]), vector)

    def generations(self) -> tuple[str, ...]:
        """Names of the generations of indexes that were made from this library or earlier states, the latest last."""
        found = self._read("SELECT value FROM meta WHERE key = 'generations'")
        return tuple(found[0]["value"].split()) if found else ()

    def name_generation(self, name: str) -> None:
        """Note that a generation of an index is made from this library."""
        with self._database.write() as connection:  # no answer depends on it
            names = (*self.generations(), name)[-GENERATIONS_KEPT:]
            connection.execute(rows.SET_META, ("generations", " ".join(names)))


def enter_passage(
    connection: Connection, full_text: Words, article: Article, passage: Passage, encoded: EncodedPassage
) -> None:
    """Store a passage of an article with its sentences, vectors and words, within the caller's transaction."""
    (made,) = connection.execute(
        'INSERT INTO passages (id, article_id, start, "end", n_tokens, vector, sentence_vectors, token_vectors)'
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?) RETURNING number",
        (
            passage.id,
            article.id,
            passage.start,
            passage.end,
            passage.n_tokens,
            to_bytes(encoded.vector[np.newaxis]).tobytes(),
            to_bytes(encoded.sentence_vectors).tobytes(),
            encoded.tokens.pack(),
        ),
    ).fetchall()
    number = made["number"]
    connection.executemany(
        "INSERT INTO sentences VALUES (?, ?, ?, ?)",
        [(number, position, one.start, one.end) for position, one in enumerate(passage.sentences)],
    )
    body = article.text[passage.start : passage.end]
    full_text.enter(connection, "passage_words", number, heading=article.heading, body=body)
