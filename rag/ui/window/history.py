"""The conversations in the sidebar: what the list is given to draw, and what its buttons do.

What a button sends comes from a browser, so the store looks every id up under the owner. When there is none of that id,
because it was deleted in another window, the list is drawn again and nothing else happens.
"""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TypedDict

import streamlit as st

from rag.conversations import TITLE_MAX_CHARS
from rag.errors import ConversationsError
from rag.ui.components import draw_history
from rag.ui.conversations import Archive, owner, visit

log = logging.getLogger(__name__)

KEY = "history"
HISTORY_SEARCH_MAX_CHARS = 200


@dataclass(frozen=True, slots=True)
class Deleted:
    """The conversation deleted last, which can be brought back."""

    id: str
    title: str
    was_shown: bool


class KeptDrawn(TypedDict):
    """A conversation in the list; `changed` is when, in milliseconds since 1970."""

    id: str
    title: str
    changed: float


class HistoryDrawn(TypedDict):
    """What `parts/history.js` is given."""

    conversations: list[KeptDrawn]
    shown: str
    searched: str
    deleted: str | None
    trouble: str
    titleMax: int


def draw_conversations(archive: Archive) -> None:
    """The list of this owner's conversations, newest first, or of those that hold the words searched for."""
    draw_history(
        key=KEY,
        data=history_drawn(archive),
        on_opened_change=partial(_clicked, "opened", _open, archive),
        on_renamed_change=partial(_clicked, "renamed", _rename, archive),
        on_deleted_change=partial(_clicked, "deleted", _delete, archive),
        on_restored_change=partial(_clicked, "restored", _restore, archive),
        on_searched_change=partial(_clicked, "searched", _search, archive),
    )


def history_drawn(archive: Archive) -> HistoryDrawn:
    """Titles and days, which one is shown, and what can be undone."""
    searched: str = st.session_state.get("searched", "")
    deleted: Deleted | None = st.session_state.get("deleted")
    try:
        found = archive.store.found(owner(), searched) if searched.strip() else archive.store.listed(owner())
        trouble = ""
    except ConversationsError as error:
        found, trouble = (), str(error)
    return {
        "conversations": [{"id": one.id, "title": one.title, "changed": one.changed_at * 1000} for one in found],
        "shown": visit.shown_conversation(archive).id,
        "searched": searched,
        "deleted": deleted.title if deleted else None,
        "trouble": trouble,
        "titleMax": TITLE_MAX_CHARS,
    }


def _clicked(name: str, do: Callable[[Archive, object], None], archive: Archive) -> None:
    value = st.session_state[KEY].get(name)
    try:
        if value is not None:
            do(archive, value)
    except ConversationsError:
        log.warning("a conversation that was %s could not be", name, exc_info=True)


def _open(archive: Archive, conversation_id: object) -> None:
    visit.show_conversation(archive, archive.open(owner(), str(conversation_id)))
    st.session_state["deleted"] = None


def _rename(archive: Archive, given: object) -> None:
    if isinstance(given, dict):
        archive.store.rename(owner(), str(given.get("id")), str(given.get("title")))


def _delete(archive: Archive, conversation_id: object) -> None:
    kept = archive.store.read(owner(), str(conversation_id))
    archive.store.delete(owner(), kept.id)
    was_shown = visit.shown_conversation(archive).id == kept.id
    st.session_state["deleted"] = Deleted(kept.id, kept.title, was_shown)
    if was_shown:
        visit.show_new_conversation(archive)


def _restore(archive: Archive, _: object) -> None:
    deleted: Deleted | None = st.session_state.get("deleted")
    st.session_state["deleted"] = None
    if deleted is None:
        return
    archive.store.restore(owner(), deleted.id)
    if deleted.was_shown and not visit.shown_conversation(archive).exchanges:
        visit.show_conversation(archive, archive.open(owner(), deleted.id))


def _search(_: Archive, text: object) -> None:
    st.session_state["searched"] = str(text)[:HISTORY_SEARCH_MAX_CHARS]
