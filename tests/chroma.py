"""A Chroma server of the tests' own."""

import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx

from tests.browser.serving import free_port

STARTS_WITHIN_S = 60


@contextmanager
def chroma_server(folder: Path) -> Iterator[str]:
    """The address of a server that `chroma run` started, which keeps its files in that folder."""
    port = free_port()
    command = [str(Path(sys.executable).with_name("chroma")), "run", "--path", str(folder), "--port", str(port)]
    with (folder / "log").open("wb") as log:
        running = subprocess.Popen(command, stdout=log, stderr=log)
    try:
        address, ends_at = f"http://127.0.0.1:{port}", time.monotonic() + STARTS_WITHIN_S
        while True:
            try:
                httpx.get(f"{address}/api/v2/heartbeat").raise_for_status()
                break
            except httpx.HTTPError:
                assert time.monotonic() < ends_at, (folder / "log").read_text()
                time.sleep(0.05)
        yield address
    finally:
        running.kill()
        running.wait()
