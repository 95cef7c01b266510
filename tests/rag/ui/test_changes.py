"""Pages that wait for a change, over the route that holds their request."""

import asyncio
import threading
import time

from starlette.applications import Starlette
from starlette.testclient import TestClient

from rag.ui.changes import Changes, change_routes


def waited(changes: Changes, seen: int, *, most_s: float = 10.0, note_after_s: float | None = None) -> float:
    """How long a page waits that has drawn so many, in seconds."""

    async def wait() -> float:
        if note_after_s is not None:
            threading.Timer(note_after_s, changes.note).start()  # from another thread, as answers are written
        begun = time.monotonic()
        await asyncio.gather(*(changes.after(seen, most_s) for _ in range(3)))
        return time.monotonic() - begun

    return asyncio.run(wait())


def test_who_waits_is_woken_by_the_next_change_and_waits_for_no_other() -> None:
    changes = Changes()
    assert waited(changes, changes.count, note_after_s=0.05) < 5
    assert changes.count == 1


def test_who_has_not_drawn_the_last_change_waits_for_none() -> None:
    changes = Changes()
    seen = changes.count
    changes.note()
    assert waited(changes, seen) < 5


def test_nobody_waits_longer_than_is_said_and_nothing_is_kept_of_who_has_gone() -> None:
    changes = Changes()
    assert 0.05 <= waited(changes, changes.count, most_s=0.05) < 5
    assert changes._waiting == []


def test_a_page_waits_at_an_address_of_its_own_and_nobody_at_another() -> None:
    changes = Changes()
    server = TestClient(Starlette(routes=change_routes()))
    address = changes.address(changes.count)
    threading.Timer(0.05, changes.note).start()
    response = server.get(f"/{address}")
    assert (response.status_code, response.headers["cache-control"], changes.count) == (204, "no-store", 1)
    for unknown in ("changes/0123?seen=0", changes.address(0).replace("=0", "=x"), changes.address(0).split("?")[0]):
        assert server.get(f"/{unknown}").status_code == 404
