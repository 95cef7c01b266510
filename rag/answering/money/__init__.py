"""Answers about money: sums of meetings, the largest, what was pledged, trade."""

from rag.answering.money.contributors import contributors
from rag.answering.money.largest import asks_for_largest, largest, worth
from rag.answering.money.listed import listed_sums
from rag.answering.money.pledged import pledged
from rag.answering.money.sums import money, tells_of_giving
from rag.answering.money.trade import asks_for_trade, trade

__all__ = [
    "asks_for_largest",
    "asks_for_trade",
    "contributors",
    "largest",
    "listed_sums",
    "money",
    "pledged",
    "tells_of_giving",
    "trade",
    "worth",
]
