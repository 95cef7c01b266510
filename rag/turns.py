"""Lets a limited number of threads at something at once; the others wait and get their turn in the order they arrived.

More threads than cores only compete for Python's interpreter lock, which slows them all. With one thread for each core,
four people who ask at once wait half as long at the 95th percentile (`make bench`, `askers_4`). `threading.Semaphore`
would limit threads too, but it can let a later one go first, so that one of many may wait for seconds.

A thread that waits for a language model's server needs no core: it sets its turn aside for so long, and others compute.
"""

import threading
from collections.abc import Iterator
from contextlib import contextmanager


class GivenUpError(Exception):
    """Whoever waited for a turn was stopped, and needs none any more."""


class Asker:
    """Whoever takes turns: one question's answer, which may need one turn here and another there.

    Args:
        patient: Whether it takes a turn only while nobody else has one or waits for one.
    """

    def __init__(self, *, patient: bool = False) -> None:
        self.patient = patient
        self.stopped = False
        """Whether it needs no more turns."""
        self._called = threading.Event()

    def stop(self) -> None:
        """Need no more turns, and wait for none. May be called from any thread, at any time."""
        self.stopped = True
        self._called.set()


class Turns:
    """Gives out at most `count` turns at a time. Safe to share between threads."""

    def __init__(self, count: int) -> None:
        self._count = self._free = count
        self._waiting: list[Asker] = []
        self._lock = threading.Lock()

    @property
    def waiting(self) -> int:
        """How many wait for a turn."""
        return len(self._waiting)

    @contextmanager
    def taken(self, asker: Asker | None = None) -> Iterator[None]:
        """Wait for a turn, and hold it for the length of the block.

        Args:
            asker: Whose turn it is, so that it can be stopped or, with `set_aside`, let others go first meanwhile.

        Raises:
            GivenUpError: it was stopped before it got its turn.
        """
        turn = _Turn(self, asker or Asker())
        if not turn.take():
            raise GivenUpError
        before = getattr(_held, "turn", None)
        if asker is not None:
            _held.turn = turn
        try:
            yield
        finally:
            _held.turn = before
            turn.end()

    def _take(self, asker: Asker, *, first: bool) -> bool:
        with self._lock:
            asker._called.clear()  # before it is asked whether it was stopped, or a stop in between would be lost
            if asker.stopped:
                return False
            if self._is_free_for(asker):
                self._free -= 1
                return True
            self._waiting.insert(0 if first else len(self._waiting), asker)
        try:
            asker._called.wait()
        except BaseException:  # Ctrl-C, in the main thread
            if not self._left(asker):
                self._give_back()
            raise
        return not self._left(asker)

    def _left(self, asker: Asker) -> bool:
        """Whether it was still waiting; it waits no more."""
        with self._lock:
            if asker in self._waiting:
                self._waiting.remove(asker)
                return True
            return False

    def _give_back(self) -> None:
        with self._lock:
            self._free += 1
            called = next((one for one in self._waiting if not one.patient), next(iter(self._waiting), None))
            if called is not None and self._is_free_for(called):
                self._free -= 1
                self._waiting.remove(called)
                called._called.set()

    def _is_free_for(self, asker: Asker) -> bool:
        return self._free == self._count if asker.patient else self._free > 0


class _Turn:
    """One turn, held or set aside, until it has ended."""

    def __init__(self, turns: Turns, asker: Asker) -> None:
        self._turns = turns
        self.asker = asker
        self._has = self._ended = False

    def take(self, *, first: bool = False) -> bool:
        self._has = not self._ended and self._turns._take(self.asker, first=first)
        return self._has

    def give_back(self) -> None:
        if self._has:
            self._has = False
            self._turns._give_back()

    def end(self) -> None:
        self._ended = True  # a stream that is left may be closed later than what it was read for
        self.give_back()


_held = threading.local()


@contextmanager
def set_aside() -> Iterator[Asker]:
    """Let others have this thread's turn for the length of the block, in which it waits for something else.

    After it the thread goes on before all that wait for their first turn; one that was stopped goes on without a turn.
    Gives whose turn it is, so that it waits as the same one elsewhere.
    """
    turn: _Turn | None = getattr(_held, "turn", None)
    if turn is None:
        yield Asker()
        return
    turn.give_back()
    try:
        yield turn.asker
    finally:
        turn.take(first=True)
