"""The library: articles, passages, sentences and vectors in a database, the record of truth.

Every quote is cut from the text stored here, and every index is built from here. All that belongs to an article is
written in one transaction, so no article is ever half stored.
"""

from collections.abc import Sequence
from pathlib import Path

from pydantic import SecretStr

from rag.encoding import EncodedPassage
from rag.errors import EmptyLibraryError, LibraryError
from rag.record import RECORD_VERSION, ArticleRecord
from rag.store import rows, versions
from rag.store.durable import settle_names
from rag.store.engines import Place, place_name
from rag.store.full_text import FullText, enter_stems
from rag.store.originals import StoredOriginals, keep_original
from rag.store.passages import StoredPassages, enter_passage
from rag.store.prints import StoredPrints, enter_copy
from rag.store.records import StoredRecords, enter_record
from rag.store.rows import NO_TRAITS, Traits
from rag.store.smaller import LARGER, round_vectors
from rag.store.vocabulary import StoredVocabulary, enter_words, leave_words, read_words_anew
from rag.submission import Correction
from rag.types import Article, Passage, Quote
from rag.vocabulary import VOCABULARY_VERSION

LIBRARY_FILE = "library.sqlite3"


class Library(StoredRecords, StoredPassages, StoredPrints, StoredOriginals, FullText):
    """An open library, put together from its parts. Here it is opened, and articles come and go.

    Args:
        place: The file, or the server that keeps it.
    """

    def __init__(self, place: Place) -> None:
        super().__init__(place)
        self.vocabulary = StoredVocabulary(self._read, self._words)
        """The words of the articles."""
        try:
            self._bring_up()
        except BaseException:
            self.close()
            raise

    def _bring_up(self) -> None:
        """Round larger vectors, and read the words of all articles, if an earlier version stored them, or none.

        Takes a minute for 20,000 articles.
        """
        known = {row["key"]: row["value"] for row in self._read("SELECT key, value FROM meta")}
        if known.get("vocabulary") == VOCABULARY_VERSION and LARGER not in known:
            return
        with self._database.write() as connection:
            rounded = round_vectors(connection)
            read_words_anew(connection, self._words)
        if rounded:
            self._database.give_room_back()

    @classmethod
    def create(cls, data: Path, server: SecretStr | None = None) -> "Library":
        """Open the library in the data directory, or on a server; both are made if they do not exist.

        Args:
            data: The data directory.
            server: The address of the PostgreSQL server that keeps it (`Settings.database`); None for a file there.
        """
        try:
            if not data.is_dir():
                data.mkdir(parents=True, exist_ok=True)
                settle_names(data.parent)
        except OSError as error:
            raise LibraryError(f"The data directory {str(data)!r} cannot be made: {error.strerror}.") from error
        return cls(server or data / LIBRARY_FILE)

    @classmethod
    def open(cls, data: Path, server: SecretStr | None = None) -> "Library":
        """Open the library in the data directory, or on a server as in `create`, to answer from it.

        Raises:
            EmptyLibraryError: there is no library, or it holds no article.
            LibraryError: it cannot be read.
        """
        place = server or data / LIBRARY_FILE
        where = place_name(server or data)
        empty = EmptyLibraryError(
            f"The library in {where!r} holds no article yet. Fill it with `python -m ingest corpus/`, or name "
            f"another {'data directory' if server is None else 'database'}."
        )
        if isinstance(place, Path) and not place.is_file():
            raise empty
        library = cls(place)
        if not library.article_ids():
            library.close()
            raise empty
        return library

    def put(
        self,
        article: Article,
        passages: Sequence[tuple[Passage, EncodedPassage]],
        *,
        recipe: str,
        origin: str,
        origin_sha256: str,
        record: ArticleRecord | None = None,
        traits: Traits = NO_TRAITS,
        correction: Correction | None = None,
        original: bytes | None = None,
    ) -> None:
        """Store an article with its passages and record, replacing any article of its id, in one transaction.

        Where the article that is replaced has another text, that is kept as an earlier version, and what was noted as a
        copy of it no longer is one. `original` is the PDF that it was read from; None leaves the one that is kept of
        the same bytes.
        """
        columns = (
            rows.article_row(article)
            | rows.traits_row(traits)
            | {
                "recipe": recipe,
                "origin": origin,
                "origin_sha256": origin_sha256,
                "record_version": RECORD_VERSION if record else "",
                "correction": rows.correction_column(correction),
            }
        )
        names, marks = ", ".join(columns), ", ".join("?" * len(columns))
        with self._write() as connection:
            versions.keep_version(connection, article)
            copies = connection.execute(
                "SELECT c.* FROM copies AS c JOIN articles AS a ON a.id = c.article_id"
                " WHERE a.id = ? AND a.text = ? AND c.origin != ?",
                (article.id, article.text, origin),
            ).fetchall()
            leave_words(connection, self._words, article.id)
            connection.execute("DELETE FROM articles WHERE id = ?", (article.id,))
            connection.execute("DELETE FROM copies WHERE origin = ?", (origin,))
            connection.execute(f"INSERT INTO articles ({names}) VALUES ({marks})", tuple(columns.values()))
            connection.execute(f"UPDATE articles SET {rows.SET_CHANGED} WHERE id = ?", (article.id,))
            enter_words(connection, self._words, article)
            for copy in copies:
                enter_copy(connection, rows.copy(copy))
            for passage, encoded in passages:
                enter_passage(connection, self._words, article, passage, encoded)
            enter_stems(connection, self._words, article.id, traits.language)
            keep_original(connection, article.id, origin_sha256, original)
            if record is not None:
                enter_record(connection, article.id, record)

    def remove(self, article_id: str) -> None:
        """Remove an article and all that belongs to it, its earlier versions and its PDF too."""
        with self._write() as connection:
            connection.execute("DELETE FROM versions WHERE article_id = ?", (article_id,))
            connection.execute("DELETE FROM originals WHERE article_id = ?", (article_id,))
            leave_words(connection, self._words, article_id)
            connection.execute("DELETE FROM articles WHERE id = ?", (article_id,))


def is_verbatim(quote: Quote, library: Library) -> bool:
    """Whether the library holds exactly the quote's text at its place."""
    return bool(quote.text) and library.cut(quote.article_id, quote.start, quote.end) == quote.text
