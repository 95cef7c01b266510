"""Later turns that want the answer before in another form."""

import pytest

from rag.question.same_again import asked_again


@pytest.mark.parametrize(
    ("turn", "again"),
    [
        ("make that a table", "Which sums were pledged in Oslo, as a table?"),
        ("make a table of that, one row per country", "Which sums were pledged in Oslo, as a table by country?"),
        ("break it down by country", "Which sums were pledged in Oslo, as a table by country?"),
        ("and split that by year please", "Which sums were pledged in Oslo, as a table by year?"),
        ("by donor?", "Which sums were pledged in Oslo, as a table by donor?"),
        ("how many?", "How many sums were pledged in Oslo?"),
        ("and how many of them", "How many sums were pledged in Oslo?"),
        ("which was more?", "Which sums were pledged in Oslo, which was more?"),
        ("which of the two is the largest", "Which sums were pledged in Oslo, which was largest?"),
    ],
)
def test_the_earlier_question_is_asked_again_in_another_form(turn: str, again: str) -> None:
    assert asked_again(turn, "Which sums were pledged in Oslo?") == again


@pytest.mark.parametrize(
    "turn", ["and in Lima?", "how many points has it?", "by whom was it signed?", "who paid more for it?"]
)
def test_another_question_is_not_the_same_again(turn: str) -> None:
    assert asked_again(turn, "Which sums were pledged in Oslo?") is None
