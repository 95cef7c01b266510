"""A served window and a real Chromium to look at it with.

Whatever a test does, its page may ask nothing of any machine but this one: the fixture `new_page` checks every request.
"""

import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.hostile import Sink, beacon_sink, hostile_article
from tests.browser.serving import ROOT, Server, chromium, served


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with chromium() as browser:
        yield browser


@pytest.fixture
def new_page(browser: Browser) -> Iterator[Callable[..., Page]]:
    """Makes pages, each in a browser profile of its own."""
    contexts = []
    outside: list[str] = []

    def watch(url: str) -> None:
        parts = urlsplit(url)
        if parts.scheme in ("http", "https", "ws", "wss") and parts.hostname != "127.0.0.1":
            outside.append(url)

    def make(width: int = 1440, height: int = 900, **options: object) -> Page:
        context = browser.new_context(viewport={"width": width, "height": height}, **options)
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(20_000)
        page.on("request", lambda request: watch(request.url))
        return page

    yield make
    for context in contexts:
        context.close()
    assert outside == [], "the page asked for something outside this machine"


@pytest.fixture
def page(new_page: Callable[..., Page]) -> Page:
    return new_page()


@pytest.fixture(scope="session")
def sink() -> Iterator[Sink]:
    with beacon_sink() as listening:
        yield listening


@pytest.fixture(scope="session")
def real(tmp_path_factory: pytest.TempPathFactory, sink: Sink) -> Iterator[tuple[str, Path]]:
    """The real window over the articles that ship and a hostile one: its address, and its data directory."""
    folder = tmp_path_factory.mktemp("real")
    (folder / "hostile.md").write_text(hostile_article(sink.address), encoding="utf-8")
    ingest = [sys.executable, "-m", "ingest", "corpus/", str(folder / "hostile.md"), "--data", str(folder / "data")]
    subprocess.run(ingest, cwd=ROOT, check=True, capture_output=True, timeout=240)
    with served(ROOT / "app.py", folder / "served.log", READOUT_DATA=str(folder / "data")) as address:
        yield address, folder / "data"


@pytest.fixture(scope="session")
def serve_fake(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[str], str]]:
    """Serves the window over a fake desk of the behaviour named; one server for each behaviour."""
    running: dict[str, str] = {}
    with ExitStack() as servers:

        def serve(behaviour: str = "ready") -> str:
            if behaviour not in running:
                log = tmp_path_factory.mktemp("served") / f"{behaviour}.log"
                script = Path(__file__).with_name("fake_app.py")
                running[behaviour] = servers.enter_context(served(script, log, READOUT_FAKE=behaviour))
            return running[behaviour]

        yield serve


@pytest.fixture
def server(tmp_path: Path) -> Server:
    """Serves the window over the conversations in `tmp_path`, on the same port each time."""

    def serve(behaviour: str = "ready", port: int = 0) -> AbstractContextManager[str]:
        script = Path(__file__).with_name("fake_app.py")
        log = tmp_path / "served.log"
        return served(script, log, port, READOUT_FAKE=behaviour, READOUT_DATA=str(tmp_path / "data"))

    return serve
