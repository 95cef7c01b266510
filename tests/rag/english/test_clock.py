"""Times of day, in figures and in words."""

import pytest

from rag.english.clock import times_of_day


@pytest.mark.parametrize(
    ("text", "minutes", "certain"),
    [
        ("at 6.30 p.m.", 1110, True),
        ("at 18:30", 1110, True),
        ("at half past six in the evening", 1110, True),
        ("at half past six", 390, False),
        ("at a quarter to seven in the morning", 405, True),
        ("at 7 am", 420, True),
        ("at seven o'clock", 420, False),
        ("at midday", 720, True),
        ("at 12 noon", 720, True),
        ("at 12.15 a.m.", 15, True),
    ],
)
def test_a_time_is_read(text: str, minutes: int, certain: bool) -> None:
    (found,) = times_of_day(text)
    assert (found.minutes, found.certain) == (minutes, certain)
    assert text[found.start : found.end].strip() == found.text


@pytest.mark.parametrize("text", ["from 20 to 10 per cent", "a vote of 7:95", "6.30 million", "half past the gate"])
def test_what_is_no_time_is_not(text: str) -> None:
    assert times_of_day(text) == []


def test_a_time_without_its_half_of_the_day_agrees_with_either() -> None:
    (early,), (late,), (open_,) = map(times_of_day, ("at 6.30 a.m.", "at 6.30 p.m.", "at half past six"))
    assert open_.agrees(early)
    assert open_.agrees(late)
    assert not early.agrees(late)
