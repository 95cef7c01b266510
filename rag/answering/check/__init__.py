"""Checks what somebody claims: cuts a text into claims, finds the sentences that bear on each, and judges each."""

from rag.answering.check.composer import check_claims

__all__ = ["check_claims"]
