"""Pages and feeds from a server on this machine, and addresses that are not to be asked."""

import contextlib
import gzip
import socket
import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from ingest.pipeline import ingest, remove
from ingest.progress import Silent
from ingest.raw import RawDocument, Skipped, Unchanged
from ingest.response import MAX_PAGE_BYTES
from ingest.sources import read
from ingest.submitted import ReadReport, hand_in, read_ahead
from ingest.web import USER_AGENT, RefusedError, Web, is_public
from rag.errors import SourceError
from rag.settings import Settings
from rag.store.library import Library
from rag.submission import Correction, Linked
from tests.rag.fake_embedder import FakeEmbedder

pytestmark = pytest.mark.usefixtures("one_child")

PAGE = "<html><head><title>{0}</title></head><body><article><p>The Bay Pact met in {0} on Friday and agreed.</p></article></body></html>"
Answer = tuple[int, dict[str, str], bytes]


class Site:
    """A server on this machine with those pages; a page may be a function of the request's headers."""

    def __init__(self) -> None:
        self.pages: dict[str, Answer | Callable[[dict[str, str]], Answer]] = {}
        self.asked: list[str] = []
        self.agents: set[str] = set()
        site = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                site.asked.append(self.path)
                site.agents.add(self.headers["User-Agent"])
                found = site.pages.get(self.path, (404, {}, b""))
                status, headers, body = found(dict(self.headers)) if callable(found) else found
                self.send_response(status)
                for name, value in headers.items():
                    self.send_header(name, value)
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *arguments: object) -> None:
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.server.server_port}"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def page(self, path: str, name: str, **headers: str) -> str:
        self.pages[path] = (200, {"Content-Type": "text/html; charset=utf-8", **headers}, PAGE.format(name).encode())
        return self.url + path


@pytest.fixture
def site() -> Iterator[Site]:
    one = Site()
    yield one
    one.server.shutdown()
    one.server.server_close()


def open_web(data: Path | None = None) -> Web:
    return Web(data, allow_private=True, sleep=lambda seconds: None)


def stored(data: Path) -> dict[str, str]:
    library = Library.create(data)
    found = {one.id: one.text for one in library.articles()}
    library.close()
    return found


def take(source: str, data: Path):
    return ingest([source], Settings.read(data=data), load=FakeEmbedder, web=open_web(data))


def test_a_page_becomes_an_article_named_by_its_address(site: Site, tmp_path: Path) -> None:
    url = site.page("/news/bay-pact.html", "Cape Lorn")
    report = take(url, tmp_path)
    assert report.added == ("127-0-0-1-news-bay-pact-html",)
    library = Library.create(tmp_path)
    made = library.article(report.added[0])
    library.close()
    assert (made.title, made.url, made.text) == (
        "Cape Lorn",
        url,
        "The Bay Pact met in Cape Lorn on Friday and agreed.",
    )
    assert site.agents == {USER_AGENT}


def unless_known(headers: dict[str, str]) -> Answer:
    """A page that is sent only to those who do not have it."""
    if headers.get("If-None-Match") == '"1"':
        return 304, {}, b""
    return 200, {"Content-Type": "text/html", "ETag": '"1"'}, PAGE.format("Halen").encode()


def test_a_page_that_has_not_changed_is_not_sent_again(site: Site, tmp_path: Path) -> None:
    site.pages["/a"] = unless_known
    assert len(take(f"{site.url}/a", tmp_path).added) == 1
    report = take(f"{site.url}/a", tmp_path)
    assert (report.added, report.unchanged) == ((), 1)
    assert isinstance(next(read(f"{site.url}/a", open_web(tmp_path))), Unchanged)


def test_a_page_that_has_not_changed_is_sent_again_once_its_article_was_removed(site: Site, tmp_path: Path) -> None:
    site.pages["/a"] = unless_known
    (article,) = take(f"{site.url}/a", tmp_path).added
    remove(article, Settings.read(data=tmp_path), load=FakeEmbedder)
    assert take(f"{site.url}/a", tmp_path).added == (article,)


def test_a_feed_that_has_not_changed_is_not_sent_again(site: Site, tmp_path: Path) -> None:
    sent = []

    def answer(headers: dict[str, str]) -> Answer:
        if "If-None-Match" in headers:
            return 304, {}, b""
        sent.append(headers)
        return 200, {"Content-Type": "application/rss+xml", "ETag": '"1"'}, b'<rss version="2.0"><channel/></rss>'

    site.pages["/feed"] = answer
    for _ in range(3):
        take(f"{site.url}/feed", tmp_path)
    assert len(sent) == 1


