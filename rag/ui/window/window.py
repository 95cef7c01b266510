"""The window: the frame around its pages, and which of them is shown.

Streamlit runs this again at every click, so what is costly to make comes from the functions given, which keep it.
"""

from collections.abc import Callable
from functools import partial

import streamlit as st
from streamlit.navigation.page import Page

from rag.errors import ConversationsError
from rag.ui.chat import show_chat
from rag.ui.components import WINDOW_STYLES
from rag.ui.conversations import Archive, owner, visit
from rag.ui.desk import Desk
from rag.ui.library import Intake, show_library
from rag.ui.record import led_to, show_calendar, show_meetings, show_outcomes
from rag.ui.window.sidebar import draw_sidebar

_ICON = (
    "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 32 32'><rect width='32' height='32' rx='6' fill='#1d5468'/>"
    "<path d='M8 9h16M8 23h10' stroke='#fff' stroke-width='2.4'/>"
    "<path d='M8 16h16' stroke='#ffe9a3' stroke-width='5'/></svg>"
)


def show_window(
    find_desk: Callable[[], Desk], find_archive: Callable[[], Archive], find_intake: Callable[[], Intake]
) -> None:
    """Draw the page for this browser. They return the process's one desk, archive of conversations and intake."""
    st.set_page_config(page_title="Readout", page_icon=_ICON, layout="wide")
    st.html(WINDOW_STYLES)
    desk = find_desk()
    try:
        archive = find_archive()
    except ConversationsError as error:
        _no_archive(str(error))
        return
    intake = find_intake()
    pages = _pages(desk, archive, intake)
    page = st.navigation(pages, position="hidden")
    if visit.leads_to_chat() and page is not pages[0]:
        st.switch_page(pages[0])
    if (led := led_to()) is not None:
        name, query = led
        st.switch_page(next(one for one in pages if one.url_path == name), query_params=query)
    with st.sidebar:
        draw_sidebar(desk, archive, pages, intake.role)
    page.run()


def _pages(desk: Desk, archive: Archive, intake: Intake) -> list[Page]:
    # Taken before any of the page is drawn: what has changed by the end of the run makes the page be drawn again.
    asked, filled = visit.shown_conversation(archive).revision, intake.revision(owner())

    def library() -> None:
        show_library(desk, archive, intake, filled)

    library_page = st.Page(library, title="Library – Readout", url_path="library")

    def chat() -> None:
        show_chat(desk, archive, asked, None if intake.locked else library_page)

    return [
        st.Page(chat, title="Readout", url_path="", default=True),
        library_page,
        st.Page(partial(show_meetings, desk), title="Meetings – Readout", url_path="meetings"),
        st.Page(partial(show_outcomes, desk), title="Outcomes – Readout", url_path="outcomes"),
        st.Page(partial(show_calendar, desk), title="Calendar – Readout", url_path="calendar"),
    ]


def _no_archive(sentence: str) -> None:
    with st.container(key="trouble"):
        st.text(sentence)
        st.button("Try again", key="try-again")  # the run that the click starts tries
