"""Earlier versions of articles in the library's tables: what is kept when a text changes, and how it is found again.

The latest few of each article are kept, and of those before them what a kept conversation quotes.
"""

import datetime as dt
import json
from collections.abc import Callable, Iterable

from rag.store import rows
from rag.store.database import Connection, TableRow
from rag.types import Article, EarlierVersion

VERSIONS_KEPT = 5
"""Of each article, whether or not anything quotes them: answers that are being read on a screen may."""

QuotesOf = Callable[[str], Iterable[tuple[int, str]]]
"""Gives for an article's id what is quoted of it: the character at which a quote starts, and its text."""


def keep_version(connection: Connection, article: Article) -> None:
    """Keep what the library holds of an article's id as an earlier version, if the article has another text."""
    connection.execute("DELETE FROM versions WHERE article_id = ? AND sha256 = ?", (article.id, article.sha256))
    held = connection.execute(
        "SELECT * FROM articles WHERE id = ? AND text != ?", (article.id, article.text)
    ).fetchone()
    if held is not None:
        today = dt.datetime.now(dt.UTC).date()
        kept = rows.article_row(rows.article(held)) | {"story": "", "language": held["language"]}
        connection.execute(
            "INSERT INTO versions (article_id, sha256, until, article, number) SELECT ?, ?, ?, ?,"
            " coalesce(max(number), 0) + 1 FROM versions WHERE article_id = ? ON CONFLICT (article_id, sha256)"
            " DO UPDATE SET until = excluded.until, article = excluded.article, number = excluded.number",
            (article.id, held["sha256"], today.isoformat(), json.dumps(kept, ensure_ascii=False), article.id),
        )


OLD_VERSIONS = (
    "SELECT article_id, sha256 FROM (SELECT article_id, sha256, row_number() OVER (PARTITION BY article_id"
    f" ORDER BY number DESC, until DESC, sha256) AS nth FROM versions) AS kept WHERE nth > {VERSIONS_KEPT}"
)
"""The SQL for the versions before the latest few of each article."""


def forget_versions(connection: Connection, quotes_of: QuotesOf) -> None:
    """Delete the old versions in which nothing that is quoted is looked up."""
    old: dict[str, set[str]] = {}
    for row in connection.execute(OLD_VERSIONS).fetchall():
        old.setdefault(row["article_id"], set()).add(row["sha256"])
    for article_id, hashes in old.items():
        for start, text in quotes_of(article_id):
            shown_in = connection.execute(*version_query(article_id, start, text)).fetchone()
            if shown_in is not None:
                hashes.discard(shown_in["sha256"])
        connection.executemany(
            "DELETE FROM versions WHERE article_id = ? AND sha256 = ?", [(article_id, one) for one in sorted(hashes)]
        )


def version_query(article_id: str, start: int, text: str) -> tuple[str, tuple[object, ...]]:
    """The SQL for the latest version of a stored article with that text at that character, and its values."""
    return (
        "SELECT v.article, v.until, v.sha256 FROM versions AS v JOIN articles AS a ON a.id = v.article_id"
        " WHERE v.article_id = ? AND substr(json_extract(v.article, '$.text'), ?, ?) = ?"
        " ORDER BY v.number DESC, v.until DESC, v.sha256 LIMIT 1",
        (article_id, start + 1, len(text), text),
    )


def earlier_version(row: TableRow) -> EarlierVersion:
    """A version as it was found."""
    return EarlierVersion(rows.article(json.loads(row["article"])), dt.date.fromisoformat(row["until"]))
