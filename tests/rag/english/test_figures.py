"""Figures, whatever way they are written."""

import pytest

from rag.english.dates import moments
from rag.english.figures import figures, hedged_alike, same
from rag.english.words import plain


def read(text: str) -> list[tuple[float, str]]:
    text = plain(text)
    return [(one.value, one.unit) for one in figures(text, [(one.start, one.end) for one in moments(text)])]


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("26bn yuan", 26e9, "CNY"),
        ("26 billion yuan", 26e9, "CNY"),
        ("US$5bn", 5e9, "USD"),
        ("5 billion dollars", 5e9, "USD"),
        ("2 billion Canadian dollars", 2e9, "CAD"),
        ("15 per cent", 15, "%"),
        ("fifteen percent", 15, "%"),
        ("15%", 15, "%"),
        ("a third of output", 100 / 3, "%"),
        ("1,860 megawatts", 1.86e9, "W"),
        ("1.86 GW", 1.86e9, "W"),
        ("7 591 kilometres", 7_591_000, "m"),
        ("1.5 °C", 1.5, "degree"),
        ("1.5 degrees", 1.5, "degree"),
        ("a decade", 120, "month"),
        ("the fiftieth anniversary", 600, "month"),
        ("every second year", 24, "month"),
        ("fifty-six actions", 56, ""),
    ],
)
def test_a_figure_has_one_value_in_all_its_spellings(text: str, value: float, unit: str) -> None:
    assert read(text) == [(pytest.approx(value), unit)]


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        ("$3–5 billion", [(3e9, "USD"), (5e9, "USD")]),
        ("from 20 to 10 per cent", [(20, "%"), (10, "%")]),
        ("5.8 to 5.9 trillion US dollars", [(5.8e12, "USD"), (5.9e12, "USD")]),
        ("doubled in five years to $37.1 billion", [(2, ""), (60, "month"), (37.1e9, "USD")]),
    ],
)
def test_both_ends_of_a_range_have_the_unit_it_writes_once(text: str, ends: list[tuple[float, str]]) -> None:
    assert read(text) == [(pytest.approx(value), unit) for value, unit in ends]


@pytest.mark.parametrize("text", ["C5+1 and G20", "COP29 in 2024", "one of them"])
def test_what_is_part_of_a_name_a_date_or_a_pronoun_is_no_figure(text: str) -> None:
    assert not read(text)


def test_the_type_of_an_aircraft_is_one_figure() -> None:
    assert read("22 Boeing 787-9s") == [(22, ""), (787, "")]


def pair(mine: str, theirs: str) -> tuple[bool, bool]:
    (one,), (other,) = figures(plain(mine)), figures(plain(theirs))
    return same(one, other), hedged_alike(one, other)


@pytest.mark.parametrize(
    ("mine", "theirs"),
    [
        ("about 40 per cent", "38 per cent"),
        ("over 200,000 students", "212,000 students"),
        ("nearly 20 billion", "19.6 billion"),
        ("twofold", "doubled"),
        ("half", "50%"),
        ("a third of it", "33 per cent"),
    ],
)
def test_a_fair_rounding_is_the_same_figure(mine: str, theirs: str) -> None:
    assert pair(mine, theirs)[0]


@pytest.mark.parametrize(
    ("mine", "theirs"),
    [
        ("about 36 billion", "35 billion"),
        ("40 per cent", "38 per cent"),
        ("over 200,000", "190,000"),
        ("300 MW", "300 km"),
        ("5 billion euros", "5 billion dollars"),
        ("second", "two"),
    ],
)
def test_another_number_unit_or_kind_is_not(mine: str, theirs: str) -> None:
    assert not pair(mine, theirs)[0]


@pytest.mark.parametrize(
    ("mine", "theirs", "alike"),
    [
        ("over 50", "more than 50", True),
        ("over 50", "about 50", False),
        ("over 50", "almost 50", False),
        ("about 50", "over 50", True),
        ("at least 50", "50", True),
        ("up to 50", "at least 50", False),
        ("50", "some 50", True),
    ],
)
def test_words_of_direction_must_not_say_the_contrary(mine: str, theirs: str, alike: bool) -> None:
    assert pair(mine, theirs) == (True, alike)
