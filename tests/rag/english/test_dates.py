"""Dates as far as a text gives them."""

import pytest

from rag.english.dates import agrees, differs, moments, with_full_years


def parts(text: str) -> list[tuple[int | None, int | None, int | None]]:
    return [(one.year, one.month, one.day) for one in moments(text)]


@pytest.mark.parametrize(
    "text",
    [
        "9 October 2025",
        "October 9, 2025",
        "9 Oct 2025",
        "the 9th of October 2025",
        "2025-10-09",
        "2025/10/09",
        "09.10.2025",
    ],
)
def test_one_day_is_read_from_all_its_spellings(text: str) -> None:
    assert parts(f"They met on {text}.") == [(2025, 10, 9)]


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        ("18-19 May 2023", [(2023, 5, 18), (2023, 5, 19)]),
        ("from 30 October to 1 November 2025", [(2025, 10, 30), (2025, 11, 1)]),
        ("2025-2027", [(2025, None, None), (2027, None, None)]),
        ("2025/26", [(2025, None, None), (2026, None, None)]),
        ("from 2025 to 2027", [(2025, None, None), (2027, None, None)]),
        ("January-August 2025", [(2025, 1, None), (2025, 8, None)]),
    ],
)
def test_a_period_is_its_two_ends(text: str, ends: list[tuple[int | None, ...]]) -> None:
    assert parts(text) == ends
    assert moments(text)[0].opens


@pytest.mark.parametrize("text", ["2000 km", "$2000", "2,025 people", "it may rise", "a march of 5 days"])
def test_numbers_and_words_that_look_like_dates_are_none(text: str) -> None:
    assert not moments(text)


def test_a_date_agrees_with_one_that_says_as_much_or_more() -> None:
    (october,) = moments("in October 2025")
    (day,) = moments("on 9 October 2025")
    assert agrees(october, [day])
    assert not agrees(day, [october])


def test_a_year_may_stand_with_another_date_of_the_quotes_but_not_be_made_up() -> None:
    (day,) = moments("on 19 May 2023")
    assert agrees(day, moments("The summit was held on 18 May 2023. On 19 May they signed."))
    assert not agrees(day, moments("On 19 May they signed."))


def test_the_date_that_was_meant_is_the_one_with_most_in_common() -> None:
    (wrong,) = moments("on 1 June 2025")
    meant = differs(wrong, moments("Founded in 2015, it took them in on 1 January 2025."))
    assert meant is not None
    assert meant.text == "1 January 2025"


@pytest.mark.parametrize(
    ("short", "full"),
    [
        ("signed in october 25", "signed in October 2025"),
        ("the Lake Summit, Oct '25", "the Lake Summit, October 2025"),
        ("Oslo may 25 takeaways", "Oslo May 2025 takeaways"),
        ("signed on October 25", "signed on October 25"),
        ("from October 25 to 27", "from October 25 to 27"),
        ("in October 25, 2024", "in October 25, 2024"),
        ("Oslo June 24", "Oslo June 24"),
        ("in May 25% of it was paid", "in May 25% of it was paid"),
    ],
)
def test_a_short_year_after_a_month_is_told_from_a_day(short: str, full: str) -> None:
    assert with_full_years(short, lambda year, month: (year, month) == (2025, 5)) == full
