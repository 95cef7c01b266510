"""Has a language model write an answer from numbered sentences, and turns its numbers into checked quotes."""

from rag.writing.answer import Written
from rag.writing.draft import Piece
from rag.writing.failures import ModelFailureError
from rag.writing.fallback import behind
from rag.writing.model import Writer, open_writer
from rag.writing.prompts import to_rephrase, to_rewrite

__all__ = ["ModelFailureError", "Piece", "Writer", "Written", "behind", "open_writer", "to_rephrase", "to_rewrite"]
