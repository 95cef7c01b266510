"""Serving the window on this machine, and the Chromium to look at it with; for the tests and for the screenshots."""

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

ROOT = Path(__file__).parents[2]
CHROMIUM_FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]
STARTS_WITHIN_S = 60

Server = Callable[..., AbstractContextManager[str]]
"""Serves the window to be left with `with`; what it takes is said where it is made."""


@contextmanager
def served(script: Path, log: Path, port: int = 0, bind: str = "127.0.0.1", **environment: str) -> Iterator[str]:
    """The address of that script, served on that port of this machine, 0 being a free one, until the block ends.

    `bind` is the address to listen on; empty leaves that to the configuration.
    """
    with socket.socket() as free:
        free.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        free.bind(("127.0.0.1", port))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "streamlit", "run", str(script)]
    options = [*(["--server.address", bind] if bind else []), "--server.port", str(port)]
    env = os.environ | {"PYTHONPATH": str(ROOT)} | environment
    with log.open("wb") as out:
        server = subprocess.Popen([*command, *options], cwd=ROOT, env=env, stdout=out, stderr=out)
        try:
            address = f"http://127.0.0.1:{port}"
            wait_until_it_answers(f"{address}/_stcore/health", server, log)
            yield address
        finally:
            server.terminate()
            try:
                server.wait(10)
            except subprocess.TimeoutExpired:
                server.kill()
                server.wait()


def wait_until_it_answers(url: str, server: subprocess.Popen[bytes], log: Path) -> None:
    deadline = time.monotonic() + STARTS_WITHIN_S
    while time.monotonic() < deadline:
        if server.poll() is not None:
            break
        try:
            with urllib.request.urlopen(url, timeout=2):
                return
        except OSError:
            time.sleep(0.1)
    raise RuntimeError(f"Streamlit did not start:\n{log.read_text(encoding='utf-8', errors='replace')}")


def chromium_path() -> str | None:
    """Where the system's Chromium lies; None when there is none."""
    found = (shutil.which(name) for name in ("chromium", "chromium-browser", "google-chrome"))
    return next(filter(None, found), None)


@contextmanager
def chromium() -> Iterator[Browser]:
    """The system's Chromium; where there is none, the one that `playwright install chromium` puts in place."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium_path(), args=CHROMIUM_FLAGS)
        yield browser
        browser.close()
