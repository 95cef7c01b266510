import datetime as dt

import pytest

from rag.record.values import NextMeeting
from tests.rag.record.reading import meeting


def announced(text: str) -> list[NextMeeting]:
    return [one.value for one in meeting(text).next_meetings]


@pytest.mark.parametrize(
    ("text", "place", "year"),
    [
        ("The next summit is due in Iran in 2027.", "Iran", 2027),
        ("China will host the next meeting in Shenzhen in 2026.", "Shenzhen", 2026),
        ("Macron announced that the 2026 summit would be held in Evian, in the Alps.", "Evian", 2026),
        ("The eighth summit is to be held in Brussels.", "Brussels", None),
        ("India is to host the next meeting in the series.", "India", None),
        ("Samarkand, in Uzbekistan, was chosen to host the second summit in 2025.", "Samarkand", 2025),
        ("China will assume the chair in 2027 and host the 19th Summit.", "China", 2027),
        ("The United States is due to host in 2027.", "United States", 2027),
    ],
)
def test_an_announced_meeting_has_place_and_year(text: str, place: str, year: int | None) -> None:
    (found,) = announced(text)
    assert (found.place, found.year) == (place, year)


def test_two_meetings_in_one_sentence_are_two() -> None:
    found = announced("Members will meet again in the United Kingdom in 2027 and in South Korea in 2028.")
    assert [(one.place, one.year) for one in found] == [("United Kingdom", 2027), ("South Korea", 2028)]


def test_a_day_is_read_where_it_is_told() -> None:
    (found,) = announced("Lebedev announced that the next session would take place in Turkmenistan on 9 October 2026.")
    assert found.day == dt.date(2026, 10, 9)


@pytest.mark.parametrize(
    "text",
    [
        "The plan would be reviewed at a third summit in 2027, with the venue still to be settled.",
        "The third summit will be held in 2027. The venue has not been determined yet.",
    ],
)
def test_an_open_venue_is_told(text: str) -> None:
    (found,) = announced(text)
    assert (found.place, found.year, found.edition, found.venue_open) == (None, 2027, 3, True)


@pytest.mark.parametrize(
    "text",
    [
        "Kyrgyzstan offered to host the second summit in 2027.",
        "India was due to take over the chairmanship in 2026.",
        "The format's second summit took place in Dushanbe on 9 October 2025.",
        "A fourth conference of foreign ministers was announced for Italy in spring 2026.",
    ],
)
def test_an_offer_a_chair_or_another_body_is_no_announced_meeting(text: str) -> None:
    assert announced(text) == []
