"""The pages of the record in a real browser, over a fake desk: outcomes, a meeting, the calendar, badges, exports."""

import csv
import io
import json
import re
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.asking import ask, come_to_rest, count, mark, open_library, open_window, source
from tests.browser.axe import violations
from tests.browser.serving import Serve
from tests.rag import sheet
from tests.rag.ui.articles import HOSTILE_ARTICLE, JURMALA, RIGA

RIGA_MEETING = "Second Five Rivers Summit, Riga, 4 May 2025"
POOL = "Estonia proposed a joint water fund."


@pytest.fixture
def address(serve_fake: Serve) -> str:
    return serve_fake("record")


@pytest.fixture
def outcomes(page: Page, address: str) -> Page:
    page.goto(f"{address}/outcomes")
    expect(page.get_by_role("heading", name="Outcomes")).to_be_visible()
    expect(rows(page).first).to_be_visible()
    return page


def rows(page: Page) -> Locator:
    return page.locator('[data-readout="outcome"]')


def choice(page: Page, name: str) -> Locator:
    return page.locator(".readout-outcomes").get_by_role("button", name=name, exact=True)


def unfold(page: Page, facet: str) -> None:
    page.locator(f'[data-facet="{facet}"] > summary').click()


def saved(page: Page, kind: str, folder: Path) -> bytes:
    with page.expect_download() as download:
        page.get_by_role("button", name=kind).click()
    file = folder / download.value.suggested_filename
    download.value.save_as(file)
    return file.read_bytes()


# Outcomes


def test_outcomes_are_filtered_and_counted(outcomes: Page) -> None:
    expect(count(outcomes)).to_have_text("9 outcomes")
    choice(outcomes, "proposed 2").click()
    expect(count(outcomes)).to_have_text("2 of 9 outcomes")
    expect(rows(outcomes)).to_have_count(2)
    expect(choice(outcomes, "proposed 2")).to_be_focused()
    expect(choice(outcomes, "proposed 2")).to_have_attribute("aria-pressed", "true")
    unfold(outcomes, "actors")
    expect(choice(outcomes, "Estonia 2")).to_be_visible()
    expect(choice(outcomes, "Latvia 1")).to_have_count(0)
    choice(outcomes, "adopted 4").click()
    expect(count(outcomes)).to_have_text("6 of 9 outcomes")
    choice(outcomes, "Clear filters").click()
    expect(count(outcomes)).to_have_text("9 outcomes")
    expect(count(outcomes)).to_be_focused()
    unfold(outcomes, "series")
    choice(outcomes, "Fjord Summit 1").click()
    expect(rows(outcomes)).to_have_count(1)
    expect(outcomes.locator(".readout-chart tbody tr")).to_have_count(1)
    choice(outcomes, "By year").click()
    expect(outcomes.locator(".readout-chart").get_by_role("rowheader")).to_have_text("2018")
    outcomes.reload()
    expect(rows(outcomes)).to_have_count(1)
    expect(count(outcomes)).to_have_text("1 of 9 outcomes")
    expect(outcomes.locator(".readout-chart").get_by_role("rowheader")).to_have_text("2018")
    assert outcomes.url.endswith("/outcomes?series=Fjord+Summit&by=years")


def test_what_is_filtered_is_saved_and_reads_back_with_its_quotes_and_no_formula(
    outcomes: Page, tmp_path: Path
) -> None:
    unfold(outcomes, "series")
    choice(outcomes, "Five Rivers Summit 7").click()
    expect(rows(outcomes)).to_have_count(7)
    told = list(csv.DictReader(io.StringIO(saved(outcomes, "CSV", tmp_path).decode())))
    assert len(told) == 7
    articles = {one.id: one for one in (RIGA, JURMALA)}
    for one in told:
        text = articles[one["article"]].text[int(one["start"]) : int(one["end"])]
        assert one["text"].removeprefix("'") == text
        assert one["link"] == (
            RIGA.url or "" if one["article"] == "riga" else f"jurmala, characters {one['start']}–{one['end']}"
        )
    assert [one["text"][:5] for one in told if "1+1" in one["text"]] == ["'=1+1"]
    listed = json.loads(saved(outcomes, "JSON", tmp_path))
    assert [one["text"] for one in listed] == [one["text"].removeprefix("'") for one in told]
    table = sheet.rows(saved(outcomes, "Excel", tmp_path))
    assert [row[table[0].index("text")] for row in table[1:]] == [one["text"] for one in listed]


