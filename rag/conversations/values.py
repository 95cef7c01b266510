"""Conversations as they are read from the store, in frozen values."""

from dataclasses import dataclass, field
from typing import Literal

from rag.types import EVERYTHING, Answer, Quote, Scope

KeptState = Literal["pending", "done", "failed"]
Verdict = Literal["good", "bad", "unsupported"]
"""An answer as a whole is `good` or `bad`; a quote that does not support it is `unsupported`."""

WHOLE_ANSWER = 0
"""Given in place of a quote's marker (they count from 1) for a verdict on the answer as a whole."""


@dataclass(frozen=True, slots=True)
class KeptExchange:
    """A question and what became of it."""

    id: str
    question: str
    alone: bool
    """Whether the question is to be understood without the turns before it."""
    asked_at: float
    """Seconds since 1970."""
    state: KeptState
    trouble: str = ""
    """Why it failed, in one plain sentence."""
    answer: Answer | None = None
    verdicts: dict[int, Verdict] = field(default_factory=dict)
    """By the marker of the quote, or `WHOLE_ANSWER`."""
    scope: Scope = EVERYTHING
    """What the question was limited to."""
    model: str | None = None
    """The language model that was to write the answer."""
    partial: str = ""
    """What had been written of the answer when it was stopped."""
    reason: str = ""
    """Why the answer was judged as it was, in the person's words."""


@dataclass(frozen=True, slots=True)
class KeptConversation:
    """A conversation with all that was asked in it, in order."""

    id: str
    title: str
    exchanges: tuple[KeptExchange, ...]


@dataclass(frozen=True, slots=True)
class Listed:
    """A conversation as a list shows it."""

    id: str
    title: str
    changed_at: float
    """When its last question was asked, seconds since 1970."""


@dataclass(frozen=True, slots=True)
class Feedback:
    """What a person thought of an answer or of one of its quotes."""

    answer: Answer
    marker: int
    """The quote's marker, or `WHOLE_ANSWER`."""
    verdict: Verdict
    given_at: float
    """Seconds since 1970."""
    reason: str = ""
    """Why, in the person's words."""

    @property
    def quote(self) -> Quote | None:
        """The quote it is about; None when it is about the whole answer."""
        return next((quote for quote in self.answer.cited if quote.marker == self.marker), None)
