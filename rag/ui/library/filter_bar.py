"""Search, filters and order of the library's list.

The widgets are set from the filter whenever it was changed elsewhere (a filter dropped under the list, a meeting chosen
on the timeline, another page visited), and it is set from them by callbacks, so that a click never loses it.
"""

from collections.abc import Sequence
from dataclasses import replace

import streamlit as st

from rag.types import Article
from rag.ui.library import browsing
from rag.ui.library.filters import ASPECT_VALUES, Aspect, Order, options

LIBRARY_SEARCH_MAX_CHARS = 200

_NAMES: dict[Aspect, tuple[str, str]] = {
    "summits": ("Summit", "Any summit"),
    "years": ("Year", "Any year"),
    "places": ("Place", "Any place"),
    "participants": ("Participant", "Any participant"),
    "topics": ("Topic", "Any topic"),
}
_ORDERS: dict[Order, str] = {
    "newest": "Newest first",
    "oldest": "Oldest first",
    "title": "By title",
    "summit": "By summit",
    "stored": "Last added first",
}
_TEXT, _ORDER, _SHOWN = "library-text", "library-order-choice", "library-bar-shows"


def draw_filter_bar(articles: Sequence[Article]) -> None:
    """All of it, for this browser."""
    _set_widgets()
    chosen = browsing.current_filter()
    active = sum(bool(chosen.chosen(aspect)) for aspect in ASPECT_VALUES)
    with st.container(key="library-bar", horizontal=True, gap="small", vertical_alignment="center"):
        st.text_input(
            "Search the library",
            key=_TEXT,
            type="search",
            live=True,
            max_chars=LIBRARY_SEARCH_MAX_CHARS,
            placeholder="Search titles and texts",
            label_visibility="collapsed",
            on_change=_search,
        )
        label = f"Filters · {active}" if active else "Filters"
        with st.popover(label, icon=":material/filter_alt:", key="library-filters"):
            for aspect in ASPECT_VALUES:
                _choice(aspect, articles)
        st.selectbox(
            "Order",
            list(_ORDERS),
            key=_ORDER,
            format_func=lambda order: _ORDERS[order],
            label_visibility="collapsed",
            width=180,
            on_change=_reorder,
        )


def _choice(aspect: Aspect, articles: Sequence[Article]) -> None:
    name, none = _NAMES[aspect]
    held = options(articles, aspect)
    gone = [value for value in browsing.current_filter().chosen(aspect) if value not in held]
    st.multiselect(
        name,
        held + gone,
        key=f"library-{aspect}",
        placeholder=none,
        select_all=False,
        on_change=_choose,
        args=(aspect,),
    )


def _set_widgets() -> None:
    shown = (browsing.current_filter(), browsing.current_order())
    if st.session_state.get(_SHOWN) == shown and _TEXT in st.session_state:
        return
    st.session_state[_SHOWN] = shown
    st.session_state[_TEXT] = browsing.current_filter().text
    st.session_state[_ORDER] = browsing.current_order()
    for aspect in ASPECT_VALUES:
        st.session_state[f"library-{aspect}"] = list(browsing.current_filter().chosen(aspect))


def _search() -> None:
    browsing.set_filter(replace(browsing.current_filter(), text=st.session_state[_TEXT] or ""))
    st.session_state[_SHOWN] = (browsing.current_filter(), browsing.current_order())


def _choose(aspect: Aspect) -> None:
    browsing.set_filter(browsing.current_filter().choosing(aspect, tuple(st.session_state[f"library-{aspect}"])))
    st.session_state[_SHOWN] = (browsing.current_filter(), browsing.current_order())


def _reorder() -> None:
    browsing.set_order(st.session_state[_ORDER])
    st.session_state[_SHOWN] = (browsing.current_filter(), browsing.current_order())
