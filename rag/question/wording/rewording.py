"""Checks that a question rewritten by a model still asks the same.

A model may rewrite a follow-up so that it stands on its own, or use other words when nothing was found. Its question is
used only when it adds no name and no number, and drops none that the person wrote.
"""

import re
from collections.abc import Iterable

from rag.english import STOPWORDS, stem, word_set, words

LONGEST_CHARACTERS = 400

_NAME_OR_NUMBER = re.compile(r"\b(?:\w*\d\w*|[A-Z][^\W\d_]+)")
_ORDINARY = STOPWORDS | word_set(
    "answer describe explain list name say summit summits question regarding concerning according whose whether"
)


def keeps_to(reworded: str, asked: str, known: Iterable[str]) -> bool:
    """Whether a reworded question is one line of words, adds no unknown name or number, and drops none that was asked.

    Args:
        reworded: What the model wrote.
        asked: What the person wrote.
        known: Texts whose names and numbers it may use: the conversation, and the question as rules understood it.
    """
    if not words(reworded) or len(reworded) > LONGEST_CHARACTERS or "\n" in reworded:
        return False
    there = {stem(word) for text in (asked, *known) for word in words(text)}
    return _named(reworded) <= there and _named(asked) <= {stem(word) for word in words(reworded)}


def _named(question: str) -> set[str]:
    """Stems of the names and numbers in a question."""
    found = (word for name in _NAME_OR_NUMBER.findall(question) for word in words(name))
    return {stem(word) for word in found if word not in _ORDINARY}
