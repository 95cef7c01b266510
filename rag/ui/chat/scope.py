"""What the next questions are limited to: chosen and always shown under the question box.

The scope belongs to the conversation. The widgets are made anew whenever another conversation is shown or its scope was
chosen elsewhere, since the browser goes on sending the old value of a widget in a closed popover.
"""

import datetime as dt
from functools import partial

import streamlit as st

from rag.types import EVERYTHING, Article, Scope
from rag.ui.components import as_text
from rag.ui.conversations import Conversation
from rag.ui.desk import Desk

_SHOWN = "scope-shown"
"""In the session: the conversation and scope that the widgets show."""
_ROUND = "scope-round"
"""In the session: how often the widgets were made; part of their keys."""


def draw_scope(desk: Desk, conversation: Conversation) -> None:
    """What is asked, and a way to change it."""
    scope = conversation.scope
    if st.session_state.get(_SHOWN) != (conversation.id, scope):
        st.session_state[_SHOWN] = (conversation.id, scope)
        st.session_state[_ROUND] = st.session_state.get(_ROUND, 0) + 1
    with st.container(key="scope", horizontal=True, gap="small", vertical_alignment="center"):
        label = f"Asking only: {scope}" if scope else "Asking the whole library"
        with st.popover(as_text(label), type="tertiary", icon=":material/filter_alt:", key="scope-choice"):
            _choice(desk.articles, conversation)
        if scope:
            st.button(
                "Ask the whole library", key="scope-clear", type="tertiary", on_click=_clear, args=(conversation,)
            )


def _choice(articles: tuple[Article, ...], conversation: Conversation) -> None:
    scope = conversation.scope
    summits = sorted({one.summit for one in articles if one.summit} | set(scope.summits), key=str.casefold)
    days = [day for day in (*(one.date for one in articles), scope.since, scope.until) if day]
    low, high = (dt.date(min(days).year, 1, 1), dt.date(max(days).year, 12, 31)) if days else (None, None)
    choose = partial(_choose, conversation)
    st.multiselect(
        "Summits",
        summits,
        default=list(scope.summits),
        key=_key("summits"),
        placeholder="All summits",
        on_change=choose,
    )
    for name, part, day in (("Held on or after", "since", scope.since), ("Held on or before", "until", scope.until)):
        st.date_input(
            name, value=day, min_value=low, max_value=high, key=_key(part), format="YYYY-MM-DD", on_change=choose
        )
    if _backwards(*_days()):
        st.text("The first day is after the last, so the scope was left as it was.")


def _key(part: str) -> str:
    return f"scope-{part}-{st.session_state[_ROUND]}"


def _days() -> tuple[dt.date | None, dt.date | None]:
    return st.session_state[_key("since")], st.session_state[_key("until")]


def _choose(conversation: Conversation) -> None:
    since, until = _days()
    if not _backwards(since, until):
        conversation.scope = Scope(tuple(st.session_state[_key("summits")]), since, until)
        st.session_state[_SHOWN] = (conversation.id, conversation.scope)


def _clear(conversation: Conversation) -> None:
    conversation.scope = EVERYTHING


def _backwards(since: dt.date | None, until: dt.date | None) -> bool:
    return since is not None and until is not None and since > until
