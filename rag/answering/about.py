"""Answers questions about Readout itself: a greeting, thanks, what it can do, which model it uses."""

from rag.answering.asked import Asked
from rag.answering.composed import Composed


def about(asked: Asked) -> Composed:
    """A fixed text with what the library holds now; nothing is quoted and nothing is claimed about any meeting."""
    held = f"{len(asked.library.article_ids())} articles on {len(asked.catalogue.meetings)} meetings"
    return Composed(
        "about",
        "about",
        headline=f"I am Readout. I answer questions about summit outcomes with sentences quoted from {held}.",
    )
