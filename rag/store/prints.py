"""Where else the story of an article was printed: what articles are compared by, their reprints and their copies."""

import json
from collections.abc import Iterable
from dataclasses import asdict, fields

from rag.store import rows
from rag.store.database import Connection
from rag.store.full_text import enter_stems
from rag.store.rows import Copy, Traits
from rag.store.tables import LibraryTables
from rag.types import Source

_COPY_COLUMNS = tuple(field.name for field in fields(Copy))
_PUT_COPY = (
    f"INSERT INTO copies ({', '.join(_COPY_COLUMNS)}) VALUES ({', '.join('?' * len(_COPY_COLUMNS))})"
    f" ON CONFLICT (origin) DO UPDATE SET {', '.join(f'{one} = excluded.{one}' for one in _COPY_COLUMNS)}"
)


class StoredPrints(LibraryTables):
    """The part of a library that keeps traits and copies."""

    def traits(self) -> dict[str, Traits]:
        """By article id: what each article is compared by."""
        found = self._read(
            "SELECT id, traits_version, text_sha256, address, signature, story, language FROM articles ORDER BY id"
        )
        return {row["id"]: rows.traits(row) for row in found}

    def put_traits(self, article_id: str, traits: Traits) -> None:
        """Store the traits of an article that is in the library already."""
        columns = rows.traits_row(traits)
        assigned = ", ".join(f"{name} = ?" for name in columns)
        with self._write() as connection:
            update = f"UPDATE articles SET {assigned}, {rows.SET_CHANGED} WHERE id = ?"
            connection.execute(update, (*columns.values(), article_id))
            enter_stems(connection, self._words, article_id, traits.language)

    def stories(self, article_ids: Iterable[str]) -> dict[str, str]:
        """By article id: the story of each of these articles, which is its own id when it was not compared."""
        found = self._read(
            "SELECT id, CASE story WHEN '' THEN id ELSE story END AS story FROM articles"
            " WHERE id IN (SELECT value FROM json_each(?))",
            (json.dumps([*article_ids]),),
        )
        return {row["id"]: row["story"] for row in found}

    def count(self) -> tuple[int, int]:
        """How many articles there are, and how many stories they tell; counted once for each state."""
        told = "count(DISTINCT CASE story WHEN '' THEN id ELSE story END)"
        read = f"SELECT count(*) AS articles, {told} AS stories FROM articles"
        (found,) = self.while_unchanged("count", lambda: self._read(read))
        return found["articles"], found["stories"]

    def join_stories(self, one: str, other: str) -> None:
        """Make two stories one: an article was found that both are reprints of."""
        with self._write() as connection:
            connection.execute(f"UPDATE articles SET story = ?, {rows.SET_CHANGED} WHERE story = ?", (one, other))

    def copies(self) -> tuple[Copy, ...]:
        """The documents that are copies of articles, by where they are from."""
        return tuple(map(rows.copy, self._read("SELECT * FROM copies ORDER BY origin")))

    def note_copy(self, copy: Copy) -> None:
        """Note that a document is a copy of a stored article."""
        with self._database.write() as connection:  # no answer depends on it
            enter_copy(connection, copy)

    def also_printed(self, article_ids: Iterable[str] | None = None) -> dict[str, tuple[Source, ...]]:
        """By article id: where else its story was printed, by day; articles printed nowhere else are left out.

        A print without a publisher is named by its title.

        Args:
            article_ids: Only of these articles; None for all.
        """
        wanted = "" if article_ids is None else " WHERE own.id IN (SELECT value FROM json_each(?))"
        found = self._read(
            "WITH prints AS (SELECT id, id AS held, story, publisher, title, url, coalesce(published, date) AS day"
            " FROM articles UNION ALL SELECT c.origin, c.article_id, a.story, c.publisher, c.title, c.url, c.published"
            " FROM copies AS c JOIN articles AS a ON a.id = c.article_id)"
            " SELECT DISTINCT own.id, p.publisher, p.title, p.url, p.day FROM articles AS own JOIN prints AS p"
            " ON (p.held = own.id OR (own.story != '' AND p.story = own.story)) AND p.id != own.id"
            " AND (p.held != own.id OR"
            " (p.publisher IS NOT NULL AND (own.publisher IS NULL OR p.publisher != own.publisher)))"
            f"{wanted} ORDER BY own.id, p.day NULLS LAST, p.publisher NULLS FIRST, p.title NULLS FIRST",
            () if article_ids is None else (json.dumps([*article_ids]),),
        )
        prints: dict[str, tuple[Source, ...]] = {}
        for row in found:
            named, titled = row["publisher"] or row["title"], row["title"] if row["publisher"] else None
            source = Source(named, titled, row["url"], rows.date(row["day"]))
            prints[row["id"]] = (*prints.get(row["id"], ()), source)
        return prints


def enter_copy(connection: Connection, copy: Copy) -> None:
    """Write a copy, within the caller's transaction."""
    columns = asdict(copy) | {"published": copy.published and copy.published.isoformat()}
    connection.execute(_PUT_COPY, tuple(columns[one] for one in _COPY_COLUMNS))
