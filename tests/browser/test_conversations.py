"""Conversations kept, in a real browser: reloads, restarts, the list in the sidebar, feedback, saving."""

import json
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.asking import ask, citations, mark, open_window
from tests.browser.serving import ROOT, Serve, Server
from tests.rag.ui.articles import BUKHARA, DUSHANBE, HUB, PLAN

BUKHARA_ASKED = "What about Bukhara?"
ADOPTED = "What did they adopt?"
CHECKED = '[data-readout="checked"]'


def kept(page: Page) -> Locator:
    return page.get_by_role("list", name="Conversations").locator(".readout-kept")


def kept_titles(page: Page, *titles: str) -> None:
    expect(kept(page).locator("span")).to_have_text([*titles])


def questions(page: Page) -> Locator:
    return page.locator(".readout-question")


def asked_in_new(page: Page, question: str) -> None:
    page.get_by_role("button", name="New conversation").click()
    expect(questions(page)).to_have_count(0)
    ask(page, question)
    expect(questions(page)).to_have_text([question])


def test_everything_is_where_it_was_after_a_reload(window: Page) -> None:
    ask(window, ADOPTED)
    expect(citations(window)).to_have_count(3)
    ask(window, BUKHARA_ASKED)
    expect(citations(window)).to_have_count(4)
    expect(window.locator(".readout-follow button")).to_have_count(2)
    shown = window.locator(".readout-exchange").all_inner_texts()
    window.reload()
    expect(citations(window)).to_have_count(4)
    expect(window.locator(".readout-follow button")).to_have_count(2)
    assert window.locator(".readout-exchange").all_inner_texts() == shown
    kept_titles(window, ADOPTED)
    for place, sentence in ((0, PLAN), (3, HUB)):
        citations(window).nth(place).click()
        expect(mark(window)).to_have_text(sentence)


def test_the_cookie_is_random_and_for_this_site_alone(window: Page) -> None:
    ask(window, BUKHARA_ASKED)
    expect(citations(window)).to_have_count(1)
    (cookie,) = [one for one in window.context.cookies() if one["name"] == "readout_browser"]
    assert re.fullmatch("[0-9a-f]{32}", cookie["value"])
    assert cookie["sameSite"] == "Strict"
    window.reload()
    expect(citations(window)).to_have_count(1)
    assert [one["value"] for one in window.context.cookies() if one["name"] == "readout_browser"] == [cookie["value"]]


def test_everything_is_where_it_was_after_a_restart_of_the_server(page: Page, server: Server) -> None:
    with server() as address:
        open_window(page, address)
        ask(page, BUKHARA_ASKED)
        expect(page.locator(CHECKED)).to_be_visible()
        page.get_by_role("button", name="This answer is good").click()
        expect(page.get_by_role("button", name="This answer is good")).to_have_attribute("aria-pressed", "true")
        asked_in_new(page, "What is the capital of Peru?")
        expect(page.locator('[data-readout="declined"]')).to_be_visible()
    with server() as address:
        page.goto(address)
        expect(questions(page)).to_have_text(["What is the capital of Peru?"])
        expect(page.locator('[data-readout="declined"]')).to_contain_text(DUSHANBE.title)
        kept_titles(page, "What is the capital of Peru?", BUKHARA_ASKED)
        kept(page).nth(1).click()
        expect(questions(page)).to_have_text([BUKHARA_ASKED])
        citations(page).click()
        expect(mark(page)).to_have_text(HUB)
        expect(page.get_by_role("button", name="This answer is good")).to_have_attribute("aria-pressed", "true")


def test_a_question_cut_off_by_the_servers_end_can_be_asked_again(page: Page, server: Server) -> None:
    with server("never") as address:
        open_window(page, address)
        ask(page, BUKHARA_ASKED)
        expect(page.get_by_text("Searching the library…")).to_be_visible()
    with server() as address:
        page.goto(address)
        failure = page.locator(".readout-failed")
        expect(failure).to_contain_text("Readout was stopped before this question was answered.")
        failure.get_by_role("button", name="Ask again").click()
        expect(citations(page)).to_have_count(1)
        page.reload()
        expect(citations(page)).to_have_count(1)


def test_an_answer_being_written_goes_on_through_a_reload(page: Page, serve_fake: Serve) -> None:
    window = open_window(page, serve_fake("slow"))
    ask(window, ADOPTED)
    expect(window.get_by_text("“They adopted")).to_be_visible()
    window.reload()
    expect(window.locator(CHECKED)).to_be_visible()
    expect(window.locator(".readout-failed")).to_have_count(0)


def test_a_conversation_is_renamed_found_deleted_and_brought_back(window: Page) -> None:
    ask(window, ADOPTED)
    expect(citations(window)).to_have_count(3)
    asked_in_new(window, "What about the pledge?")
    expect(citations(window)).to_have_count(1)
    kept_titles(window, "What about the pledge?", ADOPTED)

    kept(window).last.hover()
    window.get_by_role("button", name=f"Rename: {ADOPTED}").click()
    window.get_by_label("Title of the conversation").fill("<b>Dushanbe</b> **plan**")
    window.keyboard.press("Enter")
    kept_titles(window, "What about the pledge?", "<b>Dushanbe</b> **plan**")

    search = window.get_by_role("searchbox", name="Search conversations")
    search.fill('third NEAR("')  # would break a query; its second word is nowhere
    expect(window.get_by_text("No conversation holds these words.")).to_be_visible()
    search.fill('third "reviewed')
    kept_titles(window, "<b>Dushanbe</b> **plan**")
    kept(window).click()
    expect(questions(window)).to_have_text([ADOPTED])
    search.fill("")
    expect(kept(window)).to_have_count(2)

    kept(window).last.hover()
    window.get_by_role("button", name="Delete: <b>Dushanbe</b> **plan**").click()
    kept_titles(window, "What about the pledge?")
    expect(questions(window)).to_have_count(0)
    window.get_by_role("button", name="Undo").click()
    kept_titles(window, "What about the pledge?", "<b>Dushanbe</b> **plan**")
    expect(citations(window)).to_have_count(3)


