"""Every quote against the library.

A quote is an offset range; its text must be exactly what the library holds there. Nothing fuzzy: a match that is nearly
right is how a changed number or a dropped "not" gets through.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from rag.embedder import Embedder
from rag.library import Library
from rag.types import ClaimVerdict, Quote


@dataclass(frozen=True, slots=True)
class Checked:
    verdict: ClaimVerdict
    reasons: tuple[str, ...] = ()


class ClaimChecker:
    def __init__(self, embedder: Embedder) -> None:
        self._embedder = embedder

    def check(self, sentence: str, quotes: Sequence[str], beside: Sequence[str] = ()) -> Checked:
        return Checked("supported" if quotes else "uncited")


def is_verbatim(quote: Quote, library: Library) -> bool:
    """Whether the library holds exactly the quote's text at its place."""
    return bool(quote.text) and library.cut(quote.article_id, quote.start, quote.end) == quote.text
