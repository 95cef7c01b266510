"""Questions for a summary: of a meeting, or of all that is said on a topic."""

import re

from rag.english import QUESTION_WORDS, words
from rag.question.kinds.phrasing import Phrasing

_DIGEST = re.compile(
    r"\bsummar(y|ise|ize|ies)\b|\b(one|1)[- ]page\b|\bbrief( me|ing)?\b|\boverview\b|\bmain (points|outcomes|results)\b"
    r"|\bkey (points|outcomes|results|takeaways)\b|\btell me (more|about)\b|\bwhat happened (at|in)\b|\btl;?dr\b"
)
_TOPIC_WORDS = 3
"""A text of at most so many words without a verb of asking names a topic: "energy", "C5+1", "SCO Tianjin"."""
_ASKS = re.compile(rf"\b({'|'.join(QUESTION_WORDS)}|is|are|was|were|did|do|does|has|have|will|can|could)\b|\?")


def asks_for_digest(asked: Phrasing) -> bool:
    """Whether it has words of summing up."""
    return bool(_DIGEST.search(asked.folded))


def only_names_topic(asked: Phrasing) -> bool:
    """Whether it is a few words that ask nothing: "energy", "C5+1", "SCO Tianjin"."""
    return len(words(asked.folded)) <= _TOPIC_WORDS and not _ASKS.search(asked.folded)
