"""The window in a real browser, over a fake desk: what a person clicks, presses and sees."""

import re
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Locator, Page, expect

from tests.browser.asking import ADOPTED, ask, citations, expect_in_sight, mark, open_window, source
from tests.browser.serving import Serve
from tests.rag.ui.articles import BUKHARA, DUSHANBE, HOSTILE, HOSTILE_ARTICLE, HUB, PLAN, REVIEW


def test_each_citation_opens_its_article_with_its_own_sentence_marked_and_in_sight(window: Page) -> None:
    ask(window, ADOPTED)
    expect(citations(window)).to_have_count(3)
    for place, (article, sentence) in enumerate(((DUSHANBE, PLAN), (DUSHANBE, REVIEW), (BUKHARA, HUB))):
        citations(window).nth(place).click()
        expect(mark(window)).to_have_text(sentence)
        assert mark(window).text_content() == sentence
        expect(source(window).get_by_role("heading", name=article.title)).to_have_count(1)
        expect_in_sight(mark(window), source(window))


def test_a_citation_is_a_button_named_by_its_source(window: Page) -> None:
    ask(window, "What about Bukhara?")
    name = "Source 1: What Uzbekistan proposed, UzDaily, 10 October 2025"
    expect(window.get_by_role("button", name=name)).to_have_attribute("data-readout", "citation")


def test_an_entry_under_the_answer_opens_the_source_too(window: Page) -> None:
    ask(window, "What about Bukhara?")
    window.get_by_role("button", name=BUKHARA.title, exact=True).click()
    expect(mark(window)).to_have_text(HUB)


def test_the_keyboard_alone_opens_and_closes_a_source(window: Page) -> None:
    ask(window, "What about Bukhara?")
    expect(citations(window)).to_have_count(1)
    citations(window).focus()
    window.keyboard.press("Enter")
    expect(mark(window)).to_have_text(HUB)
    expect(source(window)).to_be_focused()
    window.keyboard.press("Escape")
    expect(source(window)).to_have_count(0)
    expect(citations(window)).to_be_focused()


def test_the_close_button_closes_the_source(window: Page) -> None:
    ask(window, "What about Bukhara?")
    citations(window).click()
    window.get_by_role("button", name="Close the source").click()
    expect(source(window)).to_have_count(0)


def test_a_decline_shows_what_is_nearest_without_passing_it_off_as_an_answer(window: Page) -> None:
    ask(window, "What is the capital of Peru?")
    declined = window.locator('[data-readout="declined"]')
    expect(declined).to_contain_text("not an answer")
    expect(citations(window)).to_have_count(0)
    expect(window.locator('[data-readout="checked"]')).to_have_count(0)
    declined.get_by_role("button", name=DUSHANBE.title).click()
    expect(source(window)).to_contain_text("not an answer")
    expect(mark(window)).to_have_count(0)
    expect(window.locator('mark[data-readout="passage"]')).to_be_visible()


def test_a_later_question_does_not_move_an_earlier_answers_citations(window: Page) -> None:
    ask(window, "What about Bukhara?")
    expect(citations(window)).to_have_count(1)
    ask(window, "What about the pledge?")
    expect(citations(window)).to_have_count(2)
    citations(window).first.click()
    expect(mark(window)).to_have_text(HUB)


def test_clicks_and_questions_while_an_answer_streams_lose_nothing(page: Page, serve_fake: Serve) -> None:
    window = open_window(page, serve_fake("slow"))
    ask(window, "What about Bukhara?")
    expect(citations(window)).to_have_count(1)
    ask(window, ADOPTED)
    citations(window).first.press("Enter")  # what moves under a pointer is not the matter here
    ask(window, "What is the capital of Peru?")
    expect(mark(window)).to_have_text(HUB)
    expect(window.locator('[data-readout="checked"]')).to_have_count(2)
    expect(window.locator('[data-readout="declined"]')).to_have_count(1)
    expect(citations(window)).to_have_count(4)


def test_a_question_asked_while_the_model_loads_is_answered_when_it_has(
    page: Page, own_fake: Serve, tmp_path: Path
) -> None:
    window = open_window(page, own_fake("loading"))
    expect(window.get_by_text(re.compile(r"Loading the language model… \d+ s"))).to_be_visible()
    ask(window, "What about Bukhara?")
    expect(window.get_by_text("Your question is kept and will be answered.")).to_be_visible()
    (tmp_path / "data" / "loaded").touch()
    expect(citations(window)).to_have_count(1)
    expect(window.get_by_text("Ready · 4 articles")).to_be_visible()


