"""The library page in a real browser, over a fake desk: filter, search, open, the timeline, add, remove, ask."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.asking import (
    ask,
    citations,
    count,
    open_library,
    open_window,
    source,
    titles,
)
from tests.browser.library_page import (
    CA_RUSSIA,
    DUSHANBE_MEETING,
    IN_DUSHANBE,
    choose,
    close_filters,
    dot,
    search,
    to_page,
)
from tests.browser.serving import Serve
from tests.rag.ui.articles import BUKHARA, DUSHANBE, HOSTILE_ARTICLE, XIAN


def test_filters_narrow_the_list_and_are_dropped_one_by_one_or_all_at_once(library: Page) -> None:
    expect(count(library)).to_have_text("4 articles")
    choose(library, "Summit", CA_RUSSIA)
    expect(count(library)).to_have_text("2 of 4 articles")
    choose(library, "Topic", "transport")
    expect(count(library)).to_have_text("1 of 4 articles")
    close_filters(library)
    expect(titles(library)).to_have_text([BUKHARA.title])
    library.get_by_role("button", name="Drop Topic: transport").click()
    expect(count(library)).to_have_text("2 of 4 articles")
    library.get_by_role("button", name="Clear filters").click()
    expect(count(library)).to_have_text("4 articles")
    expect(library.get_by_role("button", name="Filters", exact=True)).to_be_visible()


def test_words_are_searched_for_while_they_are_typed(library: Page) -> None:
    library.get_by_label("Search the library").press_sequentially("hub bukhara")
    expect(titles(library)).to_have_text([BUKHARA.title])
    search(library, "nothing holds these")
    nothing = library.locator('[data-readout="no-articles"]')
    expect(nothing).to_contain_text("Without words “nothing holds these”: 4 articles")
    nothing.get_by_role("button").click()
    expect(count(library)).to_have_text("4 articles")
    expect(library.get_by_label("Search the library")).to_have_value("")


def test_an_empty_result_says_which_filter_to_drop(library: Page) -> None:
    choose(library, "Summit", CA_RUSSIA)
    choose(library, "Year", "2023")
    close_filters(library)
    nothing = library.locator('[data-readout="no-articles"]')
    expect(nothing.get_by_role("listitem")).to_have_text(
        ["Without year “2023”: 2 articles", f"Without summit “{CA_RUSSIA}”: 1 article"]
    )
    nothing.get_by_role("button", name="Without year").click()
    expect(count(library)).to_have_text("2 of 4 articles")


def test_the_list_is_sorted_as_wanted(library: Page) -> None:
    expect(titles(library).first).to_have_text(BUKHARA.title)
    library.get_by_role("combobox", name="Order").click()
    library.get_by_role("option", name="Oldest first").click()
    expect(titles(library).first).to_have_text(XIAN.title)


def test_the_keyboard_alone_drops_a_filter_and_goes_on_from_there(library: Page) -> None:
    search(library, "hub")
    expect(count(library)).to_have_text("1 of 4 articles")
    library.get_by_role("button", name="Drop Words: hub").focus()
    library.keyboard.press("Enter")
    expect(count(library)).to_have_text("4 articles")
    expect(count(library)).to_be_focused()
    library.keyboard.press("Tab")
    expect(titles(library).first).to_be_focused()


def test_an_article_opens_beside_the_list_and_closes_with_the_focus_back(library: Page) -> None:
    titles(library).nth(1).focus()
    library.keyboard.press("Enter")
    expect(source(library).get_by_role("heading", name=DUSHANBE.title)).to_be_visible()
    expect(library.locator("mark")).to_have_count(0)
    expect(titles(library).nth(1)).to_have_attribute("aria-current", "true")
    expect(source(library)).to_be_focused()
    library.keyboard.press("Escape")
    expect(source(library)).to_have_count(0)
    expect(titles(library).nth(1)).to_be_focused()


def test_filters_and_the_open_article_survive_a_look_at_the_chat(library: Page) -> None:
    choose(library, "Summit", CA_RUSSIA)
    search(library, "hub")
    expect(count(library)).to_have_text("1 of 4 articles")
    close_filters(library)
    titles(library).first.click()
    expect(source(library)).to_be_visible()
    to_page(library, "Chat")
    expect(library.get_by_role("heading", name="What did they actually decide?")).to_be_visible()
    expect(source(library)).to_have_count(0)
    to_page(library, "Library")
    expect(count(library)).to_have_text("1 of 4 articles")
    expect(library.get_by_label("Search the library")).to_have_value("hub")
    expect(library.get_by_role("button", name="Filters · 1")).to_be_visible()
    expect(source(library).get_by_role("heading", name=BUKHARA.title)).to_be_visible()


@pytest.mark.parametrize("path", ["/", "/library"])
def test_a_link_to_an_article_alone_opens_it(page: Page, serve_fake: Serve, path: str) -> None:
    page.goto(f"{serve_fake()}{path}?article=bukhara")
    expect(source(page).get_by_role("heading", name=BUKHARA.title)).to_be_visible()
    expect(page.locator("mark")).to_have_count(0)


def test_a_link_to_an_article_that_is_not_there_is_one_sentence(page: Page, serve_fake: Serve) -> None:
    page.goto(f"{serve_fake()}/library?article=gone")
    expect(page.get_by_text("This link is for an article that is not in this library.")).to_be_visible()
    page.get_by_role("button", name="Dismiss").click()
    expect(page.get_by_text("This link")).to_have_count(0)
    expect(count(page)).to_have_text("4 articles")


def test_what_the_filter_names_can_be_asked_alone(library: Page) -> None:
    choose(library, "Summit", CA_RUSSIA)
    choose(library, "Year", "2025")
    close_filters(library)
    label = f"{CA_RUSSIA}, from 1 January 2025 to 31 December 2025"
    library.get_by_role("button", name=f"Ask only these: {label}").click()
    expect(library.get_by_text(f"Asking only: {label}")).to_be_visible()
    ask(library, "What about Bukhara?")
    expect(library.locator('[data-readout="scope"]')).to_have_text(f"Asked only of: {label}")


def test_a_meeting_chosen_on_the_timeline_can_be_asked_alone_in_a_new_conversation(
    page: Page, serve_fake: Serve
) -> None:
    open_window(page, serve_fake())
    ask(page, "What about Bukhara?")
    expect(citations(page)).to_have_count(1)
    to_page(page, "Library")
    dot(page, DUSHANBE_MEETING).click()
    page.get_by_role("button", name=f"Ask only these: {CA_RUSSIA}, from 9 October 2025 to 10 October 2025").click()
    expect(page.get_by_text(f"Asking only: {CA_RUSSIA}, from 9 October 2025 to 10 October 2025")).to_be_visible()
    expect(page.locator(".readout-question")).to_have_count(0)


def test_an_article_leads_to_questions_about_its_summit(library: Page) -> None:
    titles(library).first.click()
    source(library).get_by_role("button", name="Ask about this summit").click()
    expect(library.get_by_text(f"Asking only: {CA_RUSSIA}", exact=True)).to_be_visible()


def test_what_articles_say_in_any_field_is_shown_as_it_was_written_and_does_nothing(library: Page) -> None:
    summit = HOSTILE_ARTICLE.summit or ""
    choose(library, "Summit", summit)
    close_filters(library)
    expect(titles(library)).to_have_text([HOSTILE_ARTICLE.title])
    expect(library.get_by_role("button", name=f"Drop Summit: {summit}")).to_be_visible()
    ask_only = library.get_by_role("button", name=f"Ask only these: {summit}")
    expect(ask_only).to_be_visible()
    titles(library).click()
    expect(source(library).get_by_role("heading", name=HOSTILE_ARTICLE.title)).to_be_visible()
    assert library.locator(".readout img, .readout script, .readout b, .readout i, .readout u").count() == 0
    source(library).get_by_role("button", name="Remove").click()
    expect(library.get_by_text(f"Remove “{HOSTILE_ARTICLE.title}”")).to_be_visible()
    library.keyboard.press("Escape")
    library.keyboard.press("Escape")
    ask_only.click()
    expect(library.get_by_text(f"Asking only: {summit}")).to_be_visible()
    assert library.title() == "Readout"


def test_on_a_phone_the_list_comes_first_and_nothing_is_wider_than_the_screen(phone: Page, serve_fake: Serve) -> None:
    page = open_library(phone, serve_fake())
    expect(titles(page).first).to_be_in_viewport()
    expect(page.locator(".readout-dot").first).to_be_hidden()
    page.get_by_text("Timeline of meetings").tap()
    dot(page, DUSHANBE_MEETING).tap()
    expect(titles(page)).to_have_text(IN_DUSHANBE)
    for target in page.locator(".readout-dot, .readout-chip, .readout-listing button").all():
        box = target.bounding_box()
        assert box
        assert box["height"] >= 24
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= 390
    assert page.evaluate("document.documentElement.scrollWidth") == 390
    titles(page).first.tap()
    expect(source(page).get_by_role("button", name="Ask about this summit")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") == 390
