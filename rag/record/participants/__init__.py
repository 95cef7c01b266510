"""Who took part in a meeting, stayed away, was invited or watched, as an article tells it."""

from rag.record.participants.participants import participants_of

__all__ = ["participants_of"]
