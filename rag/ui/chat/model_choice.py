"""The choice of how answers are given: in quotes alone, or written by one of the configured language models."""

import streamlit as st

from rag.ui.desk import Desk

QUOTES_ONLY = "Quotes only"
_KEY = "model"


def draw_model_choice(desk: Desk) -> None:
    """Draw the choice when a model is configured; until somebody chooses, the first one is chosen."""
    if desk.models:
        names = [QUOTES_ONLY, *desk.models]
        st.selectbox(
            "Answers", names, index=1, key=_KEY, label_visibility="collapsed", persist_state="session", width=150
        )


def chosen_model() -> str | None:
    """The model chosen to write, `provider:name`; None for quotes alone."""
    chosen = st.session_state.get(_KEY)
    return chosen if isinstance(chosen, str) and chosen != QUOTES_ONLY else None
