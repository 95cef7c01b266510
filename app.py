"""The Streamlit entry: which pages there are, and nothing else. `streamlit run app.py`.

Streamlit runs this file again at every click, so it defines no class and holds no state; the desk, one for all
browsers, is kept by Streamlit's cache.
"""

import streamlit as st

from rag.ui.desk import Desk, open_desk
from rag.ui.window import show_window


@st.cache_resource(show_spinner=False)
def the_desk() -> Desk:
    """The one desk of this process, already loading what it needs."""
    return open_desk()


show_window(the_desk)
