"""Encoding on a Ray cluster of two workers on this machine."""

import sqlite3
import sys
from collections.abc import Iterator
from contextlib import closing
from functools import partial
from pathlib import Path
from types import SimpleNamespace

import pytest
import ray
from typer.testing import CliRunner

import ingest.cluster
from ingest.__main__ import app
from ingest.cluster import LOCAL, PASSAGES_PER_TASK, Cluster, Worker, workers_of
from rag.encoding.embedder import recipe_of
from rag.encoding.recipe import Recipe
from rag.errors import EmbedderError, UsageError
from rag.store.library import LIBRARY_FILE
from tests.ingest.filling import various
from tests.ingest.lost_worker import FailsOnce
from tests.rag.fake_embedder import FakeEmbedder
from tests.rag.fakes import fill, write_articles

RECIPE = recipe_of(None)
MANY = {f"a{n:03}": various(n) for n in range(3 * PASSAGES_PER_TASK)}


@pytest.fixture(scope="module")
def cluster() -> Iterator[Cluster]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(ingest.cluster, "cores", lambda: 2)
        with workers_of(LOCAL, FakeEmbedder, RECIPE) as cluster:
            yield cluster


class Handle:
    """Of a worker of that recipe, whose encoding fails so; it is a process without the imports of a real one."""

    def __init__(self, recipe: Recipe, error: Exception) -> None:
        def fail() -> None:
            raise error

        failing = ray.remote(num_cpus=0, max_retries=0)(fail)
        self.recipe = SimpleNamespace(remote=lambda: ray.put(recipe))
        self.encode = SimpleNamespace(remote=lambda *given: failing.remote())


def vectors(data: Path) -> list[tuple[object, ...]]:
    """Of all passages stored there."""
    with closing(sqlite3.connect(data / LIBRARY_FILE)) as library:
        stored = "SELECT article_id, start, vector, sentence_vectors FROM passages ORDER BY article_id, start"
        return library.execute(stored).fetchall()


def test_what_a_cluster_encodes_is_stored_as_if_encoded_here(cluster: Cluster, tmp_path: Path) -> None:
    news = write_articles(tmp_path / "news", MANY)
    here = fill(news, tmp_path / "here")
    own = FakeEmbedder()
    there = fill(news, tmp_path / "there", own, cluster=cluster)
    assert own.encoded == []
    assert (there.added, there.passages) == (here.added, here.passages)
    stored = vectors(tmp_path / "here")
    assert len(stored) == here.passages > 2 * PASSAGES_PER_TASK
    assert vectors(tmp_path / "there") == stored


def test_there_is_a_worker_for_each_core_and_they_are_given_enough_together(cluster: Cluster) -> None:
    assert len(cluster._workers) == 2
    assert cluster.chunk_passages >= 2 * 2 * PASSAGES_PER_TASK


def test_what_a_lost_worker_had_in_hand_is_encoded_by_the_one_that_takes_its_place(
    cluster: Cluster, tmp_path: Path
) -> None:
    options = {"num_cpus": 0, "max_restarts": 1, "max_task_retries": 1}
    worker = ray.remote(**options)(Worker).remote(partial(FailsOnce, tmp_path / "seen"))
    batches = Cluster([worker], RECIPE).encode_passages(["Six met.", "A fund."], [[(0, 8)], [(0, 7)]])
    found = [position for batch in batches for position, _ in batch]
    assert (tmp_path / "seen").exists()
    assert sorted(found) == [0, 1]


@pytest.mark.parametrize(
    ("recipe", "error", "told"),
    [
        (RECIPE, EmbedderError("A passage is over the window."), r"^A passage is over the window\.$"),
        (RECIPE, ValueError("odd\nlines"), r"^A worker of the Ray cluster failed: odd$"),
        (Recipe("another", "0"), ValueError(), "Install the same version of Readout on all machines"),
    ],
)
def test_what_goes_wrong_on_a_worker_is_said_in_one_sentence(
    cluster: Cluster, recipe: Recipe, error: Exception, told: str
) -> None:
    with pytest.raises(EmbedderError, match=told):
        list(Cluster([Handle(recipe, error)], RECIPE).encode_passages(["Six met."], [[(0, 8)]]))


def test_a_cluster_that_cannot_be_reached_and_a_missing_extra_are_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def unreachable(*given: object, **named: object) -> None:
        raise ConnectionError("Nothing answers.\nMore.")

    with monkeypatch.context() as patch:
        patch.setattr(ray, "init", unreachable)
        told = CliRunner().invoke(app, [str(tmp_path), "--data", str(tmp_path / "data"), "--ray", "127.0.0.1:1"])
        assert told.exit_code == 1
        assert "No Ray cluster can be reached at '127.0.0.1:1': Nothing answers." in told.stderr.replace("\n", " ")
    monkeypatch.setitem(sys.modules, "ray", None)
    with pytest.raises(UsageError, match=r"pip install 'readout\[ray\]'"), workers_of(LOCAL, FakeEmbedder, RECIPE):
        pass
