"""Checks what somebody claims: cuts a text into claims, finds the sentences that bear on each, and judges each."""

from rag.answering.check.composer import check_claims
from rag.answering.check.denial import denies
from rag.answering.check.said import said_in
from rag.answering.check.yes_or_no import with_yes_or_no

__all__ = ["check_claims", "denies", "said_in", "with_yes_or_no"]
