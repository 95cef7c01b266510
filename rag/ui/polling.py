"""Having a fragment drawn again a little later, for as long as it waits for something.

The browser asks for the next drawing once it has the last. Streamlit's own `run_every` asks on and on instead: on a
busy server such requests pile up, and one that comes in before the drawing of the whole page has been sent makes
Streamlit throw the fragment's part of that away, so that it is gone from the page until it is drawn anew.
"""

import time

import streamlit as st

from rag.ui.components import draw_poll


def draw_again(name: str, after_s: float) -> None:
    """Have what calls this, a fragment or the page, drawn again, so long after the browser has this drawing."""
    with st.container(key=f"poll-{name}"):
        # A script in the browser runs again only when its data are others: hence a number that never repeats.
        draw_poll(
            key=f"{name}-due",
            data={"afterMs": after_s * 1000, "drawn": time.monotonic_ns()},
            on_due_change=_nothing,
        )


def _nothing() -> None:
    """The run that it starts is all that a poll is for."""
