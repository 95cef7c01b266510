"""The conversations that pages show, whose they are, and what is waiting to be answered in them."""

from rag.ui.conversations import visit
from rag.ui.conversations.archive import Archive, open_archive
from rag.ui.conversations.conversation import Conversation, Exchange
from rag.ui.conversations.owner import COOKIE, browser_id, known_id, owner, sign_in_providers, signed_in_as

__all__ = [
    "COOKIE",
    "Archive",
    "Conversation",
    "Exchange",
    "browser_id",
    "known_id",
    "open_archive",
    "owner",
    "sign_in_providers",
    "signed_in_as",
    "visit",
]
