"""The source view: stepping through an answer's quotes, taking one along, opening a permanent link."""

import re
from collections.abc import Callable
from urllib.parse import urlencode

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.asking import ADOPTED, ask, citations, come_to_rest, expect_in_sight, mark, open_window, source
from tests.browser.serving import Serve
from tests.rag.ui.articles import BUKHARA, DUSHANBE, HUB, PLAN, REVIEW

CLIPBOARD = ["clipboard-read", "clipboard-write"]


def others(page: Page) -> Locator:
    return page.locator('mark[data-readout="other-quote"]')


def clipboard(page: Page) -> str:
    return str(page.evaluate("navigator.clipboard.readText()"))


def range_of(article_text: str, sentence: str) -> dict[str, int]:
    start = article_text.index(sentence)
    return {"start": start, "end": start + len(sentence)}


def test_an_answers_other_quote_in_the_article_is_marked_too_and_becomes_current_at_a_click(window: Page) -> None:
    ask(window, ADOPTED)
    citations(window).first.click()
    expect(mark(window)).to_have_text(PLAN)
    expect(others(window)).to_have_text(REVIEW)
    assert others(window).text_content() == REVIEW
    others(window).click()
    expect(mark(window)).to_have_text(REVIEW)
    expect(others(window)).to_have_text(PLAN)
    expect(source(window)).to_contain_text("2 of 3")
    expect(citations(window).nth(1)).to_have_attribute("aria-current", "true")
    others(window).focus()
    window.keyboard.press("Enter")
    expect(mark(window)).to_have_text(PLAN)


def test_next_and_previous_go_through_all_quotes_across_articles(window: Page) -> None:
    ask(window, ADOPTED)
    citations(window).first.click()
    following = source(window).get_by_role("button", name="Next quote")
    for place, sentence in ((2, REVIEW), (3, HUB)):
        following.click()
        expect(mark(window)).to_have_text(sentence)
        expect(source(window)).to_contain_text(f"{place} of 3")
        expect(following).to_be_focused()
        expect(following).to_have_accessible_description(f"{place} of 3")
        expect_in_sight(mark(window), source(window))
    expect(source(window).get_by_role("heading", name=BUKHARA.title)).to_have_count(1)
    expect(following).to_have_attribute("aria-disabled", "true")
    following.click(force=True)
    source(window).get_by_role("button", name="Previous quote").click()
    expect(mark(window)).to_have_text(REVIEW)
    expect(source(window).get_by_role("heading", name=DUSHANBE.title)).to_have_count(1)


def test_keys_step_too_and_keep_up_when_pressed_fast(window: Page) -> None:
    ask(window, ADOPTED)
    citations(window).first.click()
    expect(source(window)).to_be_focused()
    window.keyboard.press("n")
    window.keyboard.press("ArrowRight")
    expect(mark(window)).to_have_text(HUB)
    expect(source(window)).to_be_focused()
    window.keyboard.press("p")
    expect(mark(window)).to_have_text(REVIEW)
    window.keyboard.press("ArrowLeft")
    expect(mark(window)).to_have_text(PLAN)
    window.keyboard.press("Escape")
    expect(citations(window).first).to_be_focused()


def test_a_letter_typed_as_a_question_steps_nowhere(window: Page) -> None:
    ask(window, ADOPTED)
    citations(window).first.click()
    expect(mark(window)).to_have_text(PLAN)
    window.get_by_test_id("stChatInputTextArea").press_sequentially("nnp")
    window.wait_for_timeout(400)
    expect(mark(window)).to_have_text(PLAN)


def test_an_answer_with_one_quote_has_nothing_to_step_to(window: Page) -> None:
    ask(window, "What about Bukhara?")
    citations(window).click()
    expect(mark(window)).to_have_text(HUB)
    expect(source(window).get_by_role("button", name="Next quote")).to_have_count(0)


def test_a_mark_flashes_once_and_then_stays(window: Page) -> None:
    ask(window, "What about Bukhara?")
    citations(window).click()
    mark(window).wait_for()
    come_to_rest(window)
    assert mark(window).evaluate("mark => getComputedStyle(mark).animationIterationCount") == "1"
    assert mark(window).evaluate("mark => getComputedStyle(mark).backgroundColor") != "rgba(0, 0, 0, 0)"


def test_a_quote_is_copied_with_its_reference(window: Page) -> None:
    window.context.grant_permissions(CLIPBOARD)
    ask(window, ADOPTED)
    citations(window).first.click()
    source(window).get_by_role("button", name="Copy quote").click()
    expect(source(window).get_by_role("status")).to_have_text("Copied")
    place = range_of(DUSHANBE.text, PLAN)
    assert clipboard(window) == (
        f"“{PLAN}”\n{DUSHANBE.title} · Central Asia–Russia Summit · Dushanbe, Tajikistan · 9 October 2025"
        " · Readout's summary, drawn from News Central Asia and 2 more"
        f" · article dushanbe, characters {place['start']}–{place['end']}"
    )


