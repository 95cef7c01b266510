"""Answers what the library holds: the meetings under conditions, and what it covers as a whole."""

from rag.answering.library.composer import library

__all__ = ["library"]
