"""On which addresses the window is served, and that other machines cannot change the library unless that is set.

The library is empty, so no model is loaded.
"""

import socket
import sys
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, expect

from tests.browser.serving import ROOT, quickly_served, served


def reaches(host: str, address: str) -> bool:
    """Whether the port of that address answers on another address of this machine."""
    try:
        socket.create_connection((host, urlsplit(address).port or 0), timeout=5).close()
    except OSError:
        return False
    return True


def library(page: Page, address: str) -> Page:
    page.goto(f"{address}/library")
    expect(page.get_by_role("heading", name="The library")).to_be_visible()
    expect(page.get_by_text("No article yet.")).to_be_visible()
    return page


def test_a_window_served_as_it_comes_answers_to_this_machine_alone_and_its_library_can_be_filled(
    page: Page, tmp_path: Path
) -> None:
    with served(ROOT / "app.py", tmp_path / "log", bind="", READOUT_DATA=str(tmp_path / "data")) as address:
        assert not reaches("127.0.0.2", address)
        expect(library(page, address).get_by_text("Add articles")).to_be_visible()


@pytest.mark.parametrize(
    ("options", "adds"),
    [
        ({"bind": "0.0.0.0"}, False),
        ({"bind": "", "STREAMLIT_SERVER_ADDRESS": "0.0.0.0"}, False),
        ({"bind": "0.0.0.0", "READOUT_LIBRARY_LOCKED": "false"}, True),
    ],
)
def test_a_window_served_on_every_address_is_locked_unless_that_is_set(
    options: dict[str, str], adds: bool, page: Page, port: int, tmp_path: Path
) -> None:
    settings = {**options, "READOUT_DATA": str(tmp_path / "data")}
    with quickly_served(ROOT / "app.py", tmp_path / "log", port, **settings) as address:
        if sys.platform == "linux":  # where all of 127.0.0.0/8 is this machine
            assert reaches("127.0.0.2", address)
        expect(library(page, address).get_by_text("Add articles")).to_have_count(int(adds))
