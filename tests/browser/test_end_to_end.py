"""The real thing: the articles that ship, served; ask, click, compare; a hostile article; one added and removed."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from playwright.sync_api import Page, expect

from ingest.pipeline import ingest
from rag.encoding.embedder import Embedder
from rag.settings import Settings
from rag.store.library import Library
from tests.browser.asking import (
    ADOPTED,
    ask,
    at_rest,
    citations,
    count,
    drawn_whole,
    expect_in_sight,
    mark,
    open_library,
    open_window,
    source,
    titles,
)
from tests.browser.hostile import Sink
from tests.browser.library_page import choose_files
from tests.browser.serving import REAL_APP, ROOT, quickly_served
from tests.ingest.documents import pdf, plain_word

MODEL_LOADS_WITHIN_MS = 120_000

Real = tuple[str, Path]


def test_a_click_on_a_citation_marks_in_the_article_exactly_what_the_answer_quotes(page: Page, real: Real) -> None:
    address, data = real
    open_window(page, address)
    ask(page, ADOPTED)
    expect(page.locator('[data-readout="checked"]')).to_contain_text("word for word", timeout=MODEL_LOADS_WITHIN_MS)
    shown = page.locator(".readout-text p").first.inner_text()
    citations(page).first.click()
    expect(mark(page)).to_have_count(1)
    marked = mark(page).text_content()
    assert marked
    assert f"“{marked}”" in shown
    title = page.locator('[data-readout="source"] h2').inner_text()
    (article,) = [article for article in Library.open(data).articles() if article.title == title]
    start, end = (int(mark(page).get_attribute(f"data-{edge}") or -1) for edge in ("start", "end"))
    assert article.text[start:end] == marked

    ask(page, "Why was the first EU–Central Asia summit postponed?")
    answering = page.locator('[data-readout="answer"]')
    expect(answering).to_have_text("because a new EU leadership was being formed")
    expect(page.locator('[data-readout="headline"]').last).to_have_text("Because a new EU leadership was being formed.")

    ask(page, "what is the capital of Peru?")
    expect(page.locator('[data-readout="declined"]')).to_be_visible()
    expect(page.locator('[data-readout="checked"]')).to_have_count(2)


def test_a_hostile_article_is_text_wherever_it_is_shown_and_calls_nobody(
    page: Page, new_page: Callable[..., Page], real: Real, sink: Sink, tmp_path: Path
) -> None:
    open_window(page, real[0])
    ask(page, f"Who signed the lunar compact on regolith? <img src={sink.address}/asked onerror=alert(1)>")
    expect(citations(page).first).to_be_visible(timeout=MODEL_LOADS_WITHIN_MS)
    citations(page).first.hover()
    page.wait_for_timeout(500)
    citations(page).first.click()
    expect(mark(page)).to_contain_text(f"<img src={sink.address}/image")
    expect(source(page)).to_contain_text("<script>new Image()")
    for region in (source(page), page.locator(".readout-exchange")):
        assert region.locator("img, script, iframe, b, strong:has(em)").count() == 0
        assert region.locator('a[href^="javascript"]').count() == 0
    with page.expect_download() as saving:
        page.locator(".st-key-saving").get_by_role("button", name="HTML").click()
    saving.value.save_as(tmp_path / "saved.html")
    saved = new_page()
    saved.goto((tmp_path / "saved.html").as_uri())
    expect(saved.get_by_text("The lunar compact on regolith was signed by Selene").first).to_be_visible()
    page.reload()  # the title of the conversation is in the sidebar now
    expect(citations(page).first).to_be_visible()
    page.get_by_role("link", name="Library").click()
    expect(page.get_by_role("heading", name="The library").first).to_be_visible()
    page.wait_for_timeout(1000)
    assert sink.heard == []


def test_the_sink_would_hear(new_page: Callable[..., Page], sink: Sink) -> None:
    page = new_page()
    with page.expect_response("**/heard"):
        page.set_content(f"<img src={sink.address}/heard>")
    assert sink.heard == ["/heard"]
    sink.heard.clear()


def test_what_a_server_sends_is_guarded_by_headers_and_the_page_keeps_to_them(page: Page, real: Real) -> None:
    told: list[str] = []
    page.on("console", lambda message: told.append(message.text) if message.type == "error" else None)
    response = page.goto(real[0])
    assert response
    assert response.headers["x-frame-options"] == "DENY"
    assert response.headers["x-content-type-options"] == "nosniff"
    assert "frame-ancestors 'none'" in response.headers["content-security-policy"]
    ask(page, ADOPTED)
    expect(citations(page).first).to_be_visible(timeout=MODEL_LOADS_WITHIN_MS)
    assert told == []


NEW = """---
title: "Lake states agree on a flood warning centre"
summit: "Caspian Summit"
date: 2026-08-12
place: "Baku, Azerbaijan"
publisher: "Our own"
---
Five presidents met in Baku on 12 August 2026.

