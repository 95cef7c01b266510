"""Checks a written sentence against the quotes it cites, by rules, the embedding model and reading both together."""

from rag.claims.acts import LIGHT_VERBS
from rag.claims.brought_about import not_brought_about
from rag.claims.checker import Checked, Cited, ClaimChecker
from rag.claims.fault import ClaimFault
from rag.claims.figures import measure_alike
from rag.claims.punctuality import without_punctuality

__all__ = [
    "LIGHT_VERBS",
    "Checked",
    "Cited",
    "ClaimChecker",
    "ClaimFault",
    "measure_alike",
    "not_brought_about",
    "without_punctuality",
]
