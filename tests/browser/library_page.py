"""What tests of the library page do there: search, choose a filter, go to another page."""

import re

from playwright.sync_api import Locator, Page, expect

from tests.rag.ui.articles import BUKHARA, DUSHANBE

CA_RUSSIA = "Central Asia–Russia Summit"


DUSHANBE_MEETING = "Second Central Asia–Russia Summit, Dushanbe, 9 October 2025, 2 articles"


IN_DUSHANBE = [BUKHARA.title, DUSHANBE.title]


NASTY = "<img src=x onerror=alert(1)> **b** [a](https://example.org) $x$ :smile: ![b](https://example.org/b.png)"


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


def choose_files(page: Page, *files: tuple[str, bytes]) -> None:
    """Choose files of those names and contents to add, and wait until all have arrived.

    Streamlit turns the buttons off while files are on their way, and a click that begins before that is lost.
    """
    box = page.get_by_test_id("stFileUploaderDropzoneInput")
    box.set_input_files([{"name": name, "mimeType": "text/plain", "buffer": content} for name, content in files])
    arrived = page.get_by_test_id("stFileChip").get_by_role("button", name=re.compile("^Remove "))
    expect(arrived).to_have_count(len(files))


def dot(page: Page, name: str) -> Locator:
    return page.get_by_role("button", name=name, exact=True)


def jobs(page: Page) -> Locator:
    return page.get_by_role("region", name="Changes to the library")


def search(page: Page, text: str) -> None:
    page.get_by_label("Search the library").fill(text)


def to_page(page: Page, name: str) -> None:
    page.get_by_test_id("stSidebar").get_by_role("link", name=re.compile(f"^.*{name}")).click()
