"""An open database, as the library and the conversations keep theirs: what SQLite and PostgreSQL have in common.

There is one connection, and a lock lets one thread at a time use it. A snapshot has a connection of its own. The
library and the conversations each say in their own words what could not be done; the engine adds why, and what a
person can do about it. `rag.store.engines` opens one.

SQL is written once, in what both engines understand: `?` for values, `ON CONFLICT`, `RETURNING`, days and JSON as text.
The schema in PostgreSQL adds functions of SQLite's names. What differs stands in `rag.store.sqlite` and
`rag.store.postgres`, full text in `rag.store.fts5` and `rag.store.tsvector`.
"""

import threading
from abc import ABC, abstractmethod
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from typing import Any, Protocol, TypeVar

from rag.errors import ReadoutError

IDLE_CONNECTIONS = 4
"""Connections of ended snapshots that are kept for the next ones."""
VALUES_KEPT = 2_000
"""Values read from a snapshot that are kept for as long as it is read, an article's text being the largest of them."""

_Of = TypeVar("_Of")

Failure = Callable[[str, str], ReadoutError]
"""Makes the error to raise from what could not be done ("opened", "read", "written"), and why, in sentences."""

Steps = tuple[tuple[str, ...], ...]
"""The migrations of a database: for each step its statements."""


class TableRow(Protocol):
    """A row, whose columns are read by their names."""

    def __getitem__(self, column: str, /) -> Any:
        """The value of that column."""

    def keys(self) -> Iterable[str]:
        """The names of the columns."""


class Rows(Protocol):
    """What a statement found."""

    def fetchone(self) -> Any:
        """The next row; None after the last."""

    def fetchall(self) -> list[Any]:
        """All rows that are left."""

    def __iter__(self) -> Iterator[Any]:
        """Row after row."""


class Connection(Protocol):
    """A connection to a database, within a transaction."""

    def execute(self, statement: str, values: Sequence[Any] = (), /) -> Rows:
        """Carry out a statement."""

    def executemany(self, statement: str, values: Iterable[Sequence[Any]], /) -> object:
        """Carry out a statement for each row of values."""


class RowReader(Protocol):
    """Reads from a database."""

    def __call__(self, statement: str, values: Sequence[Any] = ()) -> Sequence[TableRow]:
        """All rows that the statement finds."""


class Words(Protocol):
    """The full-text tables of a database: texts in columns, found by their words, each under a `rowid`.

    A query is written in a small part of FTS5's language: words in quotes, which must follow one another, joined by
    `OR` or `AND`; `*` behind the quotes where the last may be the beginning of a word, `column :` before them where
    they must be in that column. Which tables stem English is the schema's.
    """

    def matching(self, table: str, query: str) -> tuple[str, str]:
        """The SQL condition that a row of that table matches a query, and its value."""

    def enter(self, connection: Connection, table: str, rowid: int, **columns: str) -> None:
        """Enter texts in place of those under that `rowid`."""

    def leave(self, connection: Connection, table: str, rowid: int, **columns: str) -> None:
        """Take out texts that were entered so."""

    def clear(self, connection: Connection, table: str) -> None:
        """Take out all texts."""

    def ranked(
        self, read: RowReader, table: str, query: str, limit: int, inside: str, values: Sequence[object]
    ) -> list[tuple[str, float]]:
        """The passages that match, as `rag.store.full_text.FullText.search_words`; `inside` limits their `rowid`."""

    def size(self, read: RowReader) -> tuple[int, float]:
        """How many passages there are, and how many words one has on average, heading included."""

    def frequencies(self, read: RowReader, terms: Iterable[str]) -> dict[str, int]:
        """As `rag.store.full_text.FullText.document_frequencies`."""

    def covering(self, read: RowReader, weights: Mapping[str, float], least: float) -> dict[str, float]:
        """As `rag.store.full_text.FullText.articles_covering`."""


@dataclass(frozen=True, slots=True)
class Schema:
    """What a database holds, for each engine in its own words; only ever append a step."""

    name: str
    sqlite: Steps
    postgres: Steps


