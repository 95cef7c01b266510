"""Has a page in the browser wait for a change, over a request that the server holds until there is one.

A page that is drawn again several times a second to see whether its answer is there costs the server more than the
answer does: with fifty people (`make load`) three quarters of its work went into such drawings.
"""

import asyncio
import threading
import uuid
from collections.abc import Callable
from contextlib import suppress
from weakref import WeakValueDictionary

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

CHANGES = "changes"
"""The folder in which this server has them."""
HOLDS_S = 5.0
"""How long a request is held at most; shorter than what ends a server waits for, and than proxies do."""


class Changes:
    """Counts the changes of one thing, and lets pages wait for the next. Safe to use from several threads."""

    def __init__(self) -> None:
        self.count = 0
        self._key = uuid.uuid4().hex  # 122 random bits: whoever has them was told by the page
        self._lock = threading.Lock()
        self._waiting: list[Callable[[], object]] = []
        _known[self._key] = self

    def note(self) -> None:
        """There was another one."""
        with self._lock:
            self.count += 1
            waiting, self._waiting = self._waiting, []
        for call in waiting:
            with suppress(RuntimeError):  # the server was stopped, and its loop with it
                call()

    def address(self, seen: int) -> str:
        """Where a page that has drawn so many of them waits for the next, relative to the page's own."""
        return f"{CHANGES}/{self._key}?seen={seen}"

    async def after(self, seen: int, most_s: float) -> None:
        """Wait until there are others than so many, at most so long."""
        loop, came = asyncio.get_running_loop(), asyncio.Event()

        def call() -> None:
            loop.call_soon_threadsafe(came.set)

        with self._lock:
            if self.count != seen:
                return
            self._waiting.append(call)
        try:
            with suppress(TimeoutError):
                await asyncio.wait_for(came.wait(), most_s)
        finally:
            with self._lock, suppress(ValueError):
                self._waiting.remove(call)


_known: WeakValueDictionary[str, Changes] = WeakValueDictionary()


def change_routes() -> list[Route]:
    """Where pages wait, for `st.App`."""
    return [Route(f"/{CHANGES}/{{key}}", _held)]


async def _held(request: Request) -> Response:
    changes, seen = _known.get(request.path_params["key"]), request.query_params.get("seen", "")
    if changes is None or not seen.isdecimal():
        return Response(status_code=404)
    await changes.after(int(seen), HOLDS_S)
    return Response(status_code=204, headers={"Cache-Control": "no-store"})
