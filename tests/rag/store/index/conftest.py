"""A library of six articles of one passage each, and an index of it."""

import datetime as dt
from pathlib import Path

import pytest

from rag.encoding.embedder import recipe_of
from rag.store.index import PassageIndex
from rag.store.library import Library
from rag.types import EVERYTHING
from tests.rag.fake_embedder import counted
from tests.rag.fakes import article, put

BODIES = {"astana": "A treaty.", "baku": "Some gas.", "dushanbe": "A hub.", "tokyo": "A fund.", "xian": "A railway."}
RECIPE = recipe_of(None)


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
