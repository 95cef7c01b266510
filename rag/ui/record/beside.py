"""The article open beside a page of the record, one for each page. Kept in the session."""

from functools import partial
from html import escape
from typing import cast

import streamlit as st

from rag.ui.components import draw_source
from rag.ui.desk import Desk
from rag.ui.source import Opening, opening_of, printed_address, source_drawn


def opened_beside(page: str) -> Opening | None:
    """What is open beside the page of that name."""
    return cast("Opening | None", st.session_state.get(f"{page}-open"))


def open_beside(page: str, wanted: Opening | None) -> None:
    """Open that beside the page, or close what is open."""
    st.session_state[f"{page}-open"] = wanted


def open_number(page: str) -> int:
    """The number of the place that is open beside the page; 0 when none is."""
    opening = opened_beside(page)
    return opening.number if opening else 0


def open_clicked(page: str, component: str, desk: Desk) -> None:
    """Open the place that was clicked in a component of the page."""
    opening = opening_of(page, st.session_state[component].get("opened"), desk)
    if opening is not None:
        open_beside(page, opening)


def draw_beside(page: str, desk: Desk) -> None:
    """Draw what is open, if anything is."""
    opening = opened_beside(page)
    if opening is not None:
        article = desk.article(opening.article_id)
        with st.container(key="source"):
            draw_source(
                key=f"{page}-source",
                data=source_drawn(opening, article, printed=printed_address(desk, opening, article)),
                on_closed_change=partial(open_beside, page, None),
            )


def draw_nothing(desk: Desk, title: str) -> None:
    """What a page shows while the library cannot be read: why."""
    with st.container(key="record"):
        st.html(f"<h1>{escape(title)}</h1>")
        status = desk.status
        told = status.sentence if status.state in ("empty", "failed") else ""
        st.text(told or "The library cannot be read. Reload the page; the log of the server says what failed.")