def test_a_row_opens_its_sentence_in_place_and_its_meeting(outcomes: Page) -> None:
    row = rows(outcomes).filter(has_text=POOL)
    button = row.get_by_role("button", name=POOL)
    button.click()
    expect(mark(outcomes)).to_have_text(POOL)
    expect(button).to_have_attribute("aria-current", "true")
    outcomes.keyboard.press("Escape")
    expect(source(outcomes)).to_have_count(0)
    expect(button).to_be_focused()
    row.get_by_role("link").click()
    expect(outcomes.get_by_role("heading", name=RIGA_MEETING)).to_be_visible()
    assert outcomes.url.endswith("/meetings?article=riga")
    outcomes.go_back()
    expect(count(outcomes)).to_have_text("9 outcomes")
    assert outcomes.url.endswith("/outcomes")


def test_another_account_opens_its_sentence_from_a_row_and_from_under_an_answer(outcomes: Page, address: str) -> None:
    met = JURMALA.text.partition(" =1")[0]
    row = rows(outcomes).filter(has_text="The leaders adopted the Riga Charter")
    account = row.locator('[data-readout="differs"]').first
    expect(account).to_have_text(
        "Told differently (last day of the meeting): 4 May 2025 here, 5 May 2025 there: "
        f"“{met}” {JURMALA.title}, 5 May 2025"
    )
    account.get_by_role("button").click()
    expect(mark(outcomes)).to_have_text(met)
    open_window(outcomes, address)
    ask(outcomes, "What of the charter?")
    account = outcomes.locator('.readout-best [data-readout="differs"]').first
    account.get_by_role("button").click()
    expect(mark(outcomes)).to_have_text(met)
    expect(account.get_by_role("button")).to_have_attribute("aria-current", "true")
    source(outcomes).get_by_role("button", name="Close").click()
    expect(account.get_by_role("button")).to_be_focused()
    assert violations(outcomes) == []


def test_a_badge_says_its_status_and_the_words_it_was_read_from(outcomes: Page) -> None:
    badge = rows(outcomes).filter(has_text=POOL).locator('[data-readout="status"]')
    expect(badge).to_have_accessible_name("Status: proposed")
    expect(badge).to_have_accessible_description("Read from “proposed”")
    tip = "(badge) => getComputedStyle(badge, '::after').content"
    assert badge.evaluate(tip) == "none"
    badge.focus()
    outcomes.keyboard.press("Shift+Tab")
    outcomes.keyboard.press("Tab")
    assert badge.evaluate(tip) == '"Read from “proposed”"'


def test_an_articles_own_markup_is_text_in_the_table(outcomes: Page) -> None:
    expect(rows(outcomes).filter(has_text="<b>agreed</b> **nothing**")).to_be_visible()
    expect(rows(outcomes).get_by_role("link", name="**G20** <i>Summit</i>")).to_be_visible()


# A meeting


def test_a_meeting_has_an_address_its_lines_open_their_sentence_and_its_outcomes_are_a_table_away(
    page: Page, address: str
) -> None:
    page.goto(f"{address}/meetings")
    page.get_by_role("link", name=RIGA_MEETING).click()
    expect(page.get_by_role("heading", name=RIGA_MEETING)).to_be_visible()
    expect(page.locator('[data-fact="Day"] li')).to_have_text(
        [re.compile(f"^4 May 2025.*{RIGA.title}"), re.compile(f"^5 May 2025.*{JURMALA.title}")]
    )
    person = page.locator('[data-section="People · 1"]').get_by_role("button", name="Anna Kalns")
    person.click()
    expect(mark(page)).to_have_text("President Anna Kalns of Latvia chaired the meeting.")
    page.keyboard.press("Escape")
    expect(person).to_be_focused()
    page.locator('[data-fact="Edition"]').get_by_role("button", name=f"Also in: {RIGA.title}").click()
    expect(source(page).get_by_role("heading", name=RIGA.title)).to_be_visible()
    page.reload()
    expect(page.get_by_role("heading", name=RIGA_MEETING)).to_be_visible()
    expect(source(page)).to_have_count(0)
    page.get_by_role("button", name="Its 7 outcomes as a table").click()
    expect(count(page)).to_have_text("7 of 9 outcomes")
    expect(page.get_by_text(f"Only of {RIGA_MEETING}")).to_be_visible()
    assert page.url.endswith("/outcomes?meeting=riga")