def test_a_link_handed_in_is_fetched_and_again_when_the_page_has_changed(site: Site, tmp_path: Path) -> None:
    private = Settings.read(data=tmp_path, allow_private=True)
    link = [Linked(site.page("/a", "Halen"))]
    (article,) = hand_in(private, FakeEmbedder, link, Silent()).added
    assert hand_in(private, FakeEmbedder, link, Silent()).unchanged == 1
    site.page("/a", "Brell")
    assert hand_in(private, FakeEmbedder, link, Silent()).updated == (article,)
    assert "Brell" in stored(tmp_path)[article]


def test_a_link_into_the_own_network_is_refused_with_what_would_allow_it(site: Site, tmp_path: Path) -> None:
    link = Linked(site.page("/a", "Halen"))
    (skipped,) = hand_in(Settings.read(data=tmp_path), FakeEmbedder, [link], Silent()).skipped
    assert skipped.reason.endswith("with READOUT_ALLOW_PRIVATE=true in the settings it is read")
    assert site.asked == []


def test_of_a_feed_only_new_entries_are_read(site: Site, tmp_path: Path) -> None:
    def feed(*paths: str) -> Answer:
        items = "".join(f"<item><title>T</title><link>{site.url}{path}</link></item>" for path in paths)
        return (
            200,
            {"Content-Type": "application/rss+xml"},
            f'<rss version="2.0"><channel>{items}</channel></rss>'.encode(),
        )

    for path, name in (("/a", "Halen"), ("/b", "Brell")):
        site.page(path, name)
    site.pages["/feed"] = feed("/a")
    assert len(take(f"{site.url}/feed", tmp_path).added) == 1
    site.pages["/feed"] = feed("/a", "/b", "/gone")
    report = take(f"{site.url}/feed", tmp_path)
    assert report.added == ("127-0-0-1-b",)
    assert [(one.source, one.reason) for one in report.skipped] == [
        (f"{site.url}/gone", "the server answers 404 Not Found")
    ]
    assert site.asked.count("/a") == 1
    assert len(stored(tmp_path)) == 2


def test_an_entry_whose_page_could_not_be_fetched_is_asked_for_again_and_one_without_a_page_is_read(
    site: Site, tmp_path: Path
) -> None:
    def feed(headers: dict[str, str]) -> Answer:
        if headers.get("If-None-Match") == '"1"':
            return 304, {}, b""
        items = (
            f"<item><link>{site.url}/late</link></item><item><description>Sella signs the pact.</description></item>"
        )
        content = f'<rss version="2.0"><channel>{items}</channel></rss>'.encode()
        return 200, {"Content-Type": "application/rss+xml", "ETag": '"1"'}, content

    site.pages["/feed"] = feed
    first = take(f"{site.url}/feed", tmp_path)
    assert [one.reason for one in first.skipped] == ["the server answers 404 Not Found"]
    site.page("/late", "Halen")
    assert take(f"{site.url}/feed", tmp_path).added == ("127-0-0-1-late",)
    assert sorted(stored(tmp_path).values()) == [
        "Sella signs the pact.",
        "The Bay Pact met in Halen on Friday and agreed.",
    ]


@pytest.mark.parametrize(
    "content",
    [
        b'<feed xmlns="http://www.w3.org/2005/Atom"><entry><title>T</title><link href="/a"/></entry></feed>',
        b'{"version": "https://jsonfeed.org/version/1.1", "items": [{"url": "/a", "date_published": "2026-10-09T10:00:00Z"}]}',
    ],
)
def test_atom_and_json_feeds_are_read_whatever_type_they_are_sent_as(site: Site, content: bytes) -> None:
    site.page("/a", "Halen")
    site.pages["/feed"] = (200, {"Content-Type": "text/plain"}, content)
    [found] = read(f"{site.url}/feed", open_web())
    assert isinstance(found, RawDocument)
    assert found.origin == f"{site.url}/a"


def test_what_robots_txt_forbids_is_not_asked(site: Site) -> None:
    url = site.page("/private/a", "Halen")
    site.pages["/robots.txt"] = (200, {}, b"User-agent: *\nDisallow: /private/\nCrawl-delay: 5")
    with pytest.raises(RefusedError, match="robots"):
        open_web().fetch(url)
    assert site.asked == ["/robots.txt"]


