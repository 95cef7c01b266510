"""The time between two meetings, counted from their days."""

import pytest

from rag.chain import AnswerChain

APART = "from 3 June 2023 (Santiago) to 5 May 2025 (Oslo)."


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("how long between Oslo and Santiago?", "One year, eleven months and two days (702 days)"),
        ("How many days passed from Santiago to Oslo?", "702 days"),
        ("how many months are there between the two Cedar summits?", "23 months and two days (702 days)"),
        (
            "how far apart were the first and second Cedar Summit?",
            "One year, eleven months and two days (702 days)",
        ),
        ("how many weeks after the Santiago summit was the Oslo one?", "100 weeks and two days"),
    ],
)
def test_the_time_between_two_meetings_is_counted_in_the_unit_asked_for(
    cedar: AnswerChain, asked: str, told: str
) -> None:
    answer = cedar.invoke(asked)
    assert answer.headline == f"{told}, {APART}"
    assert [quote.article_id for quote in answer.quotes] == ["santiago", "oslo"]


@pytest.mark.parametrize(
    "asked", ["how long after Santiago did the leaders reject the tax in Oslo?", "how long was the Oslo summit?"]
)
def test_how_long_something_else_took_is_not_the_time_between_meetings(cedar: AnswerChain, asked: str) -> None:
    assert "702" not in cedar.invoke(asked).text
