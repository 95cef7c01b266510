"""Units after a number, currencies before it, and how it is meant."""

import pytest

from rag.english.units import hedge_of, unit_after, unit_before


@pytest.mark.parametrize(
    ("after", "unit", "size"),
    [(" per cent of it", "%", 1), ("-day talks", "day", 1), (" megawatt-hours", "Wh", 1e6), (" weeks", "day", 7)],
)
def test_a_unit_is_read_after_a_space_or_a_hyphen(after: str, unit: str, size: float) -> None:
    assert unit_after(after, 0)[:2] == (unit, size)


def test_a_word_that_only_begins_like_a_unit_is_none() -> None:
    assert unit_after(" wonders", 0) == ("", 1.0, 0)


@pytest.mark.parametrize(
    ("sign", "unit"),
    [
        ("$", "USD"),
        ("US$", "USD"),
        ("C$", "CAD"),
        ("NZ$", "NZD"),
        ("EC$", "XCD"),
        ("DKK ", "DKK"),
        ("€", "EUR"),
        ("¥", ""),
    ],
)
def test_a_sign_names_its_currency_unless_two_share_it(sign: str, unit: str) -> None:
    assert unit_before(sign) == unit


@pytest.mark.parametrize(
    ("before", "after", "hedge"),
    [
        ("trade of more than ", "", "over"),
        ("some ", " people", "about"),
        ("as many as ", "", "most"),
        ("no fewer than ", "", "least"),
        ("nearing ", "", "near"),
        ("", "-plus pages", "least"),
        ("They passed the ", "-page law", ""),
        ("it was ", "", ""),
    ],
)
def test_how_a_number_is_meant_is_told_by_the_words_around_it(before: str, after: str, hedge: str) -> None:
    assert hedge_of(before, after) == hedge
