"""What this browser's library page shows. Kept in the session, so that it is the same after a look at the chat."""

from typing import cast

import streamlit as st

from rag.ui.library.filters import Filter, Order
from rag.ui.library.listing import PAGE
from rag.ui.source import Opening

_FILTER, _ORDER, _LIMIT, _OPENING, _WHOLE = (
    f"library-{name}" for name in ("filter", "order", "limit", "open", "whole")
)


def current_filter() -> Filter:
    """The filter in force."""
    return cast(Filter, st.session_state.get(_FILTER, Filter()))


def set_filter(wanted: Filter) -> None:
    """Filter by that from now on, from the top of the list."""
    st.session_state[_FILTER] = wanted
    st.session_state[_LIMIT] = PAGE


def current_order() -> Order:
    """The order of the list."""
    return cast(Order, st.session_state.get(_ORDER, "newest"))


def set_order(wanted: Order) -> None:
    """List the articles in that order."""
    st.session_state[_ORDER] = wanted


def limit() -> int:
    """How many articles are listed at most."""
    return cast(int, st.session_state.get(_LIMIT, PAGE))


def show_more() -> None:
    """List more of them."""
    st.session_state[_LIMIT] = limit() + PAGE


def opening() -> Opening | None:
    """The article that is open beside the list."""
    return cast("Opening | None", st.session_state.get(_OPENING))


def open_article(wanted: Opening | None) -> None:
    """Open an article, or close the one that is open."""
    st.session_state[_OPENING] = wanted


def whole_timeline() -> bool:
    """Whether the timeline shows all series."""
    return bool(st.session_state.get(_WHOLE))


def show_timeline(*, whole: bool) -> None:
    """Show all series, or the first ones."""
    st.session_state[_WHOLE] = whole
