"""Lets a few threads compute at once while the others wait, in the order they came.

More threads than cores only take turns at Python's interpreter lock, and each of them becomes slower: with one a core,
four askers at once wait half as long at the 95th percentile (`make bench`, `askers_4`). `threading.Semaphore` would
limit them too, but it lets a late one go first, so that one of many may wait for seconds.
"""

import threading
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager


class Turns:
    """So many turns at a time. Safe to share between threads."""

    def __init__(self, count: int) -> None:
        self._free = count
        self._waiting: deque[threading.Event] = deque()
        self._lock = threading.Lock()

    @property
    def waiting(self) -> int:
        """How many wait for a turn."""
        return len(self._waiting)

    @contextmanager
    def taken(self) -> Iterator[None]:
        """A turn for the length of the block, once it has come."""
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
