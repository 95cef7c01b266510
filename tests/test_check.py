"""Quotes against the library: exact, or not at all."""

from dataclasses import replace
from pathlib import Path

import pytest

from rag.check import is_verbatim
from rag.library import Library
from rag.types import Quote
from tests.fakes import article, put

TEXT = "🚆 The plan was not adopted. It costs $15 bn."
GOOD = Quote(1, "dushanbe", 2, 28, "The plan was not adopted.", 0.9)


@pytest.fixture
def library(tmp_path: Path):
    library = Library.create(tmp_path)
    put(library, article(TEXT))
    yield library
    library.close()


def test_a_quote_at_its_place_is_verbatim(library: Library) -> None:
    start = TEXT.index("The plan")
    assert is_verbatim(replace(GOOD, start=start, end=start + len(GOOD.text)), library)


@pytest.mark.parametrize(
    "wrong",
    [
        {"text": "The plan was adopted."},
        {"text": "The plan was not adopted!"},
        {"text": "the plan was not adopted."},
        {"start": 1},
        {"end": 29},
        {"text": ""},
        {"text": "", "start": 5, "end": 5},
        {"article_id": "elsewhere"},
        {"start": 2000, "end": 2025},
    ],
)
def test_anything_else_is_not(library: Library, wrong: dict[str, object]) -> None:
    start = TEXT.index("The plan")
    good = replace(GOOD, start=start, end=start + len(GOOD.text))
    assert not is_verbatim(replace(good, **wrong), library)


def test_a_quote_of_an_article_that_was_replaced_is_not(library: Library) -> None:
    start = TEXT.index("The plan")
    good = replace(GOOD, start=start, end=start + len(GOOD.text))
    put(library, article(TEXT.replace("not ", "")))
    assert not is_verbatim(good, library)
