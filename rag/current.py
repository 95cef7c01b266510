"""What is made from a whole library, made once for each state of it that is in use."""

import threading
from collections.abc import Callable
from typing import Generic, TypeVar

Made = TypeVar("Made")

STATES_KEPT = 3
"""While the library is being filled, answers read it at a few moments that lie close together."""


class Current(Generic[Made]):
    """Something made from the library as the thread that asks sees it. Safe to share between threads.

    Args:
        state: Names the library's present contents, differently after every change.
        make: Makes it from the library.
    """

    def __init__(self, state: Callable[[], str], make: Callable[[], Made]) -> None:
        self._state, self._make = state, make
        self._made: dict[str, Made] = {}
        self._lock = threading.Lock()

    def get(self) -> Made:
        """What was made of this state. Threads that ask while it is being made wait, so that it is made only once."""
        with self._lock:
            state = self._state()
            if state in self._made:
                return self._made[state]
            made = self._make()
            if self._state() == state:  # otherwise it may be of two states, half of each
                self._made[state] = made
                while len(self._made) > STATES_KEPT:
                    del self._made[next(iter(self._made))]
            return made
