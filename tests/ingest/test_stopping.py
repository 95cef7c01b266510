"""Ingest stopped at each of its steps: what is in stays in, whole and once, and the next run does the rest."""

import shutil
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from ingest.pipeline import ingest
from rag.encoding.embedder import recipe_of
from rag.settings import Settings
from rag.store.index import PassageIndex
from rag.store.library import Library
from rag.types import EVERYTHING
from tests.ingest.stopping import Runs
from tests.ingest.test_pipeline import check_whole, texts
from tests.rag.fakes import counted, fill, never_loaded, write_articles

BEFORE = {"astana": "A treaty was signed.", "tokyo": "A fund for water was announced."}
AFTER = {"astana": "A treaty was signed.", "tokyo": "A fund for gas was announced.", "xian": "A railway was agreed."}


@pytest.fixture(scope="module")
def runs() -> Iterator[Runs]:
    one = Runs()
    yield one
    one.close()


@pytest.fixture
def news(tmp_path: Path) -> Path:
    return write_articles(tmp_path / "after", AFTER)


@pytest.fixture
def filled(tmp_path: Path) -> Path:
    fill(write_articles(tmp_path / "before", BEFORE), tmp_path / "filled")
    shutil.rmtree(tmp_path / "before")  # so that the articles are taken for those of the other folder, moved
    return tmp_path / "filled"


def check_stopped(data: Path) -> None:
    """Each article is the old one or the new one, and can be found by the words and the vector it has."""
    held = texts(data)
    assert held.keys() >= BEFORE.keys()
    assert all(text in (BEFORE.get(name), AFTER[name]) for name, text in held.items())
    library = Library.open(data)
    index = PassageIndex(data, recipe_of(None))
    index.refresh(library)  # as the chat does at its start
    for name, text in held.items():
        [word] = {"treaty", "water", "gas", "railway"} & set(text.split())
        assert {one.split(":")[0] for one, _ in library.search_words(f'"{word}"', 9, EVERYTHING)} == {name}
        assert index.search(counted(text), 1, EVERYTHING)[0][0].split(":")[0] == name
    index.close()
    library.close()


def check_rest(news: Path, data: Path) -> None:
    """The next run does what was left and no more, and the one after that nothing."""
    fill(news, data)
    check_whole(data, set(AFTER))
    assert texts(data) == AFTER
    again = ingest([str(news)], Settings.read(data=data), load=never_loaded)
    assert (again.unchanged, again.updated, again.added) == (len(AFTER), (), ())


def test_a_run_killed_at_any_step_is_finished_by_the_next(runs: Runs, news: Path, filled: Path, tmp_path: Path) -> None:
    steps = runs.run(news, Path(shutil.copytree(filled, tmp_path / "whole")))["steps"]
    assert steps.count("COMMIT") == 3  # one article moved, one changed, one new
    assert "os.rename CURRENT.draft" in steps
    for number, name in enumerate(steps):
        data = Path(shutil.copytree(filled, tmp_path / f"killed-{number}"))
        assert runs.run(news, data, "kill", number)["ended"] == -signal.SIGKILL, name
        check_stopped(data)
        check_rest(news, data)


def test_a_first_run_killed_at_any_step_is_finished_by_the_next(runs: Runs, news: Path, tmp_path: Path) -> None:
    steps = runs.run(news, tmp_path / "whole")["steps"]
    for number, name in enumerate(steps):
        data = tmp_path / f"killed-{number}"
        assert runs.run(news, data, "kill", number)["ended"] == -signal.SIGKILL, name
        check_rest(news, data)


def test_a_disk_that_is_full_at_any_step_is_said_to_be_and_loses_nothing(
    runs: Runs, news: Path, filled: Path, tmp_path: Path
) -> None:
    steps = runs.run(news, Path(shutil.copytree(filled, tmp_path / "whole")), "full", 10_000)["steps"]
    said = []
    for number, name in enumerate(steps):
        data = Path(shutil.copytree(filled, tmp_path / f"full-{number}"))
        run = runs.run(news, data, "full", number)
        assert run["ended"] == bool(run["said"]), name
        said += [run["said"]] if run["said"] else []
        check_stopped(data)
        check_rest(news, data)
    assert len(said) >= 5
    assert all("the disk is full. Free some space" in one for one in said), said
