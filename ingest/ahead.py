"""Makes things in a thread of their own while others are used, and never gets far ahead of their use."""

import threading
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Generic, TypeVar

_Made = TypeVar("_Made")

WAIT_FOR_MAKER_S = 2.0
"""How long the end waits for the thread; one that waits for a server ends with the process."""


class _Line(Generic[_Made]):
    """What was made and waits to be used."""

    def __init__(self, make: Iterator[_Made], weight: Callable[[_Made], int], limit: int) -> None:
        self._make, self._weight, self._limit = make, weight, limit
        self._made: deque[_Made] = deque()
        self._waiting = 0
        self._error: BaseException | None = None
        self._ended = self._stopped = False
        self._changed = threading.Condition()

    def run(self) -> None:
        """Make one after another, until there are no more or nobody wants any."""
        try:
            for one in self._make:
                with self._changed:
                    self._made.append(one)
                    self._waiting += self._weight(one)
                    self._changed.notify_all()
                    self._changed.wait_for(lambda: self._waiting < self._limit or self._stopped)
                    if self._stopped:
                        break
        except BaseException as error:  # raised again where they are used
            self._error = error
        finally:
            with self._changed:
                self._ended = True
                self._changed.notify_all()
            close = getattr(self._make, "close", None)
            if close is not None:
                close()

    def __iter__(self) -> Iterator[_Made]:
        while True:
            with self._changed:
                self._changed.wait_for(lambda: self._made or self._ended)
                if not self._made:
                    break
                one = self._made.popleft()
                self._waiting -= self._weight(one)
                self._changed.notify_all()
            yield one
        if self._error is not None:
            raise self._error

    def stop(self) -> None:
        """Have no more made."""
        with self._changed:
            self._stopped = True
            self._changed.notify_all()


@contextmanager
def ahead(make: Iterator[_Made], weight: Callable[[_Made], int], limit: int) -> Iterator[Iterator[_Made]]:
    """Give what is made in the order in which it is made; an error in the making is raised where it would come.

    Args:
        make: Makes one after another; only another thread calls it, and closes it.
        weight: Of one.
        limit: The making waits while those that wait weigh this much or more.
    """
    line = _Line(make, weight, limit)
    thread = threading.Thread(target=line.run, name="ahead", daemon=True)
    thread.start()
    try:
        yield iter(line)
    finally:
        line.stop()
        thread.join(WAIT_FOR_MAKER_S)
