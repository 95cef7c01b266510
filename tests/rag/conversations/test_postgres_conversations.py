"""Conversations on a PostgreSQL server: the tests of those in a file."""

import inspect
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from rag.conversations.store import Conversations
from tests.postgres import PostgresServer
from tests.rag.conversations import test_store
from tests.rag.conversations.test_store import ANNA, Clock, clock  # noqa: F401 - fixtures

globals().update(
    {
        name: test
        for name, test in vars(test_store).items()
        if name.startswith("test_")
        and "store" in (given := inspect.signature(test).parameters)
        and "tmp_path" not in given
    }
)


@pytest.fixture
def store(postgres_server: PostgresServer, clock: Clock) -> Iterator[Conversations]:  # noqa: F811 - the fixture
    with closing(Conversations(postgres_server.database(), clock)) as conversations:
        yield conversations


def test_what_one_process_took_in_another_finishes(postgres_server: PostgresServer) -> None:
    database = postgres_server.database()
    with (
        closing(Conversations.open(Path("nowhere"), database)) as mine,
        closing(Conversations.open(Path("nowhere"), database)) as other,
    ):
        mine.take_in(ANNA, "c", "c-1", "What was agreed?")
        other.fail(ANNA, "c-1", "It was stopped.")
        assert [one.trouble for one in mine.read(ANNA, "c").exchanges] == ["It was stopped."]
    assert not Path("nowhere").exists()
