"""Answers what is said to Readout or asked about it, and what its library holds."""

from rag.answering.about.composer import about
from rag.answering.about.holdings import Ground, holding, nearest_instead, rows
from rag.answering.about.talk_alike import talk_alike

__all__ = [
    "Ground",
    "about",
    "holding",
    "nearest_instead",
    "rows",
    "talk_alike",
]