def test_a_quote_is_copied_where_the_browser_keeps_its_clipboard_from_plain_http(
    new_page: Callable[..., Page], serve_fake: Serve
) -> None:
    page = new_page(permissions=CLIPBOARD)
    page.add_init_script("navigator.clipboard.writeText = () => Promise.reject(new Error('not secure'))")
    window = open_window(page, serve_fake())
    ask(window, "What about Bukhara?")
    citations(window).click()
    button = source(window).get_by_role("button", name="Copy quote")
    button.click()
    expect(source(window).get_by_role("status")).to_have_text("Copied")
    expect(button).to_be_focused()
    assert clipboard(window).startswith(f"“{HUB}”")


def test_a_permanent_link_opens_the_same_place_in_a_fresh_browser(
    window: Page, new_page: Callable[..., Page], serve_fake: Serve
) -> None:
    window.context.grant_permissions(CLIPBOARD)
    ask(window, ADOPTED)
    citations(window).nth(1).click()
    expect(mark(window)).to_have_text(REVIEW)
    source(window).get_by_role("button", name="Copy link").click()
    expect(source(window).get_by_role("status")).to_have_text("Copied")
    link = clipboard(window)
    place = range_of(DUSHANBE.text, REVIEW)
    assert link == f"{serve_fake()}/?article=dushanbe&start={place['start']}&end={place['end']}"
    fresh = new_page()
    fresh.goto(link)
    expect(mark(fresh)).to_have_count(1)
    assert mark(fresh).text_content() == REVIEW
    expect_in_sight(mark(fresh), source(fresh))
    expect(source(fresh)).to_contain_text("Linked passage")
    fresh.keyboard.press("Escape")
    expect(source(fresh)).to_have_count(0)
    ask(fresh, "What about Bukhara?")
    citations(fresh).click()
    expect(mark(fresh)).to_have_text(HUB)


@pytest.mark.parametrize(
    "query",
    [
        {"article": "<img src=x onerror=alert(1)>", "start": 0, "end": 5},
        {"article": "bukhara", "start": 0, "end": 10**6},
        {"article": "bukhara", "start": "x", "end": 5},
        {"article": "bukhara", "start": 5, "end": 5},
        {"article": "bukhara", "start": 5},
    ],
)
def test_a_broken_link_is_one_sentence_and_nothing_else_breaks(
    page: Page, serve_fake: Serve, query: dict[str, object]
) -> None:
    page.goto(f"{serve_fake()}/?{urlencode(query)}")
    sentence = page.get_by_text(re.compile("^This link "))
    expect(sentence).to_be_visible()
    expect(source(page)).to_have_count(0)
    ask(page, "What about Bukhara?")
    citations(page).click()
    expect(mark(page)).to_have_text(HUB)
    page.get_by_role("button", name="Dismiss").click()
    expect(sentence).to_have_count(0)


def test_the_original_is_opened_at_the_quotes_own_words_if_the_article_has_an_address(window: Page) -> None:
    ask(window, ADOPTED)
    original = source(window).get_by_role("link", name="Open original")
    citations(window).nth(2).click()
    expect(original).to_have_attribute(
        "href",
        "https://example.org/bukhara#:~:text=A%20hub%20in%20Bukhara%20was,%F0%9F%9A%86%F0%9F%9A%86%20but%20not%20adopted%20%5B1",
    )
    citations(window).first.click()
    expect(mark(window)).to_have_text(PLAN)
    expect(original).to_have_count(0)
    expect(source(window).get_by_role("heading", name="Drawn from 3 publications")).to_have_count(1)


def test_the_quote_stays_in_sight_when_the_view_changes_its_size_until_one_scrolls(window: Page) -> None:
    ask(window, ADOPTED)
    citations(window).nth(1).click()
    expect(mark(window)).to_have_text(REVIEW)
    for width in (1024, 760, 1440):
        window.set_viewport_size({"width": width, "height": 500})
        expect_in_sight(mark(window), source(window))
    mark(window).hover()
    window.mouse.wheel(0, -5000)
    expect(source(window).get_by_role("heading", name=DUSHANBE.title)).to_be_in_viewport()
    window.set_viewport_size({"width": 1024, "height": 500})
    window.wait_for_timeout(500)
    expect(source(window).get_by_role("heading", name=DUSHANBE.title)).to_be_in_viewport()
    source(window).get_by_role("button", name="Next quote").click()
    expect(mark(window)).to_have_text(HUB)
    expect_in_sight(mark(window), source(window))


def test_on_a_phone_the_view_and_its_buttons_fit_the_screen(phone: Page, serve_fake: Serve) -> None:
    window = open_window(phone, serve_fake())
    ask(window, ADOPTED)
    citations(window).nth(2).tap()
    expect(mark(window)).to_have_text(HUB)
    for button in source(window).get_by_role("button").all():
        box = button.bounding_box()
        assert box
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= 390
    source(window).get_by_role("button", name="Previous quote").tap()
    expect(mark(window)).to_have_text(REVIEW)
    expect_in_sight(mark(window), source(window))
    above, citation = source(window).bounding_box(), citations(window).nth(1).bounding_box()
    assert above
    assert citation
    assert 60 <= citation["y"] < citation["y"] + citation["height"] <= above["y"]
    assert window.evaluate("document.documentElement.scrollWidth") == 390
