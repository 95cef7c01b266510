"""An index that is missing, damaged or not whole is rebuilt from the library."""

import json
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from rag.encoding.embedder import EncodedPassage
from rag.encoding.recipe import Recipe
from rag.errors import SearchIndexError
from rag.store.index import PassageIndex
from rag.store.library import Library
from rag.types import EVERYTHING
from tests.conftest import ROOT
from tests.rag.fake_embedder import encoded_passage
from tests.rag.fakes import article, passage_of, put
from tests.rag.store.index.conftest import RECIPE, nearest, serving

VARIOUS = np.random.default_rng(1).normal(size=(1200, 8)).astype(np.float32)
VARIOUS /= np.linalg.norm(VARIOUS, axis=1, keepdims=True)


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
