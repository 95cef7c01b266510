"""From one page to another. A click is answered in a callback, which can change no page; the window does, once."""

from typing import Literal

import streamlit as st

_LEADS = "record-leads"

RecordPage = Literal["meetings", "outcomes"]


def lead_to_meeting(component: str) -> None:
    """Show the meeting of the article whose id the component sent."""
    show_meeting_of(str(st.session_state[component].get("meeting")))


def show_meeting_of(article_id: str) -> None:
    """Show the meeting that an article is about."""
    st.session_state[_LEADS] = ("meetings", article_id)


def lead_to_outcomes() -> None:
    """Show the outcomes page."""
    st.session_state[_LEADS] = ("outcomes", "")


def leads_away() -> bool:
    """Whether a click just chose another page; a fragment that sees it has the window run again."""
    return _LEADS in st.session_state


def led_to() -> tuple[RecordPage, dict[str, str]] | None:
    """The page that a click just chose and what its address says. Something once for each click."""
    leads: tuple[RecordPage, str] | None = st.session_state.pop(_LEADS, None)
    if leads is None:
        return None
    page, article_id = leads
    return page, {"article": article_id} if article_id else {}
