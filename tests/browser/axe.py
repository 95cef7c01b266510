"""What axe-core, the engine that browsers' accessibility audits use, finds wrong with a page."""

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

WEIGHTY = ("serious", "critical")


def violations(page: Page) -> list[str]:
    """Each serious or critical violation with the elements concerned."""
    found = Axe().run(page).response["violations"]
    return [
        f"{one['id']} ({one['impact']}): {one['help']}: {[node['html'][:160] for node in one['nodes']]}"
        for one in found
        if one["impact"] in WEIGHTY
    ]
