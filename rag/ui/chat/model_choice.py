"""Who writes the answers: nobody, which is quotes alone, or one of the language models that are configured."""

import streamlit as st

from rag.ui.desk import Desk

QUOTES_ONLY = "Quotes only"
_KEY = "model"


def draw_model_choice(desk: Desk) -> None:
    """The choice, where there is one; the first model that is configured is chosen until somebody chooses."""
    if desk.models:
        names = [QUOTES_ONLY, *desk.models]
        st.selectbox(
            "Answers", names, index=1, key=_KEY, label_visibility="collapsed", persist_state="session", width=150
        )


def chosen_model() -> str | None:
    """The model that is to write, `provider:name`; None for quotes alone."""
    chosen = st.session_state.get(_KEY)
    return chosen if isinstance(chosen, str) and chosen != QUOTES_ONLY else None
