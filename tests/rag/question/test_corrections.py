"""Later turns that put something right, or name another place, country, meeting or series."""

import datetime as dt

import pytest

from rag.question.catalogue import Catalogue
from rag.question.followup import standalone
from rag.question.understood import understand
from rag.types import Turn
from tests.rag.fakes import article
from tests.rag.question.turns import CATALOGUE, RUSSIA, SCO, after


@pytest.mark.parametrize(
    ("before", "question", "meeting"),
    [
        ("Was a bank set up by the SCO in Astana in 2024?", "and a year later?", f"25th {SCO} in Tianjin"),
        (
            "Was a bank set up by the SCO in Tianjin in 2025?",
            "and at the meeting before that?",
            f"24th {SCO} in Astana",
        ),
    ],
)
def test_a_step_along_a_series_names_the_meeting(before: str, question: str, meeting: str) -> None:
    told = after(before, question)
    assert told.startswith("Was a bank set up by the SCO")
    assert told.endswith(f", at the {meeting}?")
    assert [str(one) for one in understand(told, CATALOGUE).meetings] == [f"the {meeting}"]


@pytest.mark.parametrize(
    ("turn", "whole"),
    [
        ("no, I meant the Turkic one", "What did Orban say at the Turkic summit"),
        (
            "no, I meant the Turkic one in Gabala, what did he say on Kars?",
            "What did he say on Kars, at the 2025 Turkic",
        ),
        ("forgive me, I was thinking of the Turkic one", "What did Orban say at the Turkic summit"),
        ("forgive me, its predecessor", "What did Orban say at the 24th Shanghai Cooperation Organisation Summit"),
        ("the one in Budapest, who chaired it in 2025?", "Who chaired it, at the 2025 Turkic Summit in Budapest?"),
    ],
)
def test_a_meeting_described_may_have_a_question_of_its_own(turn: str, whole: str) -> None:
    assert after("What did Orban say at the SCO summit in Tianjin?", turn).startswith(whole)


def test_another_person_takes_the_place_of_whose_matter_it_was() -> None:
    text = "President Ana Lund of Norway met President Bo Ruiz of Peru."
    catalogue = Catalogue((article(text, "a", summit="Lake Summit", place="Oslo, Norway"),))
    asked = standalone("what about Ruiz then?", (Turn("Lund's proposals", "A bank."),), catalogue)
    assert asked.startswith("Ruiz's proposals")


def test_a_country_after_somebodys_office_is_what_is_asked_about() -> None:
    asked = after("What did the Chinese energy minister say at the SCO summit in Tianjin?", "and India?")
    assert asked == f"What was said about India at the 25th {SCO} in Tianjin?"


def test_a_step_beyond_the_series_asks_as_well_as_it_can() -> None:
    assert "SCO" in after("Was a bank set up by the SCO in Tianjin in 2025?", "and at the next meeting?")


@pytest.mark.parametrize(
    ("before", "question", "expected"),
    [
        (
            "Who opened the summit in Budapest?",
            "sorry, the one in gabala",
            "Who opened the 2025 Turkic Summit in Gabala?",
        ),
        ("What did Hungary want in Doha?", "not Hungary, Kazakhstan", "What did Kazakhstan want in Doha?"),
        ("What did Hungary want in Doha?", "no, i meant Kazakhstan", "What did Kazakhstan want in Doha?"),
        ("How much did the EU promise in Doha?", "what about China?", "How much did China promise in Doha?"),
        ("Was a bank set up by the SCO in Tianjin?", "No, I meant 2024", f"at the 24th {SCO} in Astana?"),
        (
            "Was a bank set up by the SCO in Astana?",
            "no sorry, I meant the later one",
            f"at the 25th {SCO} in Tianjin?",
        ),
        ("Who chaired the SCO summit?", "the one in 2024?", f"Who chaired the 24th {SCO} in Astana?"),
        (
            "Who chaired the SCO summit?",
            "forgive me, I meant the Tianjin one",
            f"Who chaired the 25th {SCO} in Tianjin?",
        ),
        ("Was a bank set up by the SCO in Tianjin?", "and at the earlier one?", f"at the 24th {SCO} in Astana?"),
        (
            "What did Xi propose at the Turkic summit in Gabala?",
            "No, I meant at the summit of the Shanghai Cooperation Organisation in Tianjin.",
            f"What did Xi propose, at the 25th {SCO} in Tianjin?",
        ),
        (
            "What did the leaders adopt at the SCO summit in Tianjin?",
            "And in Astana?",
            f"What did the leaders adopt at the 24th {SCO} in Astana?",
        ),
        (
            "Who came to the Budapest Turkic summit?",
            "and to the SCO in Tianjin?",
            f"Who came, at the 25th {SCO} in Tianjin?",
        ),
        ("Please sum up the summit in Budapest.", "now please do the same for the one that followed it", "in Gabala?"),
    ],
)
def test_a_correction_replaces_a_name(before: str, question: str, expected: str) -> None:
    assert after(before, question).endswith(expected)


