"""The API over a fake desk, asked by a client on this machine."""

import threading
from typing import Any

from starlette.applications import Starlette
from starlette.testclient import TestClient

from rag.serving import api_routes
from rag.settings import Settings
from rag.ui.desk.desk import Desk
from rag.ui.library.intake import Intake
from tests.rag.ui.fakes import fake_desk
from tests.rag.ui.intakes import fake_intake

HERE = "http://127.0.0.1:8501"
TOKEN = "a-token-of-the-tests-0001"


def client(
    desk: Desk | None = None,
    *,
    bound_to: str | None = "127.0.0.1",
    came_from: str = "127.0.0.1",
    wait: bool = True,
    intake: Intake | None = None,
    **settings: Any,
) -> TestClient:
    """Asks a server that listens on that address, from a machine of that address, once the chain is loaded."""
    desk, loaded = desk or fake_desk(), threading.Event()
    desk.when_ready(loaded.set)
    assert not wait or loaded.wait(10)
    changing = intake or fake_intake(desk)
    routes = api_routes(lambda: desk, lambda: changing, lambda: Settings.read(**settings), lambda: bound_to)
    return TestClient(Starlette(routes=routes), base_url=HERE, client=(came_from, 50_000))


def asked(given: TestClient, **body: Any) -> Any:
    """The response to a question."""
    return given.post("/api/ask", json=body)


def told(response: Any) -> str:
    """The sentence of a failure."""
    failure = response.json()["error"]
    assert set(failure) == {"message", "type", "param", "code"}
    return str(failure["message"])
