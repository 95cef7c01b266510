"""The frame around the pages, and what guards the served page."""

from rag.ui.window.guard import explain, guards
from rag.ui.window.window import show_window

__all__ = ["explain", "guards", "show_window"]
