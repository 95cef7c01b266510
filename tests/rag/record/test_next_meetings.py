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
        ("Vietnam hosts in 2027.", "Vietnam", 2027),
        ("The 2027 summit goes to Podgorica.", "Podgorica", 2027),
        ("The Twentieth Ordinary Session will be held in Durban in March 2028.", "Durban", 2028),
        ("We look forward to meeting again in Lima in 2027, and we thank Peru for its offer of ships.", "Lima", 2027),
        ("I invite all of you to the next session in Lima on 11 November 2027.", "Lima", 2027),
        ("We meet again in Lima: Peru will host the next summit there in 2027.", "Lima", 2027),
        ("I look forward to welcoming you to Lima in 2027.", "Lima", 2027),
        ("The forty-second Council will be held in Lima in 2027.", "Lima", 2027),
        ("COP6 will be held in Phnom Penh in February 2028.", "Phnom Penh", 2028),
        ("Serbia takes over in January and is to receive the leaders in Novi Sad next autumn.", "Novi Sad", None),
        ("Next year's host: Honiara.", "Honiara", None),
        ("They met in Tarn. Next year's session moves to Lorn.", "Lorn", None),
        ("The ministers closed their talks. The ministers meet again in Kigali on 9 March 2027.", "Kigali", 2027),
        ("Germany is to host the Third Ministerial Dialogue in Rostock in the autumn of 2027.", "Rostock", 2027),
        ("Leaders are next due to gather in Trieste in the autumn.", "Trieste", None),
        ("Question: When do you meet next?\nAna Lund: In Lorn, in February.", "Lorn", None),
        ("Next summit: Karvia, May 2027.", "Karvia", 2027),
        ("10. Next meeting.\nPort Lorn, Tarnia, 4 December 2027.", "Port Lorn", 2027),
        ("Date and place of the next session\nLorn, 3-4 June 2027.", "Lorn", 2027),
        ("They met for the 31st Meeting of the League. 32nd Meeting, Lorn, Tarnia, 4 December 2027.", "Lorn", 2027),
        ("They agree to hold the next summit in Santa Cruz de la Sierra in 2027.", "Santa Cruz de la Sierra", 2027),
        (
            "Lund conveyed an invitation to hold the next summit in Lima in 2027, which the leaders accepted.",
            "Lima",
            2027,
        ),
        ("Peru offered to host in 2027, and leaders accepted the offer.", "Peru", 2027),
        ("The host of 2028 has not been chosen; Peru and Chile have both applied.", None, 2028),
        ("No host has been found for the fifteenth conference, due in 2028.", None, 2028),
        ("They thanked Chile and accepted its offer to host the next summit in Tarn in 2028.", "Tarn", 2028),
        ("The Council welcomed the invitation of Chile to host its ninth session.", "Chile", None),
        ("The 8th Summit settled on Tarn for the 9th, in 2029.", "Tarn", 2029),
        ("Governors picked Tarn, Chile, as the host for 2028.", "Tarn", 2028),
        ("President Lund invited President Falk to Tarn for the next round of talks. He accepted.", "Tarn", None),
        ("Question: When do you meet next?\nAna Lund: We took up Chile's invitation, for 2028.", "Chile", 2028),
        ("Question: Where do you meet next?\nAna Lund: Heads accepted an offer from Chile, for 2028.", "Chile", 2028),
        ("The leaders met in Lorn. The bloc meets again in Tarn in March 2028.", "Tarn", 2028),
        ("The leaders met in Lorn. Lund says the summit of 2029 is going to Tarn.", "Tarn", 2029),
        ("They met in Tarn. We shall return to this in Lorn, where Tarnia will host us next in 2027.", "Lorn", 2027),
        ("The ordinary summit of the League, planned for Arequipa, remains set for March 2027.", "Arequipa", 2027),
        ("The third summit will be hosted by Peru in 2028.", "Peru", 2028),
        ("Lorn will be the venue of the next summit, in June 2028.", "Lorn", 2028),
        ("They met in Tarn in 2026. The summit returns to Lorn in 2028.", "Lorn", 2028),
        ("They met in Tarn. The next one is planned for Lorn in autumn 2027.", "Lorn", 2027),
        ("They met in Tarn. See you in Lorn in 2028, she said.", "Lorn", 2028),
        ("They met in Tarn. The presidency passes to Peru, where leaders will gather in 2027.", "Peru", 2027),
        ("Question: Where is the next summit?\nAna Lund: In Lorn, in December 2027. Peru hosts.", "Lorn", 2027),
        ("They met in Tarn on 4 May 2026. The leaders will reconvene in Suva next spring.", "Suva", 2027),
        ("They met in Tarn on 4 May 2026. Fiji takes over the chair and hosts in 2027.", "Fiji", 2027),
        ("They met in Tarn on 4 May 2026. Leaders will next convene in Lorn before the end of the year.", "Lorn", 2026),
        ("They met in Tarn on 4 May 2026. Lund invited all leaders to Quito in 2028.", "Quito", 2028),
        ("They met in Tarn on 4 May 2026. She invited her colleagues to Quito for the next summit.", "Quito", None),
        ("They met in Tarn on 4 May 2026. Next: Lorn, 2028 (day to be announced).", "Lorn", 2028),
        ("They met in Tarn on 4 May 2026. Next stop: Lorn, 2028.", "Lorn", 2028),
        ("They met in Tarn on 4 May 2026. It will be Peru's turn to host in 2028.", "Peru", 2028),
        ("They met in Tarn on 4 May 2026. The 2028 summit was awarded to Lorn.", "Lorn", 2028),
        ("They met in Tarn on 4 May 2026. The next gathering is pencilled in for May 2027 in Lorn.", "Lorn", 2027),
        ("They met in Tarn on 4 May 2026. The 13th summit shall be convened in Peru in 2027.", "Peru", 2027),
        ("They met in Tarn for their 12th summit. The 13th summit is Peru's.", "Peru", None),
        ("They met in Tarn. Peru, as the new chair, is to welcome the mid-year session to Lorn.", "Lorn", None),
        ("They met in Tarn on 4 May 2026. The ministers will come together again in Lorn next May.", "Lorn", 2027),
        ("They met in Tarn on 4 May 2026. Next year they try again in Lorn.", "Lorn", 2027),
        ("They met in Tarn on 4 May 2026. Presidents meet in Lorn in June 2028.", "Lorn", 2028),
        ("They met in Tarn on 4 May 2026. The 2028 edition heads to Lorn.", "Lorn", 2028),
        ("They met in Tarn on 4 May 2026. Hosting rights for 2028 shift to Peru.", "Peru", 2028),
        (
            "They met in Tarn in 2026. Members accept the offer to receive the XXVI Council in Lorn in 2028.",
            "Lorn",
            2028,
        ),
        ("They met in Tarn on 4 May 2026. The Authority convenes again in Lorn next May.", "Lorn", 2027),
        ("They met in Tarn on 4 May 2026. They set the place of the next: Lorn, 24 December 2026.", "Lorn", 2026),
        ("The fifth round ended. The date of the sixth round was left open. It is to be held in Lorn.", "Lorn", None),
        (
            "They met in Tarn. The tenth session will be held in Lorn in 2028, Peru having offered to host it.",
            "Lorn",
            2028,
        ),
        ("They met in Tarn on 4 May 2026. The conference will meet for a third time in Lorn in 2028.", "Lorn", 2028),
        ("They met in Tarn on 4 May 2026. The heads will take stock in Lorn in July.", "Lorn", 2026),
        ("They met in Tarn on 4 May 2026.\nQ: Where do you go next?\nLUND: Lorn, 21 and 22 March.", "Lorn", 2027),
        ("The Heads of State agreed to hold their next ordinary session in Accra in January 2028.", "Accra", 2028),
    ],
)
def test_an_announced_meeting_has_place_and_year(text: str, place: str, year: int | None) -> None:
    (found,) = announced(text)
    assert (found.place, found.year) == (place, year)


