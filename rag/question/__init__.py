"""Understands what is asked: the words of a question, what it names in the library, and what it carries over."""

from rag.question.asked import Asked, aside_of, find_summits, read_question
from rag.question.catalogue import Agreement, Catalogue
from rag.question.followup import standalone
from rag.question.rewording import keeps_to

__all__ = ["Agreement", "Asked", "Catalogue", "aside_of", "find_summits", "keeps_to", "read_question", "standalone"]