def test_a_link_to_a_sentence_of_a_meeting_opens_both_and_one_to_nothing_says_so(page: Page, address: str) -> None:
    start = RIGA.text.index(POOL)
    page.goto(f"{address}/meetings?article=riga&start={start}&end={start + len(POOL)}")
    expect(page.get_by_role("heading", name=RIGA_MEETING)).to_be_visible()
    expect(mark(page)).to_have_text(POOL)
    page.goto(f"{address}/meetings?article=gone")
    expect(page.get_by_text("This link is for an article that is not in this library.").first).to_be_visible()
    expect(page.get_by_role("link", name=RIGA_MEETING)).to_be_visible()


def test_a_meeting_is_reached_from_the_timeline_and_from_an_open_article(page: Page, address: str) -> None:
    open_library(page, address)
    page.get_by_role("button", name=f"{RIGA_MEETING}, 2 articles").click()
    page.get_by_role("button", name="See this meeting").click()
    expect(page.get_by_role("heading", name=RIGA_MEETING)).to_be_visible()
    page.goto(f"{address}/?article=oslo")
    source(page).get_by_role("button", name="See this meeting").click()
    expect(page.get_by_role("heading", name="First Fjord Summit, Oslo, 3 June 2018")).to_be_visible()


# The calendar


def test_the_calendar_tells_what_is_to_come_from_what_is_past(page: Page, address: str) -> None:
    page.goto(f"{address}/calendar")
    coming, past = page.locator('[data-section="To come"]'), page.locator('[data-section="The day announced is past"]')
    expect(coming.locator(".readout-lead")).to_have_text(["Third Five Rivers Summit: Tallinn, 2098"])
    expect(past.locator(".readout-lead")).to_have_text(["Fjord Summit: was announced for Bergen, 2019"])
    past.get_by_role("button").click()
    expect(mark(page)).to_have_text("The next summit will be held in Bergen in 2019.")
    coming.get_by_role("link").click()
    expect(page.get_by_role("heading", name="Third Five Rivers Summit, Tallinn, 2098")).to_be_visible()
    page.reload()
    page.locator('[data-fact="Meeting before"]').get_by_role("link", name=RIGA_MEETING).click()
    expect(page.locator('[data-fact="Meeting after"]')).to_contain_text("announced")


# How it looks


def test_no_page_of_the_record_breaks_the_rules_of_accessibility(page: Page, address: str) -> None:
    for path, shown in (
        ("outcomes", ".readout-table"),
        ("meetings?article=riga", ".readout-lines"),
        ("calendar", ".readout-lines"),
    ):
        page.goto(f"{address}/{path}")
        expect(page.locator(shown).first).to_be_visible()
        if path == "outcomes":
            unfold(page, "actors")
            page.locator('[data-readout="status"]').first.focus()
        else:
            page.locator("[data-section] button").first.click()
            expect(source(page)).to_be_visible()
        come_to_rest(page)
        assert violations(page) == [], path


def test_on_a_phone_nothing_is_wider_than_the_screen(page: Page, address: str) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    for path in ("outcomes", "meetings?article=riga", "meetings", "calendar"):
        page.goto(f"{address}/{path}")
        expect(page.locator('[data-readout="line"], [data-readout="outcome"]').first).to_be_visible()
        assert page.evaluate("document.querySelector('.stMain').scrollWidth") <= 390, path
    assert HOSTILE_ARTICLE.summit
