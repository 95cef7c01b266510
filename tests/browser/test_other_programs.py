"""The API of the served window, over the same desk as its pages."""

import time
from pathlib import Path

import httpx
from playwright.sync_api import Page, expect


def test_a_citation_in_a_chat_client_opens_the_window_at_its_quote(real: tuple[str, Path], page: Page) -> None:
    address, _ = real
    asks = {"messages": [{"role": "user", "content": "Who chaired the Dushanbe summit?"}]}
    with httpx.Client(base_url=address, timeout=30) as program:
        while (response := program.post("/v1/chat/completions", json=asks)).status_code == 503:
            time.sleep(0.5)  # until the model is loaded
        answer = response.json()
        (first, *_) = answer["choices"][0]["message"]["annotations"]
        assert program.get("/api/nothing").json()["error"]["type"] == "not_found_error"
        assert program.get("/").headers["content-type"].startswith("text/html")
    page.goto(first["url_citation"]["url"])
    expect(page.locator("mark[data-readout=quote]")).to_contain_text(answer["readout"]["quotes"][0]["text"])
    expect(page.get_by_text("Ready ·")).to_be_visible()  # at once: the model is loaded
