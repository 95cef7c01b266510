"""The PDF files that articles were read from, kept in the library's own file so that they come and go with the article.

A file is written in the transaction that stores its article; so none is ever half there, and none outlives its article.
"""

import json
from collections.abc import Sequence

from rag.store.database import Connection
from rag.store.tables import LibraryTables

MAX_ORIGINAL_BYTES = 32 * 1024 * 1024
"""A larger file is not kept; communiqués have a hundredth of it, unless they are full of photographs."""


class StoredOriginals(LibraryTables):
    """The part of a library that keeps PDF files."""

    def put_original(self, article_id: str, origin_sha256: str, content: bytes) -> None:
        """Keep the PDF of an article that is in the library already, as one from before PDFs were kept is."""
        with self._database.write() as connection:  # no answer depends on it
            keep_original(connection, article_id, origin_sha256, content)

    def is_pdf(self, article_id: str) -> bool:
        """Whether the article was read from a PDF, whether that is kept or not."""
        found = self._read(
            "SELECT 1 FROM articles WHERE id = ? AND (lower(origin) LIKE '%.pdf'"
            " OR id IN (SELECT article_id FROM originals))",
            (article_id,),
        )
        return bool(found)

    def original(self, article_id: str) -> bytes | None:
        """The PDF that the article was read from; None when it is not kept."""
        found = self._read("SELECT content FROM originals WHERE article_id = ?", (article_id,))
        return found[0]["content"] if found else None

    def unpaged(self) -> tuple[str, ...]:
        """Ids of the articles whose PDF is kept and whose pages are not known, sorted."""
        found = self._read(
            "SELECT id FROM articles WHERE pages IS NULL AND id IN (SELECT article_id FROM originals) ORDER BY id"
        )
        return tuple(row["id"] for row in found)

    def put_pages(self, article_id: str, pages: Sequence[int]) -> None:
        """Store where the pages of an article's PDF begin in its text, which stays as it is."""
        with self._write() as connection:
            connection.execute("UPDATE articles SET pages = ? WHERE id = ?", (json.dumps(pages), article_id))


def keep_original(connection: Connection, article_id: str, origin_sha256: str, content: bytes | None) -> None:
    """Keep the file that an article was read from now, and no earlier one; without a file, one that is kept stays."""
    connection.execute("DELETE FROM originals WHERE article_id = ? AND origin_sha256 != ?", (article_id, origin_sha256))
    if content is not None and len(content) <= MAX_ORIGINAL_BYTES:
        connection.execute(
            "INSERT INTO originals VALUES (?, ?, ?) ON CONFLICT (article_id)"
            " DO UPDATE SET origin_sha256 = excluded.origin_sha256, content = excluded.content",
            (article_id, origin_sha256, content),
        )
