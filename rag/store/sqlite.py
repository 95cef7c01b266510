"""A database in an SQLite file: the default, which needs nothing else."""

import sqlite3
from collections.abc import Sequence
from contextlib import AbstractContextManager, closing, nullcontext, suppress
from functools import partial
from pathlib import Path

from rag.store.database import Database, Failure, Steps
from rag.store.disk import FULL, disk_is_full
from rag.store.fts5 import Fts5


class SqliteDatabase(Database):
    """An open file.

    Args:
        path: The file, or `:memory:`.
        failure: Makes the errors that are raised.
        steps: Its schema; `PRAGMA user_version` holds how many were taken.
        advice: What to do when the file cannot be opened for a reason that is not known here.
        pragmas: Set on the connection besides those that all have.
    """

    words = Fts5()
    error = sqlite3.Error
    elsewhere = "set READOUT_DATA to another directory"

    def __init__(
        self, path: Path, failure: Failure, steps: Steps = (), advice: str = "", pragmas: Sequence[str] = ()
    ) -> None:
        super().__init__(failure)
        self._path = path
        try:
            self.connection = self._connected()
            try:
                # In WAL only FULL puts each transaction on the disk; NORMAL may lose the last ones in a power cut.
                for pragma in ("foreign_keys = ON", "synchronous = FULL", *pragmas):
                    self.connection.execute(f"PRAGMA {pragma}").close()
                self._take_steps(steps, self._version, self._note)
            except BaseException:
                self.connection.close()
                raise
        except sqlite3.Error as error:
            raise failure("opened", explained(error, advice, path.parent)) from error

    def owned(self, doing: str) -> AbstractContextManager[None]:
        """The lock of the data directory, where the file is, sees to that."""
        return nullcontext()

    def give_room_back(self) -> None:
        """Write the file anew, unless its disk has no room for two of it or another process writes."""
        with self.lock, suppress(sqlite3.OperationalError):
            self.connection.execute("VACUUM")

    def _version(self) -> int:
        with closing(self.connection.execute("PRAGMA user_version")) as rows:
            return int(rows.fetchone()[0])

    def _note(self, version: int) -> None:
        self.connection.execute(f"PRAGMA user_version = {version}")

    def _connected(self) -> sqlite3.Connection:
        """A connection that writes; one that only reads when nothing can be written in the file's directory."""
        connect = partial(sqlite3.connect, check_same_thread=False, isolation_level=None, timeout=30)
        connection = connect(self._path)
        try:
            connection.execute("PRAGMA journal_mode = WAL").close()
        except sqlite3.Error as error:
            connection.close()
            if not self._path.is_file() or not _is_read_only(error):
                raise
            # Without the files beside it, which cannot be made there, SQLite reads a file only if told that nobody
            # changes it.
            beside = self._path.with_name(f"{self._path.name}-shm").exists()
            address = f"{self._path.resolve().as_uri()}?mode=ro{'' if beside else '&immutable=1'}"
            connection = connect(address, uri=True)
        connection.row_factory = sqlite3.Row
        return connection

    def _begin(self, connection: sqlite3.Connection) -> None:
        connection.execute("BEGIN IMMEDIATE")

    def _begin_snapshot(self, connection: sqlite3.Connection) -> None:
        connection.execute("BEGIN").close()
        connection.execute("SELECT 1 FROM sqlite_schema LIMIT 1").fetchall()  # the first read sets the moment

    def _why(self, error: Exception) -> str:
        return explained(error)


def write_anew(file: Path) -> None:
    """Write a file that nobody else uses without the pages that hold nothing, unless its disk has no room for both."""
    with suppress(sqlite3.OperationalError), closing(sqlite3.connect(file)) as connection:
        connection.execute("VACUUM")


def _is_read_only(error: sqlite3.Error) -> bool:
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    return code in (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN)


def explained(error: Exception, advice: str = "", directory: Path | None = None) -> str:
    """Why SQLite failed and what to do about it, in sentences.

    Args:
        error: SQLite's.
        advice: For causes that are not known here.
        directory: Of the file, when the error may come from its disk being full.
    """
    if getattr(error, "sqlite_errorcode", None) == sqlite3.SQLITE_FULL or disk_is_full(error, directory):
        return FULL
    if getattr(error, "sqlite_errorcode", 0) & 0xFF == sqlite3.SQLITE_READONLY:
        return "it can only be read here. Make its directory writable, or set READOUT_DATA to another one."
    return f"{error}. {advice}".rstrip()
