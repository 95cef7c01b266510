"""Links into the window: the article that the page's address names is opened once, when the page is loaded."""

from collections.abc import Callable
from functools import partial

import streamlit as st

from rag.types import Article, EarlierVersion, Source
from rag.ui.desk import Desk
from rag.ui.source.view import Opening, linked_opening

_BROKEN = "broken-link"


def version_quoted(desk: Desk, opening: Opening, article: Article | None) -> EarlierVersion | None:
    """The earlier version of an article that has what was opened, where the article as it is has it no more."""
    if article is None or article.says(opening.text, opening.start, opening.end):
        return None
    return desk.earlier_version(article.id, opening.start, opening.text)


def printed_elsewhere(desk: Desk, article: Article | None) -> tuple[Source, ...]:
    """Where else an article's story was printed."""
    return desk.also_printed([article.id]).get(article.id, ()) if article else ()


def follow_link(desk: Desk, open_it: Callable[[Opening], None]) -> None:
    """Open what the address names, or say in a sentence why it cannot be opened."""
    if "link-followed" not in st.session_state and desk.articles:
        st.session_state["link-followed"] = True
        match linked_opening(st.query_params.to_dict(), desk.article):
            case Opening() as opening:
                open_it(opening)
            case str() as sentence:
                st.session_state[_BROKEN] = sentence
    if _BROKEN in st.session_state:
        with st.container(key="notice"):
            st.text(st.session_state[_BROKEN])
            st.button("Dismiss", key="dismiss", on_click=partial(st.session_state.pop, _BROKEN, None))
