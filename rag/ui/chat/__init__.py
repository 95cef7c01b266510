"""The chat page."""

from rag.ui.chat.page import show_chat

__all__ = ["show_chat"]
