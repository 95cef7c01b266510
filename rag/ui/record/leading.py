"""From one page to another. A click is answered in a callback, which can change no page; the window does, once."""

from collections.abc import Mapping
from typing import Literal

import streamlit as st

_LEADS = "record-leads"

RecordPage = Literal["meetings", "outcomes"]
Address = Mapping[str, list[str]]
"""What the address of a page says, each name with its values."""


def lead_to_meeting(component: str) -> None:
    """Show the meeting of the article whose id the component sent."""
    show_meeting_of(str(st.session_state[component].get("meeting")))


def show_meeting_of(article_id: str) -> None:
    """Show the meeting that an article is about."""
    st.session_state[_LEADS] = ("meetings", {"article": [article_id]})


def lead_to_outcomes(chosen: Address) -> None:
    """Show the outcomes page with what its address is to choose."""
    st.session_state[_LEADS] = ("outcomes", chosen)


def leads_away() -> bool:
    """Whether a click just chose another page; a fragment that sees it has the window run again."""
    return _LEADS in st.session_state


def led_to() -> tuple[RecordPage, Address] | None:
    """The page that a click just chose and what its address says. Something once for each click."""
    leads: tuple[RecordPage, Address] | None = st.session_state.pop(_LEADS, None)
    return leads
