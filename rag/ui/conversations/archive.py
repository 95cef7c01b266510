"""The conversations of this process: those in the store, and those that a page or a thread holds now.

All pages that show one conversation share one object. So a page that is reloaded while an answer is being written goes
on showing it, and an answer that is still being written is not mistaken for one that was cut off.
"""

import threading
from weakref import WeakValueDictionary

from rag.conversations import Conversations
from rag.settings import Settings
from rag.ui.conversations.conversation import Conversation, reopened


class Archive:
    """One a process. Safe to use from several threads."""

    def __init__(self, store: Conversations) -> None:
        self.store = store
        self._lock = threading.Lock()
        self._held: WeakValueDictionary[tuple[str, str], Conversation] = WeakValueDictionary()
        self._unfinished: set[Conversation] = set()

    def begin(self, owner: str) -> Conversation:
        """A new conversation, kept once a question is asked in it."""
        conversation = Conversation(self.store, owner)
        with self._lock:
            self._held[owner, conversation.id] = conversation
        return conversation

    def open(self, owner: str, conversation_id: str) -> Conversation:
        """The owner's conversation of that id.

        Raises:
            ConversationNotFoundError: the owner has none of that id, or has deleted it.
        """
        with self._lock:
            kept = self.store.read(owner, conversation_id)
            held = self._held.get((owner, conversation_id))
            if held is None:
                held = reopened(self.store, owner, kept)
                self._held[owner, conversation_id] = held
            return held

    def keep_until_answered(self, conversation: Conversation) -> None:
        """Keep a conversation in memory while it has questions waiting, even when no page shows it."""
        with self._lock:
            self._unfinished = {one for one in self._unfinished | {conversation} if one.pending}


def open_archive() -> Archive:
    """The conversations in the data directory that the settings name.

    Raises:
        ConversationsError: they cannot be opened.
    """
    settings = Settings.read()
    return Archive(Conversations.open(settings.data, settings.database))
