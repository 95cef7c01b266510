"""Lets a limited number of threads compute at once; the others wait and get their turn in the order they arrived.

More threads than cores only compete for Python's interpreter lock, which slows them all. With one thread for each core,
four people who ask at once wait half as long at the 95th percentile (`make bench`, `askers_4`). `threading.Semaphore`
would limit threads too, but it can let a later one go first, so that one of many may wait for seconds.
"""

import threading
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager


class Turns:
    """Gives out at most `count` turns at a time. Safe to share between threads."""

    def __init__(self, count: int) -> None:
        self._free = count
        self._waiting: deque[threading.Event] = deque()
        self._lock = threading.Lock()

    @property
    def waiting(self) -> int:
        """How many threads wait for a turn."""
        return len(self._waiting)

    @contextmanager
    def taken(self) -> Iterator[None]:
        """Wait for a turn, and hold it for the length of the block."""
        self._take()
        try:
            yield
        finally:
            self._give_back()

    def _take(self) -> None:
        with self._lock:
            if self._free:
                self._free -= 1
                return
            mine = threading.Event()
            self._waiting.append(mine)
        try:
            mine.wait()
        except BaseException:  # Ctrl-C, in the main thread
            with self._lock:
                if mine in self._waiting:
                    self._waiting.remove(mine)
                    raise
            self._give_back()
            raise

    def _give_back(self) -> None:
        with self._lock:
            if self._waiting:
                self._waiting.popleft().set()
            else:
                self._free += 1
