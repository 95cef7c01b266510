"""A later turn that names another year, place, country or matter asks the same of it."""

import datetime as dt

import pytest

from rag.question.catalogue import Catalogue
from rag.question.followup import standalone
from rag.question.wording import in_known_words
from rag.types import Turn
from tests.rag.fakes import article
from tests.rag.question.turns import SCO, after


def test_a_table_of_the_answer_before_asks_the_same_again() -> None:
    before = "Was a bank set up in Astana in 2024?"
    for turn in ("make that a table", "as a table please", "can you show it in a table?"):
        assert after(before, turn) == "Was a bank set up in Astana in 2024, as a table?"


def test_a_year_is_put_in_the_place_of_another() -> None:
    assert after("Was a bank agreed in 2024?", "no, I meant 2025") == "Was a bank agreed in 2025?"
    assert after("What was said of a bank at the summit?", "No, I meant the 2022 summit") == (
        "What was said of a bank at the 2022 summit?"
    )


def test_the_text_of_another_meeting_is_named() -> None:
    asked = after("How many points has the Tianjin declaration?", "so astana's has 24 points, right?")
    assert asked == "Is it right that the astana declaration has 24 points?"


def test_a_bare_city_is_put_in_the_place_of_another() -> None:
    assert after("Which texts were signed in Gabala?", "and Budapest?") == "Which texts were signed in Budapest?"


def test_a_place_is_put_in_the_place_of_another() -> None:
    before = "Was the treaty signed in Budapest?"
    assert after(before, "and in Gabala?") == "Was the treaty signed, at the 2025 Turkic Summit in Gabala?"
    assert after(before, "what about Gabala") == "Was the treaty signed, at the 2025 Turkic Summit in Gabala?"
    assert after("Was the gas treaty signed in Doha?", "and in Gabala?") == "Was the gas treaty signed in Gabala?"


def test_what_a_pronoun_stands_for_comes_from_a_short_answer() -> None:
    before = "Who took over the G20 after India?"
    assert after(before, "and after them?", "Brazil, under Lula.") == "Who took over the G20 after Brazil?"


def test_a_people_stands_for_its_country() -> None:
    assert after("What did Hungary want in Doha?", "and the Kazakhs") == "What did Kazakhstan want in Doha?"
    assert after("Who came to the summit in Budapest?", "and the Kazakhs") == (
        "Who represented Kazakhstan at the summit in Budapest?"
    )


def test_another_country_owns_what_the_first_does() -> None:
    before = "What was Hungary's share of the gas in Doha?"
    assert after(before, "ok. Chile then?") == "What was Chile's share of the gas in Doha?"
    assert after("What did Hungary want in Doha?", "and Chile's?") == "What did Chile want in Doha?"


def test_that_is_what_the_text_asked_about_says() -> None:
    before = "What does article 4 of the Doha pact provide?"
    assert after(before, "who is exempt from that?") == "Who is exempt from article 4 of the Doha pact?"


def test_a_name_with_an_afterthought_is_put_in_the_place_of_another() -> None:
    before = "How much did Hungary give for ports in Doha?"
    assert after(before, "Chile? any conditions") == after(before, "Chile?")
    assert after(before, "Chile? when was that paid") != after(before, "Chile?")


def test_who_else_wanted_it_is_who_offered_to_host() -> None:
    before = "When and where is the next Turkic Summit?"
    assert after(before, "did anybody else want it") == "Who else offered to host the next Turkic Summit?"
    assert after("Where is the treaty kept?", "did anybody else want it") != "Who else offered to host it?"


def test_a_year_later_is_the_meeting_of_that_year_on_the_same_where_the_series_has_none() -> None:
    told = Catalogue(
        (
            article("The Kwale dam.", "a", summit="Ministers Session", place="Lorn", date=dt.date(2024, 5, 15)),
            article("Kwale was built.", "b", summit="Basin Council", place="Tarn", date=dt.date(2025, 4, 23)),
            article("A tax.", "c", summit="Reef Forum", place="Suva", date=dt.date(2025, 4, 24)),
        )
    )
    turns = (Turn("What became of the Kwale project in Lorn?", "It was put off."),)
    assert standalone("and a year later?", turns, told).endswith("at the 2025 Basin Council in Tarn?")
    unknown = (Turn("What became of the Pemba project in Lorn?", "It was put off."),)
    assert "Ministers Session of 2025" in standalone("and a year later?", unknown, told)


def test_a_body_by_its_abbreviation_takes_the_place_of_who_acts() -> None:
    assert (
        after("What money did the EU give in Astana?", "and the EIB bit?") == "What money did the EIB give in Astana?"
    )


def test_a_name_in_front_is_what_the_turn_asks_about() -> None:
    before = "How much was announced for the Tall Trees Fund, and by whom?"
    assert (
        after(before, "and norway, how much did they put in?") == "How much did Norway put in for the Tall Trees Fund?"
    )


