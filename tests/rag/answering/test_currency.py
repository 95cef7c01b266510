"""A sum in another currency: as an article gives it, or that none does."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from rag.chain import AnswerChain
from tests.rag.fakes import filled_chain, write_articles

TEXT = (
    "The leaders of Norway and Chile met in Oslo on 4 May 2025. Norway promised 200 million euros in grants for kelp."
    " Chile offered 2 billion yuan (about 281 million dollars) in loans. Norway fixed a goal of 3 trillion yen."
    " Papers converted the goal differently, from $18 billion to $20 billion."
)


@pytest.fixture(scope="module")
def kelp(tmp_path_factory: pytest.TempPathFactory) -> Iterator[AnswerChain]:
    folder: Path = tmp_path_factory.mktemp("kelp")
    write_articles(
        folder / "news", {"oslo": TEXT}, summit="Kelp Summit", edition=2, date="2025-05-04", place="Oslo, Norway"
    )
    with filled_chain(folder) as chain:
        yield chain


@pytest.mark.parametrize(
    ("asked", "headline"),
    [
        ("how much is 200 million euros in dollars?", "200 million euros; the library does not give it in dollars."),
        ("what is 2 billion yuan in US dollars?", "2 billion yuan: about 281 million dollars."),
        ("how many yuan are 281 million dollars?", "281 million dollars: 2 billion yuan."),
        ("how many euros are 2 billion yuan?", "2 billion yuan; the library does not give it in euros."),
        ("how much did Norway promise in dollars?", "200 million euros; the library does not give it in dollars."),
        ("3 trillion yen in $?", "3 trillion yen: from $18 billion to $20 billion."),
    ],
)
def test_a_sum_in_another_currency_is_told_only_where_an_article_gives_it(
    kelp: AnswerChain, asked: str, headline: str
) -> None:
    answer = kelp.invoke(asked)
    assert answer.headline == headline
    assert answer.quotes


@pytest.mark.parametrize("asked", ["how many dollars did Chile offer?", "what is 7 million euros in dollars?"])
def test_a_sum_that_no_article_gives_is_not_told_in_any_currency(kelp: AnswerChain, asked: str) -> None:
    assert "does not give it" not in kelp.invoke(asked).headline
