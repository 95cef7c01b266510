"""The search index: disposable, verified, swapped in."""

import datetime as dt
import json
import shutil
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import numpy as np
import pytest

from rag.encoding.embedder import EncodedPassage, recipe_of
from rag.encoding.recipe import Recipe
from rag.errors import BusyError, SearchIndexError
from rag.store.index import PassageIndex, local
from rag.store.library import Library
from rag.types import EVERYTHING, Scope
from tests.conftest import ROOT
from tests.rag.fake_embedder import counted, encoded_passage
from tests.rag.fakes import article, fill, passage_of, put, write_articles
from tests.rag.store.test_lock import owned_by_another_process

BODIES = {"astana": "A treaty.", "baku": "Some gas.", "dushanbe": "A hub.", "tokyo": "A fund.", "xian": "A railway."}
RECIPE = recipe_of(None)
VARIOUS = np.random.default_rng(1).normal(size=(1200, 8)).astype(np.float32)
VARIOUS /= np.linalg.norm(VARIOUS, axis=1, keepdims=True)


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A library of five articles of one passage each, not indexed yet."""
    library = Library.create(tmp_path / "data")
    for nth, (name, body) in enumerate(BODIES.items(), start=1):
        put(library, article(body, name, summit=f"Summit {nth % 2}", date=dt.date(2025, nth, 1)), recipe=str(RECIPE))
    put(library, article("A visa.", "undated", date=None), recipe=str(RECIPE))
    library.close()
    return tmp_path / "data"


@pytest.fixture
def library(data: Path):
    library = Library.open(data)
    yield library
    library.close()


@pytest.fixture
def index(data: Path, library: Library):
    index = PassageIndex(data, RECIPE, most_changed=0)
    index.refresh(library)
    yield index
    index.close()


def nearest(index: PassageIndex, word: str, library: Library) -> str | None:
    found = index.search(counted(word), 1, EVERYTHING, library)
    return found[0][0] if found and found[0][1] > 0.99 else None


def serving(data: Path) -> Path:
    return data / "index" / (data / "index" / "CURRENT").read_text()


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


# Rebuilt from the library


def empty_rows(generation: Path) -> None:
    (generation / "chroma.sqlite3").write_bytes(b"")


def no_rows(generation: Path) -> None:
    (generation / "chroma.sqlite3").unlink()


def garbage(generation: Path) -> None:
    (generation / "chroma.sqlite3").write_bytes(b"\x13garbage" * 4096)


def cut_rows(generation: Path) -> None:
    file = generation / "chroma.sqlite3"
    file.write_bytes(file.read_bytes()[:9000])


def no_manifest(generation: Path) -> None:
    (generation / "manifest.json").unlink()


def wrong_manifest(generation: Path) -> None:
    (generation / "manifest.json").write_text("[1]")


def no_generation(generation: Path) -> None:
    shutil.rmtree(generation)


def no_pointer(generation: Path) -> None:
    (generation.parent / "CURRENT").unlink()


def pointer_elsewhere(generation: Path) -> None:
    (generation.parent / "CURRENT").write_text("../../data")


def pointer_garbage(generation: Path) -> None:
    (generation.parent / "CURRENT").write_bytes(b"\xff\0\xfe")


def too_few(generation: Path) -> None:
    manifest = json.loads((generation / "manifest.json").read_text())
    (generation / "manifest.json").write_text(json.dumps(manifest | {"passages": 7}))


@pytest.mark.parametrize(
    "damage",
    [
        empty_rows, no_rows, garbage, cut_rows, no_manifest, wrong_manifest, no_generation, no_pointer,
        pointer_elsewhere, pointer_garbage, too_few,
    ],
)  # fmt: skip
def test_a_missing_or_damaged_index_is_rebuilt_with_a_message(
    data: Path, library: Library, damage: Callable[[Path], None]
) -> None:
    first = PassageIndex(data, RECIPE, most_changed=0)
    first.refresh(library)
    first.close()
    damage(serving(data))
    said: list[str] = []
    index = PassageIndex(data, RECIPE, most_changed=0)
    index.refresh(library, said.append)
    assert len(said) == 1
    assert "building it from 6 stored passages" in said[0]
    assert {word: nearest(index, word, library) for word in ("gas", "hub")} == {"gas": "baku:0", "hub": "dushanbe:0"}
    index.refresh(library, said.append)
    assert len(said) == 1
    index.close()


@pytest.fixture
def long_library(tmp_path: Path):
    """One article of 1,200 passages: Chroma writes vectors to files of their own only from a thousand on."""
    library = Library.create(tmp_path)
    one = article("A treaty. " * 1200, "long")
    passages = [passage_of(one, 10 * nth, 10 * nth + 9)[0] for nth in range(1200)]
    encoded = [
        EncodedPassage(vector, vector[np.newaxis], encoded_passage("gas", [(0, 3)]).tokens) for vector in VARIOUS
    ]
    put(library, one, *zip(passages, encoded, strict=True), recipe=str(RECIPE))
    first = PassageIndex(tmp_path, RECIPE)
    first.refresh(library)
    first.close()
    yield library
    library.close()


def vector_files(data: Path) -> list[Path]:
    files = sorted(file for file in serving(data).rglob("*") if file.suffix in {".bin", ".pickle"})
    assert len(files) >= 4
    return files


@pytest.mark.parametrize("damage", ["emptied", "cut", "gone"])
def test_an_index_whose_vector_files_are_damaged_is_rebuilt(long_library: Library, tmp_path: Path, damage: str) -> None:
    for file in vector_files(tmp_path):
        if damage == "gone":
            file.unlink()
        else:
            file.write_bytes(b"" if damage == "emptied" else file.read_bytes()[: file.stat().st_size // 2])
    index = PassageIndex(tmp_path, RECIPE)
    index.refresh(long_library)
    for nth in (0, 700, 1199):
        found = index.search(VARIOUS[nth], 1, EVERYTHING, long_library)
        assert found == [(f"long:{10 * nth}", pytest.approx(1, abs=1e-3))]
    index.close()


FIND_ALL = """
import sys
from pathlib import Path
import numpy as np
from rag.encoding import recipe_of
from rag.store import Library, PassageIndex
from rag.types import EVERYTHING
data, vectors = map(Path, sys.argv[1:])
library = Library.open(data)
index = PassageIndex(data, recipe_of(None))
index.refresh(library)
print(sum(index.search(vector, 1, EVERYTHING, library)[0][1] > 0.999 for vector in np.load(vectors)))
"""


@pytest.mark.parametrize("at", [0.0, 0.5])
def test_wrong_bytes_in_a_vector_file_neither_crash_the_process_nor_a_search(
    long_library: Library, tmp_path: Path, at: float
) -> None:
    """In a process of its own: what Chroma's native code makes of a wrong neighbour is a segmentation fault."""
    [file] = [file for file in vector_files(tmp_path) if file.name == "data_level0.bin"]
    content = bytearray(file.read_bytes())
    begin = int(len(content) * at)
    content[begin : begin + 256] = b"\xff" * 256
    file.write_bytes(content)
    np.save(tmp_path / "vectors.npy", VARIOUS[::60])
    command = [sys.executable, "-c", FIND_ALL, str(tmp_path), str(tmp_path / "vectors.npy")]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=60)
    assert (done.returncode, done.stdout) == (0, "20\n"), done.stderr[-300:]


