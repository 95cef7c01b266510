"""The real thing, once: ingest the articles that ship, serve them, ask, click, compare; then ask what is not there."""

import subprocess
import sys
from pathlib import Path

from playwright.sync_api import Page, expect

from rag.library import Library
from tests.browser.asking import ADOPTED, ask, citations, mark, open_window
from tests.browser.serving import ROOT, served

MODEL_LOADS_WITHIN_MS = 120_000


def test_a_click_on_a_citation_marks_in_the_article_exactly_what_the_answer_quotes(page: Page, tmp_path: Path) -> None:
    data = tmp_path / "data"
    ingest = [sys.executable, "-m", "ingest", "corpus/", "--data", str(data)]
    subprocess.run(ingest, cwd=ROOT, check=True, capture_output=True, timeout=240)
    with served(ROOT / "app.py", tmp_path / "served.log", READOUT_DATA=str(data)) as address:
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
