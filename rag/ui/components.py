"""The parts of the window that are drawn in the browser by our own scripts.

They are given text as values and set it with `textContent`, so that nothing from an article, a question or a model is
ever read as HTML or Markdown. Styles are not isolated: the markers and marks stay in the page's own document, where
scripts, screen readers and the browser's search find them.

Streamlit sends the script of a component along with every drawing of it. So what it is given is a line that fetches
the part itself from this server, which the browser does once and then keeps.
"""

import hashlib
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Protocol, TypedDict

import fontpkg
import streamlit as st
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

HERE = Path(__file__).parent / "parts"
WINDOW_STYLES = HERE / "window.css"

_TYPES = {".js": "text/javascript", ".css": "text/css", ".ttf": "font/ttf"}
_FONTS = {"serif.ttf": "Source Serif 4", "sans.ttf": "Source Sans 3"}
"""The families that `parts/type.css` names, each in one variable file."""
_FETCHED = """// Draws with the part's own script, fetched once.
export default async (given) =>
  (await import(new URL("{address}", document.baseURI))).default({{ ...given, data: given.data[0] }});
"""


_SHEETS = (
    *("type", "badge", "differs", "card", "question", "written", "menu", "composed", "exchange"),
    *("source", "welcome", "history", "timeline", "listing", "jobs"),
    *("places", "outcomes", "outcome_table", "record"),
)
"""In this order: a later sheet overrules an earlier one."""


def _files() -> dict[str, bytes]:
    """What browsers are handed, by name: each script, one style sheet for all of them, and the fonts."""
    scripts = {path.name: path.read_bytes() for path in HERE.glob("*.js")}
    fonts = {name: fontpkg.path(family).read_bytes() for name, family in _FONTS.items()}
    return scripts | fonts | {"parts.css": b"".join((HERE / f"{name}.css").read_bytes() for name in _SHEETS)}


_FILES = _files()
PARTS = f"parts/{hashlib.sha256(b''.join(_FILES[name] for name in sorted(_FILES))).hexdigest()[:16]}"
"""The folder in which this server has them, named by their contents: another version has another address."""


def part_routes() -> list[Route]:
    """What the server hands out besides Streamlit's own, for `st.App`."""
    return [Route(f"/{PARTS}/{{name}}", _handed)]


def _handed(request: Request) -> Response:
    name = request.path_params["name"]
    if name not in _FILES:
        return Response(status_code=404)
    kept = {"Cache-Control": "public, max-age=31536000, immutable"}
    return Response(_FILES[name], headers=kept, media_type=_TYPES[Path(name).suffix])


class Draw(Protocol):
    """Draws a part with what it is given, a `TypedDict` of its own, and has its `on_…_change` called."""

    def __call__(self, *, key: str, data: Mapping[str, Any], **called: Any) -> None:
        """Draw it under that key."""


def _part(name: str) -> Draw:
    script = _FETCHED.format(address=f"{PARTS}/{name}.js")
    mount = st.components.v2.component(f"readout_{name}", js=script, isolate_styles=False)

    def draw(*, key: str, data: Mapping[str, Any], **called: Any) -> None:
        # Among the values of a dict Streamlit looks for data frames, and imports pandas for it; not in a tuple.
        mount(key=key, data=(data,), **called)

    return draw


draw_exchange = _part("exchange")
draw_source = _part("source")
draw_welcome = _part("welcome")
draw_timeline = _part("timeline")
draw_listing = _part("listing")
draw_jobs = _part("jobs")
draw_outcomes = _part("outcomes")
draw_outcome_table = _part("outcome_table")
draw_record = _part("record")
draw_history = _part("history")
draw_poll = _part("poll")
set_cookie = _part("cookie")


class PollDrawn(TypedDict):
    """What `parts/poll.js` is given: how long to wait, where to wait on for a change, a number higher at each drawing.

    The address is empty where time alone counts.
    """

    afterMs: float
    changed: str
    drawn: int


def draw_again(name: str, after_s: float, changed: str = "") -> None:
    """Have the fragment or page that calls this drawn again, that long after this drawing reaches the browser.

    Args:
        name: Of the fragment or page.
        after_s: In seconds.
        changed: Where the browser then waits for a change first (`rag.ui.changes`).
    """
    # A part's script runs again only when what it is given has changed, so each drawing has another number.
    given: PollDrawn = {"afterMs": after_s * 1000, "changed": changed, "drawn": time.monotonic_ns()}
    with st.container(key=f"poll-{name}"):
        draw_poll(key=f"{name}-due", data=given, on_due_change=_run_again)


def _run_again() -> None:
    """Do nothing: that a callback is called is enough for Streamlit to run the fragment or page again."""


_SIGNS = "\\`*_{}[]()#+-.!|<>~$:&"
"""What Markdown, or Streamlit's additions to it, could take for more than itself."""


def as_text(label: str) -> str:
    """The label with a backslash before each sign that would be read as Markdown: it shows as it was written."""
    return "".join(f"\\{each}" if each in _SIGNS else each for each in label)