MET = "The 41st ministerial meeting of the Ports League closed in Lorn on 31 May 2026. "


@pytest.mark.parametrize(
    ("text", "place", "day"),
    [
        ("The 42nd ministerial meeting will be on 6 December in Vienna.", "Vienna", dt.date(2026, 12, 6)),
        ("The 42nd ministerial meeting will be on 6 May in Vienna.", "Vienna", dt.date(2027, 5, 6)),
        ("A 42nd session, meant to be the last, was fixed for 8-13 March 2027 in Lima.", "Lima", dt.date(2027, 3, 8)),
        ("PL-42: 8-13 March 2027, Lima, Peru.", "Lima", dt.date(2027, 3, 8)),
        (
            "Peru takes over on 1 January 2027 and will host our next meeting in Lima on 20 and 21 May 2027.",
            "Lima",
            dt.date(2027, 5, 20),
        ),
        ("The next meeting will be held in Lima in May 2028, and Peru takes over on 1 January 2027.", "Lima", None),
        ("Peru takes over on 1 January 2027 and will host the 42nd ministerial meeting in Lima.", "Lima", None),
        ("The ordinary session will be held in Brell from 2 to 5 November 2026.", "Brell", dt.date(2026, 11, 2)),
    ],
)
def test_a_meeting_of_the_same_kind_or_on_a_later_day_is_to_come(text: str, place: str, day: dt.date | None) -> None:
    (found,) = announced(MET + text)
    assert (found.place, found.day) == (place, day)


