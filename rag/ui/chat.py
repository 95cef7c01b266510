"""The chat page: what stands where.

A run of this script is short: it draws what there is and returns. Answers are written elsewhere (see
`rag.ui.conversation`), and while one is being written the page is drawn again a few times a second.
"""

from functools import partial

import streamlit as st
from streamlit.navigation.page import Page

from rag.ui import visit
from rag.ui.archive import Archive
from rag.ui.components import draw_source
from rag.ui.desk import Desk, Status
from rag.ui.links import follow_link
from rag.ui.model_choice import draw_model_choice
from rag.ui.polling import draw_again
from rag.ui.scope import draw_scope
from rag.ui.source import Opening, quote_opening, source_drawn
from rag.ui.transcript import QUESTION_MAX_CHARS, draw_transcript

STATUS_S = 1.0
"""How often the loading line counts on."""


def show_chat(desk: Desk, archive: Archive, filled_at: Page | None) -> None:
    """Draw the chat for this browser. An empty library is filled on the page `filled_at`, if in the window at all."""
    status = desk.status  # one for the whole drawing: what comes after it is seen by the next
    if status.standing == "empty":
        _empty_library(desk, filled_at)
        return
    if status.standing == "failed":
        _trouble(desk)
    follow_link(desk, _show_source)
    conversation = visit.shown(archive)
    with st.bottom:
        with st.container(key="asking", horizontal=True, gap="small", vertical_alignment="center"):
            draw_scope(desk, conversation)
            draw_model_choice(desk)
        asked = partial(_ask, archive)
        st.chat_input("Ask what a summit decided", key="asked", max_chars=QUESTION_MAX_CHARS, on_submit=asked)
        _status_line(status)
    draw_transcript(desk, archive, conversation)
    if (opening := _opening()) is not None:
        with st.container(key="source"):
            drawn = source_drawn(opening, desk.article(opening.article_id))
            draw_source(key="source-view", data=drawn, on_closed_change=_close_source, on_stepped_change=_step_source)


def _opening() -> Opening | None:
    opening: Opening | None = st.session_state.get("opening")
    return opening


def _empty_library(desk: Desk, filled_at: Page | None) -> None:
    with st.container(key="notice"):
        st.html("<h1>The library is empty</h1>")
        st.text(desk.status.sentence)
        if filled_at is not None:
            st.page_link(filled_at, label="Add articles here", icon=":material/library_books:")
        st.code("python -m ingest corpus/", language=None)
        if st.button("Look again", key="look-again"):
            desk.open()
            st.rerun()


def _trouble(desk: Desk) -> None:
    with st.container(key="trouble"):
        st.text(desk.status.sentence)
        if st.button("Try again", key="try-again"):
            desk.open()
            st.rerun()


def _status_line(status: Status) -> None:
    """The line under the question box."""
    with st.container(key="status"):
        st.text("" if status.standing == "failed" else status.sentence)
    if not status.settled:
        draw_again("status", STATUS_S)


def _ask(archive: Archive) -> None:
    """Ask what was typed: a callback, because the next click can cut a run short before it comes to read the box."""
    visit.ask(archive, st.session_state["asked"] or "")


def _step_source() -> None:
    """Go to another quote of the same answer."""
    opening = _opening()
    marker = st.session_state["source-view"].get("stepped")
    if opening is not None and (other := quote_opening(opening.exchange_id, opening.quotes, marker)) is not None:
        st.session_state["opening"] = other


def _show_source(opening: Opening) -> None:
    st.session_state["opening"] = opening


def _close_source() -> None:
    st.session_state["opening"] = None
