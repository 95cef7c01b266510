"""Numbers in words."""

import pytest

from rag.english.numerals import cardinal, numerals


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("twenty-one", 21),
        ("one hundred and twenty", 120),
        ("two and a half million", 2_500_000),
        ("half a million", 500_000),
        ("two dozen", 24),
        ("three hundred thousand", 300_000),
    ],
)
def test_a_cardinal_in_words_has_its_value(text: str, value: float) -> None:
    assert cardinal(text) == value
    assert [(one.value, one.kind) for one in numerals(f"It took in {text} members.")] == [(value, "cardinal")]


@pytest.mark.parametrize(
    ("text", "values"),
    [("the twelfth summit", [12]), ("the twenty-first of them", [21]), ("a third rail link", [3]), ("the 22nd", [22])],
)
def test_an_ordinal_is_told_from_a_fraction(text: str, values: list[float]) -> None:
    assert [(one.value, one.kind) for one in numerals(text)] == [(value, "ordinal") for value in values]


@pytest.mark.parametrize(
    ("text", "value"), [("a third of output", 1 / 3), ("two-thirds of it", 2 / 3), ("half of them", 0.5)]
)
def test_a_fraction_is_a_part_of_one(text: str, value: float) -> None:
    assert [(one.value, one.kind) for one in numerals(text)] == [(pytest.approx(value), "fraction")]


@pytest.mark.parametrize("text", ["one of them", "the first half of 2022", "half past seven"])
def test_words_that_only_look_like_a_part_are_none(text: str) -> None:
    assert not [one for one in numerals(text) if one.kind == "fraction"]


def test_two_numbers_joined_by_and_are_two() -> None:
    assert [one.value for one in numerals("articles five and six")] == [5, 6]
