"""The Streamlit entry, and nothing else. `streamlit run app.py`.

Streamlit imports this file once for the server and runs it again at every click, so it defines no class and holds no
state; the desk and the archive, one each for all browsers, are kept by Streamlit's cache.
"""

import streamlit as st

from rag.ui.archive import Archive, open_archive
from rag.ui.desk import Desk, open_desk
from rag.ui.guard import explain, guards
from rag.ui.window import show_window


@st.cache_resource(show_spinner=False)
def the_desk() -> Desk:
    """The one desk of this process, already loading what it needs."""
    return open_desk()


@st.cache_resource(show_spinner=False)
def the_archive() -> Archive:
    """The one archive of this process; when it cannot be opened, the next run tries again."""
    return open_archive()


if __name__ == "__main__":
    show_window(the_desk, the_archive)
else:  # imported by the server, which runs the file as a script for each page
    app = st.App(__file__, middleware=guards(), on_script_error=explain)
