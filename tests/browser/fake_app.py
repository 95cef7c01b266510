"""The window over a fake desk, served to a browser by the tests. `READOUT_FAKE` says how the desk behaves."""

import os
import threading

import streamlit as st

from rag.errors import EmbedderError
from rag.ui.desk import Desk
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
    return fake_desk(ARTICLES, FakeChain(pause_s=0.05 if behaviour == "slow" else 0.0, fails_on="break"))


show_window(the_desk)
