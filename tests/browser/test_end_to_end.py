"""The real thing: the articles that ship, served; ask, click, compare; ask what is not there; a hostile article."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from rag.library import Library
from tests.browser.asking import ADOPTED, ask, citations, mark, open_window, source
from tests.browser.hostile import Sink

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

    ask(page, "what is the capital of Peru?")
    expect(page.locator('[data-readout="declined"]')).to_be_visible()
    expect(page.locator('[data-readout="checked"]')).to_have_count(1)


def test_a_hostile_article_is_text_wherever_it_is_shown_and_calls_nobody(
    new_page: Callable[..., Page], real: Real, sink: Sink, tmp_path: Path
) -> None:
    page = open_window(new_page(accept_downloads=True), real[0])
    page.on("dialog", lambda dialog: pytest.fail(f"a script ran: {dialog.message}"))
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
        page.get_by_role("button", name="HTML").click()
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
    page.set_content(f"<img src={sink.address}/heard>")
    page.wait_for_timeout(500)
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