def test_next_year_s_summit_is_the_year_after_s() -> None:
    (found,) = announced("The G20 met in Lorn on 3 May 2026. Next year's summit will be held in Jakarta.")
    assert (found.place, found.year) == ("Jakarta", 2027)


@pytest.mark.parametrize(
    ("text", "place", "year"),
    [
        ("Next year they will do it again in Tarn.", "Tarn", 2028),
        ("They look forward to convening next year in Tarn.", "Tarn", 2028),
        ("We look forward to the annual Reef Summit in Tarn later this year.", "Tarn", 2027),
        ("It will return to the matter at its meeting in September 2027.", None, 2027),
        ("Tarn will have them in two years' time.", "Tarn", 2029),
    ],
)
def test_a_year_to_come_is_reckoned_from_the_meeting(text: str, place: str | None, year: int) -> None:
    found = announced(f"The presidents met in Lorn on 4 May 2027. {text}")
    assert [(one.place, one.year) for one in found] == [(place, year)]


@pytest.mark.parametrize(
    "text",
    [
        "President Lund invited President Falk to Tarn for the next round of talks.",
        "Chile proposed Tarn as the venue for 2028.",
        "It recalled its meeting in March 2027.",
        "I have asked Peru and Chile to report to the next meeting.",
        "I said I would bring that down before the 2029 congress.",
    ],
)
def test_what_is_not_accepted_or_is_over_is_not_to_come(text: str) -> None:
    assert announced(f"The presidents met in Lorn on 4 May 2027. {text}") == []


def test_two_meetings_in_one_sentence_are_two() -> None:
    found = announced("Members will meet again in the United Kingdom in 2027 and in South Korea in 2028.")
    assert [(one.place, one.year) for one in found] == [("United Kingdom", 2027), ("South Korea", 2028)]


def test_a_day_is_read_where_it_is_told() -> None:
    (found,) = announced("Lebedev announced that the next session would take place in Turkmenistan on 9 October 2026.")
    assert found.day == dt.date(2026, 10, 9)


@pytest.mark.parametrize(
    "text",
    [
        "The venue for the third summit in 2027 has not been chosen; two towns have offered to host it.",
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
        "She urged a cut by 2020 and supporting an open dialogue with all will follow.",
        "The panel's chair expects to hold a first meeting in March 2027.",
        "The Chair will hold consultations and report to the 32nd Meeting.",
        "A fourth conference of foreign ministers was announced for Italy in spring 2026.",
    ],
)
def test_an_offer_a_chair_or_another_body_is_no_announced_meeting(text: str) -> None:
    assert announced(text) == []


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("The next summit will be held at Laguna Grand Hall in Ostria in 2027.", "Ostria"),
        ("The next summit will be held in Port Teller in June 2027.", "Port Teller"),
    ],
)
def test_a_building_s_city_is_the_place(text: str, place: str) -> None:
    (found,) = announced(text)
    assert found.place == place


