"""Our scripts as Streamlit calls them when two drawings come at once: it clears the first after the second."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, Route

from rag.ui.components import PARTS
from rag.ui.source.view import article_opening, source_drawn
from tests.rag.ui.articles import DUSHANBE

DRAWN_TWICE = """async ([name, data, order = [1, 2]]) => {
  const part = (await import(new URL(name, document.baseURI))).default;
  window.place = document.body.appendChild(document.createElement("div"));
  window.sent = [];
  const setTriggerValue = (name) => window.sent.push(name);
  const draw = (drawn) => part({ data: { ...data, drawn }, parentElement: window.place, setTriggerValue });
  const clear = order.map(draw);
  clear[order.indexOf(1)]?.();
  await new Promise((done) => setTimeout(done, 100));
  window.leave = () => { window.place.remove(); clear[order.indexOf(2)](); };
}"""


@pytest.fixture
def parts(page: Page, serve_fake: Callable[..., str]) -> Page:
    page.goto(f"{serve_fake()}/{PARTS}/parts.css")
    return page


@pytest.mark.parametrize("order", [[1, 2], [2, 1]])
@pytest.mark.parametrize(("after_ms", "asked"), [(10, ["due"]), (10_000, [])])
def test_the_next_drawing_is_asked_for_once_in_whatever_order_the_last_two_came(
    parts: Page, after_ms: int, asked: list[str], order: list[int]
) -> None:
    parts.evaluate(DRAWN_TWICE, ["poll.js", {"afterMs": after_ms}, order])
    assert parts.evaluate("window.sent") == asked


def test_the_next_drawing_is_asked_for_when_the_wait_for_it_was_ended_for_one_that_comes_late(parts: Page) -> None:
    late = """async ([name]) => {
      const part = (await import(new URL(name, document.baseURI))).default;
      const place = document.body.appendChild(document.createElement("div"));
      window.sent = [];
      const setTriggerValue = (name) => window.sent.push(name);
      const draw = (drawn) => part({ data: { afterMs: 10, drawn }, parentElement: place, setTriggerValue });
      const clear = draw(2);
      clear();
      draw(1);
      await new Promise((done) => setTimeout(done, 100));
      clear();
    }"""
    parts.evaluate(late, ["poll.js"])
    assert parts.evaluate("window.sent") == ["due"]


def test_no_drawing_is_asked_for_from_a_page_that_was_left(parts: Page) -> None:
    at_once = f"async (given) => {{ await ({DRAWN_TWICE})(given); window.leave(); }}"  # before the time is up
    parts.evaluate(at_once, ["poll.js", {"afterMs": 200}])
    parts.wait_for_timeout(400)
    assert parts.evaluate("window.sent") == []


@pytest.mark.parametrize("status", [204, 404])
def test_a_drawing_that_waits_for_a_change_is_asked_for_once_the_server_lets_the_request_go(
    parts: Page, status: int
) -> None:
    held: list[Route] = []
    parts.route("**/changes/*", lambda route: held.append(route))
    parts.evaluate(DRAWN_TWICE, ["poll.js", {"afterMs": 0, "changed": "changes/key?seen=1"}])
    assert (parts.evaluate("window.sent"), len(held) > 0) == ([], True)
    held[-1].fulfill(status=status)
    parts.evaluate("new Promise((done) => { const look = () => sent.length ? done() : setTimeout(look, 20); look(); })")
    parts.evaluate("window.leave()")
    parts.unroute("**/changes/*")
    assert parts.evaluate("window.sent") == ["due"]


def test_an_open_article_hears_the_keyboard_until_it_is_left(parts: Page) -> None:
    data = source_drawn(article_opening(DUSHANBE), DUSHANBE) | {"actions": []}
    parts.evaluate(DRAWN_TWICE, ["source.js", data])
    parts.keyboard.press("Escape")
    assert parts.evaluate("window.sent") == ["closed"]
    parts.evaluate("window.leave()")
    parts.keyboard.press("Escape")
    assert parts.evaluate("window.sent") == ["closed"]


def test_what_is_fetched_once_is_kept_and_nothing_else_is_handed_out(parts: Page) -> None:
    script = parts.request.get(parts.url.replace("parts.css", "source.js"))
    assert script.headers["content-type"].startswith("text/javascript")
    assert "immutable" in script.headers["cache-control"]
    for other in ("window.css", "..%2Fcomponents.py", "%2e%2e%2fcomponents.py", "nothing.js"):
        assert parts.request.get(parts.url.replace("parts.css", other)).status in (400, 404)
    older = parts.url.replace(PARTS, "parts/0123456789abcdef").replace("parts.css", "source.js")
    assert parts.request.get(older).text() != script.text()
