"""What the chain streams to one question, and how it is stopped.

A chain can wait for a language model for minutes, and nothing outside can end the thread that waits. So it has its turn
set aside meanwhile, for the next question, and what it still gives to a reply that was stopped is dropped.
"""

from collections.abc import Callable, Iterator

from rag.turns import Asker, GivenUpError, Turns
from rag.types import Answer, Claim, Fallback, Hit, Quote, Thinking

AnswerEvent = tuple[Hit, ...] | Fallback | Thinking | str | Quote | Claim | Answer
"""What a chain streams: the hits, then pieces of text, then the finished answer.

Where a model writes, the answer in quotes comes before its text, and each quote and claim as it is made.
"""


class Reply:
    """The events that answer one question, to be iterated once. `stop` may be called from any thread, at any time.

    Args:
        start: Has the chain answer.
        turns: Of which it takes one to compute.
        patient: Whether it computes only while no other reply does or waits to.
    """

    def __init__(self, start: Callable[[], Iterator[AnswerEvent]], turns: Turns, *, patient: bool = False) -> None:
        self._start = start
        self._turns = turns
        self._asker = Asker(patient=patient)

    @property
    def stopped(self) -> bool:
        """Whether somebody has stopped it; nothing more is to be made of it then."""
        return self._asker.stopped

    def __iter__(self) -> Iterator[AnswerEvent]:
        """The events as they come, once it has a turn; none after it was stopped."""
        try:
            with self._turns.taken(self._asker):
                for event in self._start():
                    if self.stopped:
                        return
                    yield event
        except GivenUpError:
            return

    def stop(self) -> None:
        """Give it up: it waits for no turn any more, and nothing more is made of it."""
        self._asker.stop()
