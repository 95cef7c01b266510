"""An open SQLite file, as the library and the conversations keep theirs.

One connection, handed around by a lock, so that it can be shared between threads. What a caller is told when SQLite
fails is the caller's business: it gives the words.
"""

import sqlite3
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path

from rag.errors import ReadoutError

Failure = Callable[[str, sqlite3.Error], ReadoutError]
"""The error for what could not be done ("read", "written") and why."""


Steps = tuple[tuple[str, ...], ...]
"""Each step the statements that take it."""


class Database:
    """Safe to share between threads.

    Args:
        path: The file, or `:memory:`.
        pragmas: Set on the connection besides WAL and foreign keys.
        failure: Makes the errors that `read` and `write` raise.

    Raises:
        sqlite3.Error: it cannot be opened.
    """

    def __init__(self, path: Path, failure: Failure, pragmas: Sequence[str] = ()) -> None:
        self.lock = threading.RLock()
        """Held while the connection is used; whoever holds it reads and writes without another between."""
        self._failure = failure
        self.connection = sqlite3.connect(path, check_same_thread=False, isolation_level=None, timeout=30)
        self.connection.row_factory = sqlite3.Row
        for pragma in ("journal_mode = WAL", "foreign_keys = ON", *pragmas):
            self.connection.execute(f"PRAGMA {pragma}").close()

    def close(self) -> None:
        """Close the connection; nothing can be read or written after."""
        with self.lock:
            self.connection.close()

    def read(self, statement: str, values: Sequence[object] = ()) -> list[sqlite3.Row]:
        """All rows that the statement finds."""
        with self.lock:
            try:
                return self.connection.execute(statement, values).fetchall()
            except sqlite3.Error as error:
                raise self._failure("read", error) from error

    @contextmanager
    def write(self) -> Iterator[sqlite3.Connection]:
        """One transaction: all of the block or nothing."""
        with self.lock:
            try:
                self.connection.execute("BEGIN IMMEDIATE")
                try:
                    yield self.connection
                    self.connection.execute("COMMIT")
                except BaseException:
                    self.connection.execute("ROLLBACK")
                    raise
            except sqlite3.Error as error:
                raise self._failure("written", error) from error


def take_steps(connection: sqlite3.Connection, steps: Steps, what: str, error: type[ReadoutError]) -> None:
    """Bring a database to the newest schema, each step whole or not at all.

    Args:
        connection: In autocommit mode.
        steps: All there are, those taken before included.
        what: What the database is and where, for messages.
        error: Raised when a newer Readout wrote it.
    """
    newest = len(steps)
    if _version(connection) == newest:
        return
    connection.execute("BEGIN IMMEDIATE")
    try:
        version = _version(connection)  # again, now that no other process can be half-way
        if version > newest:
            raise error(
                f"The {what} has schema {version}; this Readout knows up to {newest}. Update Readout, or "
                "set READOUT_DATA to another directory."
            )
        for number, statements in enumerate(steps[version:], start=version + 1):
            for statement in statements:
                connection.execute(statement)
            connection.execute(f"PRAGMA user_version = {number}")
        connection.execute("COMMIT")
    except BaseException:
        connection.execute("ROLLBACK")
        raise


def _version(connection: sqlite3.Connection) -> int:
    with closing(connection.execute("PRAGMA user_version")) as rows:
        return int(rows.fetchone()[0])
