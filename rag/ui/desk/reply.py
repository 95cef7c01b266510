"""What the chain streams to one question, and how it is stopped.

A chain can be busy with one event for minutes, and nothing outside can end the thread that waits for it. So a reply
that is stopped gives up its slot at once, for the next question, and what its chain still gives is dropped.
"""

import threading
from collections.abc import Callable, Iterator

from rag.types import Answer, Claim, Fallback, Hit, Quote, Thinking

AnswerEvent = tuple[Hit, ...] | Fallback | Thinking | str | Quote | Claim | Answer
"""What a chain streams: the hits, then pieces of text, then the finished answer.

Where a model writes, the answer in quotes comes before its text, and each quote and claim as it is made.
"""


class Reply:
    """The events that answer one question, to be iterated once. `stop` may be called from any thread, at any time."""

    def __init__(self, start: Callable[[], Iterator[AnswerEvent]], slots: "Slots", *, patient: bool = False) -> None:
        self._start = start
        self._slots = slots
        self.patient = patient
        """Whether it lets every other reply go first."""
        self.stopped = False
        """Whether somebody has stopped it; nothing more is to be made of it then."""

    def __iter__(self) -> Iterator[AnswerEvent]:
        """The events as they come, once there is a slot; none after it was stopped."""
        if not self._slots.take(self):
            return
        try:
            for event in self._start():
                if self.stopped:
                    return
                yield event
        finally:
            self._slots.give_back(self)

    def stop(self) -> None:
        """Give it up. Its slot is free at once, even while its chain is busy with an event."""
        self.stopped = True
        self._slots.give_back(self)


class Slots:
    """How many replies run side by side; more of them wait, in order, until one ends or is stopped."""

    def __init__(self, count: int) -> None:
        self._count = count
        self._taken: set[Reply] = set()
        self._waiting: list[Reply] = []
        self._changed = threading.Condition()

    def take(self, reply: Reply) -> bool:
        """Wait for a slot; False when the reply was stopped meanwhile and needs none."""
        with self._changed:
            self._waiting.append(reply)
            self._changed.wait_for(lambda: reply.stopped or self._is_next(reply))
            self._waiting.remove(reply)
            if not reply.stopped:
                self._taken.add(reply)
            self._changed.notify_all()  # another slot may be free for the one that is next now
            return not reply.stopped

    def _is_next(self, reply: Reply) -> bool:
        first = next((one for one in self._waiting if not one.patient), self._waiting[0])
        return len(self._taken) < self._count and first is reply

    def give_back(self, reply: Reply) -> None:
        """Free the slot of a reply that has ended or was stopped. One that is still waiting for its slot is woken."""
        with self._changed:
            self._taken.discard(reply)
            self._changed.notify_all()
