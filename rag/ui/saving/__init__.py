"""Saves a conversation as a file."""

from rag.ui.saving.saving import draw_saving

__all__ = ["draw_saving"]
