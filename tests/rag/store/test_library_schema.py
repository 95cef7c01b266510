"""The schema's numbered steps."""

import json
import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from rag.encoding import WIDTH, from_levels
from rag.errors import LibraryError
from rag.store.library import LIBRARY_FILE, Library
from rag.store.library_schema import LIBRARY_SCHEMA, MIGRATIONS
from rag.store.rows import NO_TRAITS
from rag.store.smaller import LARGER
from rag.store.sqlite import SqliteDatabase
from rag.types import Article
from tests.rag.fakes import article, open_files, passage_of, put
from tests.rag.store.test_database import failure


def opened(path: Path) -> sqlite3.Connection:
    return sqlite3.connect(path, isolation_level=None)


def tables(path: Path) -> set[str]:
    with closing(opened(path)) as connection:
        return {row[0] for row in connection.execute("SELECT name FROM sqlite_master")}


def version(path: Path) -> int:
    with closing(opened(path)) as connection:
        return int(connection.execute("PRAGMA user_version").fetchone()[0])


def test_a_new_library_has_the_newest_schema(tmp_path: Path) -> None:
    Library.create(tmp_path).close()
    assert version(tmp_path / LIBRARY_FILE) == len(MIGRATIONS)
    assert {"articles", "passages", "sentences", "passage_words", "meta"} <= tables(tmp_path / LIBRARY_FILE)


def test_opening_again_changes_nothing(tmp_path: Path) -> None:
    first = Library.create(tmp_path)
    state = first.state()
    first.close()
    again = Library.create(tmp_path)
    assert again.state() == state
    again.close()


def test_a_library_of_a_newer_readout_is_refused_and_left_alone(tmp_path: Path) -> None:
    Library.create(tmp_path).close()
    with closing(opened(tmp_path / LIBRARY_FILE)) as connection:
        connection.execute("PRAGMA user_version = 99")
    with pytest.raises(LibraryError, match=r"schema 99.*Update Readout"):
        Library.create(tmp_path)
    assert open_files(tmp_path) == []
    assert version(tmp_path / LIBRARY_FILE) == 99


def test_a_step_that_fails_leaves_the_schema_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    Library.create(tmp_path).close()
    before, known = tables(tmp_path / LIBRARY_FILE), version(tmp_path / LIBRARY_FILE)
    step = ("CREATE TABLE outcomes (id TEXT)", "CREATE TABLE outcomes (id TEXT)")
    monkeypatch.setattr("rag.store.tables.LIBRARY_SCHEMA", replace(LIBRARY_SCHEMA, sqlite=(*MIGRATIONS, step)))
    with pytest.raises(LibraryError, match="outcomes already exists"):
        Library.create(tmp_path)
    assert (tables(tmp_path / LIBRARY_FILE), version(tmp_path / LIBRARY_FILE)) == (before, known)


def test_an_article_of_an_older_schema_can_be_read_and_is_compared_with_none(tmp_path: Path) -> None:
    SqliteDatabase(tmp_path / LIBRARY_FILE, failure, MIGRATIONS[:3]).close()
    with closing(opened(tmp_path / LIBRARY_FILE)) as connection:
        values = ("a", "A title", "Six met.", "0", "[]", "[]", "[]", "recipe", "/a.md", "1")
        names = "id, title, text, sha256, participants, topics, sources, recipe, origin, origin_sha256"
        connection.execute(f"INSERT INTO articles ({names}) VALUES ({', '.join('?' * len(values))})", values)
    library = Library.create(tmp_path)
    assert library.article("a") == Article("a", "A title", "Six met.", "0")
    assert (library.stories(["a"]), library.also_printed(), library.copies()) == ({"a": "a"}, {}, ())
    assert library.earlier_version("a", 0, "Six met.") is None
    assert library.traits()["a"] == NO_TRAITS
    library.close()


