"""Asking, in a real browser: stopping, editing and asking again, suggestions, and that nothing moves meanwhile."""

import re
import sqlite3
import time
from contextlib import closing
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from rag.conversations.store import CONVERSATIONS_FILE
from tests.browser.asking import (
    ADOPTED,
    RUSSIA,
    ask,
    begin_to_edit,
    choose_summit,
    citations,
    edit,
    mark,
    open_window,
    source,
)
from tests.browser.serving import Serve, Server
from tests.rag.ui.articles import HUB

BUKHARA_ASKED = "What about Bukhara?"
CHECKED = '[data-readout="checked"]'
EARLY = "Stopped before anything was written."
START = "What did the leaders adopt at the second Central Asia–Russia Summit in Dushanbe?"
VENUE = "What was said about the venue at the second Central Asia–Russia Summit in Dushanbe?"
WRITTEN_MS = 30_000
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
WRITING = "Stopped. What had been written is not checked."


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


def questions(page: Page) -> Locator:
    return page.locator(".readout-question")


def stop(page: Page) -> Locator:
    return page.get_by_role("button", name="Stop answering this question")


def stopped(page: Page) -> Locator:
    return page.locator('[data-readout="stopped"]')


def box(page: Page) -> Locator:
    return page.get_by_label("The question as you mean it")


def suggested(page: Page) -> Locator:
    return page.get_by_role("region", name="Suggested questions").get_by_role("button")


# stopping


def test_an_answer_is_stopped_and_what_was_written_stays_through_a_reload(slower: Page) -> None:
    ask(slower, ADOPTED)
    expect(slower.get_by_text("“They adopted a Final")).to_be_visible()
    stop(slower).click()
    expect(stopped(slower)).to_contain_text(WRITING)
    expect(stop(slower)).to_have_count(0)
    written = slower.locator(".readout-unchecked").inner_text()
    assert "Final" in written
    slower.wait_for_timeout(600)
    assert slower.locator(".readout-unchecked").inner_text() == written
    expect(slower.locator(CHECKED)).to_have_count(0)
    slower.reload()
    expect(stopped(slower)).to_contain_text(WRITING)
    assert slower.locator(".readout-unchecked").inner_text() == written
    stopped(slower).get_by_role("button", name="Ask again").click()
    expect(citations(slower)).to_have_count(3, timeout=WRITTEN_MS)
    expect(stopped(slower)).to_have_count(0)


def test_the_keyboard_alone_stops_an_answer_and_asks_again(slower: Page) -> None:
    ask(slower, ADOPTED)
    stop(slower).focus()
    expect(slower.get_by_text("“They adopted a Final")).to_be_visible()
    expect(stop(slower)).to_be_focused()  # still, though the text beside it has grown
    slower.keyboard.press("Enter")
    again = stopped(slower).get_by_role("button", name="Ask again")
    expect(again).to_be_focused()
    slower.keyboard.press("Enter")
    expect(citations(slower)).to_have_count(3, timeout=WRITTEN_MS)


def test_the_focus_stays_at_the_question_when_the_answer_is_there_before_stop_was_pressed(slow: Page) -> None:
    ask(slow, BUKHARA_ASKED)
    stop(slow).focus()
    expect(slow.locator(CHECKED)).to_be_visible()
    expect(edit(slow)).to_be_focused()


def test_a_question_whose_chain_is_stuck_is_stopped_at_once_and_the_next_one_is_begun(
    page: Page, serve_fake: Serve
) -> None:
    open_window(page, serve_fake("never"))
    for number in range(6):  # more than are answered side by side
        ask(page, f"{BUKHARA_ASKED} {number}")
        expect(page.get_by_text("Searching the library…")).to_be_visible()
        stop(page).click()
        expect(stopped(page)).to_have_count(number + 1)
    expect(stopped(page).last).to_contain_text(EARLY)


def test_a_question_that_waits_is_taken_out_of_the_queue_and_later_ones_go_on(page: Page, serve_fake: Serve) -> None:
    open_window(page, serve_fake("never"))
    for asked, question in enumerate((ADOPTED, BUKHARA_ASKED, "What about the pledge?"), start=1):
        ask(page, question)
        expect(stop(page)).to_have_count(asked)  # of two that come before the page runs again Streamlit keeps one
    expect(page.get_by_text("Waiting for its turn…")).to_have_count(2)
    stop(page).nth(1).click()
    expect(stopped(page)).to_contain_text(EARLY)
    stop(page).first.click()
    expect(stopped(page)).to_have_count(2)
    expect(page.get_by_text("Searching the library…")).to_be_visible()
    expect(stop(page)).to_have_count(1)
    expect(questions(page)).to_have_text([ADOPTED, BUKHARA_ASKED, "What about the pledge?"])


def test_stop_in_one_tab_stops_the_answer_in_another(slower: Page, serve_fake: Serve) -> None:
    ask(slower, ADOPTED)
    expect(slower.get_by_text("“They adopted")).to_be_visible()
    other = slower.context.new_page()
    other.goto(serve_fake("slower"))
    stop(other).click()
    expect(stopped(other)).to_contain_text("Stopped.")
    expect(stopped(slower)).to_contain_text("Stopped.")


