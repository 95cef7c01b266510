"""Signing in at a provider: a person's conversations are there for them alone."""

from pathlib import Path

from playwright.sync_api import Page, expect

from tests.browser.conftest import FAKE_APP
from tests.browser.provider import provider, secrets_for
from tests.browser.serving import free_port, quickly_served

ASKED = "What did they adopt?"


def test_who_signs_in_finds_their_conversations_and_nobody_else_does(page: Page, tmp_path: Path) -> None:
    port, secrets = free_port(), tmp_path / "secrets.toml"
    kept = page.get_by_role("button", name=ASKED).first
    with provider() as serving:
        secrets.write_text(secrets_for(serving, f"http://127.0.0.1:{port}"), encoding="utf-8")
        with quickly_served(FAKE_APP, tmp_path / "log", port, STREAMLIT_SECRETS_FILES=str(secrets)) as address:
            page.goto(address)
            sign(page, "in")
            page.get_by_role("textbox").first.fill(ASKED)
            page.keyboard.press("Enter")
            expect(page.locator("[data-readout=citation]").first).to_be_visible()
            sign(page, "out")
            expect(kept).to_have_count(0)
            serving.person = "boris"
            sign(page, "in")
            expect(kept).to_have_count(0)
            sign(page, "out")
            serving.person = "anna"
            sign(page, "in")
            expect(kept).to_be_visible()


def sign(page: Page, way: str) -> None:
    page.get_by_role("button", name=f"Sign {way}").click()
    expect(page.get_by_role("button", name="Sign out" if way == "in" else "Sign in")).to_be_visible()
