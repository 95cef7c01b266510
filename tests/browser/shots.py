"""Screenshots of the window in each state, at three widths, in light and in dark: `make shots`.

    python -m tests.browser.shots [--out DIR] [--readme]

Fills a library from corpus/ in a temporary directory, serves it with a scripted model, and asks. `--readme` also writes
docs/window.png.
"""

import argparse
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Browser, Page, expect

from tests.browser.asking import ADOPTED, ask, citations, mark, open_library, open_window, source, titles
from tests.browser.serving import ROOT, chromium, served
from tests.models.openai_server import OpenAIServer

SIZES = ((1440, 900), (1024, 768), (390, 844))
MEETING = "2025-10-09-central-asia-russia-dushanbe-outcomes"
README_SHOT = "1440-light-source.png"
SETTLES_MS = 1200
"""For the flash of an opened mark to fade, and fonts and scrolling to come to rest."""
MODEL_LOADS_WITHIN_MS = 120_000
ANSWERS_WITHIN_MS = 30_000

KINDS = {
    "about": "hi",
    "library": "How many summits do you hold?",
    "meeting": "Who came to the SCO summit in Tianjin?",
    "status": "Was a hub in Bukhara agreed?",
    "list": "List everything that Uzbekistan proposed",
    "compare": "Compare the two Central Asia–China summits on money",
    "digest": "Summarise SCO Tianjin",
    "check": (
        "Six presidents met in Dushanbe on 9 October 2025 for the second Central Asia–Russia summit. They adopted a "
        "joint action plan for 2025 to 2027 and agreed to set up a logistics hub in Bukhara. The third summit is to be "
        "held in 2027. Is this correct?"
    ),
    "fact": "When is the third Central Asia–Russia summit to be held?",
}
"""A question for each kind of answer."""

Shot = Callable[[str], None]


def main() -> None:
    parser = argparse.ArgumentParser(description="Take screenshots of the window.")
    parser.add_argument("--out", type=Path, default=ROOT / "build" / "shots", help="where they go")
    parser.add_argument("--readme", action="store_true", help="also write docs/window.png")
    given = parser.parse_args()
    given.out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as temporary, OpenAIServer() as model:
        data = Path(temporary) / "data"
        subprocess.run([sys.executable, "-m", "ingest", "corpus/", "--data", str(data)], cwd=ROOT, check=True)
        settings = {
            "READOUT_DATA": str(data),
            "READOUT_MODEL": "openai:scripted",
            "OPENAI_BASE_URL": model.base_url,
            "OPENAI_API_KEY": "none",
        }
        log = Path(temporary) / "served.log"
        with served(ROOT / "app.py", log, **settings) as address, chromium() as browser:
            for size in SIZES:
                for scheme in ("light", "dark"):
                    take(browser, address, model, given.out, size, scheme)
    if given.readme:
        (ROOT / "docs").mkdir(exist_ok=True)
        shutil.copyfile(given.out / README_SHOT, ROOT / "docs" / "window.png")


def take(browser: Browser, address: str, model: OpenAIServer, out: Path, size: tuple[int, int], scheme: str) -> None:
    """Every state in one browser."""
    context = browser.new_context(viewport={"width": size[0], "height": size[1]}, color_scheme=scheme)
    page = open_window(context.new_page(), address)

    def shot(state: str) -> None:
        page.wait_for_timeout(SETTLES_MS)
        page.screenshot(path=out / f"{size[0]}-{scheme}-{state}.png")
        print(out / f"{size[0]}-{scheme}-{state}.png")

    expect(page.get_by_text("Ready · ")).to_be_visible(timeout=MODEL_LOADS_WITHIN_MS)
    take_quotes(page, shot)
    take_written(page, model, shot)
    take_kinds(page, shot)
    take_library(page, address, shot)
    take_record(page, address, shot)
    context.close()


