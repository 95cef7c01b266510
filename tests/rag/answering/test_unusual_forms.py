"""What minutes, an interview and a communiqué tell of their meetings, where a sentence does not say all by itself."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest

from rag.answering.attendance import absent_anywhere, chaired
from rag.answering.library import library as held
from rag.answering.listed import complete_list
from rag.answering.matter_above import matter_above
from rag.answering.meant import meant
from rag.answering.meeting.contents import contents
from rag.answering.meeting.upcoming import announced
from rag.answering.money import contributors
from rag.answering.status import status
from rag.store import Library
from tests.rag.answering.asked import asked_of
from tests.rag.fakes import fill, write_articles

TOLD = {
    "live": (
        "# Live: the Kelp Summit in Tarn\n\nThe leaders of the Kelp Summit met in Tarn on 3 October 2025.\n\n"
        "12:35 A draft of the Tarn Declaration has 19 points.\n\n16:30 The Tarn Declaration was adopted.\n\n"
        "16:45 What is in it: clearance in 30 minutes by 1 June 2026.\n\n17:05 What is not: the tariff.\n\n"
        "17:20 The Declaration has 18 points.\n\n17:40 It calls for joint patrols.\n"
    ),
    "minutes": (
        "# Minutes of the 31st Meeting of the Lorn Flood Council, Vientiane\n\nDate: 5 December 2025\n"
        "Place: National Convention Centre, Vientiane\nChair: Mr Jan Falk, Minister of Water, Lao PDR\n"
        "Apologies: Myanmar.\n\n"
        "1. Dam releases. Peru proposed that notice be given. Chile could accept 24 hours. No agreement.\n\n"
        "2. Budget 2026–2028. ADOPTED as follows:\n\n"
        "| Contributor | Amount (million US dollars) |\n|---|---|\n| Peru | 6.0 |\n| World Bank (grant) | 22.0 |\n\n"
        "3. Sand mining. Chile asked for a study by 30 June 2026. DEFERRED to the next meeting for lack of time.\n\n"
        "4. Election. Ms Ana Lund was re-elected Executive Secretary for three years.\n\n"
        "5. Any other business. Peru proposed a museum of floods. There was no seconder.\n\n"
        "6. Next meeting. 32nd Meeting, Chiang Rai, Thailand, 4 December 2026.\n"
    ),
    "talk": (
        "# The director on the Apia summit\n\nThe second summit of the Reef Partnership took place in Apia on 20 August"
        " 2025. The Lagoon spoke to its director, Mere Tuilagi. The presenter was Paul Hart.\n\n"
        "HART: What did they adopt?\n\nTUILAGI: The Apia Roadmap. It has 17 points.\n\n"
        "HART: And data ownership?\n\nTUILAGI: Still open. But there's a date now: lawyers are to bring"
        " a draft by 31 May 2026.\n\n"
        "HART: Who was in the chair?\n\nTUILAGI: Samoa's prime minister, Leilani Faasavalu. She had a kitchen timer.\n"
    ),
}


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    folder: Path = tmp_path_factory.mktemp("forms")
    fill(write_articles(folder / "news", TOLD), folder / "data")
    opened = Library.open(folder / "data")
    yield opened
    opened.close()


def items(library: Library, question: str) -> list[str]:
    told = complete_list(asked_of(library, question))
    return [item.text for section in told.sections for item in section.items] if told else []


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        (
            "What was decided in Vientiane?",
            [
                "Budget 2026–2028: adopted as follows",
                "Ms Ana Lund was re-elected Executive Secretary for three years",
            ],
        ),
        (
            "What was not agreed in Vientiane?",
            [
                "Dam releases: no agreement",
                "Sand mining: deferred to the next meeting for lack of time",
                "Peru proposed a museum of floods. There was no seconder",
            ],
        ),
        ("What was not agreed in Apia?", ["Data ownership: still open"]),
    ],
)
def test_a_verdict_is_told_with_what_it_is_on(library: Library, question: str, expected: list[str]) -> None:
    assert items(library, question) == expected


@pytest.mark.parametrize(
    ("text", "said", "matter"),
    [
        ("HART: Data ownership?\n\nLUND: Still open.", "Still", "Data ownership"),
        ("HART: And the cable fund?\n\nLUND: It is in force.", "It", "cable fund"),
        ("HART: We know. Who'll build it?\n\nLUND: That was decided.", "That", "Who'll build it?"),
        ("HART: Ticket prices?\n\nLUND: Left open.", "Left", "Ticket prices"),
        ("HART: We know.\n\nLUND: That was decided.", "That", None),
        ("7. Sand mining. DEFERRED.", "DEFERRED", "Sand mining"),
        ("7. Chile asked for a study. DEFERRED.", "DEFERRED", None),
        ("9. Any other business. There was no seconder.", "There", None),
        ("It rained. Deferred.", "Deferred", None),
    ],
)
def test_a_matter_is_what_is_asked_above_or_the_title_of_a_point(text: str, said: str, matter: str | None) -> None:
    found = matter_above(text, text.index(said))
    assert (text[slice(*found)] if found else None) == matter


@pytest.mark.parametrize("question", ["who chaired what?", "List who chaired each meeting."])
def test_who_presided_is_told_of_all_meetings(library: Library, question: str) -> None:
    asked = asked_of(library, question)
    told = chaired(asked, meant(asked))
    assert asked.understood.kind == "meeting"
    assert told is not None
    assert told.headline == "Leilani Faasavalu of Samoa; Minister Jan Falk of Laos."


@pytest.mark.parametrize(
    "question",
    ["everything due by end of june 2026, all meetings, with dates", "Which deadlines fall before July 2026?"],
)
def test_what_falls_due_is_told_of_all_meetings_by_day(library: Library, question: str) -> None:
    asked = asked_of(library, question)
    told = complete_list(asked)
    assert asked.understood.kind == "list"
    assert told is not None
    assert told.table is not None
    assert [row[0].text for row in told.table.rows] == ["by 31 May 2026", "by 1 June 2026", "by 30 June 2026"]


def test_all_that_the_articles_announce_is_told_whether_it_is_over_or_not(library: Library) -> None:
    asked = asked_of(library, "Which next meetings are announced in the articles?", today=dt.date(2027, 1, 1))
    told = announced(asked, meant(asked))
    assert told is not None
    assert told.table is not None
    assert [row[2].text for row in told.table.rows] == ["Chiang Rai"]


def test_who_sent_nobody_is_told_of_all_meetings(library: Library) -> None:
    asked = asked_of(library, "Which countries sent nobody to a summit, according to your articles?")
    told = absent_anywhere(asked, meant(asked))
    assert asked.understood.kind == "meeting"
    assert told is not None
    assert [quote.text for quote in told.quotes] == ["Apologies: Myanmar."]


@pytest.mark.parametrize(
    "question",
    [
        "Can you tell me what the Tarn Declaration contains?",
        "What is in the Tarn Declaration?",
        "What does the Tarn Declaration say?",
    ],
)
def test_what_a_declaration_contains_is_told_beside_what_it_does_not(library: Library, question: str) -> None:
    told = contents(asked_of(library, question))
    assert told is not None
    assert {one.title: [item.text.split()[-1] for item in one.items] for one in told.sections} == {
        "In it": ["2026.", "points.", "patrols."],
        "Not in it": ["tariff."],
    }


def test_what_is_asked_of_no_document_is_left_to_the_reader(library: Library) -> None:
    assert contents(asked_of(library, "What is in the Vela Declaration?")) is None
    assert contents(asked_of(library, "What is in the port of Tarn?")) is None


@pytest.mark.parametrize(
    "question", ["which meetings of 2025 do you have, titles please", "any of your stuff from 2025? titles"]
)
def test_articles_are_told_by_their_titles_where_these_are_asked_for(library: Library, question: str) -> None:
    asked = asked_of(library, question)
    told = held(asked)
    assert asked.understood.kind == "library"
    assert told is not None
    assert {item.text for section in told.sections for item in section.items} == {
        "“The director on the Apia summit”",
        "“Live: the Kelp Summit in Tarn”",
        "“Minutes of the 31st Meeting of the Lorn Flood Council, Vientiane”",
    }


def test_who_pays_for_a_budget_is_told_by_its_table(library: Library) -> None:
    told = contributors(asked_of(library, "Who pays for the Lorn council's 2026-2028 budget, and how much?"))
    assert told is not None
    assert told.table is not None
    assert told.headline == "Budget 2026–2028."
    assert told.table.columns == ("Contributor", "Amount (million US dollars)")
    assert [[item.text for item in row] for row in told.table.rows] == [["Peru", "6.0"], ["World Bank (grant)", "22.0"]]
    assert contributors(asked_of(library, "Who pays for the fish fund, and how much?")) is None


def test_what_an_interviewer_asks_is_told_by_the_answer(library: Library) -> None:
    told = status(asked_of(library, "Was data ownership settled in Apia?"))
    assert told is not None
    assert told.headline == "No: Still open."
