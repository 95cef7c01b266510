"""Limiting a conversation to summits or days, from the chat."""

from playwright.sync_api import Page, expect

from tests.browser.asking import RUSSIA, ask, choose_summit, citations, drawn_whole, open_window
from tests.browser.serving import Server


def test_the_scope_is_in_sight_before_and_after_a_question_and_can_be_taken_back(window: Page) -> None:
    expect(window.get_by_role("button", name="Asking the whole library")).to_be_visible()
    choose_summit(window, RUSSIA)
    ask(window, "What about Bukhara?")
    expect(window.locator('[data-readout="scope"]')).to_have_text(f"Asked only of: {RUSSIA}")
    window.get_by_role("button", name="Ask the whole library").click()
    expect(window.get_by_role("button", name="Asking the whole library")).to_be_visible()
    ask(window, "What about the pledge?")
    expect(citations(window)).to_have_count(2)
    expect(window.locator('[data-readout="scope"]')).to_have_count(1)


def test_the_scope_stays_with_its_conversation(window: Page) -> None:
    choose_summit(window, RUSSIA)
    ask(window, "What about Bukhara?")
    expect(citations(window)).to_have_count(1)
    window.get_by_role("button", name="New conversation").click()
    expect(window.get_by_role("button", name="Asking the whole library")).to_be_visible()
    window.get_by_role("button", name="What about Bukhara?").first.click()
    expect(window.get_by_role("button", name=f"Asking only: {RUSSIA}")).to_be_visible()


def test_the_scope_is_chosen_by_keyboard_and_days_that_run_backwards_change_nothing(window: Page) -> None:
    window.get_by_role("button", name="Asking the whole library").focus()
    window.keyboard.press("Enter")
    only = window.get_by_role("button", name="Asking only: from 1 January 2025")
    backwards = window.get_by_text("The first day is after the last, so the scope was left as it was.")
    for day, digits, told in (("Held on or after", "20250101", only), ("Held on or before", "20240101", backwards)):
        window.get_by_role("spinbutton", name=f"year, {day}").focus()
        window.keyboard.type(digits)
        window.keyboard.press("Tab")
        window.keyboard.press("Tab")
        expect(told).to_be_visible()
        drawn_whole(window)
    expect(only).to_be_visible()


def test_the_scope_of_a_question_is_there_after_a_restart(page: Page, server: Server) -> None:
    with server() as address:
        open_window(page, address)
        choose_summit(page, RUSSIA)
        ask(page, "What about Bukhara?")
        expect(citations(page)).to_have_count(1)
    with server():
        page.goto(address)
        expect(page.locator('[data-readout="scope"]')).to_have_text(f"Asked only of: {RUSSIA}")
        expect(page.get_by_role("button", name=f"Asking only: {RUSSIA}")).to_be_visible()