def test_the_keyboard_alone_renames_deletes_and_undoes(window: Page) -> None:
    ask(window, BUKHARA_ASKED)
    expect(citations(window)).to_have_count(1)
    rename = window.get_by_role("button", name=f"Rename: {BUKHARA_ASKED}")
    rename.focus()
    window.keyboard.press("Enter")
    expect(window.get_by_label("Title of the conversation")).to_be_focused()
    window.keyboard.press("Escape")
    expect(rename).to_be_focused()
    window.keyboard.press("Tab")
    expect(window.get_by_role("button", name=f"Delete: {BUKHARA_ASKED}")).to_be_focused()
    window.keyboard.press("Enter")
    undo = window.get_by_role("button", name="Undo")
    expect(undo).to_be_focused()
    window.keyboard.press("Enter")
    kept_titles(window, BUKHARA_ASKED)


def test_two_browsers_never_see_each_others_conversations(
    page: Page, new_page: Callable[..., Page], serve_fake: Serve
) -> None:
    one, other = (open_window(each, serve_fake()) for each in (page, new_page()))
    ask(one, BUKHARA_ASKED)
    expect(citations(one)).to_have_count(1)
    ask(other, "What about the pledge?")
    expect(citations(other)).to_have_count(1)
    for page, title in ((one, BUKHARA_ASKED), (other, "What about the pledge?")):
        page.reload()
        expect(questions(page)).to_have_text([title])
        kept_titles(page, title)
    other.get_by_role("searchbox", name="Search conversations").fill("Bukhara")
    expect(other.get_by_text("No conversation holds these words.")).to_be_visible()


def test_two_windows_of_one_browser_show_the_same_conversations(window: Page, serve_fake: Serve) -> None:
    ask(window, BUKHARA_ASKED)
    expect(citations(window)).to_have_count(1)
    second = window.context.new_page()
    second.goto(serve_fake())
    expect(questions(second)).to_have_text([BUKHARA_ASKED])


def test_thumbs_and_doubts_are_kept_and_listed_by_the_command(page: Page, server: Server, tmp_path: Path) -> None:
    with server("slow") as address:
        open_window(page, address)
        ask(page, BUKHARA_ASKED)
        expect(page.locator(CHECKED)).to_have_count(1)
        ask(page, ADOPTED)
        expect(page.get_by_text("“They adopted")).to_be_visible()
        bad = page.get_by_role("button", name="This answer is not good").first
        bad.click()  # while the second answer is being written
        expect(bad).to_have_attribute("aria-pressed", "true")
        expect(page.locator(CHECKED)).to_have_count(2)
        page.get_by_label("What is wrong with it (optional)").first.fill("Half is missing")
        page.keyboard.press("Enter")
        expect(page.get_by_text("Kept with your verdict")).to_be_visible()
        menu = page.get_by_label("More on quote 3")
        menu.focus()
        page.keyboard.press("Enter")
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        expect(menu).to_have_text("Reported")
        good = page.get_by_role("button", name="This answer is good").last
        good.click()
        expect(good).to_have_attribute("aria-pressed", "true")
        good.click()
        expect(good).to_have_attribute("aria-pressed", "false")

        command = [sys.executable, "-m", "rag", "feedback", "--json", "--data", str(tmp_path / "data")]
        done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=60, check=True)
        first, second = map(json.loads, done.stdout.splitlines())
        assert (first["question"], first["verdict"], first["quote"]) == (BUKHARA_ASKED, "bad", None)
        assert first["reason"] == "Half is missing"
        assert (second["question"], second["verdict"]) == (ADOPTED, "unsupported")
        start = BUKHARA.text.index(HUB)
        assert second["quote"] == {
            "marker": 3,
            "article": "bukhara",
            "start": start,
            "end": start + len(HUB),
            "text": HUB,
        }


@pytest.mark.parametrize(("kind", "ending"), [("Markdown", ".md"), ("HTML", ".html")])
def test_a_conversation_is_saved_as_a_file(
    new_page: Callable[..., Page], window: Page, tmp_path: Path, kind: str, ending: str
) -> None:
    expect(window.get_by_role("button", name=kind, exact=True)).to_have_count(0)  # nothing to save yet
    ask(window, "What about <b>taxation</b> <img src=https://example.org/x>?")
    expect(window.locator(CHECKED)).to_be_visible()
    ask(window, BUKHARA_ASKED)
    expect(window.locator(CHECKED)).to_have_count(2)
    with window.expect_download() as download:
        window.locator(".st-key-saving").get_by_role("button", name=kind).click()
    assert download.value.suggested_filename.endswith(ending)
    file = tmp_path / f"saved{ending}"
    download.value.save_as(file)
    text = file.read_text(encoding="utf-8")
    assert "A hub in Bukhara was proposed 🚆🚆 but not adopted" in text
    if kind == "Markdown":
        return
    paper = new_page()
    paper.set_content(text)
    expect(paper.locator("script, img, b")).to_have_count(0)
    expect(paper.get_by_role("heading", name="<b>taxation</b>").first).to_be_visible()
    assert [link.get_attribute("href") for link in paper.get_by_role("link").all()] == ["https://example.org/bukhara"]
