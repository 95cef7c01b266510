"""The two buttons that save the conversation shown as a file. The file is made when a button is pressed, not before."""

from collections.abc import Callable
from functools import partial

import streamlit as st

from rag.conversations import KeptConversation
from rag.ui.conversations import Archive, Conversation
from rag.ui.desk import Desk
from rag.ui.saving.html import as_page
from rag.ui.saving.told import FindArticle, as_markdown, file_name

_LABEL = '<div class="readout-saving">Save this conversation</div>'

Tell = Callable[[KeptConversation, FindArticle], str]


def draw_saving(desk: Desk, archive: Archive, conversation: Conversation) -> None:
    """Nothing until something has been asked."""
    if not conversation.exchanges:
        return
    title = conversation.exchanges[0].question
    st.html(_LABEL)
    with st.container(key="saving", horizontal=True, gap="small"):
        for kind, ending, mime, tell in (
            ("Markdown", "md", "text/markdown", as_markdown),
            ("HTML", "html", "text/html", as_page),
        ):
            st.download_button(
                kind,
                partial(_made, tell, desk, archive, conversation),
                file_name=file_name(title, ending),
                mime=mime,
                key=f"save-{ending}",
                help=f"Save this conversation as {kind}",
                icon=":material/download:",
                width="stretch",
                on_click="ignore",
            )


def _made(tell: Tell, desk: Desk, archive: Archive, conversation: Conversation) -> str:
    return tell(archive.store.read(conversation.owner, conversation.id), desk.article)
