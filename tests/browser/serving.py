"""Serving the window on this machine, and the Chromium to look at it with; for the tests and for the screenshots."""

import contextlib
import multiprocessing
import os
import random
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import types
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

ROOT = Path(__file__).parents[2]
REAL_APP = ROOT / "app.py"
CHROMIUM_FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--js-flags=--no-opt --no-maglev",  # optimising scripts costs pages this short-lived more than it saves
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]
STARTS_WITHIN_S = 60
ENDS_WITHIN_S = 10

Serve = Callable[..., str]
"""Serves the window over a fake library until the test ends, and gives its address."""
Server = Callable[..., AbstractContextManager[str]]
"""Serves the window to be left with `with`; what it takes is said where it is made."""

# Importing Streamlit and the window takes most of a server's start, so one process imports them and forks the servers.
# Tests over the real window come first; in the process that runs them the model's libraries, too, are imported once.
_FORKING = multiprocessing.get_context("forkserver")
_OF_EVERY_SERVER = [
    "streamlit.web.cli",
    "rag.ui.window",
    "tests.rag.ui.fakes",
    "tests.rag.ui.intakes",
    "tests.browser.before_forking",
    __name__,
]
_OF_THE_REAL_ONE = ["sentence_transformers", "chromadb", "rag.serving"]


@contextmanager
def served(script: Path, log: Path, port: int = 0, bind: str = "127.0.0.1", **environment: str) -> Iterator[str]:
    """The address of that script, served on that port of this machine, 0 being a free one, until the block ends.

    `bind` is the address to listen on; empty leaves that to the configuration.
    """
    with served_by(script, log, port, bind, **environment) as (address, _):
        yield address


@contextmanager
def served_by(
    script: Path, log: Path, port: int = 0, bind: str = "127.0.0.1", **environment: str
) -> Iterator[tuple[str, int]]:
    """As `served`: the address, and the id of the process that serves."""
    port = port or free_port()
    command = [sys.executable, "-m", "streamlit", *_arguments(script, port, bind)]
    env = os.environ | {"PYTHONPATH": str(ROOT)} | environment
    with log.open("wb") as out:
        server = subprocess.Popen(command, cwd=ROOT, env=env, stdout=out, stderr=out)
        try:
            yield _address_once_it_answers(port, lambda: server.poll() is None, log), server.pid
        finally:
            server.terminate()
            try:
                server.wait(ENDS_WITHIN_S)
            except subprocess.TimeoutExpired:
                server.kill()
                server.wait()


@contextmanager
def quickly_served(
    script: Path, log: Path, port: int = 0, bind: str = "127.0.0.1", **environment: str
) -> Iterator[str]:
    """As `served`, but forked from a process that has imported the window already: a tenth of the start's work."""
    port = port or free_port()
    given = (_arguments(script, port, bind), log, dict(os.environ) | environment)
    server = _FORKING.Process(target=_run_streamlit, args=given, daemon=True)
    # This counts for the first server only, with which the process that forks is started.
    _FORKING.set_forkserver_preload(_OF_EVERY_SERVER + (_OF_THE_REAL_ONE if script == REAL_APP else []))
    with _empty_main_module():
        server.start()
    try:
        yield _address_once_it_answers(port, server.is_alive, log)
    finally:
        server.terminate()
        server.join(ENDS_WITHIN_S)
        server.kill()
        server.join()


@contextmanager
def _empty_main_module() -> Iterator[None]:
    """A started process runs its parent's main module again; after a test with `AppTest` that is the test's script."""
    main = sys.modules["__main__"]
    sys.modules["__main__"] = types.ModuleType("__main__")
    try:
        yield
    finally:
        sys.modules["__main__"] = main


def _run_streamlit(arguments: list[str], log: Path, environment: dict[str, str]) -> None:
    with log.open("wb") as out:
        os.dup2(out.fileno(), 1)
        os.dup2(out.fileno(), 2)
    os.chdir(ROOT)
    os.environ.clear()
    os.environ.update(environment)
    from streamlit.web.cli import main

    main(arguments, prog_name="streamlit")


def _arguments(script: Path, port: int, bind: str = "127.0.0.1") -> list[str]:
    address = ["--server.address", bind] if bind else []
    return ["run", str(script), *address, "--server.port", str(port)]


def free_port() -> int:
    """A port that nothing listens on, below those that connections are given, so that it is still free at a restart."""
    while True:
        port = random.randrange(20_000, 30_000)
        with contextlib.suppress(OSError), socket.create_server(("127.0.0.1", port)):
            return port


def _address_once_it_answers(port: int, is_alive: Callable[[], bool], log: Path) -> str:
    address = f"http://127.0.0.1:{port}"
    deadline = time.monotonic() + STARTS_WITHIN_S
    while is_alive() and time.monotonic() < deadline:
        try:
            with urllib.request.urlopen(f"{address}/_stcore/health", timeout=2):
                return address
        except OSError:
            time.sleep(0.05)
    raise RuntimeError(f"Streamlit did not start:\n{log.read_text(encoding='utf-8', errors='replace')}")


def chromium_path() -> str | None:
    """Where the system's Chromium lies, best the one that opens no windows; None when there is none."""
    names = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
    found = (shutil.which(name) for name in names)
    return next(filter(None, found), None)


@contextmanager
def chromium() -> Iterator[Browser]:
    """The system's Chromium; where there is none, the one that `playwright install chromium` puts in place."""
    with sync_playwright() as playwright, tempfile.TemporaryDirectory(prefix="chromium-home-") as home:
        environment: dict[str, str | float | bool] = {**os.environ, "HOME": home}  # it keeps files of its own there
        browser = playwright.chromium.launch(executable_path=chromium_path(), args=CHROMIUM_FLAGS, env=environment)
        yield browser
        browser.close()