class Database(ABC):
    """Safe to share between threads.

    Args:
        failure: Makes the errors that are raised.
    """

    words: Words
    error: type[Exception]
    """What the engine raises."""
    elsewhere: str
    """What to do to use another database, in words that complete "you may …"."""
    connection: Any

    def __init__(self, failure: Failure) -> None:
        self.lock = threading.RLock()
        """Held while the connection is used. A thread that holds it can read and write several times undisturbed."""
        self._failure = failure
        self._reading = threading.local()
        self._idle: list[Any] | None = []

    @abstractmethod
    def owned(self, doing: str) -> AbstractContextManager[None]:
        """Own the database for the length of the block, where the lock of a data directory does not see to that.

        Args:
            doing: The purpose, as in `rag.store.own`.

        Raises:
            BusyError: another process, or another thread of this one, owns it.
        """

    @abstractmethod
    def give_room_back(self) -> None:
        """Give what nothing is stored in any more back to the disk, as far as that is possible now."""

    @abstractmethod
    def _connected(self) -> Any:
        """A connection that begins no transaction by itself."""

    @abstractmethod
    def _begin(self, connection: Any) -> None:
        """Begin a transaction that writes, when no other writes any more."""

    @abstractmethod
    def _begin_snapshot(self, connection: Any) -> None:
        """Begin a transaction that reads the database as it is now."""

    @abstractmethod
    def _why(self, error: Exception) -> str:
        """Why the engine failed and what to do about it, in sentences."""

    def close(self) -> None:
        """Close the connection; nothing can be read or written after."""
        with self.lock:
            idle, self._idle = self._idle, None
            for one in (*(idle or ()), self.connection):
                one.close()

    def read(self, statement: str, values: Sequence[Any] = ()) -> list[TableRow]:
        """All rows that the statement finds."""
        snapshot = getattr(self._reading, "connection", None)
        try:
            if snapshot is not None:
                found: list[TableRow] = snapshot.execute(statement, values).fetchall()
            else:
                with self.lock:
                    found = self.connection.execute(statement, values).fetchall()
        except self.error as error:
            raise self._failure("read", self._why(error)) from error
        return found

    def once(self, key: Hashable, make: Callable[[], _Of]) -> _Of:
        """What `make` reads, read once in a snapshot, which does not change; anew each time outside of one.

        Args:
            key: Names what is read.
            make: Reads it.
        """
        kept: dict[Hashable, Any] | None = getattr(self._reading, "kept", None)
        if kept is None:
            return make()
        if key not in kept:
            if len(kept) >= VALUES_KEPT:
                kept.clear()
            kept[key] = make()
        found: _Of = kept[key]
        return found

    def snapshot(self) -> "Snapshot":
        """The database as it is now; to be closed. In its blocks a thread reads it, whatever is written meanwhile."""
        try:
            with self.lock:
                connection = self._idle.pop() if self._idle else self._connected()
            self._begin_snapshot(connection)
        except self.error as error:
            raise self._failure("read", self._why(error)) from error
        return Snapshot(connection, self._reading, self._give_back)

    def _give_back(self, connection: Any) -> None:
        """Keep a snapshot's connection for the next one."""
        try:
            connection.rollback()
        except self.error:
            connection.close()
            return
        with self.lock:
            if self._idle is not None and len(self._idle) < IDLE_CONNECTIONS:
                self._idle.append(connection)
            else:
                connection.close()

    @contextmanager
    def write(self) -> Iterator[Connection]:
        """One transaction: all of the block or nothing."""
        with self.lock:
            try:
                with self._transaction(self.connection):
                    yield self.connection
            except self.error as error:
                raise self._failure("written", self._why(error)) from error

    @contextmanager
    def _transaction(self, connection: Any) -> Iterator[None]:
        self._begin(connection)
        try:
            yield
            connection.execute("COMMIT")
        except BaseException:
            # On a full disk and the like the engine has rolled back already, and would raise another error at it.
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            raise

    def _take_steps(self, steps: Steps, version: Callable[[], int], note: Callable[[int], object]) -> None:
        """Bring the database to the newest schema, all steps or none.

        Args:
            steps: All there are, those taken before included.
            version: Reads how many were taken.
            note: Writes how many are taken now.
        """
        newest = len(steps)
        if version() == newest:
            return
        with self._transaction(self.connection):
            taken = version()  # again, now that no other process can be half-way
            if taken > newest:
                raise self._failure(
                    "opened",
                    f"it has schema {taken}; this Readout knows up to {newest}. Update Readout, or {self.elsewhere}.",
                )
            for number, statements in enumerate(steps[taken:], start=taken + 1):
                for statement in statements:
                    self.connection.execute(statement)
                note(number)


class Snapshot:
    """A database as it was at one moment. `with snapshot:` lets the thread read it there; other threads do not.

    Args:
        connection: In a transaction that reads.
        reading: Where `Database.read` of each thread looks for a connection.
        give_back: Takes the connection at the end.
    """

    def __init__(self, connection: Any, reading: threading.local, give_back: Callable[[Any], None]) -> None:
        self._connection, self._reading = connection, reading
        self._give_back = give_back
        self._kept: dict[Hashable, Any] = {}

    def __enter__(self) -> None:
        self._reading.connection, self._reading.kept = self._connection, self._kept

    def __exit__(self, *_: object) -> None:
        self._reading.connection = self._reading.kept = None

    def close(self) -> None:
        """End it; no thread may be in a block of it."""
        self._give_back(self._connection)
