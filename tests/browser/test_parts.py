"""Our scripts as Streamlit calls them when two drawings come at once: it clears the first after the second."""

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

import rag.ui
from rag.ui.source import article_opening, source_drawn
from tests.ui_fakes import DUSHANBE

HERE = Path(rag.ui.__file__).parent
DRAWN_TWICE = """async ([script, data]) => {
  const address = URL.createObjectURL(new Blob([script], { type: "text/javascript" }));
  const part = (await import(address)).default;
  window.place = document.body.appendChild(document.createElement("div"));
  window.sent = [];
  const setTriggerValue = (name) => window.sent.push(name);
  const clear = [1, 2].map((nth) => part({ data: { ...data, nth }, parentElement: window.place, setTriggerValue }));
  clear[0]();
  await new Promise((done) => setTimeout(done, 100));
  window.leave = () => { window.place.remove(); clear[1](); };
}"""


def drawn_twice(page: Page, data: dict[str, Any], *scripts: str) -> None:
    page.evaluate(DRAWN_TWICE, ["".join((HERE / script).read_text(encoding="utf-8") for script in scripts), data])


@pytest.mark.parametrize(("after_ms", "asked"), [(10, ["due"]), (10_000, [])])
def test_the_next_drawing_is_asked_for_once(page: Page, after_ms: int, asked: list[str]) -> None:
    drawn_twice(page, {"afterMs": after_ms}, "poll.js")
    assert page.evaluate("window.sent") == asked


def test_no_drawing_is_asked_for_from_a_page_that_was_left(page: Page) -> None:
    drawn_twice(page, {"afterMs": 200}, "poll.js")
    page.evaluate("window.leave()")
    page.wait_for_timeout(400)
    assert page.evaluate("window.sent") == []


def test_an_open_article_hears_the_keyboard_until_it_is_left(page: Page) -> None:
    data = source_drawn(article_opening(DUSHANBE), DUSHANBE) | {"actions": []}
    drawn_twice(page, data, "elements.js", "source.js")
    page.keyboard.press("Escape")
    assert page.evaluate("window.sent") == ["closed"]
    page.evaluate("window.leave()")
    page.keyboard.press("Escape")
    assert page.evaluate("window.sent") == ["closed"]
