"""Suggested questions: made from the library, and shown only when the library answers them."""

from rag.ui.suggestions.suggestions import suggestions_at

__all__ = ["suggestions_at"]
