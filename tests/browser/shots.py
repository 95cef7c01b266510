"""Screenshots of the window in each state, at three widths, in light and in dark: `make shots`.

    python -m tests.browser.shots [--out DIR] [--readme]

Fills a library from corpus/ in a temporary directory, serves it, and asks. `--readme` also writes docs/window.png.
"""

import argparse
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Browser, Page, expect

from tests.browser.asking import ADOPTED, ask, citations, count, mark, open_library, open_window, titles
from tests.browser.serving import ROOT, chromium, served

SIZES = ((1440, 900), (1024, 768), (390, 844))
README_SHOT = "1440-light-source.png"
SETTLES_MS = 1200
"""For the flash of an opened mark to fade, and fonts and scrolling to come to rest."""
MODEL_LOADS_WITHIN_MS = 120_000


def main() -> None:
    parser = argparse.ArgumentParser(description="Take screenshots of the window.")
    parser.add_argument("--out", type=Path, default=ROOT / "build" / "shots", help="where they go")
    parser.add_argument("--readme", action="store_true", help="also write docs/window.png")
    given = parser.parse_args()
    given.out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as temporary:
        data = Path(temporary) / "data"
        subprocess.run([sys.executable, "-m", "ingest", "corpus/", "--data", str(data)], cwd=ROOT, check=True)
        log = Path(temporary) / "served.log"
        with served(ROOT / "app.py", log, READOUT_DATA=str(data)) as address, chromium() as browser:
            for width, height in SIZES:
                for scheme in ("light", "dark"):
                    take(browser, address, given.out, (width, height), scheme)
    if given.readme:
        (ROOT / "docs").mkdir(exist_ok=True)
        shutil.copyfile(given.out / README_SHOT, ROOT / "docs" / "window.png")


def take(browser: Browser, address: str, out: Path, size: tuple[int, int], scheme: str) -> None:
    """Every state in one browser: empty, answered, a card, a source open, declined, the library, an article of it."""
    context = browser.new_context(viewport={"width": size[0], "height": size[1]}, color_scheme=scheme)
    page = open_window(context.new_page(), address)

    def shot(state: str) -> None:
        page.wait_for_timeout(SETTLES_MS)
        page.screenshot(path=out / f"{size[0]}-{scheme}-{state}.png")
        print(out / f"{size[0]}-{scheme}-{state}.png")

    expect(page.get_by_text("Ready · ")).to_be_visible(timeout=MODEL_LOADS_WITHIN_MS)
    shot("empty")
    answered(page)
    shot("answer")
    citations(page).first.hover()
    shot("card")
    citations(page).first.click()
    expect(mark(page)).to_be_visible()
    shot("source")
    page.keyboard.press("Escape")
    ask(page, "What is the capital of Peru?")
    expect(page.locator('[data-readout="declined"]')).to_be_visible()
    shot("declined")
    open_library(page, address)
    expect(count(page)).to_have_text("37 articles")
    shot("library")
    titles(page).first.click()
    shot("library-article")
    context.close()


def answered(page: Page) -> None:
    ask(page, ADOPTED)
    expect(page.locator('[data-readout="checked"]')).to_be_visible(timeout=30_000)


if __name__ == "__main__":
    main()
