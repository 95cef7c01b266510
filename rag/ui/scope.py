"""What the next questions are limited to: chosen under the question box, and always in sight there.

The scope belongs to the conversation. The widgets are set from it whenever another one is shown or it was chosen
elsewhere, and it is set from them by a callback, so that a click never loses it.
"""

import datetime as dt

import streamlit as st

from rag.types import EVERYTHING, Article, Scope
from rag.ui.conversation import Conversation
from rag.ui.desk import Desk
from rag.ui.label import as_text

_SUMMITS, _SINCE, _UNTIL = "scope-summits", "scope-since", "scope-until"
_WIDGETS_SHOW = "scope-shown"
"""In the session: the conversation and scope that the widgets were last set from."""


def draw_scope(desk: Desk, conversation: Conversation) -> None:
    """What is asked, and a way to change it."""
    scope = conversation.scope
    _set_widgets(conversation)
    with st.container(key="scope", horizontal=True, gap="small", vertical_alignment="center"):
        label = f"Asking only: {scope}" if scope else "Asking the whole library"
        with st.popover(as_text(label), type="tertiary", icon=":material/filter_alt:", key="scope-choice"):
            _choice(desk.articles, conversation)
        if scope:
            st.button(
                "Ask the whole library", key="scope-clear", type="tertiary", on_click=_clear, args=(conversation,)
            )


def _choice(articles: tuple[Article, ...], conversation: Conversation) -> None:
    summits = sorted({one.summit for one in articles if one.summit} | set(conversation.scope.summits), key=str.casefold)
    days = [one.date for one in articles if one.date] + [
        day for day in (conversation.scope.since, conversation.scope.until) if day
    ]
    low, high = (dt.date(min(days).year, 1, 1), dt.date(max(days).year, 12, 31)) if days else (None, None)
    st.multiselect("Summits", summits, key=_SUMMITS, placeholder="All summits", on_change=_choose, args=(conversation,))
    for name, key in (("Held on or after", _SINCE), ("Held on or before", _UNTIL)):
        st.date_input(
            name,
            value=None,
            min_value=low,
            max_value=high,
            key=key,
            format="YYYY-MM-DD",
            on_change=_choose,
            args=(conversation,),
        )
    if _backwards(st.session_state[_SINCE], st.session_state[_UNTIL]):
        st.text("The first day is after the last, so the scope was left as it was.")


def _set_widgets(conversation: Conversation) -> None:
    shown = (conversation.id, conversation.scope)
    if st.session_state.get(_WIDGETS_SHOW) != shown or _SUMMITS not in st.session_state:
        st.session_state[_WIDGETS_SHOW] = shown
        st.session_state[_SUMMITS] = list(conversation.scope.summits)
        st.session_state[_SINCE] = conversation.scope.since
        st.session_state[_UNTIL] = conversation.scope.until


def _choose(conversation: Conversation) -> None:
    since, until = st.session_state[_SINCE], st.session_state[_UNTIL]
    if not _backwards(since, until):
        conversation.scope = Scope(tuple(st.session_state[_SUMMITS]), since, until)
        st.session_state[_WIDGETS_SHOW] = (conversation.id, conversation.scope)


def _clear(conversation: Conversation) -> None:
    conversation.scope = EVERYTHING


def _backwards(since: dt.date | None, until: dt.date | None) -> bool:
    return since is not None and until is not None and since > until
