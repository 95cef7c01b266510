"""Text that runs from right to left, or pretends to, cannot reorder what stands around it on the page."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

from rag.ui.components import PARTS
from tests.browser.asking import ask, citations, open_library, open_window, source, titles

# Every element of ours that holds text and stands in a line with others whose text could be mixed with its own.
MIXED = """() => [...document.querySelectorAll(".readout *")]
  .filter((one) => [...one.childNodes].some((child) => child.nodeType === Node.TEXT_NODE && child.data.trim()))
  .filter((one) => {
    const { display, unicodeBidi } = getComputedStyle(one);
    return display === "inline" && !["isolate", "isolate-override", "plaintext"].includes(unicodeBidi);
  })
  .map((one) => one.outerHTML)"""
DIRECTION = "one => getComputedStyle(one).direction"


def test_all_text_on_a_page_is_kept_apart_from_what_stands_around_it(
    page: Page, serve_fake: Callable[[str], str]
) -> None:
    ask(open_window(page, serve_fake("ready")), "What did they adopt?")
    citations(page).first.click()
    expect(source(page)).to_be_visible()
    assert page.evaluate(MIXED) == []
    expect(titles(open_library(page, serve_fake("ready")))).to_have_count(4)
    assert page.evaluate(MIXED) == []


def test_marks_that_turn_the_direction_of_text_are_not_drawn(page: Page, serve_fake: Callable[[str], str]) -> None:
    open_window(page, serve_fake("ready"))
    drawn = (
        f"import('/{PARTS}/elements.js').then((parts) => parts.element('p', {{}}, 'a\u202eb\u2066c\u200f').textContent)"
    )
    assert page.evaluate(drawn) == "abc"


def test_a_question_from_right_to_left_is_set_so_and_its_answer_from_left_to_right(
    page: Page, serve_fake: Callable[[str], str]
) -> None:
    ask(open_window(page, serve_fake("ready")), "ماذا اعتمد القادة؟ adopt")
    expect(citations(page)).to_have_count(3)
    assert page.get_by_role("heading", name="ماذا").evaluate(DIRECTION) == "rtl"
    assert page.locator(".readout-text p").first.evaluate(DIRECTION) == "ltr"
