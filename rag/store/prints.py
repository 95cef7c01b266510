"""Where else a story was printed, from the library's tables: its reprints, and the copies of its articles."""

import json
from collections.abc import Iterable

from rag.store import rows
from rag.store.database import TableRow
from rag.types import Source


def also_printed_query(article_ids: Iterable[str] | None) -> tuple[str, tuple[object, ...]]:
    """The SQL for all other prints of the stories of these articles, by day, and its values; None for all articles."""
    wanted = "" if article_ids is None else " WHERE own.id IN (SELECT value FROM json_each(?))"
    return (
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


def also_printed(found: Iterable[TableRow]) -> dict[str, tuple[Source, ...]]:
    """By article id: the other prints, in the order found; one without a publisher is named by its title."""
    prints: dict[str, tuple[Source, ...]] = {}
    for row in found:
        named, titled = row["publisher"] or row["title"], row["title"] if row["publisher"] else None
        source = Source(named, titled, row["url"], rows.date(row["day"]))
        prints[row["id"]] = (*prints.get(row["id"], ()), source)
    return prints
