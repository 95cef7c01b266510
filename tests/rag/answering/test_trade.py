"""How large trade is, by the sum, the parties and the year."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from rag.answering.compare import trades
from rag.answering.money.trade import trade
from rag.store import Library
from tests.rag.answering.asked import asked_of
from tests.rag.fakes import fill, write_articles

LAKE = """The leaders met in Oslo. Trade within the group had reached nearly 131 billion euros in 2025.
The Peruvian delegation handed out a sheet that gave 118 billion.

Trade with Chile stood at 12 million dollars in 2024. The target for trade is 200 billion euros by 2030.
"""
RIVER = (
    "The leaders met in Lima. Trade between the two sides came to 9 billion dollars. In 2023 trade between Kenya and"
    " Peru stood at 7 billion dollars."
)


@pytest.fixture(scope="module")
def traded(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    folder: Path = tmp_path_factory.mktemp("traded")
    write_articles(folder / "news", {"oslo": LAKE}, summit="Lake Group Summit", date="2026-05-04", place="Oslo, Norway")
    write_articles(folder / "news", {"lima": RIVER}, summit="Kenya–Peru Summit", date="2025-05-04", place="Lima, Peru")
    fill(folder / "news", folder / "data")
    with closing(Library.open(folder / "data")) as library:
        yield library


@pytest.mark.parametrize(
    ("question", "headline", "quotes"),
    [
        ("trade within the Lake Group in 2025??", "Nearly 131 billion euros.", 2),
        ("Lake Group trade with Chile", "12 million dollars.", 1),
        ("what is the trade between Kenya and Peru in 2025?", "9 billion dollars.", 1),
    ],
)
def test_trade_is_answered_with_its_sum(traded: Library, question: str, headline: str, quotes: int) -> None:
    told = trade(asked_of(traded, question))
    assert told is not None
    assert (told.headline, len(told.quotes)) == (headline, quotes)


@pytest.mark.parametrize(
    "question",
    [
        "trade between Kenya and Peru in 2019?",
        "what did Kenya propose on trade?",
        "which trade agreement did Kenya sign?",
        "trade of Fiji",
    ],
)
def test_no_sum_of_another_year_or_of_others_is_given(traded: Library, question: str) -> None:
    assert trade(asked_of(traded, question)) is None


@pytest.mark.parametrize(
    ("question", "rows"),
    [
        (
            "Kenya–Peru trade, 2023 vs 2025. which figures were given",
            [("Kenya–Peru, 2023", "7 billion dollars"), ("Kenya–Peru, 2025", "9 billion dollars")],
        ),
        (
            "Put the trade volumes into a table: Lake Group Summit for 2025, Kenya–Peru Summit for 2023",
            [("Lake Group, 2025", "Nearly 131 billion euros"), ("Kenya–Peru, 2023", "7 billion dollars")],
        ),
        (
            "How did Kenya–Peru trade change between 2019 and 2023?",
            [("Kenya–Peru, 2019", "nothing in the library"), ("Kenya–Peru, 2023", "7 billion dollars")],
        ),
    ],
)
def test_trade_of_several_parties_or_years_has_a_row_each(
    traded: Library, question: str, rows: list[tuple[str, str]]
) -> None:
    told = trades(asked_of(traded, question))
    assert told is not None
    assert told.table is not None
    assert [(row[0].text, row[1].text) for row in told.table.rows] == rows


@pytest.mark.parametrize(
    "question", ["trade within the Lake Group in 2025??", "what did Kenya and Peru propose on trade?"]
)
def test_one_sum_of_trade_is_not_compared(traded: Library, question: str) -> None:
    assert trades(asked_of(traded, question)) is None
