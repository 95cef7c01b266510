"""Putting right what the library says of an article: what was read from its text is a guess, and shown as one."""

from functools import partial

import streamlit as st

from rag.errors import UsageError
from rag.types import Article
from rag.ui.conversations import owner
from rag.ui.library.fields import EMPTY_FIELDS, draw_fields, fields_of
from rag.ui.library.intake import Intake

_ARTICLE, _TROUBLE = "correcting-article", "correcting-trouble"


def begin_to_correct(article_id: str) -> None:
    """Have the dialog drawn with the next drawing of the page."""
    st.session_state[_ARTICLE] = article_id
    st.session_state[_TROUBLE] = ""


def article_to_correct() -> str | None:
    """The id of the article whose dialog is open."""
    found: str | None = st.session_state.get(_ARTICLE)
    return found


@st.dialog("Correct details", on_dismiss=lambda: st.session_state.pop(_ARTICLE, None))
def draw_correcting(intake: Intake, given: Article, read: Article) -> None:
    """The dialog.

    Args:
        intake: Carries out what is put right.
        given: The article as its source or a person describes it.
        read: The same, with what was read from its text where that is silent.
    """
    if article_to_correct() is None:  # it was saved: only drawing the whole page closes the dialog
        st.rerun()
    st.caption(EMPTY_FIELDS)
    with st.form("correcting-form", border=False, enter_to_submit=False):
        draw_fields(_key(given), given, read)
        st.form_submit_button("Save", key="correcting-save", on_click=partial(_save, intake, given))
    if st.session_state.get(_TROUBLE):
        st.text(st.session_state[_TROUBLE])


def _key(article: Article) -> str:
    return f"correcting-{article.id}-{article.sha256}"


def _save(intake: Intake, article: Article) -> None:
    try:
        intake.correct(owner(), article.id, fields_of(_key(article)))
    except UsageError as error:
        st.session_state[_TROUBLE] = str(error)
    else:
        st.session_state.pop(_ARTICLE)
