"""A figure that a sentence tells as reached, and its quotes only as aimed for."""

import pytest

from rag.claims.attained import attained_faults
from rag.claims.figures import figures_and_dates

SHORT = "The total was 6.7 million dollars, well short of the 25 million Peru had aimed for."
GOAL = "Japan fixed a goal of 3 million dollars for the fund."


@pytest.mark.parametrize(
    ("sentence", "quote", "reason"),
    [
        ("The fund got 25 million dollars.", SHORT, "the quote says 6.7 million dollars, the answer says 25 million"),
        ("The fund reached the 25 million dollars Peru wanted.", SHORT, "the quote says 6.7 million dollars, the"),
        ("The fund raised 3 million dollars.", GOAL, "the quote gives 3 million dollars only as what was aimed for"),
        ("The fund got 6.7 million dollars.", SHORT, ""),
        ("Peru had aimed for 25 million dollars.", SHORT, ""),
        ("The goal reached 3 million dollars.", GOAL, ""),
        ("The fund got 25 million dollars.", "Peru paid 25 million dollars and asked for more.", ""),
    ],
)
def test_a_figure_aimed_for_is_not_one_that_was_reached(sentence: str, quote: str, reason: str) -> None:
    found = attained_faults(figures_and_dates(sentence), [figures_and_dates(quote)])
    assert [one.reason[: len(reason)] for one in found] == [reason] * bool(reason)
