"""The search index: found in by likeness and scope, by several readers and processes."""

import datetime as dt
from pathlib import Path

import pytest

from rag.errors import BusyError, SearchIndexError
from rag.store.index import PassageIndex, local
from rag.store.library import Library
from rag.types import EVERYTHING, Scope
from tests.rag.fake_embedder import counted
from tests.rag.fakes import article, put
from tests.rag.store.index.conftest import BODIES, RECIPE, nearest
from tests.rag.store.test_lock import owned_by_another_process


def test_the_nearest_come_first_with_their_cosines(index: PassageIndex, library: Library) -> None:
    found = index.search(counted("gas gas gas treaty"), 2, EVERYTHING, library)
    assert [passage_id for passage_id, _ in found] == ["baku:0", "astana:0"]
    assert [cosine for _, cosine in found] == pytest.approx([3 / 10**0.5, 1 / 10**0.5], abs=1e-4)


def test_more_asked_for_than_there_is_gives_what_there_is(index: PassageIndex, library: Library) -> None:
    assert len(index.search(counted("gas"), 50, EVERYTHING, library)) == 6


@pytest.mark.parametrize(
    ("scope", "inside"),
    [
        (Scope(summits=("Summit 0",)), {"baku", "tokyo"}),
        (Scope(summits=("Summit 0", "Summit 1")), set(BODIES)),
        (Scope(summits=("Another",)), set()),
        (Scope(since=dt.date(2025, 4, 1)), {"tokyo", "xian"}),
        (Scope(until=dt.date(2025, 1, 31)), {"astana"}),
        (Scope(since=dt.date(2025, 2, 1), until=dt.date(2025, 3, 1)), {"baku", "dushanbe"}),
        (Scope(("Summit 1",), dt.date(2025, 2, 1), dt.date(2025, 4, 1)), {"dushanbe"}),
        (EVERYTHING, {*BODIES, "undated"}),
    ],
)
def test_only_what_is_inside_the_scope_is_found(
    index: PassageIndex, scope: Scope, inside: set[str], library: Library
) -> None:
    found = index.search(counted("gas"), 50, scope, library)
    assert {passage_id.split(":")[0] for passage_id, _ in found} == inside


def test_of_many_passages_in_a_scope_the_nearest_are_found(
    index: PassageIndex, library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    every = {
        scope: index.search(counted("gas"), 2, scope, library) for scope in (Scope(("Summit 0",)), Scope(("Summit 1",)))
    }
    monkeypatch.setattr(local, "FEW", 0)
    for scope, found in every.items():
        assert index.search(counted("gas"), 2, scope, library) == [
            (one, pytest.approx(cosine, abs=1e-4)) for one, cosine in found
        ]


def test_searching_without_an_index_says_how_to_make_one(tmp_path: Path) -> None:
    library = Library.create(tmp_path)
    with pytest.raises(SearchIndexError, match="python -m ingest"):
        PassageIndex(tmp_path, RECIPE).search(counted("gas"), 1, EVERYTHING, library)
    library.close()


def test_one_reader_that_closes_does_not_close_another(data: Path, library: Library, index: PassageIndex) -> None:
    other = PassageIndex(data, RECIPE, most_changed=0)
    assert nearest(other, "gas", library) == "baku:0"
    other.close()
    assert nearest(index, "gas", library) == "baku:0"


# Two processes


def test_while_another_process_owns_the_directory_the_old_index_goes_on_serving(
    data: Path, library: Library, index: PassageIndex
) -> None:
    put(library, article("Some water.", "new"), recipe=str(RECIPE))
    said: list[str] = []
    fresh = PassageIndex(data, RECIPE, most_changed=0)
    with owned_by_another_process(data):
        fresh.refresh(library, said.append)
        assert nearest(fresh, "gas", library) == "baku:0"
    assert said == ["Another process is changing the library; answering from the index as it was before."]
    fresh.refresh(library)
    assert nearest(fresh, "water", library) == "new:0"
    fresh.close()


def test_while_another_process_owns_the_directory_nothing_can_be_built_and_its_owner_is_named(
    data: Path, library: Library
) -> None:
    with owned_by_another_process(data) as owner, pytest.raises(BusyError, match=f"process {owner.pid} "):
        PassageIndex(data, RECIPE, most_changed=0).refresh(library)
