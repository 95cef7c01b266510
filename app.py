"""The Streamlit entry, and nothing else. `streamlit run app.py`.

Streamlit imports this file once for the server and runs it again at every click, so it defines no class and holds no
state; Streamlit's cache keeps the desk, the archive and the intake, one of each for all browsers. Only this file knows
both the window and `ingest`; it gives the window the functions that fill the library.
"""

from functools import partial

import streamlit as st

from ingest.pipeline import correct, remove
from ingest.submitted import hand_in, read_ahead
from rag.encoding import Embedder
from rag.serving import api_routes
from rag.settings import Settings
from rag.store import Library
from rag.ui.changes import change_routes
from rag.ui.components import part_routes
from rag.ui.conversations import Archive, open_archive
from rag.ui.desk import open_desk
from rag.ui.library import Intake, one_intake
from rag.ui.source import printed_routes
from rag.ui.window import explain, guards, show_window

# The one desk of this process, already loading what it needs. The server and the pages share it, since Streamlit tells
# cached functions apart by the module that defines them.
the_desk = st.cache_resource(open_desk, show_spinner=False)


@st.cache_resource(show_spinner=False)
def the_archive() -> Archive:
    """The one archive of this process; when it cannot be opened, the next run tries again."""
    return open_archive()


def open_intake() -> Intake:
    """An intake that encodes with the desk's model if the desk has loaded one."""
    desk, settings = the_desk(), Settings.read()

    def load() -> Embedder:
        return desk.embedder() or Embedder.load(settings.embedder, settings.device, settings.threads)

    return Intake(
        partial(hand_in, settings, load),
        partial(read_ahead, settings, load),
        lambda article_id, progress: remove(article_id, settings, progress=progress, load=load),
        lambda article_id, correction, progress: correct(
            article_id, correction, settings, progress=progress, load=load
        ),
        desk.open,
        role=lambda: settings.role_on(st.get_option("server.address"), st.user.to_dict()),
    )


the_intake = partial(one_intake, open_intake)


def open_library() -> Library:
    """The library that the settings name, opened once more."""
    settings = Settings.read()
    return Library.open(settings.data, settings.database)


if __name__ == "__main__":
    show_window(the_desk, the_archive, the_intake)
else:  # imported by the server, which runs the file as a script for each page
    routes = [
        *part_routes(),
        *change_routes(),
        *printed_routes(open_library),
        *api_routes(the_desk, the_intake, address=lambda: st.get_option("server.address")),
    ]
    app = st.App(__file__, routes=routes, middleware=guards(), on_script_error=explain)
