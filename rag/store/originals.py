"""The PDF files that articles were read from, kept in the library's own file so that they come and go with the article.

A file is written in the transaction that stores its article; so none is ever half there, and none outlives its article.
"""

from rag.store.database import Connection

MAX_ORIGINAL_BYTES = 32 * 1024 * 1024
"""A larger file is not kept; communiqués have a hundredth of it, unless they are full of photographs."""


def keep_original(connection: Connection, article_id: str, origin_sha256: str, content: bytes | None) -> None:
    """Keep the file that an article was read from now, and no earlier one; without a file, one that is kept stays."""
    connection.execute("DELETE FROM originals WHERE article_id = ? AND origin_sha256 != ?", (article_id, origin_sha256))
    if content is not None and len(content) <= MAX_ORIGINAL_BYTES:
        connection.execute(
            "INSERT INTO originals VALUES (?, ?, ?) ON CONFLICT (article_id)"
            " DO UPDATE SET origin_sha256 = excluded.origin_sha256, content = excluded.content",
            (article_id, origin_sha256, content),
        )
