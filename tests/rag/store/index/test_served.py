"""The index on a Chroma server: the tests of the embedded one, and what is a server's alone."""

import uuid
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from rag.encoding.recipe import Recipe
from rag.errors import SearchIndexError, UsageError
from rag.settings import Settings
from rag.store.index import PassageIndex, ServedIndex, open_index
from rag.store.library import Library
from rag.types import EVERYTHING
from tests.browser.serving import free_port
from tests.chroma import chroma_server
from tests.rag.fake_embedder import counted
from tests.rag.fakes import article, put
from tests.rag.store.index.conftest import BODIES, RECIPE, nearest
from tests.rag.store.index.test_local import (  # noqa: F401 - run here too, over this module's `index`
    test_more_asked_for_than_there_is_gives_what_there_is,
    test_only_what_is_inside_the_scope_is_found,
    test_the_nearest_come_first_with_their_cosines,
)


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with chroma_server(tmp_path_factory.mktemp("chroma")) as address:
        yield address


@pytest.fixture
def address(server: str) -> str:
    """A collection of this test alone."""
    return f"{server}/{uuid.uuid4().hex}"


@pytest.fixture
def index(address: str, library: Library) -> Iterator[ServedIndex]:
    index = ServedIndex(address, RECIPE)
    index.refresh(library)
    yield index
    index.close()


def test_what_changed_in_the_library_is_brought_over_and_others_find_it(
    address: str, index: ServedIndex, data: Path
) -> None:
    with closing(ServedIndex(address, RECIPE)) as reader, closing(Library.create(data)) as changed:
        assert nearest(reader, "gas", changed) == "baku:0"  # type: ignore[arg-type]
        changed.remove("baku")
        put(changed, article("A gas fund.", "osh"), recipe=str(RECIPE))
        assert not index.is_current(changed)
        said: list[str] = []
        index.rebuild(changed, said.append)
        assert (index.is_current(changed), said) == (True, [])
        found = {one.partition(":")[0] for one, _ in reader.search(counted("gas"), 50, EVERYTHING)}
        assert found == {*(BODIES.keys() - {"baku"}), "osh", "undated"}


def test_one_of_another_model_is_made_anew_and_open_readers_go_on_with_it(
    address: str, index: ServedIndex, library: Library
) -> None:
    said: list[str] = []
    with closing(ServedIndex(address, Recipe("another", "1" * 64))) as other:
        other.refresh(library, said.append)
    assert [one.split(":")[0] for one in said] == ["The Chroma server has no index of this library"]
    assert nearest(index, "gas", library) == "baku:0"  # type: ignore[arg-type]
    assert not index.is_current(library)


def test_a_collection_that_lost_passages_is_completed(address: str, index: ServedIndex, library: Library) -> None:
    collection = index._found()
    assert collection is not None
    collection.delete(ids=["baku:0"])
    assert nearest(index, "gas", library) is None  # type: ignore[arg-type]
    index.refresh(library)
    assert nearest(index, "gas", library) == "baku:0"  # type: ignore[arg-type]


def test_a_server_that_is_not_there_or_has_no_collection_is_said_with_what_to_do(address: str) -> None:
    with (
        closing(ServedIndex(address, RECIPE)) as empty,
        pytest.raises(SearchIndexError, match=r"has no collection '\w+'. Run `python -m ingest"),
    ):
        empty.search(counted("gas"), 1, EVERYTHING)
    with pytest.raises(SearchIndexError, match="Start it with `chroma run"):
        ServedIndex(f"http://127.0.0.1:{free_port()}", RECIPE).search(counted("gas"), 1, EVERYTHING)


def test_the_setting_chooses_and_what_is_no_address_is_said(tmp_path: Path) -> None:
    assert isinstance(open_index(tmp_path, RECIPE, None), PassageIndex)
    assert isinstance(open_index(tmp_path, RECIPE, Settings.read(chroma="http://127.0.0.1:8000").chroma), ServedIndex)
    with pytest.raises(UsageError, match="READOUT_CHROMA is"):
        Settings.read(chroma="127.0.0.1:8000")
