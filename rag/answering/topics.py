"""What a question is about besides meetings and people, and which sentences are about the same."""

import math
from collections.abc import Mapping
from dataclasses import dataclass

from rag.answering.asked import Asked
from rag.english import terms

LEAST_COVERED = 0.6
"""0-1: the least share of the topic's weight that a sentence must have to be about it."""


@dataclass(frozen=True, slots=True)
class Topic:
    """Stems, the rarer in the library the weightier."""

    weights: Mapping[str, float]

    @classmethod
    def of(cls, stems: frozenset[str], asked: Asked) -> "Topic":
        """The topic of these stems, weighed by their frequency in the library."""
        known = asked.library.document_frequencies(stems)
        passages = asked.library.passage_count()
        return cls({term: math.log(1 + passages / max(1, known.get(term, 0))) for term in sorted(stems)})

    def __bool__(self) -> bool:
        return bool(self.weights)

    def covered(self, text: str) -> float:
        """0-1: the share of the topic's weight that a text has."""
        held = set(terms(text))
        total = sum(self.weights.values())
        return sum(weight for term, weight in self.weights.items() if term in held) / total if total else 0.0

    def is_of(self, text: str) -> bool:
        """Whether a text is about the topic."""
        return self.covered(text) >= LEAST_COVERED
