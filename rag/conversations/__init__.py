"""Keeps what was asked and answered, and what people thought of it, each conversation with its owner."""

from rag.conversations.store import CONVERSATIONS_FILE, REASON_MAX_CHARS, TITLE_MAX_CHARS, Conversations
from rag.conversations.values import WHOLE_ANSWER, Feedback, KeptConversation, KeptExchange, Verdict

__all__ = [
    "CONVERSATIONS_FILE",
    "REASON_MAX_CHARS",
    "TITLE_MAX_CHARS",
    "WHOLE_ANSWER",
    "Conversations",
    "Feedback",
    "KeptConversation",
    "KeptExchange",
    "Verdict",
]
