"""The index after a change of the library: a few passages count at once, many make a new generation."""

import datetime as dt
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from rag.store.index import PassageIndex
from rag.store.library import Library
from rag.types import EVERYTHING, Scope
from tests.rag.fake_embedder import counted
from tests.rag.fakes import article, fill, put, write_articles
from tests.rag.store.index.conftest import RECIPE, nearest, serving


def test_a_small_change_is_copied_and_a_big_one_built_afresh_and_both_are_found(
    data: Path, library: Library, index: PassageIndex
) -> None:
    said: list[str] = []
    before = serving(data)
    library.remove("undated")
    index.refresh(library, said.append)
    assert serving(data) != before
    assert nearest(index, "visa", library) is None
    assert nearest(index, "gas", library) == "baku:0"
    for nth in range(9):
        put(library, article("A visa.", f"new{nth}"), recipe=str(RECIPE))
    index.refresh(library, said.append)
    assert len(index.search(counted("visa"), 50, EVERYTHING, library)) == 14
    assert said == []
    assert index.is_current(library)


def test_a_new_generation_keeps_no_empty_pages(data: Path, library: Library, index: PassageIndex) -> None:
    for nth in range(300):
        put(library, article("A visa.", f"new{nth}"), recipe=str(RECIPE))
    index.refresh(library)
    with closing(sqlite3.connect(serving(data) / "chroma.sqlite3")) as connection:
        assert connection.execute("PRAGMA freelist_count").fetchone() == (0,)
    assert nearest(index, "visa", library)


def test_articles_are_found_by_the_summit_they_have_now(tmp_path: Path) -> None:
    """The heading's words stay the same when a name moves from `place` to `summit`, and so do the passages' ids."""
    data = tmp_path / "data"
    news = write_articles(tmp_path / "news", {"a": "A treaty."}, title="T", place="C5+1", date="2025-10-09")
    fill(news, data)
    fill(write_articles(news, {"a": "A treaty."}, title="T", summit="C5+1", date="2025-10-09"), data)
    index, library = PassageIndex(data, RECIPE), Library.open(data)
    assert len(index.search(counted("treaty"), 5, Scope(summits=("C5+1",)), library)) == 1
    index.close()
    library.close()


def test_articles_are_found_by_the_day_they_have_now_even_when_a_long_title_crowds_it_out(tmp_path: Path) -> None:
    data, title = tmp_path / "data", "word " * 100
    news = write_articles(tmp_path / "news", {"a": "A treaty."}, title=title, date="2025-10-09")
    fill(news, data)
    fill(write_articles(news, {"a": "A treaty."}, title=title, date="2024-01-02"), data)
    index, library = PassageIndex(data, RECIPE), Library.open(data)
    assert len(index.search(counted("treaty"), 5, Scope(until=dt.date(2024, 12, 31)), library)) == 1
    index.close()
    library.close()


def test_a_reader_follows_to_the_new_generation_by_itself(data: Path, library: Library, index: PassageIndex) -> None:
    reader = PassageIndex(data, RECIPE, most_changed=0)
    assert nearest(reader, "fund", library) == "tokyo:0"
    for round_of in range(3):
        put(library, article("Some water.", f"new{round_of}"), recipe=str(RECIPE))
        index.refresh(library)
        assert len(reader.search(counted("water"), 50, EVERYTHING, library)) == 7 + round_of
    reader.close()
    assert len([*(data / "index").glob("generation-*")]) <= 2


@pytest.fixture
def kept(data: Path, library: Library):
    """An index that serves on while up to three passages change."""
    index = PassageIndex(data, RECIPE, most_changed=3)
    index.refresh(library)
    yield index
    index.close()


def found_in(index: PassageIndex, library: Library, word: str, scope: Scope = EVERYTHING) -> list[str]:
    return [found for found, cosine in index.search(counted(word), 50, scope, library) if cosine > 0.99]


def test_a_few_added_and_removed_passages_count_at_once_and_the_generation_stays(
    data: Path, library: Library, kept: PassageIndex
) -> None:
    before = serving(data)
    put(library, article("Some water.", "new", summit="Summit 9", date=dt.date(2025, 9, 1)), recipe=str(RECIPE))
    library.remove("undated")
    assert found_in(kept, library, "water") == ["new:0"]
    assert found_in(kept, library, "water", Scope(summits=("Summit 9",))) == ["new:0"]
    assert found_in(kept, library, "water", Scope(until=dt.date(2025, 8, 1))) == []
    assert found_in(kept, library, "visa") == []
    assert kept.is_current(library)
    kept.refresh(library)
    assert serving(data) == before
    assert len(kept.search(counted("gas"), 6, EVERYTHING, library)) == 6  # of the generation's six, one is gone


def test_a_replaced_article_is_found_by_what_it_says_now(library: Library, kept: PassageIndex) -> None:
    put(library, article("Some water.", "baku", summit="Summit 7"), recipe=str(RECIPE))
    assert found_in(kept, library, "gas") == []
    assert found_in(kept, library, "water") == found_in(kept, library, "water", Scope(("Summit 7",))) == ["baku:0"]


def test_a_new_generation_is_made_when_more_has_changed(data: Path, library: Library, kept: PassageIndex) -> None:
    before = serving(data)
    for nth in range(4):
        put(library, article("Some water.", f"new{nth}"), recipe=str(RECIPE))
    assert not kept.is_current(library)
    kept.refresh(library)
    assert serving(data) != before
    assert len(kept.search(counted("water"), 50, EVERYTHING, library)) == 10


def test_a_snapshot_is_searched_as_it_was(library: Library, kept: PassageIndex) -> None:
    with closing(library.snapshot()) as snapshot:
        put(library, article("Some water.", "new"), recipe=str(RECIPE))
        with snapshot:
            assert found_in(kept, library, "water") == []
    assert found_in(kept, library, "water") == ["new:0"]


def test_the_index_of_another_library_is_not_taken_for_ones_own(data: Path, library: Library, tmp_path: Path) -> None:
    """As after an older copy of the library was put back: passages of its own may have the numbers of others."""
    kept = PassageIndex(data, RECIPE)
    shutil.copytree(data, tmp_path / "older")
    kept.refresh(library)
    kept.close()
    shutil.copytree(data / "index", tmp_path / "older" / "index")
    older, said = Library.open(tmp_path / "older"), list[str]()
    put(older, article("Some water.", "new"), recipe=str(RECIPE))
    again = PassageIndex(tmp_path / "older", RECIPE)
    again.refresh(older, said.append)
    assert "version or library: building it from 7 stored passages" in said[0]
    again.close()
    older.close()
