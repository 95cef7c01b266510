"""The library on a PostgreSQL server: the tests of the one in a file, and what is a server's alone."""

import inspect
import os
import re
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import psycopg
import pytest
from pydantic import SecretStr

from rag.conversations import Conversations
from rag.conversations.store import CONVERSATIONS_FILE
from rag.errors import BusyError, ConversationsError, EmptyLibraryError, LibraryError, UsageError
from rag.settings import Settings
from rag.store.library import LIBRARY_FILE, Library
from rag.types import EVERYTHING
from tests.conftest import ROOT
from tests.postgres import PostgresServer
from tests.rag.fakes import article, put, write_articles
from tests.rag.store import test_library, test_library_search
from tests.rag.store.conftest import HUB, TREATY, UNDATED

globals().update(
    {
        name: test
        for name, test in (vars(test_library) | vars(test_library_search)).items()
        if name.startswith("test_")
        and "library" in (given := inspect.signature(test).parameters)
        and "tmp_path" not in given
    }
)


@pytest.fixture
def database(postgres_server: PostgresServer) -> SecretStr:
    """The address of an empty database."""
    return postgres_server.database()


@pytest.fixture
def library(tmp_path: Path, database: SecretStr) -> Iterator[Library]:
    library = Library.create(tmp_path, database)
    for one in (TREATY, HUB, UNDATED):
        put(library, one)
    yield library
    library.close()


def test_both_engines_find_the_same_words_with_the_same_scores(tmp_path: Path, library: Library) -> None:
    with closing(Library.create(tmp_path / "file")) as other:
        for one in (TREATY, HUB, UNDATED):
            put(other, one)
        told = "Erdoğan signed the treaty's annexes at Xi'an; 15 proposals were proposed, a hub of hubs. Ёлка, straße."
        for both in (library, other):
            put(both, article(told, "words"))
        queries = ('"treaty" OR "proposed"', '"hub"', '"the treaty"', '"proposals"', '"xi an" OR "hubs"', '"a b"')
        for query in (*queries, '"…"', '"…" OR "hub"', '"hub" AND "…"'):
            found = [dict(one.search_words(query, 9, EVERYTHING)) for one in (library, other)]
            assert found[0] == pytest.approx(found[1]), query
        for text in ("propos treat", "erdogan", "ёл", "straße", "Xi'an", "none"):
            assert library.articles_with(text) == other.articles_with(text), text
            assert library.mentions(text) == other.mentions(text), text
        for word in ("erdogan", "hub", "hubs", "none"):
            assert library.vocabulary.has(word) == other.vocabulary.has(word), word
        assert library.vocabulary.articles_with_all(["hub", "treaty"]) == {"words"}
        for both in (library, other):
            assert both.vocabulary.in_text(["hub", "", "none"], "words") == {"hub"}
        terms = ["treati", "hub", "propos", "15"]
        assert library.document_frequencies(terms) == other.document_frequencies(terms)
        assert library.persons() == other.persons()


def test_both_engines_have_the_same_columns(tmp_path: Path, database: SecretStr) -> None:
    Library.create(tmp_path).close()
    Conversations.open(tmp_path).close()
    columns = "SELECT m.name, c.name FROM sqlite_schema m, pragma_table_info(m.name) c WHERE m.type = 'table'"
    in_files: set[tuple[str, str]] = set()
    for name in (LIBRARY_FILE, CONVERSATIONS_FILE):
        with closing(sqlite3.connect(tmp_path / name)) as file:
            in_files |= {*file.execute(columns)}
    columns = "SELECT table_name, column_name FROM information_schema.columns WHERE table_schema = current_schema()"
    with psycopg.connect(database.get_secret_value()) as server:
        on_server = {*server.execute(columns).fetchall()}
    # Each engine has tables of its own for full text and for the steps of its schema.
    own = re.compile(r"sqlite_|\w+_(?:words|stems)|terms|term_places|frequencies|sizes|schema_steps")
    assert {row for row in in_files if not own.match(row[0])} == {row for row in on_server if not own.match(row[0])}


def test_a_removed_article_leaves_no_word_behind(library: Library) -> None:
    for one in library.article_ids():
        library.remove(one)
    assert library._read("SELECT * FROM frequencies") == []
    assert [row["texts"] + row["words"] for row in library._read("SELECT * FROM sizes")] == [0, 0]
    assert library._read("SELECT * FROM passage_words") == library._read("SELECT * FROM vocabulary") == []


def test_a_snapshot_stays_while_another_process_writes(tmp_path: Path, database: SecretStr, library: Library) -> None:
    with closing(Library.open(tmp_path, database)) as other, closing(other.snapshot()) as snapshot:
        library.remove("dushanbe")
        with snapshot:
            assert "dushanbe" in other.article_ids()
        assert "dushanbe" not in other.article_ids()


def test_one_process_owns_the_library_and_others_are_told_which(
    tmp_path: Path, database: SecretStr, library: Library
) -> None:
    told = rf"in use by process {os.getpid()} on .+ \(connected since .+\), which is filling it\."
    with closing(Library.open(tmp_path, database)) as other:
        with library.owned("filling it"), pytest.raises(BusyError, match=told), other.owned("filling it too"):
            pass
        with other.owned("filling it too"):
            put(other, article("A fund.", "fund"))
    assert "fund" in library.article_ids()


