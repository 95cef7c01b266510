"""Having the page drawn again a little later, for as long as it waits for something.

The browser asks for the next drawing once it has the last, and always for the whole page. Streamlit's own way, a
fragment with `run_every`, loses things on a busy server: when a fragment is run before the drawing of the whole page
has been sent, its part of that drawing is thrown away, and the browser, told that the page is complete, takes what
stood there out of the page and moves up what follows.
"""

import time

import streamlit as st

from rag.ui.components import draw_poll


def draw_again(name: str, after_s: float) -> None:
    """Have the page drawn again, so many seconds after the browser has this drawing."""
    with st.container(key=f"poll-{name}"):
        # A script in the browser runs again only when its data are others: hence a number that never repeats.
        draw_poll(
            key=f"{name}-due",
            data={"afterMs": after_s * 1000, "drawn": time.monotonic_ns()},
            on_due_change=_nothing,
        )


def _nothing() -> None:
    """The run that it starts is all that a poll is for."""
