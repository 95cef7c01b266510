"""The record of articles in the library: kept with them, replaced with them, gone with them."""

import json
import sqlite3
from contextlib import closing
from dataclasses import asdict, replace
from pathlib import Path

import pytest

from rag.record.reading import read_record
from rag.record.values import ArticleRecord
from rag.store.library import LIBRARY_FILE, Library
from rag.types import Article
from tests.rag.fakes import article, passage_of

TEXT = "The leaders adopted a declaration. Uzbekistan proposed a hub. The next summit will be held in Bishkek in 2026."


def recorded(one: Article) -> ArticleRecord:
    ends = [nth + 1 for nth, letter in enumerate(one.text) if letter == "."]
    return read_record(one, list(zip([0, *[end + 1 for end in ends]], ends, strict=False)))


def put(library: Library, one: Article, record: ArticleRecord | None) -> None:
    library.put(one, [passage_of(one)], recipe="fake", origin="/a.md", origin_sha256="0", record=record)


def fill(library: Library) -> None:
    put(library, article(TEXT, "a"), recorded(article(TEXT, "a")))
    put(library, article("They left.", "b"), None)


@pytest.fixture
def library(tmp_path: Path):
    library = Library.create(tmp_path)
    fill(library)
    yield library
    library.close()


def test_statements_and_facts_come_back_as_they_were_read(library: Library) -> None:
    record = recorded(article(TEXT, "a"))
    assert library.statements() == record.statements
    assert library.meeting_facts() == (record.meeting,)
    assert [one.status for one in library.statements(["a"], "proposed")] == ["proposed"]
    assert library.statements(["b"]) == ()


def test_what_is_empty_is_not_stored_and_a_record_that_an_earlier_version_stored_whole_is_read(
    library: Library, tmp_path: Path
) -> None:
    record = recorded(article(TEXT, "a"))
    told = [one for one in record.statements if one.actors]
    assert 0 < len(told) < len(record.statements)
    with closing(sqlite3.connect(tmp_path / LIBRARY_FILE, isolation_level=None)) as connection:
        for (statement,) in connection.execute("SELECT statement FROM statements").fetchall():
            assert not any(empty in statement for empty in ("[]", "null", "article_id"))
        assert library.statements(telling="actors") == tuple(told)
        for position, one in enumerate(record.statements):
            whole = json.dumps(asdict(one), default=str)
            connection.execute("UPDATE statements SET statement = ? WHERE position = ?", (whole, position))
    assert library.statements() == record.statements
    assert library.statements(telling="actors") == tuple(told)


def test_what_was_not_read_by_this_version_is_told_until_it_is(library: Library) -> None:
    assert library.unrecorded() == ("b",)
    before = library.state()
    library.put_record("b", recorded(article("They left.", "b")))
    assert library.unrecorded() == ()
    assert library.state() != before
    assert library.passage_ids() == {"a:0", "b:0"}


def test_a_record_is_replaced_and_removed_with_its_article(library: Library) -> None:
    changed = replace(article(TEXT, "a"), text="The leaders rejected the plan.")
    put(library, changed, recorded(changed))
    assert [one.status for one in library.statements()] == ["failed"]
    library.remove("a")
    assert (library.statements(), library.meeting_facts()) == ((), ())


def test_persons_are_told_with_the_country_that_most_articles_give_and_go_with_their_article(library: Library) -> None:
    told = {
        "a": "Russian President Vladimir Putin attended. Uzbek President Shavkat Mirziyoyev attended.",
        "b": "President Vladimir Putin of Belarus attended.",
        "c": "Russian President Vladimir Putin attended.",
    }
    for name, text in told.items():
        put(library, article(text, name, summit="Lake Summit"), recorded(article(text, name, summit="Lake Summit")))
    assert library.country_of("Vladimir Putin") == "Russia"
    assert (library.country_of("Putin"), library.country_of("Nobody Known")) == (None, None)
    assert ("Shavkat Mirziyoyev", "Uzbekistan") in library.persons()
    library.remove("a")
    assert "Shavkat Mirziyoyev" not in dict(library.persons())


def test_the_sentences_of_an_article_are_told_in_order(library: Library) -> None:
    assert [(one.start, one.end) for one in library.sentences("b")] == [(0, 10)]
