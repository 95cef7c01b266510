"""Reads articles into records, once each, when they come in: what they state, and what they say of their meeting."""

__all__: list[str] = []
