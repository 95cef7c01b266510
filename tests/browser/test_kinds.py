"""An answer of each kind in a real browser, in a wide and in a narrow window, and what can be taken along of it."""

from pathlib import Path

from docx import Document
from playwright.sync_api import Locator, Page, expect

from tests.browser.asking import ADOPTED, ask, citations, come_to_rest, expect_in_sight, mark, open_window, source
from tests.browser.axe import violations
from tests.browser.serving import Serve
from tests.rag.ui.answers import ASKED, PASTED, composed
from tests.rag.ui.articles import HUB, PLAN, PLEDGE

KINDS = ("library", "meeting", "status", "list", "compare", "digest", "check", "about")
DONE = ".readout-doing"
WIDE, NARROW = {"width": 1440, "height": 900}, {"width": 390, "height": 844}


def answer_to(page: Page, question: str) -> Locator:
    """The exchange of that question, once it is answered."""
    ask(page, question)
    exchange = page.locator(".readout-exchange").last
    expect(exchange.get_by_role("heading", name=question)).to_be_attached()
    expect(exchange.locator(DONE)).to_be_visible()
    return exchange


def test_each_kind_is_drawn_with_what_it_has(page: Page, serve_fake: Serve) -> None:
    open_window(page, serve_fake())
    for kind in KINDS:
        answer = composed(kind)
        shown = answer_to(page, answer.question)
        if kind == "about":
            expect(shown.locator('[data-readout="about"]')).to_have_text(answer.headline)
            expect(shown.locator('[data-readout="checked"], [data-readout="citation"]')).to_have_count(0)
            continue
        headline = shown.locator('[data-readout="headline"]')
        expect(headline).to_contain_text(answer.headline.partition(" [")[0])
        expect(shown.locator('[data-readout="section"] h3')).to_have_text([one.title for one in answer.sections])
        expect(shown.get_by_role("columnheader")).to_have_text([*answer.table.columns] if answer.table else [])
        expect(shown.locator('[data-readout="counted"]')).to_have_count(int(kind == "list"))
        expect(shown.locator('[data-readout="basis"]')).not_to_be_empty()
        for size in (NARROW, WIDE):
            page.set_viewport_size(size)
            assert page.evaluate("document.documentElement.scrollWidth") == size["width"], kind
    for size in (WIDE, NARROW):
        page.set_viewport_size(size)
        come_to_rest(page)
        assert violations(page) == []


def test_a_number_in_a_cell_or_an_item_opens_its_source_and_is_returned_to(page: Page, serve_fake: Serve) -> None:
    open_window(page, serve_fake())
    shown = answer_to(page, ASKED["compare"])
    marker = shown.get_by_role("cell", name=PLEDGE).get_by_role("button")
    marker.click()
    expect(mark(page)).to_have_text(PLEDGE)
    page.keyboard.press("Escape")
    expect(marker).to_be_focused()
    shown = answer_to(page, ASKED["list"])
    shown.locator('[data-readout="section"]').last.get_by_role("button").click()
    expect(mark(page)).to_have_text(HUB)


def test_on_a_phone_each_cell_of_a_table_stands_under_the_name_of_its_column(page: Page, serve_fake: Serve) -> None:
    open_window(page, serve_fake())
    grid = answer_to(page, ASKED["compare"]).locator('[data-readout="table"]')
    columns = grid.get_by_role("columnheader").all_inner_texts()[1:]
    names = grid.get_by_role("row").last.locator(".readout-column")
    expect(names.first).to_be_hidden()
    page.set_viewport_size({"width": 340, "height": 700})
    expect(names).to_have_text(columns)
    expect(names.first).to_be_visible()
    assert grid.evaluate("grid => grid.scrollWidth === grid.clientWidth")
    cells = [cell.bounding_box() for cell in grid.get_by_role("row").last.get_by_role("cell").all()]
    assert [one["y"] for one in cells if one] == sorted({one["y"] for one in cells if one})


def test_the_headline_weighs_most_after_the_question_and_a_title_less_than_a_quote(
    page: Page, serve_fake: Serve
) -> None:
    open_window(page, serve_fake())
    shown = answer_to(page, ASKED["status"])

    def size(selector: str) -> float:
        return float(shown.locator(selector).first.evaluate("one => parseFloat(getComputedStyle(one).fontSize)"))

    sizes = [size(one) for one in (".readout-question", ".readout-headline", ".readout-best p", ".readout-title")]
    assert sizes == sorted(sizes, reverse=True)
    assert len(set(sizes)) == len(sizes)
    expect(shown.locator(".readout-best").get_by_role("img", name="Status: proposed")).to_have_attribute(
        "title", "Read from “proposed”"
    )


