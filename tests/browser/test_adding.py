"""Articles are added, put right and removed on the library page, in a real browser."""

import re

from playwright.sync_api import Page, expect

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
from tests.browser.library_page import NASTY, choose_files, jobs, search, to_page
from tests.browser.serving import Serve
from tests.rag.ui.articles import BUKHARA, UNDATED


def upload(page: Page, *files: tuple[str, str], then: str = "Add to the library") -> None:
    choose_files(page, *((name, text.encode()) for name, text in files))
    drawn_whole(page)  # what the files change on the page is there, and the button stays where it is
    at_rest(page.get_by_role("button", name=then).first).press("Enter")  # what moves under a pointer is not the matter


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
