"""Texts that are to be checked: claims that somebody asks about, and pasted paragraphs."""

import re

from rag.english import words
from rag.question.claim import asks_to_check
from rag.question.kinds.phrasing import Phrasing

_PASTED = re.compile(r"[^\s.!?]{3,}[.!][\"'”’)]?\s+[\"'“‘(]?[A-Z0-9]")
"""Where one sentence ends and another begins."""
_PASTED_WORDS = 20
"""A text of at least so many words in sentences that ask nothing is pasted to be checked."""
_TELLS_TO = re.compile(
    r"^(please |can you |could you |now )*(list|name|tell|give|show|compare|summari[sz]e|make|write|explain|describe"
    r"|find|what|who|when|where|why|which|how|is|are|was|were|did|do|does|has|have)\b"
)
_SPEAKS_FOR_ITSELF = re.compile(r"\b(i|i'm|we|my|our|you|your)\b")
"""Words of somebody who writes to Readout, not of a report."""


def is_to_be_checked(asked: Phrasing) -> bool:
    """Whether it asks if something is so, or is a report that somebody pasted."""
    return asks_to_check(asked.folded) or _is_pasted(asked)


def _is_pasted(asked: Phrasing) -> bool:
    """Whether it is several sentences that ask nothing."""
    return (
        "?" not in asked.text
        and len(words(asked.folded)) >= _PASTED_WORDS
        and bool(_PASTED.search(asked.text))
        and not _TELLS_TO.search(asked.folded)
        and not _SPEAKS_FOR_ITSELF.search(asked.folded)
    )
