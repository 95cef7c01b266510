"""`make load`: twenty browsers ask at once for a minute; every citation must open its own quote.

Prints one JSON object: how many questions were asked and answered, how long an answer took from the Enter key to the
page showing it, and everything that went wrong. Exits 1 when
anything did.
"""

import asyncio
import json
import random
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from playwright.async_api import Browser, Locator, Page, async_playwright, expect

from tests.browser.serving import CHROMIUM_FLAGS, ROOT, chromium_path, served
from tests.eval.questions import DEVELOPMENT, read_cases

BROWSERS = 20
SECONDS = 60.0
WAIT_MS = 60_000
SEED = 20251009


@dataclass
class Load:
    """What the browsers saw."""

    waits_s: list[float] = field(default_factory=list)
    answered: int = 0
    declined: int = 0
    opened: int = 0
    wrong: list[str] = field(default_factory=list)


def main() -> None:
    questions = [case.question for case in read_cases(DEVELOPMENT)]
    with tempfile.TemporaryDirectory(prefix="readout-load-") as temporary:
        data = Path(temporary) / "data"
        ingest = [sys.executable, "-m", "ingest", "corpus/", "--data", str(data)]
        subprocess.run(ingest, cwd=ROOT, check=True, capture_output=True)
        (ROOT / "build").mkdir(exist_ok=True)
        with served(ROOT / "app.py", ROOT / "build" / "load.log", READOUT_DATA=str(data)) as address:
            load = asyncio.run(run(address, questions))
    waits = np.array(load.waits_s)
    figures = {
        "browsers": BROWSERS,
        "seconds": SECONDS,
        "seed": SEED,
        "asked": len(waits),
        "answered": load.answered,
        "declined": load.declined,
        "citations_opened": load.opened,
        "wait_p50_s": round(float(np.percentile(waits, 50)), 2),
        "wait_p95_s": round(float(np.percentile(waits, 95)), 2),
        "wrong": load.wrong,
    }
    print(json.dumps(figures, indent=1, ensure_ascii=False))
    sys.exit(1 if load.wrong else 0)


async def run(address: str, questions: list[str]) -> Load:
    load = Load()
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=chromium_path(), args=CHROMIUM_FLAGS)
        pages = [await opened(browser, address, load) for _ in range(BROWSERS)]
        # All pages are open and the model is loaded before the minute begins, so that only asking is measured.
        await expect(pages[0].get_by_text("Ready · ")).to_be_visible(timeout=120_000)
        ends_at = time.monotonic() + SECONDS
        moments = [random.Random(SEED + nth) for nth in range(BROWSERS)]
        await asyncio.gather(*(keep_asking(*one, questions, ends_at, load) for one in zip(pages, moments, strict=True)))
        await browser.close()
    return load


async def opened(browser: Browser, address: str, load: Load) -> Page:
    """A page in a browser profile of its own."""
    page = await (await browser.new_context(viewport={"width": 1440, "height": 900})).new_page()
    page.on("pageerror", lambda error: load.wrong.append(f"page error: {error}"))
    await page.goto(address)
    await expect(page.get_by_test_id("stChatInputTextArea")).to_be_visible(timeout=WAIT_MS)
    return page


async def keep_asking(page: Page, moments: random.Random, questions: list[str], ends_at: float, load: Load) -> None:
    exchanges = page.locator(".readout-exchange")
    asked = 0
    while time.monotonic() < ends_at:
        question = moments.choice(questions)
        try:
            box = page.get_by_test_id("stChatInputTextArea")
            await box.fill(question)
            begun = time.monotonic()
            await box.press("Enter")
            asked += 1
            latest = exchanges.nth(asked - 1)
            settled = latest.locator('[data-readout="checked"], [data-readout="declined"]')
            await expect(settled).to_be_visible(timeout=WAIT_MS)
            load.waits_s.append(time.monotonic() - begun)
            if await latest.locator('[data-readout="declined"]').count():
                load.declined += 1
                continue
            load.answered += 1
            await open_citation(page, latest, moments, load)
        except Exception as error:
            shot = ROOT / "build" / f"load-{len(load.wrong)}.png"
            await page.screenshot(path=shot)
            load.wrong.append(f"{question!r}: {type(error).__name__}; see {shot}")
            return


async def open_citation(page: Page, exchange: Locator, moments: random.Random, load: Load) -> None:
    """Open one of the answer's citations and compare what is marked with what the answer quotes under that number."""
    markers = exchange.locator('[data-readout="citation"]')
    chosen = markers.nth(moments.randrange(await markers.count()))
    quoted = await chosen.evaluate("marker => marker.closest('p').innerText")
    await chosen.click()
    mark = page.locator('mark[data-readout="quote"]')
    number = await chosen.get_attribute("data-marker")
    await expect(page.locator('[data-readout="source"] .readout-label')).to_have_text(
        f"Source {number}", timeout=WAIT_MS
    )
    marked = await mark.text_content(timeout=WAIT_MS) or ""
    load.opened += 1
    if " ".join(marked.split()) not in " ".join(quoted.split()):
        load.wrong.append(f"a citation of {quoted[:80]!r} opened {marked[:80]!r}")
    await page.keyboard.press("Escape")
    await expect(mark).to_have_count(0, timeout=WAIT_MS)


if __name__ == "__main__":
    main()
