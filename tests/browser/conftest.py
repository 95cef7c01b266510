"""A served window and a real Chromium to look at it with.

Whatever a test does, its pages may ask nothing of any machine but this one, and no script that an article or a question
brought along may open a dialog: `Watch` checks both for every page of a test.
"""

import shutil
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Dialog, Page, ViewportSize, expect

from ingest.pipeline import ingest
from rag.encoding.embedder import Embedder
from rag.settings import Settings
from tests.browser.asking import open_library, open_window
from tests.browser.hostile import Sink, beacon_sink, hostile_article
from tests.browser.serving import REAL_APP, Serve, Server, chromium, free_port, quickly_served

FAKE_APP = Path(__file__).with_name("fake_app.py")
VIEW: ViewportSize = {"width": 1440, "height": 900}
PHONE: ViewportSize = {"width": 390, "height": 844}
WAITS_AT_MOST_MS = 40_000
expect.set_options(timeout=WAITS_AT_MOST_MS)  # its own five seconds are too few on a busy machine


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Tests over the real chain go first: shared out late, they would have each worker start the real servers."""
    items.sort(key=lambda item: "real" not in getattr(item, "fixturenames", ()))


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with chromium() as browser:
        yield browser


class Watch:
    """What the pages of one test must not do."""

    def __init__(self) -> None:
        self.outside: list[str] = []
        self.dialogs: list[str] = []

    def over(self, context: BrowserContext) -> BrowserContext:
        """Watch every page of that context."""
        context.on("request", lambda request: self._asked(request.url))
        context.on("dialog", self._opened)
        context.set_default_timeout(WAITS_AT_MOST_MS)
        return context

    def end(self) -> None:
        """Fail if anything was seen, and forget it."""
        outside, dialogs = [*self.outside], [*self.dialogs]
        self.outside.clear()
        self.dialogs.clear()
        assert outside == [], "the page asked for something outside this machine"
        assert dialogs == [], "a script ran"

    def _asked(self, url: str) -> None:
        parts = urlsplit(url)
        if parts.scheme in ("http", "https", "ws", "wss") and parts.hostname != "127.0.0.1":
            self.outside.append(url)

    def _opened(self, dialog: Dialog) -> None:
        self.dialogs.append(dialog.message)
        dialog.dismiss()


@pytest.fixture
def new_page(browser: Browser) -> Iterator[Callable[..., Page]]:
    """Makes pages, each in a browser profile of its own; slow to open, as nothing is in their cache."""
    contexts, watch = [], Watch()

    def make(width: int = VIEW["width"], height: int = VIEW["height"], **options: object) -> Page:
        contexts.append(watch.over(browser.new_context(viewport={"width": width, "height": height}, **options)))
        return contexts[-1].new_page()

    yield make
    for context in contexts:
        context.close()
    watch.end()


Tab = tuple[Page, Watch]


@contextmanager
def opened_tab(browser: Browser, **options: Any) -> Iterator[Tab]:
    watch = Watch()
    context = watch.over(browser.new_context(**options))
    yield context.new_page(), watch
    context.close()


@contextmanager
def lent(tab: Tab, view: ViewportSize) -> Iterator[Page]:
    """The page of that tab, and afterwards a page of a browser that has nothing stored."""
    page, watch = tab
    yield page
    for other in page.context.pages:
        if other != page:
            other.close()
    if page.evaluate("origin") != "null":  # else it shows nothing yet, or the browser's own page on a failure
        page.evaluate("localStorage.clear(), sessionStorage.clear()")
    page.goto("about:blank")
    page.context.clear_cookies()
    page.context.clear_permissions()
    page.emulate_media(color_scheme="light")
    page.set_viewport_size(view)
    page.mouse.move(0, 0)
    watch.end()


@pytest.fixture(scope="session")
def tab(browser: Browser) -> Iterator[Tab]:
    """The one tab that most tests share, whose browser has Streamlit's scripts fetched and compiled already."""
    with opened_tab(browser, viewport=VIEW) as tab:
        yield tab


