"""A database on a PostgreSQL server, which several processes on several machines share.

It does as the one in SQLite does: one process writes at a time (an advisory lock for the length of a transaction), and
a snapshot is a transaction that reads (`REPEATABLE READ READ ONLY`). A connection that the server has ended is made
again when nothing was under way in it. The tables stand in the first schema of the `search_path`.
"""

import os
import re
import socket
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from functools import lru_cache
from typing import Any

import psycopg
from psycopg import errors
from psycopg.conninfo import conninfo_to_dict
from psycopg.pq import TransactionStatus
from psycopg.rows import dict_row

from rag.errors import BusyError
from rag.store.database import Database, Failure, Rows, Schema
from rag.store.postgres_schema import FUNCTIONS
from rag.store.tsvector import Tsvector

CONNECTS_WITHIN_S = 10
LOCK_WAIT_S = 30
"""How long a process waits while another writes."""
OWNER_MAX_CHARS = 63
"""What PostgreSQL keeps of the name of a session."""


class PostgresDatabase(Database):
    """An open connection to a server.

    Args:
        address: `postgresql://user:password@host:port/database`.
        failure: Makes the errors that are raised.
        schema: Its tables; `schema_steps` holds how many steps were taken.
    """

    words = Tsvector()
    error = psycopg.Error
    elsewhere = "name another database in READOUT_DATABASE"

    def __init__(self, address: str, failure: Failure, schema: Schema) -> None:
        super().__init__(failure)
        self._address = address
        try:
            self.connection = self._connected()
            try:
                self._see_encoding()
                for self._name, steps in (("engine", FUNCTIONS), (schema.name, schema.postgres)):
                    self._take_steps(steps, self._version, self._note)
            except BaseException:
                self.connection.close()
                raise
        except psycopg.Error as error:
            raise failure("opened", self._why(error)) from error

    @contextmanager
    def owned(self, doing: str) -> Iterator[None]:
        """Own the database for the length of the block, whichever machine others are on.

        Raises:
            BusyError: another process, or another thread of this one, owns it.
        """
        with self.lock:
            taken = self.read(f"SELECT pg_try_advisory_lock({_KEY}) AS taken", (f"{self._name} owned",))[0]["taken"]
            if not taken:
                raise BusyError(f"The {self._name} is in use by {self._owner()}. Wait until it is done, or end it.")
            self.connection.replaceable = False  # a new connection would not have the lock
            self._name_session(f"readout {os.getpid()}@{socket.gethostname()}: {doing}")
        try:
            yield
        finally:
            with self.lock, suppress(psycopg.Error):  # a server that went away has let go of it
                self.connection.replaceable = True
                self.connection.execute(f"SELECT pg_advisory_unlock({_KEY})", (f"{self._name} owned",))
                self._name_session("readout")

    def give_room_back(self) -> None:
        """The server does so by itself."""

    def _name_session(self, name: str) -> None:
        self.connection.execute("SELECT set_config('application_name', ?, false)", (name[:OWNER_MAX_CHARS],))

    def _owner(self) -> str:
        """The owner in words. It may have ended meanwhile, or be of another user, who is not told."""
        found = self.read(
            "SELECT a.application_name AS name, to_char(a.backend_start, 'YYYY-MM-DD\"T\"HH24:MI:SS') AS since"
            " FROM pg_locks AS l JOIN pg_stat_activity AS a ON a.pid = l.pid WHERE l.locktype = 'advisory'"
            f" AND l.granted AND (l.classid::bigint << 32 | l.objid::bigint) = {_KEY} AND l.database = (SELECT"
            " oid FROM pg_database WHERE datname = current_database())",
            (f"{self._name} owned",),
        )
        told = re.fullmatch(r"readout (\d+)@(.+?): (.+)", found[0]["name"] or "") if found else None
        if told is None:
            return "another process"
        return f"process {told[1]} on {told[2]} (connected since {found[0]['since']}), which is {told[3]}"

    def _connected(self) -> "_Session":
        return _Session(self._address)

    def _begin(self, connection: "_Session") -> None:
        connection.execute("BEGIN")
        connection.execute(f"SELECT pg_advisory_xact_lock({_KEY})", (self._name,))

    def _begin_snapshot(self, connection: "_Session") -> None:
        connection.execute("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")
        connection.execute("SELECT 1")  # the first statement sets the moment

    def _see_encoding(self) -> None:
        (encoding,) = self.connection.execute("SELECT current_setting('server_encoding') AS name").fetchone().values()
        if encoding != "UTF8":
            raise self._failure("opened", f"it is encoded as {encoding}. Make one with `createdb --encoding=UTF8`.")

    def _version(self) -> int:
        there = self.connection.execute("SELECT to_regclass('schema_steps') IS NOT NULL AS it").fetchone()
        if not there["it"]:
            return 0
        found = self.connection.execute("SELECT taken FROM schema_steps WHERE name = ?", (self._name,)).fetchone()
        return int(found["taken"]) if found else 0

    def _note(self, version: int) -> None:
        self.connection.execute(
            "CREATE TABLE IF NOT EXISTS schema_steps (name text PRIMARY KEY, taken integer NOT NULL)"
        )
        self.connection.execute(
            "INSERT INTO schema_steps VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET taken = excluded.taken",
            (self._name, version),
        )

    def _why(self, error: Exception) -> str:
        return _explained(error)


