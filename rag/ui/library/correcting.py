"""Putting right what the library says of an article: what was read from its text is a guess, and shown as one."""

from functools import partial
from typing import Any

import streamlit as st

from rag.english import day_of, normalise
from rag.errors import UsageError
from rag.submission import Correction
from rag.types import Article
from rag.ui.conversations import owner
from rag.ui.library.adding import FIRST_DAY, LAST_DAY, LINE_MAX_CHARS
from rag.ui.library.intake import Intake

_ARTICLE, _TROUBLE = "correcting-article", "correcting-trouble"
_LINES = {"title": "Title", "summit": "Summit", "place": "Place", "publisher": "Publisher"}


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
    st.caption("An empty field takes what was read from the text, if anything was.")
    with st.form("correcting-form", border=False, enter_to_submit=False):
        for name, label in _LINES.items():
            st.text_input(
                label,
                value=getattr(given, name) or "",
                key=_key(name, given),
                max_chars=LINE_MAX_CHARS,
                placeholder=_guess(getattr(read, name)),
            )
        left, right = st.columns(2)
        with left:
            st.number_input(
                "Edition",
                min_value=1,
                max_value=9999,
                value=given.edition,
                key=_key("edition", given),
                placeholder=_guess(read.edition),
            )
        with right:
            st.date_input(
                "Day of the event",
                value=given.date,
                min_value=FIRST_DAY,
                max_value=LAST_DAY,
                format="YYYY-MM-DD",
                key=_key("date", given),
                help=_guess(day_of(read.date)) if read.date and not given.date else None,
            )
        st.form_submit_button("Save", key="correcting-save", on_click=partial(_save, intake, given))
    if st.session_state.get(_TROUBLE):
        st.text(st.session_state[_TROUBLE])


def _guess(value: object) -> str | None:
    return f"read from the text: {value}" if value else None


def _key(name: str, article: Article) -> str:
    return f"correcting-{name}-{article.id}-{article.sha256}"


def _save(intake: Intake, article: Article) -> None:
    fields: dict[str, Any] = {name: st.session_state[_key(name, article)] for name in (*_LINES, "edition", "date")}
    lines = {name: normalise(fields[name]).strip() or None for name in _LINES}
    if lines["title"] is None:
        st.session_state[_TROUBLE] = "Title: give the article a title."
        return
    try:
        intake.correct(owner(), article.id, Correction(**fields | lines))
    except UsageError as error:
        st.session_state[_TROUBLE] = str(error)
    else:
        st.session_state.pop(_ARTICLE)
