"""The parts of the window that are drawn in the browser by our own script, a script and a style sheet each.

They are given text as values and set it with `textContent`, so that nothing from an article, a question or a model is
ever read as HTML or Markdown. Styles are not isolated: the markers and marks stay in the page's own document, where
scripts, screen readers and the browser's search find them.
"""

from pathlib import Path

import streamlit as st

HERE = Path(__file__).parent
WINDOW_STYLES = HERE / "window.css"

_SHARED_SCRIPT = (HERE / "elements.js").read_text(encoding="utf-8")
_SHARED_STYLES = (HERE / "type.css").read_text(encoding="utf-8")


def _asset(name: str) -> str:
    return (HERE / name).read_text(encoding="utf-8")


draw_exchange = st.components.v2.component(
    "readout_exchange",
    css=_SHARED_STYLES + _asset("card.css") + _asset("question.css") + _asset("exchange.css"),
    js=_SHARED_SCRIPT + _asset("card.js") + _asset("question.js") + _asset("exchange.js"),
    isolate_styles=False,
)
draw_source = st.components.v2.component(
    "readout_source",
    css=_SHARED_STYLES + _asset("source.css"),
    js=_SHARED_SCRIPT + _asset("source.js"),
    isolate_styles=False,
)
draw_welcome = st.components.v2.component(
    "readout_welcome",
    css=_SHARED_STYLES + _asset("welcome.css"),
    js=_SHARED_SCRIPT + _asset("welcome.js"),
    isolate_styles=False,
)
draw_timeline = st.components.v2.component(
    "readout_timeline",
    css=_SHARED_STYLES + _asset("timeline.css"),
    js=_SHARED_SCRIPT + _asset("timeline.js"),
    isolate_styles=False,
)
draw_listing = st.components.v2.component(
    "readout_listing",
    css=_SHARED_STYLES + _asset("listing.css"),
    js=_SHARED_SCRIPT + _asset("listing.js"),
    isolate_styles=False,
)
draw_jobs = st.components.v2.component(
    "readout_jobs",
    css=_SHARED_STYLES + _asset("jobs.css"),
    js=_SHARED_SCRIPT + _asset("jobs.js"),
    isolate_styles=False,
)
draw_history = st.components.v2.component(
    "readout_history",
    css=_SHARED_STYLES + _asset("history.css"),
    js=_SHARED_SCRIPT + _asset("history.js"),
    isolate_styles=False,
)
set_cookie = st.components.v2.component("readout_cookie", js=_asset("cookie.js"), isolate_styles=False)