def test_after_a_server_went_away_and_came_back_all_is_there(
    postgres_server: PostgresServer, database: SecretStr, tmp_path: Path, library: Library
) -> None:
    with closing(Conversations.open(tmp_path, database)) as conversations:
        conversations.take_in("anna", "c", "c-1", "What was agreed?")
        with postgres_server.away():
            with pytest.raises(LibraryError, match=r"cannot be read: .+ start the PostgreSQL server"):
                library.article_ids()
            with pytest.raises(LibraryError, match="cannot be written: "):
                library.remove("dushanbe")
            with pytest.raises(ConversationsError, match="cannot be kept: "):
                conversations.take_in("anna", "c", "c-2", "And then?")
            with pytest.raises(LibraryError, match=r"'postgresql://127.0.0.1:\d+/\w+' cannot be opened: .*refused"):
                Library.open(tmp_path, database)
        assert library.article_ids() == ("astana", "dushanbe", "opinion")
        library.remove("dushanbe")
        assert [one.id for one in conversations.read("anna", "c").exchanges] == ["c-1"]
        conversations.take_in("anna", "c", "c-2", "And then?")


def test_a_connection_lost_within_a_transaction_stores_nothing(
    postgres_server: PostgresServer, library: Library
) -> None:
    end = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE state LIKE 'idle in%'"

    def change() -> None:
        with library._write() as connection:
            connection.execute("UPDATE articles SET title = 'half-way'")
            postgres_server.execute(end)
            connection.execute("UPDATE articles SET title = 'further'")

    with pytest.raises(LibraryError, match="cannot be written: "):
        change()
    assert library.article("dushanbe").title == "Dushanbe meeting"


def test_what_cannot_be_opened_is_said_without_the_password(
    postgres_server: PostgresServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    address = postgres_server.address("none").replace("readout@", "readout:kept-secret@")
    for wrong, told in (
        (address, r'database "none" does not exist'),
        (address.replace("readout:", "stranger:"), r'role "stranger" does not exist'),
        (f"{address}?sslmod=on", r'invalid URI query parameter: "sslmod"'),
    ):
        with pytest.raises(LibraryError, match=told) as raised:
            Library.open(tmp_path, SecretStr(wrong))
        assert "READOUT_DATABASE" in str(raised.value)
        assert "kept-secret" not in str(raised.value)
    with pytest.raises(UsageError, match=r"READOUT_DATABASE is not usable: .*postgresql://readout"):
        Settings.read(database="mysql://kept-secret@127.0.0.1/readout")
    monkeypatch.setitem(sys.modules, "rag.store.postgres", None)
    with pytest.raises(LibraryError, match=r"pip install 'readout\[postgresql\]'"):
        Library.open(tmp_path, SecretStr(address))


def test_a_wrong_password_is_said(postgres_server: PostgresServer, database: SecretStr, tmp_path: Path) -> None:
    postgres_server.execute("CREATE ROLE guarded LOGIN PASSWORD 'the right one'")
    rules = postgres_server.folder / "data" / "pg_hba.conf"
    open_to_all = rules.read_text()
    rules.write_text(f"host all guarded 127.0.0.1/32 scram-sha-256\n{open_to_all}")
    postgres_server.execute("SELECT pg_reload_conf()")
    wrong = SecretStr(database.get_secret_value().replace("readout@", "guarded:the-wrong-one@"))
    with pytest.raises(LibraryError, match="Correct the user and the password in READOUT_DATABASE"):
        Library.open(tmp_path, wrong)


def test_a_newer_schema_and_an_empty_library_are_refused(tmp_path: Path, database: SecretStr, library: Library) -> None:
    for one in library.article_ids():
        library.remove(one)
    with pytest.raises(EmptyLibraryError, match="or name another database"):
        Library.open(tmp_path, database)
    with library._database.write() as connection:
        connection.execute("UPDATE schema_steps SET taken = 99 WHERE name = 'library'")
    with pytest.raises(LibraryError, match=r"schema 99.*name another database in READOUT_DATABASE"):
        Library.open(tmp_path, database)


def test_one_process_adds_articles_that_another_answers_from(tmp_path: Path, database: SecretStr) -> None:
    """The other has a data directory, and so an index, of its own."""
    with closing(Library.create(tmp_path / "mine", database)) as mine:
        put(mine, replace(HUB, id="hub"))
    news = write_articles(tmp_path / "news", {"osh": "A gas fund was agreed in Osh."})
    script = (
        "import sys\nfrom ingest.pipeline import ingest\nfrom rag.settings import Settings\n"
        "from tests.rag.fake_embedder import FakeEmbedder\n"
        "print(ingest([sys.argv[1]], Settings.read(data=sys.argv[2]), load=FakeEmbedder).added)"
    )
    command = [sys.executable, "-c", script, str(news), str(tmp_path / "theirs")]
    environment = os.environ | {"READOUT_DATABASE": database.get_secret_value()}
    with closing(Library.open(tmp_path / "mine", database)) as answering:
        done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True)
        assert done.stdout == "('osh',)\n", done.stderr
        assert [found for found, _ in answering.search_words('"fund"', 9, EVERYTHING)] != []
