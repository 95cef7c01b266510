"""A folder of three articles and a data directory; and one child process that reads documents for a whole module.

Half a second of each test went into starting a child of its own.
"""

from collections.abc import Iterator
from contextlib import nullcontext
from pathlib import Path

import pytest

from ingest.child import Child
from tests.ingest.filling import THREE
from tests.rag.fakes import write_articles


@pytest.fixture(scope="module")
def child() -> Iterator[Child]:
    with Child(wall_s=25) as one:
        yield one


@pytest.fixture(scope="module")
def one_child(child: Child) -> Iterator[None]:
    """Whatever would start a child of its own has this one."""
    with pytest.MonkeyPatch.context() as patch:
        for user in ("bundles", "extract", "pipeline", "plan", "sources", "submitted"):
            patch.setattr(f"ingest.{user}.Child", lambda: nullcontext(child))
        yield


@pytest.fixture
def news(tmp_path: Path) -> Path:
    return write_articles(tmp_path / "news", THREE)


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return tmp_path / "data"
