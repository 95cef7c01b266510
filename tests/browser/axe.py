"""What axe-core, the engine that browsers' accessibility audits use, finds wrong with a page."""

from typing import Literal

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

WEIGHTY = ("serious", "critical")
SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")


def violations(page: Page) -> list[str]:
    """Each serious or critical violation with the elements concerned, in light and then in dark.

    A window that is shown changes its colours with the browser's, so one page serves for both.
    """
    found = []
    for scheme in SCHEMES:
        page.emulate_media(color_scheme=scheme)
        found += [
            f"{scheme}: {one['id']} ({one['impact']}): {one['help']}: {[node['html'][:160] for node in one['nodes']]}"
            for one in Axe().run(page).response["violations"]
            if one["impact"] in WEIGHTY
        ]
    return found
