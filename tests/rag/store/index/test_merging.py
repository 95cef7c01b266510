"""A new generation that another process makes, while the library changes and the present one serves on."""

import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from rag.encoding import Recipe
from rag.store.index import PassageIndex
from rag.store.index.generations import Generations, read_manifest
from rag.store.index.merging import merge_beside
from rag.store.library import Library
from rag.types import EVERYTHING
from tests.rag.fakes import article, put
from tests.rag.store.index.conftest import RECIPE, nearest, serving

ADDED = ("a:0", "b:0", "c:0")


class Asked:
    """In place of the process, counts how often it was asked for."""

    def __init__(self) -> None:
        self.times = 0

    def __call__(self, library: Library, data: Path, recipe: Recipe) -> None:
        assert recipe == RECIPE
        self.times += 1


@pytest.fixture
def asked() -> Asked:
    return Asked()


@pytest.fixture
def kept(data: Path, library: Library, asked: Asked) -> Iterator[PassageIndex]:
    """An index that serves on while up to two passages change, or up to four while another process merges them."""
    index = PassageIndex(data, RECIPE, most_changed=2, merge=asked)
    index.refresh(library)
    yield index
    index.close()


def add(library: Library, *names: str) -> None:
    for name in names:
        put(library, article("Some water.", name), recipe=str(RECIPE))


def test_what_has_changed_is_left_to_another_process_until_it_is_twice_as_much(
    data: Path, library: Library, kept: PassageIndex, asked: Asked
) -> None:
    before = serving(data)
    add(library, "a", "b", "c")
    kept.rebuild(library)
    kept.refresh(library)
    assert (asked.times, serving(data)) == (2, before)
    assert nearest(kept, "water", library) in ADDED
    add(library, "d", "e")
    kept.rebuild(library)
    assert (asked.times, kept.is_current(library)) == (2, True)
    assert serving(data) != before


def test_a_damaged_generation_is_left_to_nobody(data: Path, library: Library, kept: PassageIndex, asked: Asked) -> None:
    add(library, "a", "b", "c")
    kept.close()
    (serving(data) / "chroma.sqlite3").write_bytes(b"")
    kept.refresh(library)
    assert (asked.times, kept.is_current(library)) == (0, True)


def test_what_is_added_and_removed_while_generations_are_merged_counts_at_once(
    data: Path, library: Library, kept: PassageIndex, monkeypatch: pytest.MonkeyPatch
) -> None:
    add(library, "a", "b", "c")
    named, renew = library.name_generation, Library.open(data)

    def meanwhile(name: str) -> None:
        put(renew, article("A railway and a hub.", "later"), recipe=str(RECIPE))
        renew.remove("baku")
        named(name)

    monkeypatch.setattr(library, "name_generation", meanwhile)
    kept.merge(library)
    renew.close()
    made = read_manifest(serving(data))
    assert made
    assert made.passages == 9
    assert library.changed_since(made.last, made.passages) == (1, 1)
    assert nearest(kept, "water", library) in ADDED
    assert nearest(kept, "gas", library) is None
    found = [one for one, _ in kept.search(library.vectors([10])[10], 1, EVERYTHING, library)]
    assert found == ["later:0"]
    assert kept.is_current(library)


def test_two_do_not_merge_at_once(data: Path, library: Library, kept: PassageIndex) -> None:
    add(library, "a", "b", "c")
    before = serving(data)
    with Generations(data / "index").alone():
        kept.merge(library)
    assert serving(data) == before
    kept.merge(library)
    assert serving(data) != before


def generations(data: Path) -> set[str]:
    return {one.name for one in (data / "index").glob("generation-*")}


def waited(until: Callable[[], bool]) -> bool:
    """Whether that came true within a minute."""
    ends_at = time.monotonic() + 60
    while not until() and time.monotonic() < ends_at:
        time.sleep(0.01)
    return until()


def test_when_the_process_is_killed_all_is_found_and_the_next_one_merges(
    data: Path, library: Library, kept: PassageIndex
) -> None:
    add(library, "a", "b", "c")
    before, there = serving(data), generations(data)
    process = merge_beside(library, data, RECIPE)
    assert waited(lambda: generations(data) != there)  # it has begun to write one
    process.kill()
    process.wait()
    assert serving(data) == before
    assert nearest(kept, "water", library) in ADDED
    merge_beside(library, data, RECIPE)
    assert waited(lambda: serving(data) != before)
    assert nearest(kept, "water", library) in ADDED
    assert waited(lambda: generations(data) == {before.name, serving(data).name})
