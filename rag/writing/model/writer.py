"""A language model that writes: asked again after a failure that may pass, and cut when it does not end."""

import logging
import time
from collections.abc import Callable, Generator, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, cast

from langchain_core.language_models import BaseChatModel
from langchain_core.messages import AIMessageChunk, BaseMessage

from rag.english import visible
from rag.turns import Turns, set_aside
from rag.types import Thinking
from rag.writing.failures import (
    BROKEN_OFF,
    EMPTY,
    ENDLESS_THOUGHT,
    NOT_WHOLE,
    REFUSED,
    TOO_LONG,
    UNREACHABLE,
    ModelFailure,
    ModelFailureError,
)
from rag.writing.model.limits import EVIDENCE_MOST_TOKENS, EVIDENCE_SHARE, tokens_read
from rag.writing.model.requests import Request
from rag.writing.model.spent import RequestSpent
from rag.writing.prompts import to_greet
from rag.writing.stream import ModelStream
from rag.writing.thoughts import ThoughtFilter, thought_apart

log = logging.getLogger(__name__)
TRIES = 3
FIRST_WAIT_S = 0.5
"""Before the second try; doubled for the third."""
LONGEST_IN_SILENCES = 3
"""A model may think for this many times `silence_s` seconds, and then write for as long again."""
REMEMBERED_S = 60.0
"""How long no request is made after a failure that the next one would meet again."""
_END_REASONS = {"finish_reason", "done_reason", "stop_reason"}
"""Where providers say that a text has ended, and why."""
_CUT_REASONS = {"length", "max_tokens"}
"""What they say there when the text ended because it was not allowed to be longer."""


@dataclass
class Usage:
    """What one answer took."""

    input_tokens: int = 0
    output_tokens: int = 0
    """By the provider's count; 0 when it gives none."""
    seconds: float = 0.0


class Writer:
    """One language model. Safe to share between threads.

    Args:
        name: `provider:name`, as it was configured.
        model: The model.
        silence_s: How long nothing may come from it, neither text nor thought.
        at_once: How many texts it writes at the same time.
        says_end: Whether it says when its text is whole; a text without that was broken off.
        requests: How it may be asked, the best way first. The next one counts when a request is refused.
        clock: Seconds that only go up.
        sleep: Waits so many seconds.
    """

    def __init__(
        self,
        name: str,
        model: BaseChatModel,
        *,
        silence_s: float = 60.0,
        at_once: int = 4,
        says_end: bool = True,
        requests: Sequence[Request] = ({},),
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self.name = name
        self._model = model
        self._silence_s = silence_s
        self._turns = Turns(at_once)
        self._says_end = says_end
        self._clock = clock
        self._sleep = sleep
        self._requests = requests
        self._accepted = 0
        """Which of the requests was last answered."""
        self._begins_thinking = False
        """Whether its last text began inside a thought; its start-up greeting shows this before any answer."""
        self._lasting: tuple[float, ModelFailure] | None = None
        """When it last failed in a way that the next request would meet again, and how."""

    @property
    def evidence_tokens(self) -> int:
        """How much evidence it is shown at most, by its own limit."""
        return min(EVIDENCE_MOST_TOKENS, int(tokens_read(self._model) * EVIDENCE_SHARE))

    def stream(self, messages: Sequence[BaseMessage], usage: Usage) -> Iterator[str | Thinking]:
        """The text in pieces, without what the model thinks; in place of that comes a `Thinking` now and then.

        Waits while the model writes `at_once` others. Neither then nor while it writes does whoever asks keep a turn to
        compute (`rag.turns`) from others.

        Raises:
            GivenUpError: whoever asks was stopped before the model was asked.
            ModelFailureError: there is no text, or no more; pieces given before are all that came.
        """
        with set_aside() as asker, self._turns.taken(asker):
            self._raise_if_lasting()
            begun = self._clock()
            try:
                yield from self._tried(messages, usage)
            except ModelFailureError as failed:
                if failed.failure.lasting:
                    self._lasting = (self._clock(), failed.failure)
                log.warning("%s: %s", self.name, failed.failure.sentence)
                raise
            finally:
                usage.seconds += self._clock() - begun

    def ask(self, messages: Sequence[BaseMessage]) -> str:
        """A short text, whole; raises as `stream`."""
        return "".join(piece for piece in self.stream(messages, Usage()) if isinstance(piece, str)).strip()

    def greet(self) -> str:
        """Why the model does not answer, in one plain sentence; empty when it does. Takes one small request."""
        try:
            self.ask(to_greet())
        except ModelFailureError as failed:
            return failed.failure.sentence
        return ""

    def _raise_if_lasting(self) -> None:
        if self._lasting is not None and self._clock() - self._lasting[0] < REMEMBERED_S:
            raise ModelFailureError(self._lasting[1])
        self._lasting = None

    def _tried(self, messages: Sequence[BaseMessage], usage: Usage) -> Iterator[str | Thinking]:
        """Asks again, or in a simpler way, while no text has come yet, so that none comes twice."""
        way, tries = self._accepted, 0
        while True:
            some = False
            try:
                for piece in self._once(messages, usage, self._requests[way]):
                    some = some or (isinstance(piece, str) and bool(piece.strip()))
                    yield piece
                if not some:
                    raise ModelFailureError(EMPTY)
                self._accepted = way
                return
            except ModelFailureError as failed:
                failure = failed.failure
                if some:
                    raise
                if failure in (REFUSED, TOO_LONG) and way + 1 < len(self._requests):
                    way += 1
                    continue
                tries += 1
                if not failure.retry or tries == TRIES:
                    raise
                self._sleep(failure.wait_s if failure.wait_s is not None else FIRST_WAIT_S * 2 ** (tries - 1))

    def _once(self, messages: Sequence[BaseMessage], usage: Usage, request: Request) -> Iterator[str | Thinking]:
        """One request's text."""
        spent = RequestSpent(self._clock, self._silence_s * LONGEST_IN_SILENCES)
        thoughts = ThoughtFilter(begins_thinking=self._begins_thinking)
        ended = not self._says_end
        reading = ModelStream(lambda: cast(Generator[Any, None, None], self._model.stream(list(messages), **request)))
        try:
            while (chunk := self._next(reading, some=spent.some)) is not None:
                reasons = {chunk.response_metadata.get(name) for name in _END_REASONS} - {None, ""}
                ended = ended or bool(reasons)
                if counted := chunk.usage_metadata:
                    usage.input_tokens += counted["input_tokens"]
                    usage.output_tokens += counted["output_tokens"]
                before = thoughts.characters
                said = thoughts.feed(visible(str(chunk.text)))
                thought = thoughts.characters - before + len(thought_apart(chunk))
                if not (chunk.text or thought or reasons or counted):
                    thought = spent.blank()
                if said:
                    yield said
                elif thought:
                    yield Thinking()
                spent.add(said, thought)
                if reasons & _CUT_REASONS:
                    raise ModelFailureError(NOT_WHOLE if spent.writing else ENDLESS_THOUGHT)
            if not ended:
                raise ModelFailureError(BROKEN_OFF)
            if said := thoughts.end():
                yield said
                spent.add(said, 0)
            self._begins_thinking = thoughts.began_thinking
        finally:
            reading.leave()

    def _next(self, reading: ModelStream, *, some: bool) -> AIMessageChunk | None:
        try:
            return reading.next(self._silence_s)
        except ModelFailureError as failed:
            # Clients raise the same error for a server that is not there and for one that went away.
            raise ModelFailureError(BROKEN_OFF) if some and failed.failure == UNREACHABLE else failed from None