They agreed to open a flood warning centre in Lankaran by 2028, paid for in equal shares. The next summit was left open.
"""
BRIDGE = "The ministers agreed to build a bridge of 14 kilometres between Halen and Brell."
SEED = "The forum chose Torvik as the home of its seed bank."
CODE = "The envoys adopted a code for cruise ships in ports."
PORTS = f"<html><title>Ports</title><article><p>{CODE}</p></article></html>"
CENTRE = "They agreed to open a flood warning centre in Lankaran by 2028, paid for in equal shares."
ASKED = (
    ("How long is the bridge between Halen and Brell to be?", BRIDGE),
    ("Where will the seed bank have its home?", SEED),
    ("What did the envoys adopt for cruise ships?", CODE),
    ("Where is the flood warning centre to be opened?", CENTRE),
)


@contextmanager
def page_served(page: str) -> Iterator[str]:
    """The address of that page, on a server of this machine."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200 if self.path == "/ports" else 404)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.end_headers()
            self.wfile.write(page.encode())

        def log_message(self, *arguments: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/ports"
        server.shutdown()


def expect_marked_on_its_page(page: Page) -> None:
    """The open quote is shown on the page that it is printed on, under a mark, and as text again."""
    expect(source(page).get_by_role("img")).to_be_hidden()
    source(page).get_by_role("button", name="Page 1").press("Enter")
    printed = source(page).get_by_role("img", name="Page 1 of 1 as it is printed, the words marked")
    expect(printed).to_be_visible()
    expect(mark(page)).to_be_hidden()
    box = source(page).locator('[data-readout="box"]')
    expect(box).to_have_count(1)
    expect_in_sight(box, source(page))
    paper, marked = printed.bounding_box(), box.bounding_box()
    assert paper
    assert marked
    assert paper["width"] / 2 < marked["width"] < paper["width"]
    whole = paper["width"]
    source(page).get_by_role("button", name="Larger").click()
    larger = printed.bounding_box()
    assert larger
    assert larger["width"] > 1.5 * whole
    expect_in_sight(box, source(page))
    source(page).get_by_role("button", name="Text").click()
    expect(mark(page)).to_have_text(BRIDGE)
    expect(printed).to_be_hidden()


def test_an_article_added_in_the_window_is_quoted_marked_listed_and_gone_once_it_is_removed(
    page: Page, embedder: Embedder, tmp_path: Path
) -> None:
    data, corpus = tmp_path / "data", ROOT / "corpus"
    some = [str(corpus / f"{name}.md") for name in ("2023-05-19-central-asia-china-xian", "2024-11-24-cop29-baku")]
    ingest(some, Settings.read(data=data), load=lambda: embedder)
    settings = {"READOUT_DATA": str(data), "READOUT_ALLOW_PRIVATE": "true"}
    served_here = quickly_served(REAL_APP, tmp_path / "served.log", **settings)
    with served_here as address, page_served(PORTS) as link:
        open_library(page, address)
        page.get_by_text("Add articles").click()
        files = [
            ("caspian.md", NEW.encode()),
            ("bridge.pdf", pdf([f"Bay Pact\n\n{BRIDGE}"], title="Bay Pact")),
            ("seed.docx", plain_word("Seed Forum", SEED)),
            ("notes.pdf", b"%PDF"),
            ("cut.md", b"\xff\x00"),
        ]
        choose_files(page, *files)
        drawn_whole(page)  # each file that arrives moves the button
        at_rest(page.get_by_role("button", name="Add to the library").first).press("Enter")
        jobs = page.get_by_role("region", name="Changes to the library")
        expect(jobs).to_contain_text("Added 3 articles.", timeout=MODEL_LOADS_WITHIN_MS)
        expect(jobs).to_contain_text("notes.pdf: it is no PDF")
        expect(jobs).to_contain_text("cut.md: it is not text")
        jobs.get_by_role("button", name="Dismiss").click()
        expect(jobs).to_have_count(0)
        drawn_whole(page)
        at_rest(page.get_by_role("tab", name="Links")).click()
        page.get_by_role("textbox", name="Addresses of pages or feeds").fill(link)
        page.locator(".st-key-add-links").get_by_role("button").click()
        expect(jobs).to_contain_text("Added 1 article.", timeout=MODEL_LOADS_WITHIN_MS)
        jobs.get_by_role("button", name="Dismiss").click()
        expect(count(page)).to_have_text("6 articles")
        expect(titles(page).first).to_have_text("Lake states agree on a flood warning centre")

        page.get_by_test_id("stSidebar").get_by_role("link", name="Chat").click()
        for number, (question, quoted) in enumerate(ASKED):
            ask(page, question)
            checked = page.locator('[data-readout="checked"]')
            expect(checked.nth(number)).to_contain_text("word for word", timeout=MODEL_LOADS_WITHIN_MS)
            page.locator(".readout-exchange").last.locator('[data-readout="citation"]').first.click()
            expect(mark(page)).to_have_text(quoted)
            if quoted == BRIDGE:
                expect_marked_on_its_page(page)
        expect(source(page).get_by_role("heading", level=2)).to_have_text("Lake states agree on a flood warning centre")

        page.get_by_test_id("stSidebar").get_by_role("link", name="Library").click()
        titles(page).first.click()
        source(page).get_by_role("button", name="Remove").click()
        source(page).get_by_role("group").get_by_role("button", name="Remove").click()
        expect(jobs).to_contain_text("Removed “Lake states agree on a flood warning centre”.", timeout=30_000)
        expect(count(page)).to_have_text("5 articles")
        page.get_by_test_id("stSidebar").get_by_role("link", name="Chat").click()
        expect(page.get_by_text("An article that is no longer in the library")).to_be_visible()
        assert len(Library.open(data).article_ids()) == 5