def test_a_dinner_for_the_leaders_is_no_meeting() -> None:
    assert announced("Later on Thursday Biden will host the Pacific leaders for dinner at the White House.") == []


def test_with_is_no_ordinal() -> None:
    assert announced("Xi will sit down with other leaders at a summit in Tarn.") == []


def test_a_visit_is_returned_where_two_leaders_met_and_at_a_summit_of_many_it_is_no_next_meeting() -> None:
    asked = "Lund invited President Falk to pay a return visit to Chile next year, and he accepted."
    of_two = "President Ana Lund of Chile held talks with President Jan Falk of Peru in Lima on 4 May 2026."
    assert [(one.place, one.year) for one in announced(f"{of_two} {asked}")] == [("Chile", 2027)]
    assert announced(f"The SCO leaders met in Lima on 4 May 2026. {asked}") == []


def test_whoever_would_like_to_host_announces_nothing() -> None:
    assert announced("They met in Tarn in 2026. Her government would like to host the next summit.") == []


@pytest.mark.parametrize(
    "sentence",
    [
        "Ministers agreed to hold a conference on water in Lorn in 2028.",
        "The bank will open an office in Lorn in 2028.",
        "The presidency goes to Peru in 2028.",
        "An exhibition on the summit goes to Lorn in 2028.",
        "Lund meets Falk in Lorn in March 2028.",
    ],
)
def test_what_is_held_later_by_others_or_on_something_else_is_no_next_meeting(sentence: str) -> None:
    assert announced(f"The G20 leaders met in Tarn on 4 May 2026. {sentence}") == []


def test_a_dialogue_of_another_name_is_no_next_meeting() -> None:
    told = "Leaders recognised the differing views and agreed to convene a Talanoa Dialogue in Suva in February 2027."
    assert announced(f"The G20 leaders met in Tarn on 4 May 2026. {told}") == []


@pytest.mark.parametrize(
    ("sentence", "year", "places"),
    [
        (
            "Where do we meet again? In June 2027, that much is sure. Lorn has offered, and so has Tarn. The choice is"
            " still open.",
            2027,
            ("Lorn", "Tarn"),
        ),
        (
            "CHILE offered to host MOP-5 in Lorn and PERU in Tarn. Parties agreed that MOP-5 shall take place in 2029;"
            " the choice of venue was left open.",
            2029,
            ("Lorn", "Tarn"),
        ),
        ("Fiji and Samoa have both offered to host the next summit; no decision was taken.", None, ("Fiji", "Samoa")),
        (
            "The third summit is due in 2029. Lorn and Tarn are both bidding to host it; no decision has been taken.",
            2029,
            ("Lorn", "Tarn"),
        ),
        ("The third summit will be held in Lorn or Port Tarn in May 2028.", 2028, ("Lorn", "Port Tarn")),
        (
            "They could not choose between Lorn and Tarn for the next summit in 2028. No decision was taken.",
            2028,
            ("Lorn", "Tarn"),
        ),
        (
            "They meet again in 2028. The candidates are Lorn and Tarn; the venue is not decided.",
            2028,
            ("Lorn", "Tarn"),
        ),
    ],
)
def test_the_places_between_which_a_meeting_is_still_open_are_told(
    sentence: str, year: int | None, places: tuple[str, ...]
) -> None:
    found = announced(f"The leaders met in Brell on 4 May 2026. The talks were long. {sentence}")
    assert [(one.place, one.year, one.venue_open, one.candidates) for one in found] == [(None, year, True, places)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Senior officials will meet in Lorn on 9 March 2027 to prepare the statutes.",
        "Before that, the purchasing board holds its first session in Lorn on 14 September 2026.",
    ],
)
def test_officials_and_boards_that_meet_in_between_are_no_next_meeting(sentence: str) -> None:
    assert announced(f"The leaders met in Brell on 4 May 2026. The talks were long. {sentence}") == []
