import sqlite3
import threading
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import pytest

from rag.errors import LibraryError
from rag.store.database import Database
from rag.store.sqlite import SqliteDatabase, explained
from tests.rag.fakes import open_files


def failure(done: str, why: str) -> LibraryError:
    return LibraryError(f"It cannot be {done}: {why}")


@pytest.fixture
def database(tmp_path: Path) -> Database:
    database = SqliteDatabase(tmp_path / "it.db", failure)
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


def test_a_file_that_is_no_database_is_said_with_the_callers_advice(tmp_path: Path) -> None:
    (tmp_path / "it.db").write_bytes(b"no database at all" * 100)
    with pytest.raises(LibraryError, match=r"It cannot be opened: file is not a database\. Move it\."):
        SqliteDatabase(tmp_path / "it.db", failure, advice="Move it.")
    assert open_files(tmp_path) == []


def full(connection: sqlite3.Connection) -> None:
    """Let the file grow no more, and let SQLite find that out in the middle of a transaction."""
    pages = connection.execute("PRAGMA page_count").fetchone()[0]
    connection.execute(f"PRAGMA max_page_count = {pages}")


def test_a_full_disk_is_what_a_person_is_told_and_not_what_sqlite_says_of_the_rollback(database: Database) -> None:
    with database.write() as connection:
        connection.execute("INSERT INTO words VALUES ('one')")
    full(database.connection)
    told = r"^It cannot be written: the disk is full\. Free some space on it, then try again\.$"
    with pytest.raises(LibraryError, match=told), database.write() as connection:
        connection.executemany("INSERT INTO words VALUES (?)", [("two",), ("three" * 5000,)])
    assert [row["word"] for row in database.read("SELECT word FROM words")] == ["one"]


def test_a_full_disk_in_a_migration_is_what_is_raised(database: Database) -> None:
    full(database.connection)
    steps = (("INSERT INTO words VALUES ('one')", "INSERT INTO words VALUES (hex(randomblob(20000)))"),)
    with pytest.raises(sqlite3.OperationalError, match="database or disk is full"):
        database._take_steps(steps, lambda: 0, lambda version: None)
    assert not database.connection.in_transaction
    assert database.read("SELECT word FROM words") == []


def test_an_error_of_no_known_cause_is_told_with_the_advice() -> None:
    assert explained(sqlite3.OperationalError("it broke"), "Move it.") == "it broke. Move it."
    assert explained(sqlite3.ProgrammingError("it is closed")) == "it is closed."


def test_a_file_whose_migration_fails_is_closed(tmp_path: Path) -> None:
    with pytest.raises(LibraryError, match="no such table: none"):
        SqliteDatabase(tmp_path / "it.db", failure, (("INSERT INTO none VALUES (1)",),))
    assert open_files(tmp_path) == []


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


def test_in_a_snapshot_a_thread_reads_what_was_there_and_others_what_is_there_now(database: Database) -> None:
    def read() -> list[str]:
        return [row["word"] for row in database.read("SELECT word FROM words")]

    def write(word: str) -> None:
        with database.write() as connection:
            connection.execute("INSERT INTO words VALUES (?)", (word,))

    write("one")
    snapshot = database.snapshot()
    write("two")
    with snapshot:
        assert read() == ["one"]
        with ThreadPoolExecutor(1) as pool:
            assert pool.submit(read).result() == ["one", "two"]
        write("three")
        assert read() == ["one"]
    assert read() == ["one", "two", "three"]
    snapshot.close()
    with closing(database.snapshot()) as later, later:
        assert read() == ["one", "two", "three"]


def test_a_snapshot_may_end_after_its_database_and_leaves_no_file_open(tmp_path: Path) -> None:
    database = SqliteDatabase(tmp_path / "it.db", failure)
    kept, ended = database.snapshot(), database.snapshot()
    ended.close()
    database.close()
    kept.close()
    assert open_files(tmp_path) == []