def test_an_index_of_another_model_is_rebuilt_with_a_message(data: Path, library: Library, index: PassageIndex) -> None:
    said: list[str] = []
    other = PassageIndex(data, Recipe("another", "1" * 64))
    assert not other.is_current(library)
    other.refresh(library, said.append)
    assert said == ["The search index is of another model, version or library: building it from 6 stored passages."]
    other.close()


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


def test_one_reader_that_closes_does_not_close_another(data: Path, library: Library, index: PassageIndex) -> None:
    other = PassageIndex(data, RECIPE, most_changed=0)
    assert nearest(other, "gas", library) == "baku:0"
    other.close()
    assert nearest(index, "gas", library) == "baku:0"


# While little has changed


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


# Verified


class LyingLibrary(Library):
    """Says it holds one passage more than it gives."""

    lies = True

    def passage_count(self) -> int:
        return super().passage_count() + self.lies


def test_a_generation_that_does_not_hold_everything_is_thrown_away_and_the_old_one_serves(
    data: Path, library: Library, index: PassageIndex
) -> None:
    before = serving(data)
    put(library, article("Some water.", "new"), recipe=str(RECIPE))
    lying = LyingLibrary(library.place)
    with pytest.raises(SearchIndexError, match="7 passages instead of 8"):
        index.refresh(lying)
    assert serving(data) == before
    assert len([*(data / "index").glob("generation-*")]) == 1
    assert nearest(index, "gas", library) == "baku:0"
    lying.lies = False
    index.refresh(lying)
    assert nearest(index, "water", library) == "new:0"
    lying.close()


def test_generations_that_a_killed_process_left_are_cleared_away(
    data: Path, library: Library, index: PassageIndex
) -> None:
    (data / "index" / "generation-left").mkdir()
    (data / "index" / "CURRENT.draft").write_text("half")
    put(library, article("Some water.", "new"), recipe=str(RECIPE))
    index.refresh(library)
    assert not (data / "index" / "generation-left").exists()
    assert nearest(index, "water", library) == "new:0"