def test_a_failed_load_can_be_tried_again_from_the_page(page: Page, own_fake: Serve) -> None:
    window = open_window(page, own_fake("failing"))
    expect(window.get_by_text("The model in '/m' is not the one expected. Install it again.")).to_be_visible()
    ask(window, "What about Bukhara?")
    expect(window.get_by_text("Kept until the language model can be loaded.")).to_be_visible()
    window.get_by_role("button", name="Try again").click()
    expect(citations(window)).to_have_count(1)


def test_a_question_that_failed_is_asked_again_at_a_click(window: Page) -> None:
    ask(window, "break")
    failure = window.get_by_role("alert")
    expect(failure).to_contain_text("This question could not be answered.")
    expect(failure).not_to_contain_text("secret")
    expect(failure.get_by_role("button", name="Ask again")).to_be_visible()


def test_what_others_wrote_is_shown_as_they_typed_it_and_does_nothing(window: Page) -> None:
    question = (
        "**taxation** <img src=x onerror=alert(1)> $x$ :smile: [a](https://example.org) ![b](https://example.org/b.png)"
    )
    ask(window, question)
    expect(window.get_by_role("heading", name=question)).to_have_text(question)
    citations(window).click()
    expect(mark(window)).to_have_text(HOSTILE)
    expect(source(window).get_by_role("heading", name=HOSTILE_ARTICLE.title)).to_have_count(1)
    assert "<script>" in source(window).inner_text()
    for root in (source(window), window.locator(".readout-exchange")):
        assert root.locator("img, script, b, i, u, strong, a[href]").count() == 0
    assert window.title() == "Readout"


def test_two_browsers_do_not_see_each_others_questions(
    page: Page, new_page: Callable[..., Page], serve_fake: Serve
) -> None:
    one, other = (open_window(each, serve_fake()) for each in (page, new_page()))
    ask(one, "What about Bukhara?")
    expect(citations(one)).to_have_count(1)
    other.reload()
    expect(other.locator(".readout-exchange")).to_have_count(0)


def test_on_a_phone_the_source_lies_over_the_chat_and_the_citation_stays_in_sight(
    phone: Page, serve_fake: Serve
) -> None:
    window = open_window(phone, serve_fake())
    ask(window, ADOPTED)
    citations(window).nth(2).tap()
    expect(mark(window)).to_have_text(HUB)
    expect_in_sight(mark(window), source(window))
    above = source(window).bounding_box()
    citation = citations(window).nth(2).bounding_box()
    assert above
    assert citation
    assert 0 < citation["y"] < citation["y"] + citation["height"] <= above["y"]
    assert window.evaluate("document.documentElement.scrollWidth") == 390


def place_of(element: Locator) -> dict[str, float]:
    """Where it stands when scrolling has come to rest; asked again when it was being drawn anew at that moment."""
    for _ in range(20):
        element.page.wait_for_timeout(300)
        if place := element.bounding_box():
            return dict(place)
    raise AssertionError("never in place")


def test_the_answer_takes_the_place_kept_for_it_and_moves_nothing_above_it(page: Page, serve_fake: Serve) -> None:
    window = open_window(page, serve_fake("slow"))
    ask(window, ADOPTED)
    question = window.get_by_role("heading", name=ADOPTED)
    expect(window.get_by_text("“They adopted")).to_be_visible()
    before = place_of(question)
    expect(window.locator('[data-readout="checked"]')).to_be_visible()
    assert place_of(question) == before


def test_the_sentence_that_a_quote_leans_on_stands_in_front_of_it(window: Page) -> None:
    ask(window, "What of the third?")
    expect(citations(window)).to_have_count(1)
    expect(window.locator(".readout-context")).to_have_text(f"{PLAN} ")
    expect(window.get_by_text("Also in 2 others.")).to_be_visible()
    expect(window.locator("[data-readout=checked]")).to_have_text("1 quote, word for word from 1 article")
    citations(window).click()
    expect(mark(window)).to_have_text(REVIEW)
