"""Answers whether something was agreed: adopted, only proposed, only announced, failed, or told differently.

The statements of the record that are about the thing asked for are found by its words, the rarer the weightier, with
the reader's choice as a second opinion. What the best of them say decides. A question that takes for granted that
something was agreed ("when does the zone agreed in X start?") is answered here only when that is not so.
"""

from rag.answering.status.asking import PREMISE
from rag.answering.status.composer import status
from rag.answering.status.fate import POINTS_BACK, fate_of, telling_fate
from rag.answering.status.headline import inline
from rag.answering.status.refusal import refused
from rag.answering.status.signatories import signatories
from rag.answering.status.tentative import only_takes_up
from rag.answering.status.verdict import DENIES

__all__ = [
    "DENIES",
    "POINTS_BACK",
    "PREMISE",
    "fate_of",
    "inline",
    "only_takes_up",
    "refused",
    "signatories",
    "status",
    "telling_fate",
]
