"""How much one program may ask: requests a minute, and requests at the same time.

Only the server's event loop calls this, so nothing is locked.
"""

import time
from collections import Counter, OrderedDict, deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rag.serving.failures import RequestError

WINDOW_S = 60.0
CLIENTS_REMEMBERED = 10_000
"""Of more programs than that in a minute, those that have asked nothing for longest are forgotten."""
ALL_AT_ONCE = 64
"""Requests of all programs together; each may hold a thread while it waits for its turn."""


class Limits:
    """Counts the requests of each program, over the last minute and under way."""

    def __init__(self, a_minute: int, at_once: int, clock: Callable[[], float] = time.monotonic) -> None:
        self._a_minute = a_minute
        self._at_once = at_once
        self._clock = clock
        self._times: OrderedDict[str, deque[float]] = OrderedDict()
        self._under_way: Counter[str] = Counter()

    def count(self, client: str) -> None:
        """Count a request.

        Raises:
            RequestError: there were as many as allowed in the last minute; this one is not counted.
        """
        now = self._clock()
        times = self._times.setdefault(client, deque())
        self._times.move_to_end(client)
        if len(self._times) > CLIENTS_REMEMBERED:
            self._times.popitem(last=False)
        while times and times[0] <= now - WINDOW_S:
            times.popleft()
        if len(times) >= self._a_minute:
            wait_s = int(times[0] + WINDOW_S - now) + 1
            raise _too_many(f"You have sent {self._a_minute} requests in a minute, as many as allowed.", wait_s)
        times.append(now)

    @contextmanager
    def taken(self, client: str) -> Iterator[None]:
        """Count a request, and that it is under way for the length of the block.

        Raises:
            RequestError: it is one too many.
        """
        self.count(client)
        if self._under_way[client] >= self._at_once:
            raise _too_many(f"{self._at_once} of your requests are being answered, as many as allowed at once.", 1)
        if self._under_way.total() >= ALL_AT_ONCE:
            raise RequestError(
                503, "Very many requests are being answered. Ask again in 5 seconds.", {"Retry-After": "5"}
            )
        self._under_way[client] += 1
        try:
            yield
        finally:
            self._under_way[client] -= 1
            if not self._under_way[client]:
                del self._under_way[client]


def _too_many(why: str, wait_s: int) -> RequestError:
    wait = "a second" if wait_s == 1 else f"{wait_s} seconds"
    return RequestError(429, f"{why} Ask again in {wait}.", {"Retry-After": str(wait_s)})
