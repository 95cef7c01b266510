"""No page or state has a violation that axe-core calls serious or critical, in light and in dark."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.asking import (
    ADOPTED,
    ask,
    begin_to_edit,
    citations,
    come_to_rest,
    mark,
    open_library,
    open_window,
    source,
    titles,
)
from tests.browser.axe import SCHEMES, violations
from tests.browser.library_page import choose_files
from tests.browser.serving import Serve


def test_a_page_that_breaks_the_rules_is_caught(new_page: Callable[..., Page]) -> None:
    page = new_page()
    page.set_content("<html lang=en><title>t</title><main><button></button><p style='color:#ccc'>pale</p></main>")
    found = {tuple(one.split()[:2]) for one in violations(page)}
    assert found == {(f"{scheme}:", rule) for scheme in SCHEMES for rule in ("button-name", "color-contrast")}


def test_the_empty_chat(window: Page) -> None:
    assert violations(window) == []


def test_an_answer_with_its_source_open_and_the_choice_of_scope(window: Page) -> None:
    ask(window, ADOPTED)
    expect(citations(window)).to_have_count(3)
    assert violations(window) == []
    citations(window).first.hover()
    expect(window.locator('[data-readout="card"]:popover-open')).to_be_visible()
    come_to_rest(window)
    assert violations(window) == []
    citations(window).first.click()
    expect(mark(window)).to_be_visible()
    come_to_rest(window)
    assert violations(window) == []
    window.keyboard.press("Escape")
    window.get_by_role("button", name="Asking the whole library").click()
    expect(window.get_by_role("group", name="Held on or after")).to_be_visible()
    assert violations(window) == []


def test_a_decline_and_a_question_that_failed(window: Page) -> None:
    ask(window, "What is the capital of Peru?")
    expect(window.locator('[data-readout="declined"]')).to_be_visible()
    ask(window, "break")
    expect(window.get_by_role("button", name="Ask again")).to_be_visible()
    assert violations(window) == []


def test_an_answer_being_written_one_that_was_stopped_and_a_question_being_edited(
    page: Page, serve_fake: Serve
) -> None:
    open_window(page, serve_fake("slower"))
    ask(page, ADOPTED)
    expect(page.get_by_text("“They adopted")).to_be_visible()
    assert violations(page) == []
    page.get_by_role("button", name="Stop answering this question").click()
    expect(page.get_by_role("button", name="Ask again")).to_be_visible()
    assert violations(page) == []
    begin_to_edit(page)
    expect(page.get_by_label("The question as you mean it")).to_be_focused()
    assert violations(page) == []


def test_questions_to_start_from_and_to_go_on_with(window: Page) -> None:
    expect(window.locator(".readout-start button").first).to_be_visible()
    assert violations(window) == []
    ask(window, ADOPTED)
    expect(window.locator(".readout-follow button").first).to_be_visible()
    assert violations(window) == []


@pytest.mark.parametrize(
    ("behaviour", "told"),
    [
        ("empty", "The library is empty"),
        ("failing", "The model in '/m' is not the one expected."),
        ("loading-on", "Loading the language model…"),
    ],
)
def test_a_window_that_cannot_answer_yet(page: Page, serve_fake: Serve, behaviour: str, told: str) -> None:
    page.goto(serve_fake(behaviour))
    expect(page.get_by_text(told).first).to_be_visible()
    come_to_rest(page)
    assert violations(page) == []


def test_the_library_page_in_each_of_its_states(page: Page, serve_fake: Serve) -> None:
    open_library(page, serve_fake())
    assert violations(page) == []
    page.get_by_role("button", name="Filters").click()
    expect(page.get_by_role("combobox", name="Place")).to_be_visible()
    assert violations(page) == []
    page.keyboard.press("Escape")
    page.get_by_text("Add articles").click()
    expect(page.get_by_role("button", name="Add to the library").first).to_be_visible()
    assert violations(page) == []
    choose_files(page, ("new.md", b"# New\n\nThey met."))
    assert violations(page) == []
    titles(page).first.click()
    expect(source(page)).to_be_visible()
    source(page).get_by_role("button", name="Remove").click()
    expect(source(page).get_by_role("button", name="Keep it")).to_be_visible()
    come_to_rest(page)
    assert violations(page) == []
