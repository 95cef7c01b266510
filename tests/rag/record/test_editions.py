import pytest

from tests.rag.record.reading import meeting


@pytest.mark.parametrize(
    ("text", "edition"),
    [
        ("BRICS leaders met in Kazan for their 16th summit.", 16),
        ("On the third evening of the conference the leaders met.", None),
        ("The two presidents of Lorn and Tarn met for the first time on 3 May 2026.", 1),
        ("The twelfth OTS summit was held in Gabala.", 12),
        ("COP29 ended in Baku.", 29),
        ("China and the five Central Asian states met for the first time.", 1),
        ("The leaders of the G20 met for the first time in Africa.", None),
        ("The 41st ministerial meeting of the Ports League closed.", 41),
        ("STATEMENT OF THE NINETEENTH ORDINARY SESSION OF THE PORTS LEAGUE", 19),
        ("BRICS leaders met in Kazan. The next, 17th summit will be held in Rio.", None),
        ("It was the first BRICS summit for sixteen months.", None),
        ("The 41st Council of Ministers of the Island Commission met.", 41),
        ("It was the last day of the 43rd Extraordinary Assembly of IGAD leaders.", 43),
        ("BIODIVERSITY COP17 ended in Baku.", 17),
        ("Cop26 ended in Lorn.", 26),
        ("The XIV Ibero-American Summit opened in Lima.", 14),
        ("King Harald III opened the meeting of the G20.", None),
        ("Ministers of the G20 met online for the second time in a row.", None),
        ("LIX Summit of Heads of State of MERCOSUR", 59),
        ("They ate.\n" * 7 + "In December 1997, COP 3 agreed a pact. COP 19 opened. Items were left for COP 20.", 19),
        (
            "They ate.\n" * 7
            + "COP 18 had agreed to talk. The talk began. COP 19 opened late, and COP 19 closed late.",
            19,
        ),
        ("They ate.\n" * 7 + "Much was left for COP 20. More was put off until COP 20. COP 19 closed.", 19),
        ("I hope that the summit of the league ends.", None),
        ("NOTES - CARICOM XLII - internal\nThe heads of government met.", 42),
        ("The one-day summit, the 16th of the 57-nation body, closed.", 16),
        ("The SADC summit, the 44th of the year, closed.", None),
        ("They ate.\n" * 7 + "It was the 55th time that the leaders had met.", 55),
        ("They ate.\n" * 7 + "The 20th Summit of the Non-Aligned Movement chose Lima.", 20),
        ("They ate.\n" * 7 + "Next: the 21st Summit of the Non-Aligned Movement.", None),
        ("Africa's first G20 summit was closed by President Cyril Ramaphosa.", None),
    ],
)
def test_an_edition_is_the_number_of_this_meeting(text: str, edition: int | None) -> None:
    found = meeting(text).edition
    assert (found.value if found else None) == edition


def test_a_session_s_short_name_tells_its_number() -> None:
    found = meeting("Delegates met all week.", title="NC-3 closes without a text").edition
    assert found is not None
    assert found.value == 3


@pytest.mark.parametrize(
    ("title", "text", "edition"),
    [
        (
            "Minutes of the 31st Meeting of the Lorn Flood Council",
            "The 30th Meeting of the council had left the levy open.",
            31,
        ),
        (
            "Communiqué of the Second Summit of the Andean Water Forum (excerpts)",
            "The First Summit of the forum was held in Cuenca on 18 May 2023.",
            2,
        ),
        (
            "Flood ministers meet",
            "We approve the minutes of the 30th Meeting, and recall the 3rd Summit of the forum.",
            None,
        ),
        ("Lorn gets ready for the 5th Summit of the Reef League", "The 4th summit ended in Tarn on 3 May 2025.", 4),
    ],
)
def test_a_title_tells_which_meeting_it_is_of_and_a_text_also_those_before(
    title: str, text: str, edition: int | None
) -> None:
    found = meeting(text, title=title).edition
    assert (found.value if found else None) == edition


def test_years_since_the_first_summit_number_no_meeting() -> None:
    assert meeting("The Cedar Initiative met to mark ten years since its first summit.").edition is None