@pytest.mark.parametrize(
    ("rules", "path", "is_asked"),
    [
        ("User-agent: *\nDisallow: /*.pdf$", "/papers/pact.pdf", False),
        ("User-agent: *\nDisallow: /*.pdf$", "/papers/pact.pdf.html", True),
        ("User-agent: *\nDisallow: /*/print/", "/news/print/1", False),
        ("User-agent: *\nDisallow: /\nAllow: /news/", "/news/1", True),
        ("User-agent: *\nAllow: /news/\nDisallow: /news/inner/", "/news/inner/1", False),
        ("User-agent: *\nDisallow: /news\nAllow: /news", "/news", True),
        ("\ufeffUser-agent: *\nDisallow: /", "/news/1", False),
        ("User-agent: *\nDisallow: /\n\nUser-agent: readout\nDisallow: /inner", "/news/1", True),
        ("User-agent: Readout\nDisallow: /a\n\nUser-agent: other\n\nUser-agent: readout\nDisallow: /b", "/a", False),
        ("User-agent: readout\nUser-agent: other\nSitemap: /map\nDisallow: /a", "/a", False),
    ],
)
def test_of_the_rules_that_fit_the_longest_holds(site: Site, rules: str, path: str, is_asked: bool) -> None:
    url = site.page(path, "Halen")
    site.pages["/robots.txt"] = (200, {}, rules.encode())
    with contextlib.nullcontext() if is_asked else pytest.raises(RefusedError, match="robots"):
        open_web().fetch(url)
    assert (path in site.asked) == is_asked


def test_a_host_is_asked_for_one_thing_at_a_time_with_the_delay_it_wants(site: Site) -> None:
    waited: list[float] = []
    site.pages["/robots.txt"] = (200, {}, b"User-agent: *\nCrawl-delay: 5")
    web = Web(allow_private=True, sleep=waited.append)
    for name in ("a", "b"):
        web.fetch(site.page(f"/{name}", name))
    assert len(waited) == 2
    assert all(4.5 < one <= 5 for one in waited)


def test_redirects_are_followed_to_an_end_and_not_for_ever(site: Site) -> None:
    site.page("/end", "Halen")
    site.pages["/start"] = (302, {"Location": "/end"}, b"")
    site.pages["/round"] = (301, {"Location": "/round"}, b"")
    assert open_web().fetch(f"{site.url}/start").url == f"{site.url}/end"
    with pytest.raises(SourceError, match="more than 5 times"):
        open_web().fetch(f"{site.url}/round")


def test_a_page_that_unpacks_to_more_than_any_article_is_given_up(site: Site) -> None:
    packed = gzip.compress(b"a" * (MAX_PAGE_BYTES + 1))
    site.pages["/bomb"] = (200, {"Content-Type": "text/html", "Content-Encoding": "gzip"}, packed)
    site.pages["/good"] = (200, {"Content-Type": "text/html", "Content-Encoding": "gzip"}, gzip.compress(b"words"))
    with pytest.raises(SourceError, match="more than 20 MB"):
        open_web().fetch(f"{site.url}/bomb")
    assert open_web().fetch(f"{site.url}/good").content == b"words"