@pytest.fixture(scope="session")
def tab_of_a_phone(browser: Browser) -> Iterator[Tab]:
    """The tab that the tests on a phone share."""
    with opened_tab(browser, viewport=PHONE, has_touch=True) as tab:
        yield tab


@pytest.fixture
def page(tab: Tab) -> Iterator[Page]:
    """A page of a browser that has nothing stored, to open an address in.

    While it shows none it keeps to the policy of the page before, so a test that sets its content needs `new_page`.
    """
    with lent(tab, VIEW) as page:
        yield page


@pytest.fixture
def phone(tab_of_a_phone: Tab) -> Iterator[Page]:
    """As `page`, on a screen as narrow as a phone's that is touched."""
    with lent(tab_of_a_phone, PHONE) as page:
        yield page


@pytest.fixture(scope="session")
def sink() -> Iterator[Sink]:
    with beacon_sink() as listening:
        yield listening


@pytest.fixture(scope="session")
def real(
    corpus_data: Path, embedder: Embedder, tmp_path_factory: pytest.TempPathFactory, sink: Sink
) -> Iterator[tuple[str, Path]]:
    """The real window over the articles that ship and a hostile one: its address, and its data directory."""
    folder = tmp_path_factory.mktemp("real")
    data = Path(shutil.copytree(corpus_data, folder / "data"))
    (folder / "hostile.md").write_text(hostile_article(sink.address), encoding="utf-8")
    ingest([str(folder / "hostile.md")], Settings.read(data=data), load=lambda: embedder)
    # Which quotes are the best is not the matter here, and each question that is suggested is tried.
    settings = {"READOUT_DATA": str(data), "READOUT_READ_AGAIN": "false"}
    with quickly_served(REAL_APP, folder / "served.log", **settings) as address:
        yield address, data


@pytest.fixture(scope="session")
def serve_fake(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[str], str]]:
    """Serves the window over a fake desk of the behaviour named; one server for each behaviour, so change nothing."""
    running: dict[str, str] = {}
    with ExitStack() as servers:

        def serve(behaviour: str = "ready") -> str:
            if behaviour not in running:
                log = tmp_path_factory.mktemp("served") / f"{behaviour}.log"
                running[behaviour] = servers.enter_context(quickly_served(FAKE_APP, log, READOUT_FAKE=behaviour))
            return running[behaviour]

        yield serve


@pytest.fixture(scope="session")
def port() -> int:
    """Where servers of one test alone are found: at one address, so that the browser has their scripts already."""
    return free_port()


@pytest.fixture
def server(port: int, tmp_path: Path) -> Server:
    """Serves the window over the conversations in `tmp_path`, one server at a time."""

    def serve(behaviour: str = "ready") -> AbstractContextManager[str]:
        log, data = tmp_path / "served.log", tmp_path / "data"
        return quickly_served(FAKE_APP, log, port, READOUT_FAKE=behaviour, READOUT_DATA=str(data))

    return serve


@pytest.fixture
def own_fake(server: Server) -> Iterator[Callable[[str], str]]:
    """As `serve_fake`, but a server of this test alone, whose library or desk it may change."""
    with ExitStack() as servers:
        yield lambda behaviour="ready": servers.enter_context(server(behaviour))


@pytest.fixture
def library(page: Page, serve_fake: Serve) -> Page:
    return open_library(page, serve_fake())


@pytest.fixture
def window(page: Page, serve_fake: Serve) -> Page:
    return open_window(page, serve_fake())


@pytest.fixture
def slow(page: Page, serve_fake: Serve) -> Page:
    return open_window(page, serve_fake("slow"))


@pytest.fixture
def slower(page: Page, serve_fake: Serve) -> Page:
    """Takes some seconds over an answer, so that there is time to stop it on a busy machine too."""
    return open_window(page, serve_fake("slower"))
