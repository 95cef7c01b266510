"""Editing a question and asking again, in a real browser."""

from playwright.sync_api import Page, expect

from tests.browser.asking import (
    ADOPTED,
    BUKHARA_ASKED,
    CHECKED,
    ask,
    begin_to_edit,
    box,
    citations,
    edit,
    mark,
    questions,
    source,
    stop,
)
from tests.rag.ui.articles import HUB


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
    as_typed = window.get_by_role("button", name="Ask it as typed")  # one key does the same for what was carried over
    expect(as_typed).to_have_accessible_description("Asks again with nothing taken from earlier questions")
    as_typed.focus()
    window.keyboard.press("Enter")
    expect(questions(window).last).to_have_text("and what was adopted?")
    expect(window.locator(CHECKED)).to_have_count(4)
    expect(line).to_have_count(1)
    expect(as_typed).to_be_focused()
    as_typed.dblclick()
    expect(window.locator(CHECKED)).to_have_count(5)
    expect(questions(window)).to_have_count(5)


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
