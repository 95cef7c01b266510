"""The record in a library on a PostgreSQL server: the tests of the one in a file."""

import inspect
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from rag.store.library import Library
from tests.postgres import PostgresServer
from tests.rag.store import test_records

globals().update(
    {
        name: test
        for name, test in vars(test_records).items()
        if name.startswith("test_") and "tmp_path" not in inspect.signature(test).parameters
    }
)


@pytest.fixture
def library(tmp_path: Path, postgres_server: PostgresServer) -> Iterator[Library]:
    with closing(Library.create(tmp_path, postgres_server.database())) as library:
        test_records.fill(library)
        yield library
