"""The library page in a real browser, over a fake desk: filter, search, open, the timeline, add, remove, ask."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.asking import (
    ask,
    at_rest,
    citations,
    count,
    drawn_whole,
    mark,
    open_library,
    open_window,
    source,
    titles,
)
from tests.rag.ui.articles import BUKHARA, DUSHANBE, HOSTILE_ARTICLE, UNDATED, XIAN

Serve = Callable[..., str]
CA_RUSSIA = "Central Asia–Russia Summit"
DUSHANBE_MEETING = "Second Central Asia–Russia Summit, Dushanbe, 9 October 2025, 2 articles"
IN_DUSHANBE = [BUKHARA.title, DUSHANBE.title]
NASTY = "<img src=x onerror=alert(1)> **b** [a](https://example.org) $x$ :smile: ![b](https://example.org/b.png)"


@pytest.fixture
def library(page: Page, serve_fake: Serve) -> Page:
    return open_library(page, serve_fake())


def choose(page: Page, aspect: str, value: str) -> None:
    """Choose a value in the list of filters."""
    if not page.get_by_test_id("stPopoverBody").is_visible():
        page.get_by_role("button", name=re.compile("^Filters")).click()
    box = page.get_by_test_id("stPopoverBody").get_by_role("combobox", name=aspect)
    box.click()
    page.get_by_role("option", name=value, exact=True).click()
    expect(page.get_by_test_id("stPopoverBody").get_by_text(value, exact=True).first).to_be_visible()
    page.keyboard.press("Escape")


def close_filters(page: Page) -> None:
    page.get_by_role("heading", name="The library").click()
    expect(page.get_by_test_id("stPopoverBody")).to_have_count(0)


def dot(page: Page, name: str) -> Locator:
    return page.get_by_role("button", name=name, exact=True)


def jobs(page: Page) -> Locator:
    return page.get_by_role("region", name="Changes to the library")


def search(page: Page, text: str) -> None:
    page.get_by_label("Search the library").fill(text)


def to_page(page: Page, name: str) -> None:
    page.get_by_test_id("stSidebar").get_by_role("link", name=re.compile(f"^.*{name}")).click()


# Filters


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


# Articles


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


# The timeline


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


# A large library


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


# To the chat


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


# Adding and removing


def upload(page: Page, *files: tuple[str, str], then: str = "Add to the library") -> None:
    chosen = [{"name": name, "mimeType": "text/markdown", "buffer": text.encode()} for name, text in files]
    page.get_by_test_id("stFileUploaderDropzoneInput").set_input_files(chosen)  # type: ignore[arg-type]
    expect(page.get_by_test_id("stFileChip")).to_have_count(len(files))
    drawn_whole(page)  # what the files change on the page is there, and the button stays where it is
    at_rest(page.get_by_role("button", name=then).first).click()


def test_an_empty_library_leads_here_and_opens_by_itself_once_a_file_was_added(page: Page, own_fake: Serve) -> None:
    page.goto(own_fake("empty"))
    expect(page.get_by_role("heading", name="The library is empty")).to_be_visible()
    page.get_by_role("link", name="Add articles here").click()
    upload(page, ("bukhara.md", f"A first article\n{BUKHARA.text}"), ("a.pdf", "%PDF"))
    expect(jobs(page)).to_contain_text("Adding 2 files…")
    expect(jobs(page)).to_contain_text("Added 1 article.", timeout=10_000)
    expect(jobs(page)).to_contain_text("a.pdf: it cannot be read yet; save it as .txt or .md.")
    expect(count(page)).to_have_text("1 article")
    expect(titles(page)).to_have_text(["A first article"])
    to_page(page, "Chat")
    expect(page.get_by_text("Ready · 1 article")).to_be_visible()
    ask(page, "What about Bukhara?")
    citations(page).click()
    expect(mark(page)).to_be_visible()


def test_what_is_being_added_survives_another_page_and_a_reload_and_its_report_stays_until_dismissed(
    page: Page, own_fake: Serve
) -> None:
    address = open_library(page, own_fake("slow")).url
    page.get_by_text("Add articles").click()
    upload(page, *((f"late-{n}.md", f"Late {n}\nText.") for n in range(4)))
    expect(jobs(page)).to_contain_text(re.compile(r"Encoding passages, [12] of 4"))
    expect(jobs(page).get_by_role("progressbar")).to_be_visible()
    to_page(page, "Chat")
    expect(jobs(page)).to_have_count(0)
    page.goto(address)
    expect(jobs(page)).to_contain_text(re.compile("Adding 4 files…|Added 4 articles."))  # by now, on a busy machine
    expect(jobs(page)).to_contain_text("Added 4 articles.", timeout=10_000)
    expect(count(page)).to_have_text("8 articles")
    page.reload()
    expect(jobs(page)).to_contain_text("Added 4 articles.")
    jobs(page).get_by_role("button", name="Late 2").click()
    expect(source(page).get_by_role("heading", name="Late 2")).to_be_visible()
    jobs(page).get_by_role("button", name="Dismiss").click()
    expect(page.locator(".readout-job")).to_have_count(0)
    page.reload()
    expect(count(page)).to_have_text("8 articles")
    expect(page.locator(".readout-job")).to_have_count(0)


def test_links_are_handed_in_once_each_is_an_address(page: Page, own_fake: Serve) -> None:
    open_library(page, own_fake("ready"))
    page.get_by_text("Add articles").click()
    page.get_by_role("tab", name="Links").click()
    box = page.get_by_role("textbox", name="Addresses of pages or feeds")
    add = page.locator(".st-key-add-links").get_by_role("button")
    at_rest(add).click()
    expect(page.get_by_text("Paste the address of a page or a feed first.")).to_be_visible()
    box.fill("https://example.org/a\nexample.org/b")
    add.click()
    expect(page.get_by_text("example.org/b: an address must begin with https:// or http://.")).to_be_visible()
    box.fill("https://example.org/a\n\nhttps://example.org/b\nhttps://example.org/a")
    add.click()
    expect(jobs(page)).to_contain_text("https://example.org/b: this library fetches nothing.")
    expect(box).to_have_value("")


def test_a_text_is_pasted_with_what_is_known_of_it(page: Page, own_fake: Serve) -> None:
    open_library(page, own_fake())
    page.get_by_text("Add articles").click()
    page.get_by_role("tab", name="Pasted text").click()
    add = page.locator(".st-key-add-text").get_by_role("button")
    at_rest(add).click()
    expect(page.get_by_text("Title: give the article a title.")).to_be_visible()
    page.get_by_label("Title", exact=True).fill("What Baku agreed")
    page.get_by_label("Text", exact=True).fill("A fund was agreed.")
    page.get_by_label("Summit (optional)").fill("COP")
    page.get_by_label("Edition (optional)").fill("29")
    page.get_by_label("Place (optional)").fill("Baku, Azerbaijan")
    page.get_by_label("Publisher (optional)").fill("The Press")
    add.click()
    expect(jobs(page)).to_contain_text("Added 1 article.")
    search(page, "fund")
    line = page.locator('[data-readout="article"]').filter(has_text="What Baku agreed")
    expect(line).to_contain_text("29th COP · Baku, Azerbaijan · no date")
    expect(line).to_contain_text("The Press")
    expect(page.get_by_label("Title", exact=True)).to_have_count(1)  # the form that was sent has gone
    expect(page.get_by_label("Title", exact=True)).to_have_value("")


def test_an_article_is_removed_only_when_that_is_confirmed_and_answers_that_quoted_it_say_so(
    page: Page, own_fake: Serve
) -> None:
    open_window(page, own_fake())
    ask(page, "What about Bukhara?")
    expect(citations(page)).to_have_count(1)
    to_page(page, "Library")
    titles(page).first.click()
    source(page).get_by_role("button", name="Remove").click()
    sure = page.get_by_role("group", name=re.compile(f"^Remove “{BUKHARA.title}” from the library"))
    expect(sure.get_by_role("button", name="Keep it")).to_be_focused()
    page.keyboard.press("Escape")
    expect(source(page).get_by_role("button", name="Remove")).to_be_focused()
    expect(count(page)).to_have_text("4 articles")
    page.keyboard.press("Enter")
    sure.get_by_role("button", name="Remove").click()
    expect(jobs(page)).to_contain_text(f"Removed “{BUKHARA.title}”.")
    expect(count(page)).to_have_text("3 articles")
    expect(source(page)).to_have_count(0)
    to_page(page, "Chat")
    expect(page.get_by_text("An article that is no longer in the library")).to_be_visible()


def test_what_is_known_of_an_article_is_put_right_before_and_after_it_is_stored(page: Page, own_fake: Serve) -> None:
    open_library(page, own_fake("one"))
    page.get_by_text("Add articles").click()
    held = "Scan 7\nThe Bay Pact held its second summit in Baku on 12 August 2026."
    upload(page, ("scan.md", held), ("*b*.md", "Other\nText."), ("a.pdf", "%PDF"), then="Check details first")
    checking = page.get_by_role("dialog", name="Check what was read")
    expect(checking).to_contain_text("Scan 7 · read from the text: Bay Pact Summit, Baku, Azerbaijan, 12 August 2026")
    expect(jobs(page)).to_contain_text("Read 2 articles. Nothing is stored yet.")
    page.keyboard.press("Escape")
    expect(checking).to_have_count(0)
    expect(count(page)).to_have_text("1 article")
    jobs(page).get_by_role("button", name="Check and add").click()
    checking.get_by_text("Scan 7 ·").click()
    place = checking.get_by_role("textbox", name="Place").first
    expect(place).to_have_attribute("placeholder", "read from the text: Baku, Azerbaijan")
    checking.get_by_role("textbox", name="Title").first.fill("The Bay Pact meets")
    checking.get_by_text("Other").click()
    expect(checking.get_by_text("From *b*.md.")).to_be_visible()
    checking.get_by_role("button", name="Add 2 articles").click()
    expect(checking).to_have_count(0)
    expect(jobs(page)).to_contain_text("Added 2 articles.")
    expect(titles(page)).to_have_text([UNDATED.title, "Other", "The Bay Pact meets"])
    jobs(page).get_by_role("button", name="Dismiss").click()
    titles(page).first.click()
    source(page).get_by_role("button", name="Correct details").click()
    dialog = page.get_by_role("dialog", name="Correct details")
    title, place = dialog.get_by_role("textbox", name="Title"), dialog.get_by_role("textbox", name="Place")
    title.fill(" ")
    dialog.get_by_role("button", name="Save").click()
    expect(dialog).to_contain_text("Title: give the article a title.")
    title.fill("Five rivers, one charter")
    place.fill("Riga, Latvia")
    dialog.get_by_role("button", name="Save").click()
    expect(dialog).to_have_count(0)
    expect(jobs(page)).to_contain_text("Corrected “Five rivers, one charter”.")
    expect(titles(page).filter(has_text="Five rivers, one charter")).to_have_count(1)
    expect(source(page).get_by_role("heading", level=2)).to_have_text("Five rivers, one charter")
    source(page).get_by_role("button", name="Correct details").click()
    expect(dialog.get_by_role("textbox", name="Place")).to_have_value("Riga, Latvia")
    page.keyboard.press("Escape")
    expect(dialog).to_have_count(0)


def test_a_busy_data_directory_is_said_and_the_job_can_be_tried_again(page: Page, own_fake: Serve) -> None:
    open_library(page, own_fake("busy"))
    page.get_by_text("Add articles").click()
    upload(page, ("late.md", "Late\nText."))
    expect(jobs(page)).to_contain_text("Something else is changing the library just now")
    expect(jobs(page)).not_to_contain_text("secret")
    jobs(page).get_by_role("button", name="Try again").click()
    expect(jobs(page)).to_contain_text("Added 1 article.")
    expect(count(page)).to_have_text("5 articles")


def test_a_locked_library_can_only_be_looked_at(page: Page, serve_fake: Serve) -> None:
    open_library(page, serve_fake("locked"))
    titles(page).first.click()
    expect(source(page).get_by_role("button", name="Ask about this summit")).to_be_visible()
    expect(page.get_by_role("button", name="Remove")).to_have_count(0)
    expect(page.get_by_text("Add articles")).to_have_count(0)


# What others wrote


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


def test_a_hostile_file_name_and_pasted_text_do_nothing(page: Page, own_fake: Serve) -> None:
    open_library(page, own_fake())
    page.get_by_text("Add articles").click()
    name = "<img src=x onerror=alert(1)> **b** [a](x) $x$ :smile:.pdf"
    upload(page, (name, "%PDF"))
    expect(jobs(page)).to_contain_text(f"{name}: it cannot be read yet")
    page.get_by_role("tab", name="Pasted text").click()
    page.get_by_label("Title", exact=True).fill(NASTY)
    for field in ("Text", "Summit (optional)", "Place (optional)", "Publisher (optional)"):
        page.get_by_label(field, exact=True).fill(NASTY)
    page.get_by_role("button", name="Add to the library").last.click()
    expect(jobs(page)).to_contain_text("Added 1 article.")
    expect(jobs(page).get_by_role("button", name=NASTY)).to_be_visible()
    expect(page.locator('[data-readout="article"]').filter(has_text="onerror=alert")).to_have_count(2)
    page.get_by_role("button", name=NASTY, exact=True).last.click()
    expect(source(page)).to_contain_text(NASTY)
    assert page.locator(".readout img, .readout script, .readout b").count() == 0
    assert page.get_by_test_id("stMain").locator("img[src=x], strong:text-is('b')").count() == 0


# On a phone


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


def test_on_a_phone_a_meeting_chosen_leads_to_its_articles_below_the_timeline(phone: Page, serve_fake: Serve) -> None:
    phone.set_viewport_size({"width": 390, "height": 480})
    page = open_library(phone, serve_fake())
    page.get_by_text("Timeline of meetings").tap()
    expect(titles(page).first).not_to_be_in_viewport()
    dot(page, DUSHANBE_MEETING).tap()
    expect(titles(page)).to_have_text(IN_DUSHANBE)
    expect(titles(page).first).to_be_in_viewport()
