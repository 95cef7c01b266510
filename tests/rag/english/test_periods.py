"""Periods that a text names, seen from a day."""

import datetime as dt

import pytest

from rag.english import period_in

TODAY = dt.date(2026, 3, 31)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("what happened last week", "2026-03-23", "2026-03-29"),
        ("this month", "2026-03-01", "2026-03-31"),
        ("last month's summits", "2026-02-01", "2026-02-28"),
        ("last year", "2025-01-01", "2025-12-31"),
        ("in the past two years", "2024-03-31", "2026-03-31"),
        ("in the next 3 days", "2026-03-31", "2026-04-03"),
        ("yesterday", "2026-03-30", "2026-03-30"),
        ("meetings of 2024", "2024-01-01", "2024-12-31"),
        ("in the first half of 2024", "2024-01-01", "2024-06-30"),
        ("in the last week of October 2025", "2025-10-01", "2025-10-31"),
        ("in October 2025", "2025-10-01", "2025-10-31"),
        ("since October 2025", "2025-10-01", None),
        ("after 9 October 2025", "2025-10-10", None),
        ("before 2024", None, "2023-12-31"),
        ("two weeks ago", "2026-03-16", "2026-03-22"),
        ("a month ago", "2026-02-01", "2026-02-28"),
        ("a year ago today", "2025-03-31", "2025-03-31"),
        ("exactly a year ago this week", "2025-03-31", "2025-04-06"),
        ("this week last year", "2025-03-31", "2025-04-06"),
        ("this time last year", "2025-03-01", "2025-03-31"),
        ("exactly 2 years ago", "2024-03-31", "2024-03-31"),
        ("the year before last", "2024-01-01", "2024-12-31"),
        ("summits in october 2025", "2025-10-01", "2025-10-31"),
        ("what was signed in may 2025", "2025-05-01", "2025-05-31"),
        ("between 2023 and 2025", "2023-01-01", "2025-12-31"),
    ],
)
def test_a_period_has_a_first_and_a_last_day(text: str, first: str | None, last: str | None) -> None:
    found = period_in(text, TODAY)
    assert found is not None
    assert [day and day.isoformat() for day in (found.first, found.last)] == [first, last]


@pytest.mark.parametrize("text", ["the last summit", "on 31 February 2025", "who came?"])
def test_other_words_name_no_period(text: str) -> None:

    assert period_in(text, TODAY) is None


def test_a_period_covers_what_reaches_into_it() -> None:
    found = period_in("May 2025", TODAY)
    assert found is not None
    assert found.covers(dt.date(2025, 4, 30), dt.date(2025, 5, 1))
    assert not found.covers(dt.date(2025, 4, 30))
