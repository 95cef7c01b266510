"""What a citation shows before it is opened, and what an answer found besides."""

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.asking import ADOPTED, ask, citations, mark, open_window, source
from tests.browser.serving import Serve
from tests.rag.ui.articles import BUKHARA, HOSTILE, HUB, PLAN, XIAN


def card(page: Page) -> Locator:
    return page.locator('[data-readout="card"]:popover-open')


def is_on_the_screen(element: Locator) -> bool:
    box, size = element.bounding_box(), element.page.viewport_size
    assert box
    assert size
    across = box["x"] >= 0 and box["x"] + box["width"] <= size["width"]
    return across and box["y"] >= 0 and box["y"] + box["height"] <= size["height"]


def test_the_pointer_on_a_citation_shows_the_quote_between_its_neighbours(window: Page) -> None:
    ask(window, "What about Bukhara?")
    citations(window).hover()
    expect(card(window)).to_have_text(
        f"What Uzbekistan proposedUzDaily · 10 October 2025🚆🚆🚆 A railway first. {HUB} More talks follow."
    )
    assert card(window).locator(".readout-card-quote").text_content() == HUB
    assert is_on_the_screen(card(window))
    described = citations(window).get_attribute("aria-describedby")
    assert described == card(window).get_attribute("id")
    assert HUB in str(window.locator(f"[id='{described}']").text_content())


def test_the_card_stays_while_the_pointer_moves_onto_it_and_goes_when_it_leaves(window: Page) -> None:
    ask(window, "What about Bukhara?")
    citations(window).hover()
    expect(card(window)).to_be_visible()
    card(window).hover()
    window.wait_for_timeout(600)
    expect(card(window)).to_be_visible()
    window.mouse.move(5, 5)
    expect(card(window)).to_have_count(0)


def test_the_keyboard_shows_the_card_and_escape_hides_it_before_it_closes_the_source(window: Page) -> None:
    ask(window, ADOPTED)
    citations(window).first.focus()
    window.keyboard.press("Shift+Tab")
    window.keyboard.press("Tab")
    expect(card(window).locator(".readout-card-quote")).to_have_text(PLAN)
    window.keyboard.press("Enter")
    expect(mark(window)).to_have_text(PLAN)
    expect(card(window)).to_have_count(0)
    citations(window).nth(1).focus()
    window.keyboard.press("Tab")
    expect(card(window).locator(".readout-card-quote")).to_have_text(HUB)
    window.keyboard.press("Escape")
    expect(card(window)).to_have_count(0)
    window.wait_for_timeout(300)
    expect(source(window)).to_have_count(1)
    window.keyboard.press("Escape")
    expect(source(window)).to_have_count(0)
    expect(citations(window).first).to_be_focused()
    expect(card(window)).to_have_count(0)  # the focus came back by itself; nobody asked to see the card


def test_what_is_being_written_keeps_the_focus_when_the_source_view_comes_and_goes(window: Page) -> None:
    ask(window, ADOPTED)
    expect(citations(window)).to_have_count(3)
    box = window.get_by_test_id("stChatInputTextArea")
    citations(window).first.click()
    box.press_sequentially("What about ", delay=5)
    expect(mark(window)).to_have_count(1)
    window.keyboard.type("Bukhara?")
    expect(box).to_have_value("What about Bukhara?")
    window.keyboard.press("Escape")
    expect(source(window)).to_have_count(0)
    window.keyboard.press("Enter")
    expect(citations(window)).to_have_count(4)


def test_one_card_is_shown_at_a_time(window: Page) -> None:
    def of(place: int) -> str:
        return str(citations(window).nth(place).get_attribute("aria-describedby"))

    ask(window, ADOPTED)
    expect(citations(window)).to_have_count(3)
    for place in (1, 2):
        citations(window).nth(place).hover()
        expect(card(window)).to_have_attribute("id", of(place))
        window.mouse.move(1, 1)
        expect(card(window)).to_have_count(0)
    citations(window).nth(2).hover()
    expect(card(window)).to_have_attribute("id", of(2))
    citations(window).nth(1).focus()
    window.keyboard.press("Shift+Tab")  # the badge of the quote before
    window.keyboard.press("Shift+Tab")
    expect(card(window)).to_have_attribute("id", of(0))


@pytest.mark.parametrize(("width", "height"), [(390, 844), (1440, 420)])
def test_the_card_never_leaves_the_screen(page: Page, serve_fake: Serve, width: int, height: int) -> None:
    page.set_viewport_size({"width": width, "height": height})
    window = open_window(page, serve_fake())
    ask(window, ADOPTED)
    expect(citations(window)).to_have_count(3)
    for place in (0, 1, 2):
        citations(window).nth(place).hover()
        expect(card(window)).to_be_visible()
        assert is_on_the_screen(card(window))
        window.mouse.move(1, 1)
        expect(card(window)).to_have_count(0)
    assert window.evaluate("document.documentElement.scrollWidth") == width


def test_the_card_stands_above_its_citation_when_there_is_no_room_below(page: Page, serve_fake: Serve) -> None:
    page.set_viewport_size({"width": 1440, "height": 380})
    window = open_window(page, serve_fake())
    ask(window, ADOPTED)
    citations(window).nth(2).hover()
    expect(card(window)).to_be_visible()
    assert is_on_the_screen(card(window))
    assert card(window).evaluate("card => card.scrollHeight <= card.clientHeight")


def test_a_finger_opens_the_source_and_no_card(phone: Page, serve_fake: Serve) -> None:
    window = open_window(phone, serve_fake())
    ask(window, "What about Bukhara?")
    citations(window).dispatch_event("pointerenter", {"pointerType": "touch"})  # a finger that rests
    window.wait_for_timeout(400)
    expect(card(window)).to_have_count(0)
    citations(window).tap()
    expect(mark(window)).to_have_text(HUB)
    window.wait_for_timeout(400)
    expect(card(window)).to_have_count(0)


def test_what_an_article_says_does_nothing_in_a_card(window: Page) -> None:
    ask(window, "What of taxation?")
    citations(window).hover()
    expect(card(window)).to_contain_text(HOSTILE)
    assert card(window).locator("img, script, b, i, u, a").count() == 0


def test_what_was_found_and_not_cited_is_folded_away_after_the_sources(window: Page) -> None:
    ask(window, "What about Bukhara?")
    found = window.locator('[data-readout="also-found"]')
    expect(found.get_by_role("button")).to_have_count(0)
    found.get_by_text("Also found, not cited: 2 articles").click()
    expect(found.get_by_role("button")).to_have_count(2)
    source_list = window.get_by_role("list", name="Sources").bounding_box()
    below = found.bounding_box()
    assert source_list
    assert below
    assert source_list["y"] < below["y"]
    found.get_by_role("button", name=XIAN.title).click()
    expect(source(window)).to_contain_text("Also found, not quoted")
    expect(window.locator('mark[data-readout="passage"]')).to_contain_text("The format was set up")
    expect(mark(window)).to_have_count(0)
    expect(window.locator("[data-marker][data-open]")).to_have_count(0)
    window.keyboard.press("Escape")
    expect(found.get_by_role("button", name=XIAN.title)).to_be_focused()


def test_nothing_also_found_is_a_source_of_the_answer(window: Page) -> None:
    ask(window, "What about Bukhara?")
    window.locator('[data-readout="also-found"] summary').click()
    expect(window.get_by_role("list", name="Sources").locator(".readout-title")).to_have_text([BUKHARA.title])
    expect(window.locator('[data-readout="also-found"]')).not_to_contain_text(BUKHARA.title)
