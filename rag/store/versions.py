"""Earlier versions of articles in the library's tables: what is kept when a text changes, and how it is found again."""

import datetime as dt
import json
import sqlite3

from rag.store import rows
from rag.types import Article, EarlierVersion


def keep_version(connection: sqlite3.Connection, article: Article) -> None:
    """Keep what the library holds of an article's id as an earlier version, if the article has another text."""
    connection.execute("DELETE FROM versions WHERE article_id = ? AND sha256 = ?", (article.id, article.sha256))
    held = connection.execute(
        "SELECT * FROM articles WHERE id = ? AND text != ?", (article.id, article.text)
    ).fetchone()
    if held is not None:
        kept = rows.article_row(rows.article(held)) | {"story": "", "language": held["language"]}
        connection.execute(
            "INSERT OR REPLACE INTO versions VALUES (?, ?, date('now'), ?)",
            (article.id, held["sha256"], json.dumps(kept, ensure_ascii=False)),
        )


def version_query(article_id: str, start: int, text: str) -> tuple[str, tuple[object, ...]]:
    """The SQL for the latest version of a stored article with that text at that character, and its values."""
    return (
        "SELECT v.article, v.until FROM versions AS v JOIN articles AS a ON a.id = v.article_id"
        " WHERE v.article_id = ? AND substr(json_extract(v.article, '$.text'), ?, ?) = ?"
        " ORDER BY v.until DESC, v.sha256 LIMIT 1",
        (article_id, start + 1, len(text), text),
    )


def earlier_version(row: sqlite3.Row) -> EarlierVersion:
    """A version as it was found."""
    return EarlierVersion(rows.article(json.loads(row["article"])), dt.date.fromisoformat(row["until"]))
