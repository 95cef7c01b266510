"""What `make soak` compares after each kill, and what it takes for flat memory."""

from pathlib import Path
from typing import Any

import pytest

from rag.store import PassageIndex
from tests.bench import soak
from tests.rag.fakes import fill, write_articles


@pytest.fixture
def data(tmp_path: Path) -> Path:
    news = write_articles(tmp_path / "news", {"a": "A summit on gas.", "b": "A summit on visas."})
    fill(news, tmp_path / "data")
    return tmp_path / "data"


def test_a_passage_that_the_dense_index_lost_is_a_difference(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = soak.contents(data)
    assert whole["found by vector"] == whole["passages"]
    assert len(whole["passages"]) == 2
    search = PassageIndex.search

    def without_a(*given: Any) -> list[tuple[str, float]]:
        return [found for found in search(*given) if not found[0].startswith("a:")]

    monkeypatch.setattr(PassageIndex, "search", without_a)
    assert soak.contents(data) == {**whole, "found by vector": whole["passages"][1:]}


def test_articles_are_told_where_there_is_no_index(data: Path, tmp_path: Path) -> None:
    (data / "index" / "CURRENT").unlink()
    assert soak.articles_in(data) == ("a", "b")
    assert soak.articles_in(tmp_path) == ()


def hour(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, end: int, rc: int = 0) -> bool:
    """The judgment on a load that told of so much memory at its end."""
    told = f'{{"memory_mb": {{"start": 500, "half_way": 800, "end": {end}}}}}'
    made = tmp_path / "load"
    made.write_text(f"#!/bin/sh\necho '{told}'\nexit {rc}\n", encoding="utf-8")
    made.chmod(0o755)
    monkeypatch.setattr(soak.sys, "executable", str(made))
    return soak.be_asked_for_an_hour(tmp_path)


def test_memory_that_grows_after_the_first_half_of_the_hour_is_a_failure(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert hour(tmp_path, monkeypatch, 800 + soak.FLAT_WITHIN_MB)
    assert not hour(tmp_path, monkeypatch, 801 + soak.FLAT_WITHIN_MB)
    assert not hour(tmp_path, monkeypatch, 800, rc=1)