def test_a_server_that_takes_too_long_is_given_up(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ingest.web.WALL_S", -1.0)
    with pytest.raises(SourceError, match="more than"):
        open_web().fetch(site.page("/a", "Halen"))


@pytest.mark.parametrize(
    ("kind", "reason"), [("image/png", "it is image/png, which cannot be read"), ("", "of no kind that it names")]
)
def test_what_is_no_document_is_skipped(site: Site, kind: str, reason: str) -> None:
    site.pages["/a"] = (200, {"Content-Type": kind}, b"words")
    [found] = read(f"{site.url}/a", open_web())
    assert isinstance(found, Skipped)
    assert reason in found.reason


@pytest.mark.parametrize(
    "address",
    [
        *(
            "127.0.0.1",
            "127.9.9.9",
            "0.0.0.0",
            "10.0.0.1",
            "172.16.0.1",
            "192.168.1.1",
            "169.254.169.254",
            "100.64.0.1",
        ),
        *("::1", "::", "fe80::1%eth0", "fc00::1", "fd00:ec2::254", "::ffff:127.0.0.1", "::ffff:169.254.169.254"),
        *(
            "64:ff9b::7f00:1",
            "2002:7f00:1::",
            "224.0.0.1",
            "ff02::1",
            "255.255.255.255",
            "192.0.0.8",
            "192.88.99.1",
            "fec0::1",
            "not an address",
        ),
    ],
)
def test_addresses_of_the_own_machine_and_network_are_not_public(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize("address", ["93.184.216.34", "2606:2800:220:1:248:1893:25c8:1946"])
def test_other_addresses_are_public(address: str) -> None:
    assert is_public(address)


@pytest.mark.parametrize(
    "url",
    [
        *(
            "file:///etc/passwd",
            "ftp://example.org/a",
            "gopher://example.org/",
            "http:///a",
            "http://[::1",
            "javascript:alert(1)",
        ),
        *("http://example.org:22/", "http://example.org:8080/", "http://user:word@example.org/"),
        *("http://127.0.0.1/", "http://localhost/", "http://2130706433/", "http://[::1]/", "http://0x7f.1/"),
    ],
)
def test_an_address_that_is_not_to_be_asked_is_refused_before_anything_is_sent(url: str) -> None:
    def resolve(host: str, port: int) -> list[str]:
        assert host != "example.org", "an odd port or user must be refused before the name is looked up"
        return ["::1" if host == "::1" else "127.0.0.1"]  # as the system reads the odd spellings too

    with pytest.raises(SourceError):
        Web(resolve=resolve).fetch(url)


def test_a_name_with_one_private_address_among_public_ones_is_refused() -> None:
    with pytest.raises(RefusedError, match=r"10\.0\.0\.7 of this machine or its network"):
        Web(resolve=lambda host, port: ["93.184.216.34", "10.0.0.7"]).fetch("http://example.org/")


def test_the_connection_goes_to_the_address_that_was_checked(site: Site) -> None:
    """A second look at the name, which could give another address, never happens."""
    looked: list[str] = []

    def resolve(host: str, port: int) -> list[str]:
        looked.append(host)
        return ["127.0.0.1"]

    site.page("/a", "Halen")
    web = Web(allow_private=True, resolve=resolve, sleep=lambda seconds: None)
    assert b"Halen" in web.fetch(f"http://news.invalid:{site.server.server_port}/a").content
    assert looked == ["news.invalid", "news.invalid"]  # for robots.txt and for the page


def test_every_redirect_is_checked_anew(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    site.pages["/a"] = (302, {"Location": "http://inner.invalid/"}, b"")
    monkeypatch.setattr("ingest.web.is_public", lambda address: address == "127.0.0.1")
    port = site.server.server_port
    web = Web(
        resolve=lambda host, _: ["127.0.0.1" if host == "outer.invalid" else "10.0.0.7"], sleep=lambda seconds: None
    )
    monkeypatch.setattr("ingest.web.socket.create_connection", lambda to, timeout: _connect(to[0], port))
    with pytest.raises(RefusedError, match=r"inner\.invalid"):
        web.fetch("http://outer.invalid/a")


def _connect(address: str, port: int) -> socket.socket:
    assert address == "127.0.0.1"
    one = socket.socket()
    one.connect((address, port))
    return one


def test_the_details_of_a_page_can_be_put_right_before_it_is_stored(site: Site, tmp_path: Path) -> None:
    url, other = site.page("/pact", "Cape Lorn"), site.page("/other", "Halen")
    settings = Settings.read(data=tmp_path, allow_private=True)
    links = [Linked(url), Linked(f"{site.url}/gone")]

    def ahead(*given: Linked) -> ReadReport:
        return read_ahead(settings, FakeEmbedder, given, Silent())

    report = ahead(*links)
    assert [(one.source, one.given.title) for one in report.read] == [(links[0], "Cape Lorn")]
    assert [one.source for one in report.skipped] == [f"{site.url}/gone"]
    assert stored(tmp_path) == {}
    right = replace(links[0], corrections=((report.read[0].given.id, Correction("Pact signed", place="Lorn")),))
    assert hand_in(settings, FakeEmbedder, [right], Silent()).added == ("127-0-0-1-pact",)
    library = Library.create(tmp_path)
    made = library.article("127-0-0-1-pact")
    library.close()
    assert (made.title, made.place) == ("Pact signed", "Lorn")
    again = ahead(Linked(url), Linked(other))
    assert [one.reason[:33] for one in again.skipped] == ["it is in the library already; ope"]
    assert [one.given.title for one in again.read] == ["Halen"]
