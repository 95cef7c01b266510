"""An open SQLite file, as the library and the conversations keep theirs.

There is one connection, and a lock lets one thread at a time use it. A snapshot has a connection of its own. The
library and the conversations each say in their own words what could not be done; `explained` adds why, and what a
person can do about it.
"""

import errno
import shutil
import sqlite3
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from functools import partial
from pathlib import Path

from rag.errors import ReadoutError

FULL = "the disk is full. Free some space on it, then try again."
LEAST_FREE_BYTES = 64 * 1024
"""With less room on a disk, an error that does not say why is taken to come from that."""
IDLE_CONNECTIONS = 4
"""Connections of ended snapshots that are kept for the next ones."""

Failure = Callable[[str, sqlite3.Error], ReadoutError]
"""Makes the error to raise from what could not be done ("read", "written") and SQLite's own error."""

Steps = tuple[tuple[str, ...], ...]
"""The migrations of a database: for each step its statements."""


class Database:
    """Safe to share between threads.

    Args:
        path: The file, or `:memory:`.
        failure: Makes the errors that `read` and `write` raise.
        pragmas: Set on the connection besides those that all have.
        migrate: Brings the schema up to date. The file is closed again when this raises.

    Raises:
        sqlite3.Error: it cannot be opened.
    """

    def __init__(
        self,
        path: Path,
        failure: Failure,
        pragmas: Sequence[str] = (),
        migrate: Callable[[sqlite3.Connection], None] = lambda connection: None,
    ) -> None:
        self.lock = threading.RLock()
        """Held while the connection is used. A thread that holds it can read and write several times undisturbed."""
        self._failure = failure
        self._path = path
        self._reading = threading.local()
        self._idle: list[sqlite3.Connection] | None = []
        self.connection = _connected(path)
        self.connection.row_factory = sqlite3.Row
        try:
            # In WAL only FULL puts each transaction on the disk; NORMAL may lose the last ones in a power cut.
            for pragma in ("foreign_keys = ON", "synchronous = FULL", *pragmas):
                self.connection.execute(f"PRAGMA {pragma}").close()
            migrate(self.connection)
        except BaseException:
            self.connection.close()
            raise

    def close(self) -> None:
        """Close the connection; nothing can be read or written after."""
        with self.lock:
            idle, self._idle = self._idle, None
            for one in (*(idle or ()), self.connection):
                one.close()

    def read(self, statement: str, values: Sequence[object] = ()) -> list[sqlite3.Row]:
        """All rows that the statement finds."""
        snapshot: sqlite3.Connection | None = getattr(self._reading, "connection", None)
        try:
            if snapshot is not None:
                return snapshot.execute(statement, values).fetchall()
            with self.lock:
                return self.connection.execute(statement, values).fetchall()
        except sqlite3.Error as error:
            raise self._failure("read", error) from error

    def snapshot(self) -> "Snapshot":
        """The database as it is now; to be closed. In its blocks a thread reads it, whatever is written meanwhile."""
        try:
            with self.lock:
                connection = self._idle.pop() if self._idle else _connected(self._path)
            connection.row_factory = sqlite3.Row
            connection.execute("BEGIN").close()
            connection.execute("SELECT 1 FROM sqlite_schema LIMIT 1").fetchall()  # the first read sets the moment
        except sqlite3.Error as error:
            raise self._failure("read", error) from error
        return Snapshot(connection, self._reading, self._give_back)

    def _give_back(self, connection: sqlite3.Connection) -> None:
        """Keep a snapshot's connection for the next one."""
        connection.rollback()
        with self.lock:
            if self._idle is not None and len(self._idle) < IDLE_CONNECTIONS:
                self._idle.append(connection)
            else:
                connection.close()

    @contextmanager
    def write(self) -> Iterator[sqlite3.Connection]:
        """One transaction: all of the block or nothing."""
        with self.lock:
            try:
                with _transaction(self.connection):
                    yield self.connection
            except sqlite3.Error as error:
                raise self._failure("written", error) from error


class Snapshot:
    """A database as it was at one moment. `with snapshot:` lets the thread read it there; other threads do not.

    Args:
        connection: In a transaction that reads.
        reading: Where `Database.read` of each thread looks for a connection.
        give_back: Takes the connection at the end.
    """

    def __init__(
        self, connection: sqlite3.Connection, reading: threading.local, give_back: Callable[[sqlite3.Connection], None]
    ) -> None:
        self._connection, self._reading = connection, reading
        self._give_back = give_back

    def __enter__(self) -> None:
        self._reading.connection = self._connection

    def __exit__(self, *_: object) -> None:
        self._reading.connection = None

    def close(self) -> None:
        """End it; no thread may be in a block of it."""
        self._give_back(self._connection)


def _connected(path: Path) -> sqlite3.Connection:
    """A connection that writes; one that only reads when nothing can be written in the file's directory."""
    connect = partial(sqlite3.connect, check_same_thread=False, isolation_level=None, timeout=30)
    connection = connect(path)
    try:
        connection.execute("PRAGMA journal_mode = WAL").close()
        return connection
    except sqlite3.Error as error:
        connection.close()
        if not path.is_file() or not _is_read_only(error):
            raise
    # Without the files beside it, which cannot be made there, SQLite reads a file only if told that nobody changes it.
    beside = path.with_name(f"{path.name}-shm").exists()
    return connect(f"{path.resolve().as_uri()}?mode=ro{'' if beside else '&immutable=1'}", uri=True)


def _is_read_only(error: sqlite3.Error) -> bool:
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    return code in (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN)


def disk_is_full(error: BaseException, directory: Path | None = None) -> bool:
    """Whether that is why something could not be written there: by what the error says, or by the room that is left."""
    if getattr(error, "sqlite_errorcode", None) == sqlite3.SQLITE_FULL or "disk is full" in str(error):
        return True
    if isinstance(error, OSError) and error.errno in (errno.ENOSPC, errno.EDQUOT):
        return True
    return directory is not None and has_no_room(directory)


def has_no_room(directory: Path) -> bool:
    """Whether next to nothing can be written on the directory's disk."""
    try:
        return shutil.disk_usage(directory).free < LEAST_FREE_BYTES
    except OSError:
        return False


def explained(error: sqlite3.Error, advice: str = "", directory: Path | None = None) -> str:
    """Why SQLite failed and what to do about it, in sentences.

    Args:
        error: SQLite's.
        advice: For causes that are not known here.
        directory: Of the file, when the error may come from its disk being full.
    """
    if disk_is_full(error, directory):
        return FULL
    if getattr(error, "sqlite_errorcode", 0) & 0xFF == sqlite3.SQLITE_READONLY:
        return "it can only be read here. Make its directory writable, or set READOUT_DATA to another one."
    return f"{error}. {advice}".rstrip()


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
    with _transaction(connection):
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


@contextmanager
def _transaction(connection: sqlite3.Connection) -> Iterator[None]:
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        # On a full disk and the like SQLite has rolled back already, and would raise another error at being told to.
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def _version(connection: sqlite3.Connection) -> int:
    with closing(connection.execute("PRAGMA user_version")) as rows:
        return int(rows.fetchone()[0])