_KEY = "hashtextextended(current_schema() || '.' || ?, 0)"
"""The SQL for the number of a lock, which is one of a database's schema; its value is what is locked."""
_IN_TRANSACTION = (TransactionStatus.INTRANS, TransactionStatus.INERROR, TransactionStatus.ACTIVE)


class _Session:
    """A connection that runs SQL with `?` for values, and is made again when the server ended it between transactions.

    Args:
        address: As `PostgresDatabase`.
    """

    def __init__(self, address: str) -> None:
        self._address = address
        self.replaceable = True
        """Whether it may be made again; not while something depends on this very one."""
        self._live = self._made()

    def _made(self) -> "psycopg.Connection[dict[str, Any]]":
        live = psycopg.connect(self._address, autocommit=True, row_factory=dict_row, **_options(self._address))
        live.execute(f"SET lock_timeout = '{LOCK_WAIT_S}s'")
        return live

    @property
    def in_transaction(self) -> bool:
        """Whether a transaction is under way that can be ended."""
        return self._live.info.transaction_status in _IN_TRANSACTION

    def execute(self, statement: str, values: Sequence[Any] = (), /) -> Rows:
        """Carry out a statement."""
        between = self.replaceable and not self.in_transaction
        try:
            return self._run(statement, values)
        except psycopg.OperationalError:
            if not (between and self._live.broken):
                raise
        self._live = self._made()
        return self._run(statement, values)

    def _run(self, statement: str, values: Sequence[Any]) -> Rows:
        return self._live.execute(_marked(statement), values, binary=True)

    def executemany(self, statement: str, values: Iterable[Sequence[Any]], /) -> None:
        """Carry out a statement for each row of values, within a transaction."""
        with self._live.cursor() as cursor:
            cursor.executemany(_marked(statement), list(values))

    def rollback(self) -> None:
        """End a transaction without effect."""
        self._live.rollback()

    def close(self) -> None:
        """Let go of the server."""
        self._live.close()


@lru_cache(maxsize=1024)
def _marked(statement: str) -> bytes:
    """A statement with psycopg's marks for values in place of `?`."""
    return statement.replace("%", "%%").replace("?", "%s").encode()


def _options(address: str) -> dict[str, Any]:
    """What is chosen here unless the address chooses otherwise."""
    chosen: dict[str, Any] = {"application_name": "readout", "connect_timeout": CONNECTS_WITHIN_S}
    return {name: value for name, value in chosen.items() if name not in conninfo_to_dict(address)} | {
        "client_encoding": "UTF8"
    }


def _explained(error: Exception) -> str:
    """Why PostgreSQL failed and what to do about it, in sentences."""
    said = (str(error).strip() or type(error).__name__).splitlines()[0].rstrip(".")
    match error:
        case errors.DiskFull():
            return "the disk of the PostgreSQL server is full. Free some space on it, then try again."
        case errors.InsufficientPrivilege():
            return f"{said}. Let the user of READOUT_DATABASE own the database."
        case errors.ReadOnlySqlTransaction():
            return "the PostgreSQL server can only be read. Name the one that is written to in READOUT_DATABASE."
        case errors.LockNotAvailable():
            return f"another process has been writing for more than {LOCK_WAIT_S} seconds. Try again later."
        case errors.TooManyConnections():
            return "the PostgreSQL server takes no more connections. Raise its max_connections, or end some processes."
        case psycopg.OperationalError() if not error.sqlstate and "authentication failed" in said:
            return f"{said}. Correct the user and the password in READOUT_DATABASE."
        case psycopg.OperationalError() | psycopg.InterfaceError():
            return f"{said}. What was stored is kept: start the PostgreSQL server, or correct READOUT_DATABASE."
        case psycopg.ProgrammingError() if not error.sqlstate:
            return f"{said}. Correct READOUT_DATABASE."
    return f"{said}."
