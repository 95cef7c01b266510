"""What one request has taken of the text, the thought and the time that it may take."""

from collections.abc import Callable

from rag.writing.evidence import CHARACTERS_A_TOKEN
from rag.writing.failures import (
    ENDLESS,
    ENDLESS_THOUGHT,
    SLOW,
    ModelFailureError,
)

MOST_CHARACTERS = 2500
"""Of one answer, thoughts not counted: more than a person reads, so that a longer one is taken for endless."""
MOST_THOUGHT_CHARACTERS = 16_000
"""Before and in one answer; more is taken for endless thought."""


class RequestSpent:
    """What one request has taken of what it may take."""

    def __init__(self, clock: Callable[[], float], longest_s: float) -> None:
        self._clock = clock
        self._longest_s = longest_s
        self._ends_at = clock() + longest_s
        self._blank_chunks = 0
        self._said = 0
        self._thought = 0
        self.writing = False
        """Whether it has come to its text."""

    @property
    def some(self) -> bool:
        """Whether anything has come."""
        return bool(self._said or self._thought)

    def blank(self) -> int:
        """How many characters of thought a chunk without text stands for; none for the first, which opens a stream."""
        self._blank_chunks += 1
        return CHARACTERS_A_TOKEN if self._blank_chunks > 1 else 0  # how thoughts show that a client leaves out

    def add(self, said: str, thought: int) -> None:
        """Count the text and the characters of thought that a chunk brought.

        Raises:
            ModelFailureError: they are more, or have taken longer, than they may.
        """
        if said.strip() and not self.writing:
            self.writing = True
            self._ends_at = self._clock() + self._longest_s
        self._said += len(said)
        self._thought += thought
        if self._said > MOST_CHARACTERS:
            raise ModelFailureError(ENDLESS)
        if self._thought > MOST_THOUGHT_CHARACTERS:
            raise ModelFailureError(ENDLESS_THOUGHT)
        if self._clock() > self._ends_at:
            raise ModelFailureError(ENDLESS_THOUGHT if self._thought and not self.writing else SLOW)
