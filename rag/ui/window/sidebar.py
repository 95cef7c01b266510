"""The sidebar: the pages, a new conversation, saving the one shown, and those kept."""

from collections.abc import Sequence
from functools import partial
from typing import TypedDict

import streamlit as st
from streamlit.navigation.page import Page

from rag.roles import Role
from rag.ui.components import set_cookie
from rag.ui.conversations import COOKIE, Archive, browser_id, known_id, sign_in_providers, signed_in_as, visit
from rag.ui.desk import Desk
from rag.ui.saving import draw_saving
from rag.ui.window.history import draw_conversations

_BRAND = """
<div class="readout-brand">Readout</div>
<p class="readout-motto">What the summits decided, word for word.</p>
"""


class CookieDrawn(TypedDict):
    """What `parts/cookie.js` is given: the cookie's name, this session's id, and whether the session keeps to it."""

    name: str
    id: str
    settled: bool


def draw_sidebar(desk: Desk, archive: Archive, pages: Sequence[Page], role: Role) -> None:
    """All of it, for this browser, whose person has that role."""
    st.html(_BRAND)
    _sign_in(role)
    st.button(
        "New conversation",
        key="new-conversation",
        icon=":material/edit_square:",
        width="stretch",
        on_click=partial(_start, archive),
    )
    held = len(desk.articles)
    with st.container(key="pages", gap="xsmall"):
        for page, label, icon in zip(
            pages,
            ("Chat", f"Library · {held:,}", "Meetings", "Outcomes", "Calendar"),
            (
                ":material/forum:",
                ":material/library_books:",
                ":material/groups:",
                ":material/fact_check:",
                ":material/event:",
            ),
            strict=True,
        ):
            st.page_link(page, label=label, icon=icon, width="stretch")
    draw_conversations(archive)
    draw_saving(desk, archive, visit.shown_conversation(archive))
    with st.container(key="cookie"):
        # Once something was asked the session keeps its id; with another one its questions would be out of reach.
        settled = bool(visit.shown_conversation(archive).exchanges)
        given: CookieDrawn = {"name": COOKIE, "id": browser_id(), "settled": settled}
        set_cookie(key="cookie-part", data=given, on_known_change=_known)


def _start(archive: Archive) -> None:
    visit.show_new_conversation(archive)
    st.session_state["deleted"] = None


def _known() -> None:
    """Go by the cookie that another tab has set meanwhile."""
    known = known_id(st.session_state["cookie-part"].get("known"))
    if known:
        st.session_state["browser"] = known
        del st.session_state["conversation"]


def _sign_in(role: Role) -> None:
    """Where sign-in is configured: a button for each provider, or who has signed in and one to sign out."""
    providers = sign_in_providers()
    if providers and st.user.is_logged_in:
        with st.container(key="signed-in"):
            st.text(f"{signed_in_as()} · {role}")
        st.button("Sign out", key="sign-out", icon=":material/logout:", width="stretch", on_click=st.logout)
        return
    for name in providers:
        label = f"Sign in with {name}" if name else "Sign in"
        clicked = partial(st.login, name)
        st.button(label, key=f"sign-in-{name}", icon=":material/login:", width="stretch", on_click=clicked)
