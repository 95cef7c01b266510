"""The parts of the window that are drawn in the browser by our own script, a script and a style sheet each.

They are given text as values and set it with `textContent`, so that nothing from an article, a question or a model is
ever read as HTML or Markdown. Styles are not isolated: the markers and marks stay in the page's own document, where
scripts, screen readers and the browser's search find them.
"""

from pathlib import Path

import streamlit as st
from streamlit.components.v2.types import ComponentRenderer

HERE = Path(__file__).parent
WINDOW_STYLES = HERE / "window.css"

_SHARED_SCRIPT = (HERE / "elements.js").read_text(encoding="utf-8")
_SHARED_STYLES = (HERE / "type.css").read_text(encoding="utf-8")


def _asset(name: str) -> str:
    return (HERE / name).read_text(encoding="utf-8")


def _part(name: str, *assets: str) -> ComponentRenderer:
    """The part of that name, made of the scripts and style sheets of these names, in this order."""
    return st.components.v2.component(
        f"readout_{name}",
        css=_SHARED_STYLES + "".join(_asset(f"{one}.css") for one in assets),
        js=_SHARED_SCRIPT + "".join(_asset(f"{one}.js") for one in assets),
        isolate_styles=False,
    )


draw_exchange = _part("exchange", "card", "question", "written", "exchange")
draw_source = _part("source", "source")
draw_welcome = _part("welcome", "welcome")
draw_timeline = _part("timeline", "timeline")
draw_listing = _part("listing", "listing")
draw_jobs = _part("jobs", "jobs")
draw_history = _part("history", "history")
set_cookie = st.components.v2.component("readout_cookie", js=_asset("cookie.js"), isolate_styles=False)
draw_poll = st.components.v2.component("readout_poll", js=_asset("poll.js"), isolate_styles=False)
