"""Written answers in a real browser, over the real chain and a scripted model behind real HTTP."""

import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.asking import SEALED, ask, citations, mark, open_window
from tests.browser.axe import violations
from tests.browser.serving import REAL_APP, quickly_served
from tests.models.openai_server import OpenAIServer
from tests.models.prompt import Prompt
from tests.models.script import SCENARIOS
from tests.models.steps import Steps, Text

KEY = "sk-loopback-secret"
MODEL_LOADS_WITHIN_MS = 120_000

Written = tuple[Page, OpenAIServer]


@pytest.fixture(scope="module")
def model() -> Iterator[OpenAIServer]:
    with OpenAIServer() as server:
        yield server


@pytest.fixture(scope="module")
def address(model: OpenAIServer, real: tuple[str, Path], tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    log = tmp_path_factory.mktemp("written") / "served.log"
    settings = {
        "READOUT_DATA": str(real[1]),
        "READOUT_MODEL": "openai:scripted",
        "READOUT_MODEL_SILENCE_S": "10",
        "READOUT_READ_AGAIN": "false",  # which quotes are the best is not the matter here
        "OPENAI_BASE_URL": model.base_url,
        "OPENAI_API_KEY": KEY,
    }
    with quickly_served(REAL_APP, log, **settings) as address:
        yield address
    assert KEY not in log.read_text(encoding="utf-8")


@pytest.fixture
def window(page: Page, address: str, model: OpenAIServer) -> Page:
    model.scenario = "good"
    open_window(page, address)
    expect(page.get_by_text("Ready · ")).to_be_visible(timeout=MODEL_LOADS_WITHIN_MS)
    return page


def resting_after_its_first_sentence(until: threading.Event) -> Callable[[Prompt], Steps]:
    """A good answer whose second sentence comes once that is set; nothing but blanks are said till then."""

    def scenario(prompt: Prompt) -> Steps:
        steps = list(SCENARIOS["good"](prompt))
        ends = next(
            (n for n, one in enumerate(steps, 1) if isinstance(one, Text) and one.text.endswith("].")), len(steps)
        )
        yield from steps[:ends]
        while prompt.kind == "answer" and not until.wait(0.5):
            yield Text(" ")
        yield from steps[ends:]

    return scenario


def claims(page: Page, verdict: str = "") -> Locator:
    return page.locator(f'[data-readout="claim"]{f"[data-verdict={verdict}]" if verdict else ""}')


def test_markers_open_the_right_sentence_while_the_answer_still_streams(window: Page, model: OpenAIServer) -> None:
    read = threading.Event()
    model.scenario = resting_after_its_first_sentence(until=read)
    ask(window, SEALED)
    first = citations(window).first
    expect(first).to_be_visible(timeout=20_000)
    expect(window.locator('[data-readout="checked"]')).to_have_count(0)
    number = first.get_attribute("data-marker")
    first.click()
    expect(mark(window)).to_be_visible()
    opened = mark(window).text_content()
    read.set()
    expect(window.locator('[data-readout="checked"]')).to_contain_text("word for word", timeout=20_000)
    expect(window.locator('[data-readout="claims"]')).to_contain_text("supported")
    entry = window.locator(f'.readout-entry-quote:has([aria-hidden]:text-is("{number}")) button').first
    expect(entry).to_have_text(f"“{opened}”")
    assert violations(window) == []


def test_a_wrong_number_is_marked_with_both_numbers(window: Page, model: OpenAIServer) -> None:
    model.scenario = "wrong-number-too"
    ask(window, SEALED)
    expect(claims(window, "unsupported").first).to_be_visible(timeout=20_000)
    expect(window.locator('[data-readout="reason"]').first).to_contain_text("the quote says")
    expect(window.locator('[data-readout="reason"]').first).to_contain_text("the answer says")


def test_a_server_that_fails_leaves_the_quotes_and_says_why(window: Page, model: OpenAIServer) -> None:
    model.scenario = "status-500-always"
    ask(window, SEALED)
    note = "The model's provider had an error, so these are the quotes alone."
    expect(window.locator('[data-readout="note"]')).to_have_text(note, timeout=20_000)
    expect(citations(window).first).to_be_visible()
    citations(window).first.click()
    assert (mark(window).text_content() or "") in window.locator(".readout-text p").first.inner_text()


def test_stopping_keeps_what_was_written_and_gives_the_quotes_after_a_reload_too(
    window: Page, model: OpenAIServer
) -> None:
    model.scenario = "slow"
    ask(window, SEALED)
    expect(citations(window).first).to_be_visible(timeout=20_000)
    window.get_by_role("button", name="Stop answering this question").click()
    for _ in range(2):
        behind = window.locator('[data-readout="behind"]')
        expect(behind).to_contain_text("you stopped the model")
        expect(behind.locator(".readout-written")).not_to_be_empty()
        expect(window.locator('[data-readout="checked"]')).to_contain_text("word for word")
        window.reload()


def test_quotes_only_can_be_chosen_and_then_no_model_is_asked(window: Page, model: OpenAIServer) -> None:
    window.get_by_role("combobox", name="Answers").click()
    window.get_by_role("option", name="Quotes only").click()
    before = len(model.requests)
    ask(window, SEALED)
    expect(window.locator('[data-readout="checked"]')).to_be_visible(timeout=20_000)
    expect(window.locator('[data-readout="claims"]')).to_have_count(0)
    assert len(model.requests) == before


def test_what_a_model_was_talked_into_is_text_and_calls_nobody(window: Page, model: OpenAIServer) -> None:
    model.scenario = "injected"
    ask(window, SEALED)
    expect(window.get_by_text("PWNED").first).to_be_attached(timeout=20_000)
    window.wait_for_timeout(1000)
    assert window.locator(".readout-exchange img, .readout-exchange script").count() == 0
    assert not [request for request in model.requests if "/sink" in request.path]


def test_a_text_of_which_most_fails_is_folded_away_behind_the_quotes(window: Page, model: OpenAIServer) -> None:
    model.scenario = "wrong-number"
    ask(window, SEALED)
    expect(window.locator('[data-readout="note"]')).to_contain_text("these are the quotes alone", timeout=20_000)
    behind = window.locator('[data-readout="behind"]')
    expect(claims(window).first).not_to_be_visible()
    behind.locator("summary").click()
    expect(claims(window, "unsupported").first).to_be_visible()
    assert violations(window) == []
