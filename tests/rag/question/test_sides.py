"""The meetings that a question sets beside each other."""

import pytest

from rag.question.catalogue import Catalogue
from rag.question.sides.meetings import sides
from tests.rag.fakes import article

HELD: list[tuple[str, str, str, int | None]] = [
    ("G20 Summit", "2023-09-10", "New Delhi, India", 18),
    ("G20 Summit", "2024-11-19", "Rio de Janeiro, Brazil", 19),
    ("BRICS Summit", "2024-10-24", "Kazan, Russia", 16),
    ("BRICS Summit", "2025-07-07", "Rio de Janeiro, Brazil", 17),
    ("Central Asia–Italy Summit", "2025-05-30", "Astana, Kazakhstan", 1),
    ("Central Asia–Germany Summit", "2024-09-17", "Astana, Kazakhstan", 2),
    ("Africa–Chile Summit", "2025-03-04", "Nairobi, Kenya", 1),
    ("Africa–Peru Summit", "2026-03-04", "Lima, Peru", 1),
    ("Delta Summit", "2023-05-03", "Quito, Ecuador", 1),
    ("Delta Summit", "2025-05-03", "Hanoi, Vietnam", None),
    ("Pacific Islands Forum", "2026-09-03", "Koror, Palau", 55),
]


@pytest.fixture
def catalogue() -> Catalogue:
    import datetime as dt

    return Catalogue(
        [
            article("Text.", f"{nth}", summit=name, date=dt.date.fromisoformat(day), place=place, edition=edition)
            for nth, (name, day, place, edition) in enumerate(HELD)
        ]
    )


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("How did the 2023 and 2024 G20 summits differ?", [["New Delhi 2023"], ["Rio de Janeiro 2024"]]),
        ("kazan vs rio brics: new members?", [["Kazan 2024"], ["Rio de Janeiro 2025"]]),
        ("G20 declarations on Ukraine: New Delhi vs Rio", [["New Delhi 2023"], ["Rio de Janeiro 2024"]]),
        ("compare G20 and BRICS summits of 2024", [["Rio de Janeiro 2024"], ["Kazan 2024"]]),
        ("compare transport at the Italy and Germany meetings", [["Astana 2025"], ["Astana 2024"]]),
        ("the Brazilian line on G20 declarations, 2023 against 2024", [["New Delhi 2023"], ["Rio de Janeiro 2024"]]),
        ("compare the two BRICS summits", [["Kazan 2024"], ["Rio de Janeiro 2025"]]),
        ("the 18th and 19th G20 summits on tax", [["New Delhi 2023"], ["Rio de Janeiro 2024"]]),
        ("compare the 18th and the 19th G20 summits", [["New Delhi 2023"], ["Rio de Janeiro 2024"]]),
        ("compare the first and the second Delta summits", [["Quito 2023"], ["Hanoi 2025"]]),
        ("compare the first and the third Delta summits", [["Quito 2023"], []]),
        ("Compare the G20 summits of 2024 and 2030", [["Rio de Janeiro 2024"], []]),
        (
            "the BRICS summits of Kazan and Rio and the G20 summits of New Delhi and Rio",
            [["Kazan 2024"], ["Rio de Janeiro 2025"], ["New Delhi 2023"], ["Rio de Janeiro 2024"]],
        ),
        ("Does Chile give more to Africa, or Italy to Central Asia?", [["Nairobi 2025"], ["Astana 2025"]]),
        ("Rank by length, longest first: BRICS Kazan, G20 Rio", [["Kazan 2024"], ["Rio de Janeiro 2024"]]),
        ("Who gave Central Asia more, Italy or Chile?", [["Astana 2025"]]),
        (
            "How did Koror's vote differ between the G20 summits in New Delhi and Rio?",
            [["New Delhi 2023"], ["Rio de Janeiro 2024"]],
        ),
        ("Lima and Nairobi: compare the sums", [["Lima 2026"], ["Nairobi 2025"]]),
        ("Compare the Lima summit with Koror", [["Lima 2026"], ["Koror 2026"]]),
        ("Compare the G20 summit in Rio and Koror on reefs", [["Rio de Janeiro 2024"], ["Koror 2026"]]),
        ("Compare the G20 summits in Rio and Koror on reefs", [["Rio de Janeiro 2024"], []]),
        ("Compare the BRICS summit in Kazan and Astana", [["Kazan 2024"], []]),
    ],
)
def test_each_part_names_its_meetings(question: str, expected: list[list[str]], catalogue: Catalogue) -> None:
    found = sides(question, catalogue)
    assert [[f"{one.city} {one.date.year}" for one in side.meetings if one.date] for side in found] == expected


def test_a_meeting_that_is_not_held_is_named_and_no_neighbour_stands_in_for_it(catalogue: Catalogue) -> None:
    _, missing = sides("Compare the G20 summits of 2024 and 2030", catalogue)
    assert (missing.said, missing.meetings) == ("the G20 Summit of 2030", ())


@pytest.mark.parametrize(
    "question", ["Who chaired the G20 in Rio?", "What was said on energy?", "the vote, Tórshavn vs Nuuk"]
)
def test_a_question_on_one_meeting_or_none_compares_nothing(question: str, catalogue: Catalogue) -> None:
    assert len(sides(question, catalogue)) < 2


def test_a_minister_who_is_spoken_of_names_no_meeting_of_ministers() -> None:
    held = (("Nordic Energy Ministers' Meeting", "Turku"), ("Reef Health Ministerial", "Lorn"))
    known = Catalogue([article("Text.", city, summit=summit, place=city) for summit, city in held])
    (side,) = sides("Who was not there, or sent no minister, at the Lorn health ministerial?", known)
    assert [one.city for one in side.meetings] == ["Lorn"]


def test_a_capital_with_which_something_is_settled_is_no_meeting_there(catalogue: Catalogue) -> None:
    found = sides("The G20 in Rio: what did ministers settle with Lima?", catalogue)
    assert [[f"{one.city} {one.date.year}" for one in side.meetings if one.date] for side in found] == [
        ["Rio de Janeiro 2024"]
    ]