@pytest.mark.parametrize(
    ("before", "question", "expected"),
    [
        ("Date of the SCO summit in Tianjin?", "no, I meant the Turkic meeting in Hungary", "the 2025 Turkic Summit"),
        ("What did the Turkic Summit adopt in 2025?", "Sorry, I only want the one in Hungary.", "2025 Turkic Summit"),
        (
            "When was the SCO summit in Astana?",
            "no not that one, the one in Azerbaijan",
            "2025 Turkic Summit in Gabala",
        ),
    ],
)
def test_a_correction_that_describes_one_meeting_asks_of_that(before: str, question: str, expected: str) -> None:
    asked = after(before, question)
    assert expected in asked
    assert "SCO" not in asked
    assert after("When is the next SCO summit?", "and the one in Hungary?") != asked


PAIRS = Catalogue(
    tuple(
        article("A text.", f"{nth}", summit=summit, edition=edition, place=place, date=dt.date.fromisoformat(day))
        for nth, (summit, edition, place, day) in enumerate(
            [
                (SCO, 24, "Astana, Kazakhstan", "2024-07-04"),
                ("Turkic Summit", None, "Gabala, Azerbaijan", "2025-10-07"),
                ("Central Asia–Peru Summit", 1, "Lima, Peru", "2025-03-04"),
                ("Central Asia–Chile Summit", 1, "Santiago, Chile", "2024-03-04"),
                ("Central Asia–Chile Summit", 2, "Arica, Chile", "2026-03-04"),
                ("Reef Summit", 3, "Suva, Fiji", "2025-05-04"),
                ("Port Summit", 4, "Suva, Fiji", "2024-05-04"),
            ]
        )
    )
)


@pytest.mark.parametrize(
    ("turns", "expected"),
    [
        (["Who came to the SCO summit in Astana?", "No, Gabala"], "Who came to the 2025 Turkic Summit in Gabala?"),
        (["Who chaired the SCO in Astana?", "I meant Lima"], "Who chaired the first Central Asia–Peru Summit in Lima?"),
        (
            ["What did Xi say at the Turkic summit in Gabala?", "and in Lima?", "Astana?"],
            f"What did Xi say at the 24th {SCO} in Astana?",
        ),
        (["How many texts did the SCO sign in Astana?", "no, Suva"], "How many texts did the summits in Suva sign?"),
        (["Who chaired the Reef Summit in Suva?", "the Port one, I mean"], "the fourth Port Summit in Suva?"),
        (["Which texts did Lima adopt?", "the same for Arica"], "Which texts did Arica adopt?"),
        (
            ["What was adopted at the summit in Lima?", "the same for Chile"],
            "What was adopted at the second Central Asia–Chile Summit in Arica?",
        ),
        (
            ["How much did Peru promise at the summit in Lima?", "and Chile?"],
            "How much did Chile promise, at the Central Asia–Chile Summit?",
        ),
        (["Who came to Arica?", "and the one before?"], "Who came to the first Central Asia–Chile Summit in Santiago?"),
        (
            ["Who chaired the first Central Asia–Chile summit?", "the year before?"],
            "Who chaired the Central Asia–Chile Summit of 2023?",
        ),
        (["Who came to Lima?", "no, I meant Suva"], "Who came to Suva?"),
        (["Who came to Lima?", "and the year before?"], "Who came to the Central Asia–Peru Summit of 2024?"),
        (["When was the SCO summit in Astana?", "and the next one?"], f"When and where is the next {SCO}?"),
        (["Where was the Turkic Summit in Gabala?", "the one after it?"], "When and where is the next Turkic Summit?"),
        (["What did Norway adopt in Gabala?", "and the next?"], "When and where is the next Turkic Summit?"),
    ],
)
def test_a_place_or_a_country_alone_is_asked_about_by_the_meeting_there(turns: list[str], expected: str) -> None:
    earlier = [Turn(one, "A text.") for one in turns[:-1]]
    assert standalone(turns[-1], earlier, PAIRS).endswith(expected)


