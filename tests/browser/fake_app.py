"""The window over a fake desk, served to a browser by the tests. `READOUT_FAKE` says how the desk behaves.

The model of `loading` is there once a file `loaded` stands in the data directory, that of `loading-on` never.

Conversations are kept in the data directory that `READOUT_DATA` names; without one they end with the process.
"""

import os
import threading
import time
from pathlib import Path

import streamlit as st

from rag.conversations.store import Conversations
from rag.errors import BusyError, EmbedderError
from rag.settings import Settings
from rag.ui.changes import change_routes
from rag.ui.components import part_routes
from rag.ui.conversations.archive import Archive, open_archive
from rag.ui.desk.desk import Desk
from rag.ui.library.intake import Intake
from rag.ui.window.guard import explain, guards
from rag.ui.window.window import show_window
from tests.rag.ui.articles import ARTICLES, MANY, RECORDED, UNDATED
from tests.rag.ui.fakes import FakeChain, FakeLibrary, fake_desk
from tests.rag.ui.intakes import FakeFiller, fake_intake

behaviour = os.environ.get("READOUT_FAKE", "ready")


@st.cache_resource(show_spinner=False)
def the_library() -> FakeLibrary:
    return FakeLibrary({"empty": (), "many": MANY, "one": (UNDATED,), "record": RECORDED}.get(behaviour, ARTICLES))


def set_once_loaded(loading: threading.Event) -> None:
    while not Path(os.environ["READOUT_DATA"], "loaded").exists():
        time.sleep(0.05)
    loading.set()


@st.cache_resource(show_spinner=False)
def the_desk() -> Desk:
    if behaviour == "empty":
        return fake_desk(library=the_library())
    if behaviour == "failing":
        return fake_desk(failures=[EmbedderError("The model in '/m' is not the one expected. Install it again.")])
    if behaviour in ("loading", "loading-on"):
        loading = threading.Event()
        if behaviour == "loading":
            threading.Thread(target=set_once_loaded, args=(loading,), daemon=True).start()
        return fake_desk(loading=loading)
    pauses = {"slow": 0.05, "slower": 0.2, "never": 3600.0}
    chain = FakeChain(pause_s=pauses.get(behaviour, 0.0), fails_on="break")
    return fake_desk(chain=chain, library=the_library())


@st.cache_resource(show_spinner=False)
def the_archive() -> Archive:
    return open_archive() if "READOUT_DATA" in os.environ else Archive(Conversations())


@st.cache_resource(show_spinner=False)
def the_intake() -> Intake:
    failures: list[Exception] = [BusyError("secret detail")] if behaviour == "busy" else []
    pauses = {"slow": 1.0, "empty": 0.5}
    filler = FakeFiller(the_library(), pauses.get(behaviour, 0.0), failures)
    settings = Settings.read(library_locked=behaviour == "locked" or None)
    return fake_intake(the_desk(), filler, role=lambda: settings.role_on("127.0.0.1", st.user.to_dict()))


if __name__ == "__main__":
    show_window(the_desk, the_archive, the_intake)
else:
    app = st.App(__file__, routes=[*part_routes(), *change_routes()], middleware=guards(), on_script_error=explain)
