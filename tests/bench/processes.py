"""The processes that `make load` asks: one with files of its own, or several on a PostgreSQL and a Chroma server."""

import contextlib
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from tests.browser.serving import ROOT, served_by
from tests.chroma import chroma_server
from tests.postgres import PostgresServer

Served = list[tuple[str, int]]
"""The address and the id of each process."""


def fill(data: Path, **settings: str) -> None:
    """Put the articles that ship into a library."""
    ingest = [sys.executable, "-m", "ingest", "corpus/", "--data", str(data)]
    subprocess.run(ingest, cwd=ROOT, env=os.environ | settings, check=True, capture_output=True)


@contextmanager
def one_process(data: Path, log: Path) -> Iterator[Served]:
    """The window over the library in that directory."""
    with served_by(ROOT / "app.py", log, READOUT_DATA=str(data)) as served:
        yield [served]


@contextmanager
def several_processes(count: int, folder: Path, log: Path) -> Iterator[Served]:
    """The window as often as told, over one library of the articles that ship."""
    with ExitStack() as servers:
        database = servers.enter_context(contextlib.closing(PostgresServer()))
        settings = {
            "READOUT_DATABASE": database.database().get_secret_value(),
            "READOUT_CHROMA": servers.enter_context(chroma_server(folder)),
        }
        fill(folder / "filling", **settings)
        served = []
        for nth in range(count):
            own = {**settings, "READOUT_DATA": str(folder / f"process-{nth}")}
            served.append(servers.enter_context(served_by(ROOT / "app.py", log.with_suffix(f".{nth}.log"), **own)))
        yield served