@pytest.mark.parametrize(
    ("before", "turn", "whole"),
    [
        ("Who gets COP31?", "what about the year after?", "Who gets COP32?"),
        ("Who gets COP31?", "and the one before?", "Who gets COP30?"),
        (
            "Sum up the outcome of COP31 in Doha.",
            "please do the same for COP32",
            "Sum up the outcome of COP32 in Doha?",
        ),
        ("Did India back the declaration?", "and China?", "Did China back the declaration?"),
        (
            "What did Putin say about trade at the summit?",
            "and Russian investment?",
            "What did Putin say about Russian investment at the summit?",
        ),
    ],
)
def test_a_turn_that_names_only_another_number_or_matter_asks_the_same_of_it(
    before: str, turn: str, whole: str
) -> None:
    assert after(before, turn) == whole


@pytest.mark.parametrize(
    ("before", "question", "whole"),
    [
        ("Was the bank agreed in Tianjin?", "what about the railway?", "Was the railway agreed in Tianjin?"),
        ("Did the Forum approve the night train study?", "and the ferry thing?", "Did the Forum approve the ferry?"),
        ("What was decided on mining in Tianjin?", "the fund?", "What was decided on the fund in Tianjin?"),
        ("What did the SCO decide on grain?", "what about water please", "What did the SCO decide on water?"),
    ],
)
def test_another_matter_is_put_in_the_place_of_the_one_asked_about(before: str, question: str, whole: str) -> None:
    assert after(before, question) == whole


def test_more_of_the_answer_is_no_other_matter() -> None:
    before = "What did the leaders decide on grain?"
    assert after(before, "tell me more") == f"Tell me more? ({before})"


@pytest.mark.parametrize(
    "turn", ["what about Budapest's figure?", "and Budapest’s number", "how about Budapest's total?"]
)
def test_the_figure_of_another_is_asked_for_as_that_of_the_one_before(turn: str) -> None:
    before = "How many documents did Gabala adopt?"
    assert after(before, turn, "Three.") == after(before, "what about Budapest?", "Three.")


@pytest.mark.parametrize(
    ("before", "question", "expected"),
    [
        (
            "Compare the SCO summits of Astana and Tianjin on energy.",
            "hm, and on Ukraine?",
            "Compare the SCO summits of Astana and Tianjin on Ukraine?",
        ),
        ("trade: Budapest vs Gabala", "and migration?", "migration: Budapest vs Gabala?"),
        ("Compare Astana and Tianjin", "what about banks?", "Compare Astana and Tianjin on banks?"),
        (
            "What is the difference between Budapest and Gabala on trade?",
            "erm, railways?",
            "What is the difference between Budapest and Gabala on railways?",
        ),
        ("Budapest vs Gabala: who stayed away?", "and on energy?", "Budapest vs Gabala: energy?"),
        ("What did the SCO adopt in Tianjin?", "well, and in Astana?", "What did the SCO adopt, at the 24th SCO"),
        ("What did the SCO adopt in Tianjin?", "Astana, same thing", "What did the SCO adopt, at the 24th SCO"),
    ],
)
def test_a_comparison_goes_on_to_another_matter_and_a_question_to_another_meeting(
    before: str, question: str, expected: str
) -> None:
    assert after(before, question).replace(SCO, "SCO").startswith(expected)


def test_who_did_more_is_no_matter_in_whose_place_another_stands() -> None:
    assert "(Who pledged more" in after("Who pledged more, Astana or Tianjin?", "and loans?")


@pytest.mark.parametrize(
    ("before", "turn", "asked"),
    [
        ("how much did norway put into the fund?", "France?", "how much did France put into the fund?"),
        ("What did Norway want in Budapest?", "Saudi Arabia?", "What did Saudi Arabia want?"),
        ("did norway sign in Budapest?", "New Zealand?", "did New Zealand sign in Budapest?"),
        (
            "what did norway promise in tianjin?",
            "and peru, in astana?",
            "What did Peru promise, at the 24th Shanghai Cooperation Organisation Summit in Astana?",
        ),
        (
            "which texts did the shanghai cooperation organisation adopt in tianjin?",
            "and the turkic summit in gabala",
            "which texts did the 2025 Turkic Summit in Gabala adopt?",
        ),
        (
            "when did the shanghai cooperation organisation meet in tianjin?",
            "no, the turkic summit in gabala",
            "when did the 2025 Turkic Summit in Gabala meet?",
        ),
        ("where will the SCO meet in 2026?", "and the year after?", "where will the SCO meet in 2027?"),
    ],
)
def test_a_name_is_put_in_the_place_of_one_in_small_letters(before: str, turn: str, asked: str) -> None:
    assert after(before, turn) == asked


def test_the_next_meeting_may_be_called_subsequent_and_be_to_take_place() -> None:
    before = "When was the SCO summit in Tianjin?"
    assert after(before, "And where is the next one to take place?") == f"Where is the next {SCO}?"
    assert (
        in_known_words("And where is the subsequent one to take place?") == "And where is the next one to take place?"
    )
