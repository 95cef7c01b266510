"""A library of three articles, one of them without a date."""

import datetime as dt
from pathlib import Path

import pytest

from rag.store.library import Library
from tests.rag.fakes import article, put

TREATY = article("The treaty has 15 articles.", "astana", summit="Central Asia–China Summit", date=dt.date(2025, 6, 17))
HUB = article("A hub in Bukhara was proposed.", "dushanbe", summit="Central Asia–Russia Summit", edition=2)
UNDATED = article("The treaty was praised.", "opinion", title="An opinion", date=None)


@pytest.fixture
def library(tmp_path: Path):
    library = Library.create(tmp_path)
    for one in (TREATY, HUB, UNDATED):
        put(library, one)
    yield library
    library.close()