def take_quotes(page: Page, shot: Shot) -> None:
    """Empty, the choice of scope, answered, a card, a source open, declined."""
    choose(page, "Quotes only")
    expect(page.get_by_role("heading", name="Questions to start from")).to_be_visible(timeout=ANSWERS_WITHIN_MS)
    shot("empty")
    page.get_by_role("button", name="Asking the whole library").click()
    shot("scope")
    page.keyboard.press("Escape")
    ask(page, ADOPTED)
    settled(page, 1)
    page.wait_for_timeout(2000)
    shot("answer")
    citations(page).first.hover()
    shot("card")
    citations(page).first.click()
    expect(mark(page)).to_be_visible()
    shot("source")
    page.keyboard.press("Escape")
    ask(page, "What is the capital of Peru?")
    settled(page, 2)
    shot("declined")


def take_kinds(page: Page, shot: Shot) -> None:
    """An answer of each kind in quotes alone, in a conversation of their own, which is opened again at its end."""
    page.evaluate("document.querySelector('.st-key-new-conversation button').click()")
    expect(page.locator(".readout-exchange")).to_have_count(0)
    choose(page, "Quotes only")
    for nth, (kind, question) in enumerate(KINDS.items(), start=1):
        ask(page, question)
        expect(page.locator(".readout-doing")).to_have_count(nth, timeout=ANSWERS_WITHIN_MS)
        shot(f"kind-{kind}")
    page.reload()
    expect(page.locator(".readout-doing")).to_have_count(len(KINDS), timeout=ANSWERS_WITHIN_MS)
    shot("kinds-reloaded")


def take_written(page: Page, model: OpenAIServer, shot: Shot) -> None:
    """A written answer, one with a wrong number, one that does not hold, one that was stopped."""
    choose(page, "openai:scripted")
    for nth, (scenario, state) in enumerate(
        (("good", "written"), ("wrong-number-too", "wrong-number"), ("wrong-number", "behind")), start=3
    ):
        model.scenario = scenario
        ask(page, ADOPTED)
        settled(page, nth)
        shot(state)
    model.scenario = "slow"
    ask(page, ADOPTED)
    expect(page.locator(".readout-exchange")).to_have_count(6)
    expect(page.locator(".readout-exchange").last.locator('[data-readout="citation"]').first).to_be_visible(
        timeout=ANSWERS_WITHIN_MS
    )
    page.get_by_role("button", name="Stop answering this question").click()
    expect(page.locator('[data-readout="behind"]').last).to_contain_text("you stopped the model")
    shot("stopped")


def take_library(page: Page, address: str, shot: Shot) -> None:
    """The list, adding, an article open."""
    open_library(page, address)
    shot("library")
    page.get_by_text("Add articles").click()
    shot("library-add")
    page.get_by_text("Add articles").click()
    titles(page).first.click()
    expect(source(page)).to_be_visible()
    shot("library-open")


def take_record(page: Page, address: str, shot: Shot) -> None:
    """Outcomes, a meeting with a sentence of it open, the calendar."""
    for state, path in (("outcomes", "outcomes"), ("meeting", f"meetings?article={MEETING}"), ("calendar", "calendar")):
        page.goto(f"{address}/{path}")
        lines = page.locator('[data-readout="outcome"] .readout-place, [data-readout="line"] .readout-place')
        expect(lines.first).to_be_visible()
        shot(state)
        lines.first.click()
        expect(source(page)).to_be_visible()
        shot(f"{state}-open")


def choose(page: Page, name: str) -> None:
    page.get_by_role("combobox", name="Answers").click()
    page.get_by_role("option", name=name).click()
    page.wait_for_timeout(500)


def settled(page: Page, exchanges: int) -> None:
    """That many questions are answered or declined."""
    found = page.locator('[data-readout="checked"], [data-readout="declined"]')
    expect(found).to_have_count(exchanges, timeout=ANSWERS_WITHIN_MS)


if __name__ == "__main__":
    main()
