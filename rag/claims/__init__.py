"""Checks a written sentence against the quotes it cites, by rules and by the embedding model."""

from rag.claims.checker import Checked, ClaimChecker

__all__ = ["Checked", "ClaimChecker"]
