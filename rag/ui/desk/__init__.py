"""The desk: the one place in the process where questions are put, and where the library is read for the window."""

from rag.ui.desk.desk import Desk, in_plain_words, open_desk
from rag.ui.desk.reply import Piece, Reply

__all__ = ["Desk", "Piece", "Reply", "in_plain_words", "open_desk"]
