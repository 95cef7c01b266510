"""Signing in at a provider: a person's conversations are there for them alone."""

from pathlib import Path

from playwright.sync_api import Page, expect

from tests.browser.asking import open_library, source, titles
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


def test_people_may_change_the_library_as_their_role_lets_them(page: Page, tmp_path: Path) -> None:
    port, secrets = free_port(), tmp_path / "secrets.toml"
    people = {"READOUT_EDITORS": "groups=editors", "READOUT_OWNERS": "anna@example.org"}
    anna = {"email": "anna@example.org", "email_verified": True}
    with provider() as serving:
        secrets.write_text(secrets_for(serving, f"http://127.0.0.1:{port}"), encoding="utf-8")
        secret = {"STREAMLIT_SECRETS_FILES": str(secrets)}
        with quickly_served(FAKE_APP, tmp_path / "log", port, **secret, **people) as address:
            open_library(page, address)
            expect_to_be_offered(page)
            for claims, told, offered in (
                (
                    {"name": "<b>Boris</b>", "groups": ["staff", "editors"]},
                    "<b>Boris</b> · editor",
                    ("Correct details",),
                ),
                (anna, "anna@example.org · owner", ("Correct details", "Remove")),
                ({**anna, "email_verified": False}, "anna@example.org · reader", ()),
            ):
                serving.claims = claims
                sign(page, "in")
                expect(page.locator(".st-key-signed-in")).to_have_text(told)
                open_library(page, address)
                expect_to_be_offered(page, *offered)
                sign(page, "out")


def expect_to_be_offered(page: Page, *offered: str) -> None:
    """To do with an article; who may do any of it may add articles too."""
    titles(page).first.click()
    expect(source(page).get_by_role("button", name="See this meeting")).to_be_visible()
    for action in ("Correct details", "Remove"):
        expect(source(page).get_by_role("button", name=action)).to_have_count(int(action in offered))
    expect(page.get_by_text("Add articles")).to_have_count(int(bool(offered)))


def sign(page: Page, way: str) -> None:
    """Signs in or out, until the page has been opened anew: after signing out it says so before it leaves."""
    with page.expect_event("load"):
        page.get_by_role("button", name=f"Sign {way}").click()
    expect(page.get_by_role("button", name="Sign out" if way == "in" else "Sign in")).to_be_visible()
