"""The desk: the one place in the process where questions are put, and where the library is read for the window."""

from rag.ui.desk.desk import Desk, in_plain_words, open_desk
from rag.ui.desk.reply import AnswerEvent, Reply

__all__ = ["AnswerEvent", "Desk", "Reply", "in_plain_words", "open_desk"]
