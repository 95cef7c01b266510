"""The timeline of the library page in a real browser: what it filters, how it is walked, how it is drawn when full."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.asking import (
    count,
    open_library,
    titles,
)
from tests.browser.library_page import DUSHANBE_MEETING, IN_DUSHANBE, dot, search
from tests.browser.serving import Serve


def test_a_meeting_clicked_filters_the_list_and_clicked_again_no_longer(library: Page) -> None:
    dot(library, DUSHANBE_MEETING).click()
    expect(titles(library)).to_have_text(IN_DUSHANBE)
    expect(dot(library, DUSHANBE_MEETING)).to_have_attribute("aria-pressed", "true")
    expect(library.locator(".readout-dot[data-dimmed]")).to_have_count(2)
    dot(library, DUSHANBE_MEETING).click()
    expect(count(library)).to_have_text("4 articles")
    expect(library.locator(".readout-dot[data-dimmed]")).to_have_count(0)


def test_a_filter_dims_the_meetings_it_leaves_out(library: Page) -> None:
    search(library, "pledged")
    expect(library.locator(".readout-dot[data-dimmed]")).to_have_count(2)
    expect(library.locator(".readout-dot:not([data-dimmed])")).to_have_accessible_name(
        "First Central Asia–China Summit, Xi'an, 19 May 2023, 1 article"
    )


def test_the_timeline_is_walked_and_used_by_the_keyboard_alone(library: Page) -> None:
    tip = library.locator(".readout-tip")
    library.locator(".readout-timeline summary").focus()
    library.keyboard.press("Tab")
    expect(dot(library, DUSHANBE_MEETING)).to_be_focused()
    expect(tip).to_contain_text("Second Central Asia–Russia Summit, Dushanbe, 9 October 2025")
    library.keyboard.press("Escape")
    expect(tip).to_be_hidden()
    library.keyboard.press("ArrowDown")
    expect(library.locator(".readout-dot:focus")).to_have_accessible_name(re.compile("Rio de Janeiro"))
    library.keyboard.press("ArrowUp")
    library.keyboard.press("Home")
    library.keyboard.press("Enter")
    expect(titles(library)).to_have_text(IN_DUSHANBE)
    expect(dot(library, DUSHANBE_MEETING)).to_be_focused()
    library.keyboard.press("Space")
    expect(count(library)).to_have_text("4 articles")
    library.keyboard.press("Tab")
    expect(library.locator(".readout-dot:focus")).to_have_count(0)


def test_the_meetings_of_a_series_are_walked_along_with_the_arrow_keys(page: Page, serve_fake: Serve) -> None:
    open_library(page, serve_fake("many"))
    lane = page.locator(".readout-lane").first.locator(".readout-dot")
    page.locator(".readout-timeline summary").focus()
    page.keyboard.press("Tab")
    expect(lane.nth(0)).to_be_focused()
    page.keyboard.press("ArrowRight")
    expect(lane.nth(1)).to_be_focused()
    page.keyboard.press("ArrowLeft")
    expect(lane.nth(0)).to_be_focused()


def test_a_meeting_says_what_it_is_at_the_pointers_rest(library: Page) -> None:
    dot(library, DUSHANBE_MEETING).hover()
    tip = library.locator(".readout-tip")
    expect(tip).to_contain_text("Second Central Asia–Russia Summit, Dushanbe, 9 October 2025")
    expect(tip).to_contain_text("2 articles")
    library.get_by_role("heading", name="The library").hover()
    expect(tip).to_be_hidden()


def test_articles_without_a_date_are_said_beneath(page: Page, serve_fake: Serve) -> None:
    open_library(page, serve_fake("one"))
    expect(page.get_by_text("1 article has no date, so it is only in the list.")).to_be_visible()
    expect(count(page)).to_have_text("1 article")


def test_a_library_of_thousands_is_shown_page_by_page_with_its_fullest_series(page: Page, serve_fake: Serve) -> None:
    open_library(page, serve_fake("many"))
    expect(count(page)).to_have_text("2,500 articles")
    expect(titles(page)).to_have_count(30)
    expect(page.locator(".readout-lane")).to_have_count(8)
    page.get_by_role("button", name="Show all 60 series").click()
    expect(page.locator(".readout-lane")).to_have_count(60)
    page.get_by_role("button", name="Show fewer series").click()
    page.get_by_role("button", name="Show 30 more").focus()
    page.keyboard.press("Enter")
    expect(titles(page)).to_have_count(60)
    expect(titles(page).nth(30)).to_be_focused()
    expect(count(page)).to_be_in_viewport()
    search(page, "report 0007")
    expect(count(page)).to_have_text("1 of 2,500 articles")


@pytest.mark.parametrize("width", [390, 1440])
def test_no_two_targets_of_the_timeline_lie_on_each_other_however_full_it_is(
    page: Page, serve_fake: Serve, width: int
) -> None:
    page.set_viewport_size({"width": width, "height": 844})
    open_library(page, serve_fake("many"))
    expect(count(page)).to_have_text("2,500 articles")
    if width == 390:
        page.locator(".readout-timeline summary").click()
    expect(page.locator(".readout-dot").first).to_be_visible()
    boxes = page.eval_on_selector_all(
        ".readout-dot", "dots => dots.map(d => d.getBoundingClientRect()).map(r => [r.x, r.y, r.width, r.height])"
    )
    assert len(boxes) > 300
    assert all(w >= 24 and h >= 24 and x >= 0 and x + w <= width for x, _, w, h in boxes)
    overlaps = [
        (one, other)
        for nth, one in enumerate(boxes)
        for other in boxes[:nth]
        if abs(one[0] - other[0]) < 24 and abs(one[1] - other[1]) < 24
    ]
    assert not overlaps
    assert page.evaluate("document.documentElement.scrollWidth") == width


def test_on_a_phone_a_meeting_chosen_leads_to_its_articles_below_the_timeline(phone: Page, serve_fake: Serve) -> None:
    phone.set_viewport_size({"width": 390, "height": 480})
    page = open_library(phone, serve_fake())
    page.get_by_text("Timeline of meetings").tap()
    expect(titles(page).first).not_to_be_in_viewport()
    dot(page, DUSHANBE_MEETING).tap()
    expect(titles(page)).to_have_text(IN_DUSHANBE)
    expect(titles(page).first).to_be_in_viewport()
