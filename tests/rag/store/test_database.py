import sqlite3
import threading
from pathlib import Path

import pytest

from rag.errors import LibraryError
from rag.store.database import Database


@pytest.fixture
def database(tmp_path: Path) -> Database:
    database = Database(tmp_path / "it.db", lambda done, error: LibraryError(f"It cannot be {done}: {error}."))
    with database.write() as connection:
        connection.execute("CREATE TABLE words (word TEXT NOT NULL)")
    return database


def test_a_block_that_fails_leaves_nothing_behind(database: Database) -> None:
    def half_a_block() -> None:
        with database.write() as connection:
            connection.execute("INSERT INTO words VALUES ('one')")
            raise ValueError("half-way")

    with pytest.raises(ValueError, match="half-way"):
        half_a_block()
    assert database.read("SELECT * FROM words") == []


def test_what_sqlite_refuses_is_said_in_the_callers_words(database: Database) -> None:
    with pytest.raises(LibraryError, match=r"It cannot be read: no such table: none\."):
        database.read("SELECT * FROM none")
    with pytest.raises(LibraryError, match=r"It cannot be written: NOT NULL"), database.write() as connection:
        connection.execute("INSERT INTO words VALUES (NULL)")
    assert database.read("SELECT count(*) AS n FROM words")[0]["n"] == 0


def test_a_file_that_is_no_database_raises_sqlites_own_error(tmp_path: Path) -> None:
    (tmp_path / "it.db").write_bytes(b"no database at all" * 100)
    with pytest.raises(sqlite3.Error):
        Database(tmp_path / "it.db", lambda done, error: LibraryError(done))


def test_threads_that_write_at_once_lose_nothing(database: Database) -> None:
    def work() -> None:
        for _ in range(25):
            with database.write() as connection:
                connection.execute("INSERT INTO words VALUES ('one')")

    threads = [threading.Thread(target=work) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert database.read("SELECT count(*) AS n FROM words")[0]["n"] == 200
