"""Checks a written sentence against the quotes it cites, by rules and by the embedding model."""

from rag.claims.checker import Checked, Cited, ClaimChecker
from rag.claims.fault import ClaimFault

__all__ = ["Checked", "Cited", "ClaimChecker", "ClaimFault"]
