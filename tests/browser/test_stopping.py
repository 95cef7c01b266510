"""Stopping an answer, in a real browser, by the mouse and by the keyboard, also one that waits."""

from playwright.sync_api import Page, expect

from tests.browser.asking import (
    ADOPTED,
    BUKHARA_ASKED,
    CHECKED,
    WRITTEN_MS,
    ask,
    citations,
    edit,
    open_window,
    questions,
    stop,
    stopped,
)
from tests.browser.serving import Serve, Server

EARLY = "Stopped before anything was written."
WRITING = "Stopped. What had been written is not checked."


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


def test_the_focus_stays_at_the_question_when_the_answer_is_there_before_stop_was_pressed(slower: Page) -> None:
    ask(slower, BUKHARA_ASKED)
    stop(slower).focus()
    expect(slower.locator(CHECKED)).to_be_visible()
    expect(edit(slower)).to_be_focused()


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
