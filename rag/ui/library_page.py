"""The library page: all that the library holds."""

import streamlit as st

from rag.ui.desk import Desk
from rag.ui.shelf import span


def show_library(desk: Desk) -> None:
    """Draw the library for this browser."""
    st.html("<h1>The library</h1>")
    st.text(f"{len(desk.articles)} articles, {span(desk.articles)}")