def test_a_meeting_with_a_country_is_the_one_of_its_series() -> None:
    held = Catalogue(
        tuple(
            article("A bank.", one, **{**RUSSIA, "summit": f"Central Asia–{one} Summit"}) for one in ["Russia", "Italy"]
        )
    )
    before = (Turn("Who hosted the Central Asia summit in Astana?", "Kazakhstan."),)
    asked = standalone("I meant the meeting with the Italian premier", before, held)
    assert asked == "Who hosted the 2022 Central Asia–Italy Summit in Astana?"


def test_another_series_takes_the_place_of_the_one_named() -> None:
    before = "Did the Turkic Summit in Budapest adopt a treaty?"
    assert after(before, "what about the SCO") == "Did the SCO adopt a treaty?"


def test_the_same_question_is_asked_of_another_series() -> None:
    asked = after("Who holds the SCO chairmanship in 2026?", "same question for the Turkic Summit please")
    assert asked == "Who holds the Turkic Summit chairmanship in 2026?"


@pytest.mark.parametrize(
    ("before", "question", "whole"),
    [
        ("When is the next SCO summit?", "and the next Turkic one?", "When is the next Turkic summit?"),
        ("Where was the SCO summit held?", "and the Turkic one?", "Where was the Turkic summit held?"),
    ],
)
def test_one_of_another_series_is_asked_about_in_the_earlier_words(before: str, question: str, whole: str) -> None:
    assert after(before, question) == whole


def test_a_meeting_that_is_not_held_is_asked_about_by_its_series_and_place() -> None:
    asked = after("What was adopted at the Turkic Summit in Gabala?", "and at the one in Samarkand?")
    assert asked == "What was adopted, at the Turkic Summit in Samarkand?"


def test_a_number_of_its_series_that_is_not_held_is_asked_about_by_name() -> None:
    before = "What was adopted at the Turkic Summit in Gabala?"
    assert after(before, "where will the 40th be held?") == "Where will the 40th Turkic Summit be held?"
    assert after(before, "who hosts the twelfth one") == "Who hosts the twelfth Turkic Summit?"
    assert "twelfth Turkic" not in after(before, "who refused to sign the twelfth one?")


@pytest.mark.parametrize(
    "turn",
    [
        "sorry, I meant Gabala, not Budapest",
        "Oops, wrong one: Gabala",
        "scratch that, in Gabala and not in Budapest",
    ],
)
def test_what_a_correction_did_not_mean_is_left_out(turn: str) -> None:
    assert after("Who signed the treaty in Budapest?", turn).startswith("Who signed the treaty")
    assert "Gabala" in after("Who signed the treaty in Budapest?", turn)
    assert "Budapest" not in after("Who signed the treaty in Budapest?", turn)


def test_what_did_not_happen_is_no_correction() -> None:
    assert "not sign" in after("Who signed the treaty in Budapest?", "I meant the ones that did not sign")
