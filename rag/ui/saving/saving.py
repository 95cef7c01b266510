"""The buttons that save the conversation shown as a file. The file is made when a button is pressed, not before."""

from functools import partial

import streamlit as st

from rag.ui.conversations import Archive, Conversation
from rag.ui.desk import Desk
from rag.ui.export import FORMATS, FileFormat, exported, file_name

_LABEL = '<div class="readout-saving">Save this conversation</div>'


def draw_saving(desk: Desk, archive: Archive, conversation: Conversation) -> None:
    """Nothing until something has been asked."""
    if not conversation.exchanges:
        return
    title = conversation.exchanges[0].question
    st.html(_LABEL)
    with st.container(key="saving", horizontal=True, gap="small"):
        for one in FORMATS.values():
            st.download_button(
                one.name,
                partial(_made, one, desk, archive, conversation),
                file_name=file_name(title, one.ending),
                mime=one.mime,
                key=f"save-{one.ending}",
                help=f"Save this conversation as {one.name}",
                width="stretch",
                on_click="ignore",
            )


def _made(form: FileFormat, desk: Desk, archive: Archive, conversation: Conversation) -> bytes:
    kept = archive.store.read(conversation.owner, conversation.id)
    return exported(kept.title, kept.exchanges, form.ending, desk).content
