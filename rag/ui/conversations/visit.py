"""Which conversation this browser's page shows, and what asking or opening another one changes about that."""

import logging
from functools import partial

import streamlit as st

from rag.english import normalise
from rag.errors import ConversationsError
from rag.types import EVERYTHING, Scope
from rag.ui.conversations.archive import Archive
from rag.ui.conversations.conversation import Conversation
from rag.ui.conversations.owner import browser_id, hashed, owner
from rag.ui.desk import Desk

log = logging.getLogger(__name__)


def shown_conversation(archive: Archive) -> Conversation:
    """The conversation that the page shows: at first the one that this browser showed last, or a new one."""
    if "conversation" not in st.session_state:
        st.session_state["conversation"] = _last(archive) or archive.begin(owner())
    conversation: Conversation = st.session_state["conversation"]
    return conversation


def _last(archive: Archive) -> Conversation | None:
    try:
        last = archive.store.last_open(owner(), hashed(browser_id()))
        return archive.open(owner(), last) if last else None
    except ConversationsError:
        log.exception("the last conversation cannot be opened")
        return None


def show_conversation(archive: Archive, conversation: Conversation) -> None:
    """Show that conversation from now on, after a reload too."""
    st.session_state["conversation"] = conversation
    st.session_state["opening"] = None
    st.session_state["to-chat"] = True
    _keep_open(archive, conversation)


def show_new_conversation(archive: Archive, scope: Scope = EVERYTHING) -> None:
    """Show a new conversation, whose questions are limited to that."""
    conversation = archive.begin(owner())
    conversation.scope = scope
    show_conversation(archive, conversation)


def leads_to_chat() -> bool:
    """Whether a click just chose a conversation, so that the chat page is to be shown. True once for each click."""
    return bool(st.session_state.pop("to-chat", False))


def submit_question(archive: Archive, desk: Desk, text: str, *, model: str | None, alone: bool = False) -> None:
    """Ask in the conversation shown. A text of nothing but blanks and control characters is ignored.

    The answer is begun here and not when the chat is drawn, as the person may be on another page by then.

    Args:
        archive: Holds the conversations.
        desk: Answers.
        text: The question as it was typed.
        model: `provider:name` of the language model that is to write the answer; None for quotes alone.
        alone: Whether to answer it without reading earlier turns into it.
    """
    question = normalise(text).strip()
    if not question:
        return
    conversation = shown_conversation(archive)
    conversation.ask(question, alone=alone, model=model)
    archive.keep_until_answered(conversation)
    desk.when_ready(partial(conversation.advance, desk))
    if len(conversation.exchanges) == 1:
        _keep_open(archive, conversation)


def _keep_open(archive: Archive, conversation: Conversation) -> None:
    try:
        kept = conversation.id if conversation.exchanges else None
        archive.store.keep_open(owner(), hashed(browser_id()), kept)
    except ConversationsError:
        log.exception("a reload will not find conversation %s", conversation.id)
