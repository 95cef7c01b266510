"""Small pieces of English are written as people write them."""

import datetime as dt

import pytest

from rag.english import day_of, number_of
from rag.english.phrasing import listing, period_of


@pytest.mark.parametrize(
    ("names", "said"), [([], ""), (["Xi"], "Xi"), (["Xi", "Putin"], "Xi and Putin"), (["A", "B", "C"], "A, B and C")]
)
def test_names_are_listed(names: list[str], said: str) -> None:
    assert listing(names) == said


@pytest.mark.parametrize(
    ("count", "said"), [(0, "no day"), (1, "one day"), (2, "two days"), (12, "twelve days"), (1300, "1,300 days")]
)
def test_things_are_counted(count: int, said: str) -> None:
    assert number_of(count, "day") == said


def test_a_plural_can_be_given() -> None:
    assert number_of(3, "country", "countries") == "three countries"


@pytest.mark.parametrize(
    ("first", "last", "said"),
    [
        ("2025-10-09", "2025-10-09", "9 October 2025"),
        ("2025-06-15", "2025-06-17", "15–17 June 2025"),
        ("2025-08-31", "2025-09-01", "31 August to 1 September 2025"),
        ("2024-12-31", "2025-01-01", "31 December 2024 to 1 January 2025"),
    ],
)
def test_days_are_written_out(first: str, last: str, said: str) -> None:
    assert period_of(dt.date.fromisoformat(first), dt.date.fromisoformat(last)) == said


def test_unknown_days_are_left_out() -> None:
    assert period_of(None, None) == ""
    assert period_of(None, dt.date(2025, 1, 2)) == day_of(dt.date(2025, 1, 2)) == "2 January 2025"