def test_a_stopped_question_is_still_so_after_a_restart(page: Page, server: Server) -> None:
    with server("slower") as address:
        open_window(page, address)
        ask(page, ADOPTED)
        expect(page.get_by_text("“They adopted a Final")).to_be_visible()
        stop(page).click()
        expect(stopped(page)).to_be_visible()
        written = page.locator(".readout-unchecked").inner_text()
    with server() as address:
        page.goto(address)
        expect(stopped(page)).to_contain_text(WRITING)
        assert page.locator(".readout-unchecked").inner_text() == written
        stopped(page).get_by_role("button", name="Ask again").click()
        expect(citations(page)).to_have_count(3)


# editing


def test_a_question_is_edited_in_its_place_and_asked_anew_at_the_end(window: Page) -> None:
    ask(window, BUKHARA_ASKED)
    expect(citations(window)).to_have_count(1)
    begin_to_edit(window)
    expect(box(window)).to_be_focused()
    expect(box(window)).to_have_value(BUKHARA_ASKED)
    box(window).fill("What about the pledge?")
    window.keyboard.press("Enter")
    expect(questions(window)).to_have_text([BUKHARA_ASKED, "What about the pledge?"])
    expect(citations(window)).to_have_count(2)
    expect(box(window)).to_have_count(0)


def test_how_a_follow_up_was_understood_is_shown_and_can_be_put_right(window: Page) -> None:
    ask(window, BUKHARA_ASKED)
    expect(citations(window)).to_have_count(1)
    ask(window, "and what was adopted?")
    understood = "what was adopted? (What about Bukhara?)"
    line = window.locator("[data-readout=understood]")
    expect(line).to_have_text(f"Understood as: {understood}")
    begin_to_edit(window)
    expect(box(window)).to_have_value(understood)
    window.keyboard.press("Escape")
    expect(edit(window).last).to_be_focused()
    expect(line).to_be_visible()
    begin_to_edit(window)
    box(window).fill("and the pledge in Xi'an?")
    window.get_by_role("button", name="Ask", exact=True).click()
    expect(questions(window).last).to_have_text("and the pledge in Xi'an?")
    expect(line).to_have_count(1)  # asked as it stands, nothing read into it
    expect(citations(window).last).to_be_visible()


def test_a_click_that_comes_just_too_late_to_stop_does_not_begin_to_edit(slow: Page) -> None:
    ask(slow, BUKHARA_ASKED)
    expect(stop(slow)).to_be_visible()
    slow.evaluate("""() => new MutationObserver((_, all) => {
      const pencil = document.querySelector(".readout-edit");
      if (pencil) { all.disconnect(); pencil.click(); window.clicked = true; }
    }).observe(document.body, { subtree: true, childList: true })""")
    expect(slow.locator(CHECKED)).to_be_visible()
    slow.wait_for_function("window.clicked")
    expect(questions(slow)).to_have_count(1)
    expect(box(slow)).to_have_count(0)


def test_escape_leaves_the_question_and_an_open_source_alone(window: Page) -> None:
    ask(window, BUKHARA_ASKED)
    citations(window).click()
    expect(mark(window)).to_have_text(HUB)
    begin_to_edit(window)
    box(window).fill("something else")
    window.keyboard.press("Escape")
    expect(questions(window)).to_have_text([BUKHARA_ASKED])
    expect(source(window)).to_be_visible()
    begin_to_edit(window)
    expect(box(window)).to_have_value(BUKHARA_ASKED)
    window.get_by_role("button", name="Cancel").click()
    expect(box(window)).to_have_count(0)


def test_the_box_grows_with_its_text_and_shift_and_enter_make_a_new_line(window: Page) -> None:
    ask(window, BUKHARA_ASKED)
    begin_to_edit(window)
    one_line = box(window).bounding_box()
    assert one_line
    window.keyboard.press("Shift+Enter")
    window.keyboard.type("And the pledge?")
    expect(box(window)).to_have_value(f"{BUKHARA_ASKED}\nAnd the pledge?")
    two_lines = box(window).bounding_box()
    assert two_lines
    assert two_lines["height"] > one_line["height"] + 10
    box(window).fill("a rather long question about Bukhara " * 30)
    assert box(window).evaluate("box => box.scrollHeight <= box.clientHeight + 1")
    window.keyboard.press("Enter")
    expect(questions(window)).to_have_count(2)


def test_a_box_without_words_asks_nothing(window: Page) -> None:
    ask(window, BUKHARA_ASKED)
    begin_to_edit(window)
    box(window).fill("   ")
    window.keyboard.press("Enter")
    expect(box(window)).to_be_focused()
    expect(questions(window)).to_have_count(0)  # the box is in its place
    window.keyboard.press("Escape")
    expect(questions(window)).to_have_count(1)


def test_what_is_being_edited_stays_while_another_answer_is_written(slow: Page) -> None:
    ask(slow, BUKHARA_ASKED)
    expect(slow.locator(CHECKED)).to_have_count(1)
    begin_to_edit(slow)
    box(slow).fill("half a thought about ")
    ask(slow, ADOPTED)
    expect(slow.get_by_text("“They adopted")).to_be_visible()
    expect(box(slow)).to_have_value("half a thought about ")
    expect(slow.locator(CHECKED)).to_have_count(2)
    expect(box(slow)).to_have_value("half a thought about ")


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