def test_a_step_that_is_new_is_taken_and_keeps_what_is_stored(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    old = Library.create(tmp_path)
    state = old.state()
    old.close()
    step = ("CREATE TABLE outcomes (id TEXT)",)
    monkeypatch.setattr("rag.store.tables.LIBRARY_SCHEMA", replace(LIBRARY_SCHEMA, sqlite=(*MIGRATIONS, step)))
    new = Library.create(tmp_path)
    assert new.state() == state
    new.close()
    assert "outcomes" in tables(tmp_path / LIBRARY_FILE)


def test_persons_and_words_of_an_older_library_are_read_when_it_is_opened(tmp_path: Path) -> None:
    facts = {
        "participants": [_person("Ann Lee", "Malta"), _person("Bo Li", None)],
        "chairs": [_person("Cy Oh", "Fiji")],
    }
    SqliteDatabase(tmp_path / LIBRARY_FILE, failure, MIGRATIONS[:9]).close()
    with closing(opened(tmp_path / LIBRARY_FILE)) as connection:
        values = ("a", "A title", "Six lakes met.", "0", "[]", "[]", "[]", "recipe", "/a.md", "1")
        names = "id, title, text, sha256, participants, topics, sources, recipe, origin, origin_sha256"
        connection.execute(f"INSERT INTO articles ({names}) VALUES ({', '.join('?' * len(values))})", values)
        connection.execute("INSERT INTO meeting_facts VALUES ('a', ?)", (json.dumps(facts),))
    library = Library.create(tmp_path)
    assert library.persons() == [("Ann Lee", "Malta"), ("Bo Li", ""), ("Cy Oh", "Fiji")]
    assert (library.country_of("Ann Lee"), library.country_of("Cy Oh")) == ("Malta", None)  # who presided alone
    assert library.vocabulary.articles_with_all(["lakes"]) == {"a"}
    library.close()


def test_larger_vectors_of_an_older_library_are_rounded_once_when_it_is_opened(tmp_path: Path) -> None:
    """Nothing is encoded again: the passage is found by the same words as before."""
    Library.create(tmp_path).close()
    one = article("Six lakes met. A fund was agreed.", "a")
    passage, encoded = passage_of(one)
    token = np.random.default_rng(2).standard_normal(WIDTH)
    token /= np.linalg.norm(token)
    words = np.array([-1, 0], np.int16).tobytes() + bytes([0, 3])  # of the heading; and near a number and a name
    words += np.stack([token * 0, np.rint(token * 127 * 2.5)]).astype(np.int8).tobytes()
    with closing(Library.create(tmp_path)) as library:
        put(library, one, (passage, encoded))
    with closing(opened(tmp_path / LIBRARY_FILE)) as connection:
        stored = (np.array([0.6, 0.8], np.float32), np.array([[1, 0]], np.float16))
        connection.execute(
            "UPDATE passages SET vector = ?, sentence_vectors = ?, token_vectors = ?",
            (*(each.tobytes() for each in stored), words),
        )
        connection.executemany("INSERT INTO meta VALUES (?, ?)", [(LARGER, ""), ("room", "0" * 2_000_000)])
        connection.execute("DELETE FROM meta WHERE key = 'room'")
    before = (tmp_path / LIBRARY_FILE).stat().st_size
    for _ in ("rounds", "leaves as it is"):
        with closing(Library.create(tmp_path)) as library:
            kept = library.passages([passage.id])[passage.id]
        assert kept.vector == pytest.approx([0.6, 0.8], abs=0.005)
        assert kept.sentence_vectors.tolist() == [[1, 0]]
        assert kept.tokens.positions.tolist() == [-1, 0]
        assert kept.tokens.near_number.tolist() == kept.tokens.near_name.tolist() == [False, True]
        assert from_levels(kept.tokens.levels)[1] @ token == pytest.approx(1, abs=0.06)
    assert (tmp_path / LIBRARY_FILE).stat().st_size < before - 1_000_000


def _person(name: str, country: str | None) -> dict[str, object]:
    return {"value": {"kind": "person", "name": name, "country": country}}
