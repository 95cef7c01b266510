"""The window over a fake desk, served to a browser by the tests. `READOUT_FAKE` says how the desk behaves.

Conversations are kept in the data directory that `READOUT_DATA` names; without one they end with the process.
"""

import os
import threading

import streamlit as st

from rag.conversations import Conversations
from rag.errors import EmbedderError
from rag.ui.archive import Archive, open_archive
from rag.ui.desk import Desk
from rag.ui.guard import explain, guards
from rag.ui.window import show_window
from tests.ui_fakes import ARTICLES, FakeChain, fake_desk


@st.cache_resource(show_spinner=False)
def the_desk() -> Desk:
    behaviour = os.environ.get("READOUT_FAKE", "ready")
    if behaviour == "empty":
        return fake_desk(articles=())
    if behaviour == "failing":
        return fake_desk(failures=[EmbedderError("The model in '/m' is not the one expected. Install it again.")])
    if behaviour == "loading":
        loading = threading.Event()
        threading.Timer(4, loading.set).start()
        return fake_desk(loading=loading)
    pauses = {"slow": 0.05, "never": 3600.0}
    return fake_desk(ARTICLES, FakeChain(pause_s=pauses.get(behaviour, 0.0), fails_on="break"))


@st.cache_resource(show_spinner=False)
def the_archive() -> Archive:
    return open_archive() if "READOUT_DATA" in os.environ else Archive(Conversations())


if __name__ == "__main__":
    show_window(the_desk, the_archive)
else:
    app = st.App(__file__, middleware=guards(), on_script_error=explain)
