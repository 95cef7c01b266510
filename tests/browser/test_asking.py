"""Asking, in a real browser: suggestions, that nothing moves meanwhile, and that nothing is lost."""

import re
import sqlite3
import time
from contextlib import closing
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from rag.conversations.store import CONVERSATIONS_FILE
from tests.browser.asking import (
    ADOPTED,
    BUKHARA_ASKED,
    CHECKED,
    RUSSIA,
    WRITTEN_MS,
    ask,
    choose_summit,
    citations,
    mark,
    open_window,
    questions,
    suggested,
)
from tests.browser.serving import Serve, Server

START = "What did the leaders adopt at the second Central Asia–Russia Summit in Dushanbe?"
VENUE = "What was said about the venue at the second Central Asia–Russia Summit in Dushanbe?"
SHIFT_MAX = 0.02
"""Cumulative layout shift, as browsers score it: below 0.1 counts as good."""
COUNT_SHIFTS = """() => {
  window.shifted = 0;
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.shifted += entry.value;
  }).observe({ type: "layout-shift", buffered: false });
}"""
COUNT_REMOVED = """() => {
  window.removed = 0;
  const exchange = ".readout-exchange";
  const gone = (node) => node.nodeType === 1 && (node.matches(exchange) || node.querySelector(exchange));
  new MutationObserver((changes) => {
    for (const change of changes) window.removed += [...change.removedNodes].filter(gone).length;
  }).observe(document.body, { childList: true, subtree: true });
}"""
LOSE = """() => {
  const { send } = WebSocket.prototype;
  const end = Date.now() + 2000;
  WebSocket.prototype.send = function (message) { if (Date.now() > end) send.call(this, message); };
}"""
"""What the page asks the server for is lost for two seconds."""
LOSE_PARTS = """() => {
  const { send } = WebSocket.prototype;
  const asksForPart = (message) => new TextDecoder("latin1").decode(message).includes("room-due");
  WebSocket.prototype.send = function (message) { if (!asksForPart(message)) send.call(this, message); };
}"""
"""All requests for a part of the page are lost from now on."""
ASK_AND_OPEN_AND_WIDEN = """() => {
  const enter = { key: "Enter", code: "Enter", keyCode: 13, bubbles: true, cancelable: true };
  document.querySelector('[data-testid="stChatInputTextArea"]').dispatchEvent(new KeyboardEvent("keydown", enter));
  document.querySelector('[data-readout="citation"]').click();
  document.querySelector(".st-key-scope-clear button").click();
}"""
"""With no time between, the question in the box is sent, a citation opened and the scope taken back."""


# suggestions


def test_a_question_to_start_from_is_asked_when_clicked_and_answered(window: Page) -> None:
    expect(window.get_by_role("heading", name="Questions to start from")).to_be_visible()
    started = window.locator(".readout-start button")
    expect(started).to_have_count(4)
    started.filter(has_text=START).click()
    expect(questions(window)).to_have_text([START])
    expect(window.locator(CHECKED)).to_be_visible()


def test_a_suggestion_made_of_hostile_names_is_text_and_is_answered(window: Page) -> None:
    hostile = window.locator(".readout-start button").filter(has_text="**G20** <i>Summit</i>")
    expect(hostile).to_be_visible()
    assert window.locator(".readout-start").locator("i, b, strong").count() == 0
    hostile.click()
    expect(questions(window)).to_contain_text("**G20** <i>Summit</i>")
    expect(window.locator(CHECKED)).to_be_visible()


def test_the_page_keeps_the_room_for_questions_that_are_still_looked_for(
    page: Page, server: Server, tmp_path: Path
) -> None:
    with server("loading") as address:
        open_window(page, address)
        room = page.locator(".readout-start")
        expect(page.get_by_text("Loading the language model…")).to_be_visible()
        expect(page.get_by_text("Questions to start from")).to_have_count(0)
        before = room.bounding_box()
        page.evaluate(COUNT_SHIFTS)
        (tmp_path / "data" / "loaded").touch()
        expect(page.get_by_role("heading", name="Questions to start from")).to_be_visible()
        assert room.bounding_box() == before
        assert page.evaluate("window.shifted") < SHIFT_MAX


def test_an_answer_leads_on_to_questions_that_are_answered_too(window: Page) -> None:
    ask(window, BUKHARA_ASKED)
    follow = suggested(window)
    expect(follow).to_have_text([START, VENUE])
    window.reload()
    expect(follow).to_have_text([START, VENUE])
    follow.last.click()
    expect(questions(window)).to_have_text([BUKHARA_ASKED, VENUE])
    expect(window.locator(CHECKED)).to_have_count(2)
    expect(follow).to_have_text([START])  # under the latest answer alone, and not what was asked


def test_a_decline_leads_on_to_what_the_library_does_answer(window: Page) -> None:
    ask(window, "What is the capital of Peru?")
    expect(window.get_by_role("heading", name="The library does answer:")).to_be_visible()
    suggested(window).first.click()
    expect(questions(window).last).to_have_text(START)
    expect(window.locator(CHECKED)).to_be_visible()