def test_what_else_says_so_and_what_is_only_near_is_folded_and_opened_by_a_step_to_it(
    page: Page, serve_fake: Serve
) -> None:
    open_window(page, serve_fake())
    shown = answer_to(page, ASKED["digest"])
    near = shown.locator('[data-readout="related"]')
    expect(near.locator("p")).not_to_be_visible()
    citations(page).first.click()
    for step in range(2, 6):
        page.get_by_role("button", name="Next quote").click()
        expect(source(page).get_by_text(f"{step} of 5")).to_be_visible()
    expect(mark(page)).to_have_text("The venue was left open.")
    expect(near.locator("p")).to_be_visible()


def test_a_pasted_text_is_cut_until_all_of_it_is_wanted(page: Page, serve_fake: Serve) -> None:
    open_window(page, serve_fake())
    shown = answer_to(page, PASTED)
    heading = shown.get_by_role("heading", name=PASTED)
    assert heading.evaluate("one => one.scrollHeight > one.clientHeight + 4")
    shown.get_by_role("button", name="Show all of it").click()
    assert heading.evaluate("one => one.scrollHeight <= one.clientHeight + 4")
    expect(shown.get_by_role("button", name="Show less")).to_have_attribute("aria-expanded", "true")


def test_an_answer_is_copied_and_saved_as_word(page: Page, serve_fake: Serve, tmp_path: Path) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    open_window(page, serve_fake())
    shown = answer_to(page, ASKED["compare"])
    shown.get_by_role("button", name="Copy answer").click()
    expect(shown.get_by_text("Copied")).to_be_visible()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith(composed("compare").headline)
    assert "[4] Xi'an summit" in copied
    with page.expect_download() as download:
        shown.get_by_label("Save this answer").click()
        shown.get_by_role("button", name="Word").click()
    assert download.value.suggested_filename == "compare-dushanbe-and-xi-an.docx"
    download.value.save_as(tmp_path / "saved.docx")
    document = Document(str(tmp_path / "saved.docx"))
    assert document.paragraphs[0].text == ASKED["compare"]
    assert document.tables[0].cell(0, 1).text == "Central Asia–Russia Summit, Dushanbe 2025"


def test_the_page_is_set_in_the_fonts_that_it_brings(page: Page, serve_fake: Serve) -> None:
    open_window(page, serve_fake())
    shown = answer_to(page, ASKED["list"])
    loaded = page.evaluate("[...document.fonts].filter(font => font.status === 'loaded').map(font => font.family)")
    assert {"Source Serif 4", "Source Sans 3"} <= {family.strip('"') for family in loaded}
    family = shown.locator(".readout-headline").evaluate("one => getComputedStyle(one).fontFamily")
    assert family.startswith('"Source Serif 4"')


def test_a_reload_opens_the_conversation_at_its_latest_answer(page: Page, serve_fake: Serve) -> None:
    open_window(page, serve_fake())
    for question in (ASKED["digest"], ASKED["compare"], ASKED["list"]):
        answer_to(page, question)
    page.reload()
    latest = page.get_by_role("heading", name=ASKED["list"])
    expect_in_sight(latest, page.locator(".stMain"))
    expect(page.get_by_role("heading", name=ASKED["digest"])).not_to_be_in_viewport()


def test_on_a_phone_the_drawer_closes_when_a_conversation_is_begun(page: Page, serve_fake: Serve) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    open_window(page, serve_fake())
    answer_to(page, ASKED["meeting"])
    page.get_by_test_id("stExpandSidebarButton").click()
    begin = page.get_by_role("button", name="New conversation")
    expect(begin).to_be_in_viewport()
    begin.click()
    expect(page.get_by_role("heading", name="What did they actually decide?")).to_be_visible()
    expect(begin).not_to_be_in_viewport()


def test_beside_an_open_source_the_sidebar_gives_way_where_there_is_no_room_for_three(
    page: Page, serve_fake: Serve
) -> None:
    page.set_viewport_size({"width": 1024, "height": 768})
    open_window(page, serve_fake())
    answer_to(page, ADOPTED)
    begin = page.get_by_role("button", name="New conversation")
    expect(begin).to_be_visible()
    citations(page).first.click()
    expect(mark(page)).to_have_text(PLAN)
    expect(source(page).locator(".readout-bar-title")).to_contain_text("Dushanbe summit ends")
    expect(begin).not_to_be_visible()
    page.keyboard.press("Escape")
    expect(begin).to_be_visible()