def test_suggestions_stay_within_the_scope(window: Page) -> None:
    expect(window.locator(".readout-start button")).to_have_count(4)
    window.get_by_role("button", name="Asking the whole library").click()
    window.get_by_role("combobox", name="Summits").click()
    window.get_by_role("option", name="Central Asia–China Summit").click()
    window.keyboard.press("Escape")
    expect(window.locator(".readout-start button")).to_have_count(1)
    window.locator(".readout-start button").click()
    expect(window.locator(CHECKED)).to_be_visible()
    expect(window.get_by_text("Asked only of: Central Asia–China Summit")).to_be_visible()


# nothing moves


@pytest.mark.parametrize(("width", "height"), [(1440, 900), (390, 844)])
def test_nothing_moves_while_an_answer_is_written_and_when_questions_to_go_on_with_come(
    page: Page, serve_fake: Serve, width: int, height: int
) -> None:
    page.set_viewport_size({"width": width, "height": height})
    window = open_window(page, serve_fake("slow"))
    window.evaluate(COUNT_SHIFTS)
    ask(window, BUKHARA_ASKED)
    expect(window.locator(CHECKED)).to_be_visible()
    expect(suggested(window).first).to_be_visible(timeout=60_000)
    window.wait_for_timeout(500)
    assert window.evaluate("window.shifted") < SHIFT_MAX
    assert window.evaluate("document.documentElement.scrollWidth") == width


# going elsewhere meanwhile


def test_an_answer_goes_on_while_one_looks_at_the_library_and_is_there_on_return(slow: Page) -> None:
    ask(slow, ADOPTED)
    expect(slow.get_by_text("“They adopted")).to_be_visible()
    slow.get_by_role("link", name="Library").click()
    expect(slow.get_by_role("heading", name="The library").first).to_be_visible()
    expect(questions(slow)).to_have_count(0)
    slow.wait_for_timeout(300)
    slow.get_by_role("link", name=re.compile("Chat")).click()
    expect(slow.locator(CHECKED)).to_have_text("3 quotes, all word for word from 2 articles")
    expect(questions(slow)).to_have_text([ADOPTED])


def test_a_question_asked_and_left_at_once_is_answered_all_the_same(page: Page, server: Server, tmp_path: Path) -> None:
    with server("slow") as address:
        open_window(page, address)
        ask(page, ADOPTED)
        page.get_by_role("link", name="Library").click()
        expect(page.get_by_role("heading", name="The library").first).to_be_visible()
        answered = "SELECT count(*) FROM exchanges WHERE state = 'done'"
        deadline = time.monotonic() + WRITTEN_MS / 1000
        with closing(sqlite3.connect(tmp_path / "data" / CONVERSATIONS_FILE)) as kept:
            while kept.execute(answered).fetchone() == (0,) and time.monotonic() < deadline:
                page.wait_for_timeout(100)
            assert kept.execute(answered).fetchone() == (1,)
        page.get_by_role("link", name=re.compile("Chat")).click()
        expect(page.locator(CHECKED)).to_be_visible()


def test_what_stands_on_the_page_stays_in_it(slow: Page) -> None:
    slow.evaluate(COUNT_REMOVED)
    for nth in range(1, 4):
        ask(slow, ADOPTED)
        expect(slow.locator(CHECKED)).to_have_count(nth, timeout=WRITTEN_MS)
        citations(slow).last.click()
        expect(mark(slow)).to_be_visible()
        slow.keyboard.press("Escape")
        expect(mark(slow)).to_have_count(0)
    assert slow.evaluate("window.removed") == 0


def test_of_three_things_done_at_once_none_is_lost(window: Page) -> None:
    ask(window, ADOPTED)
    expect(window.locator(CHECKED)).to_have_count(1)
    choose_summit(window, RUSSIA)
    # the page names the choice before it has drawn the button that takes it back
    expect(window.locator(".st-key-scope-clear button")).to_be_attached()
    window.get_by_test_id("stChatInputTextArea").fill(BUKHARA_ASKED)
    window.evaluate(ASK_AND_OPEN_AND_WIDEN)
    expect(questions(window)).to_have_count(2)
    expect(mark(window)).to_have_count(1)
    expect(window.get_by_role("button", name="Asking the whole library")).to_be_visible()
    expect(window.locator(CHECKED)).to_have_count(2)


def test_an_answer_is_drawn_even_when_no_part_of_the_page_can_ask_for_itself(slow: Page) -> None:
    slow.evaluate(LOSE_PARTS)
    ask(slow, ADOPTED)
    expect(slow.locator(CHECKED)).to_have_count(1, timeout=2 * WRITTEN_MS)


def test_a_drawing_that_was_lost_on_its_way_is_asked_for_again(slower: Page) -> None:
    ask(slower, ADOPTED)
    expect(slower.locator(".readout-exchange")).to_have_count(1)
    slower.evaluate(LOSE)
    expect(slower.locator(CHECKED)).to_have_count(1, timeout=WRITTEN_MS)
