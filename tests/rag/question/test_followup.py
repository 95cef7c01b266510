"""Later turns made to stand on their own."""

import datetime as dt
import importlib

import pytest

from rag.question.catalogue import Catalogue
from rag.question.followup import standalone
from rag.question.understood import Understood, understand
from rag.types import Turn
from tests.rag.fakes import article
from tests.rag.question.turns import CATALOGUE, RUSSIA, SCO, after


@pytest.mark.parametrize(
    "question",
    [
        "Where will COP31 be held?",
        "When did the African Union get its seat?",
        "What did the SCO agree on energy?",
        "At which summits did currencies come up?",
        "How many articles are there in the Astana treaty?",
    ],
)
def test_a_fresh_subject_carries_nothing_over(question: str) -> None:
    assert after("Was a bank set up in Astana in 2024?", question) == question
    assert standalone(question, (), CATALOGUE) == question


@pytest.mark.parametrize(
    "turn",
    [
        "so does the Turkic Summit get its treaty now? was that settled in Gabala?",
        "Did Orban come to the Turkic Summit in Gabala? When was it?",
    ],
)
def test_the_second_of_two_questions_points_to_the_first(turn: str) -> None:
    assert after("How large is the SCO bank in Tianjin?", turn) == turn


def test_surprise_asks_nothing() -> None:
    assert after("Who chaired in Gabala?", "really? who was absent?") == after(
        "Who chaired in Gabala?", "who was absent?"
    )


def test_a_question_on_what_the_earlier_meeting_is_not_about_carries_nothing_over() -> None:
    question = "How much will Norway give for lighthouses?"
    assert after("Was a bank set up in Astana in 2024?", question) == question
    assert after("Was a bank set up in Astana in 2024?", "Did Norway give money for a bank?") != question


def test_a_negative_question_is_asked_positively() -> None:
    assert (
        standalone("Wasn't a bank set up in Astana in 2024?", (), CATALOGUE) == "Was a bank set up in Astana in 2024?"
    )


def test_a_table_of_the_answer_before_asks_the_same_again() -> None:
    before = "Was a bank set up in Astana in 2024?"
    for turn in ("make that a table", "as a table please", "can you show it in a table?"):
        assert after(before, turn) == "Was a bank set up in Astana in 2024, as a table?"


def test_a_year_is_put_in_the_place_of_another() -> None:
    assert after("Was a bank agreed in 2024?", "no, I meant 2025") == "Was a bank agreed in 2025?"
    assert after("What was said of a bank at the summit?", "No, I meant the 2022 summit") == (
        "What was said of a bank at the 2022 summit?"
    )


def test_there_is_the_meeting_before_though_somebody_is_named() -> None:
    assert after("Who led the delegation in Gabala?", "why wasn't Norway there in person?") == (
        "Why wasn't Norway at the 2025 Turkic Summit in Gabala in person?"
    )


def test_there_alone_is_not_replaced_where_it_stands_for_something_too() -> None:
    asked = after("Which treaty did Norway want in Gabala?", "was it signed there or just floated?")
    assert "treaty" in asked


def test_an_order_that_names_its_own_meeting_carries_nothing_over() -> None:
    assert (
        after("Is the bank in Astana or in Tianjin?", "now brief me on Gabala in 2025") == "Brief me on Gabala in 2025?"
    )


def test_a_question_that_names_its_own_meeting_carries_nothing_over() -> None:
    asked = "at Gabala, what were all the promises that Norway made in energy?"
    assert after("Is the bank in Astana or in Tianjin?", f"And {asked}") == f"A{asked[1:]}"


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


@pytest.mark.timeout(20)  # when each turn was read twice, thirty took years
def test_a_long_conversation_of_turns_that_lean_on_one_another_is_read_once() -> None:
    turns = (Turn("Was the treaty signed in Budapest?", "A bank."), *[Turn("and in Gabala?", "A bank.")] * 30)
    assert standalone("and in Gabala?", turns, CATALOGUE) == after(
        "Was the treaty signed in Budapest?", "and in Gabala?"
    )


def test_what_a_pronoun_stands_for_comes_from_a_short_answer() -> None:
    before = "Who took over the G20 after India?"
    assert after(before, "and after them?", "Brazil, under Lula.") == "Who took over the G20 after Brazil?"


LEADERS = Catalogue(
    (
        article("President Vladimir Putin spoke. President Emomali Rahmon spoke.", "r22", **RUSSIA | {"edition": 1}),
        article(
            "President Vladimir Putin spoke. A bank.",
            "r25",
            **RUSSIA | {"edition": 2, "place": "Dushanbe, Tajikistan", "date": dt.date(2025, 10, 9)},
        ),
    )
)


@pytest.mark.parametrize(
    ("before", "question", "expected"),
    [
        ("What did Putin say in Astana?", "and the Tajik president?", "What did the Tajik president say in Astana?"),
        ("What did Putin say in Astana?", "and Rahmon?", "What did Rahmon say in Astana?"),
        ("What did Putin say in Astana?", "and Rahmon, what?", "What did Rahmon say in Astana?"),
        ("How much did Hungary give in grants?", "and turkey, how much?", "How much did Turkey give in grants?"),
        ("How much did Putin give in grants?", "And in loans?", "How much did Putin give in loans?"),
        ("What happened at COP29 on gas?", "same question for COP30", "What happened at COP30 on gas?"),
        (
            "What did Rahmon want at the first Central Asia–Russia summit?",
            "when was the second one?",
            "When was it, at the second Central Asia–Russia Summit in Dushanbe?",
        ),
        (
            "What did Rahmon want at the first Central Asia–Russia summit?",
            "and three years later in Dushanbe?",
            "What did Rahmon want, at the second Central Asia–Russia Summit in Dushanbe?",
        ),
        (
            "What did Rahmon want in Dushanbe in 2025?",
            "Putin at the first summit, in 2022?",
            "What did Putin want, at the first Central Asia–Russia Summit in Astana?",
        ),
        (
            "Which states were late in Dushanbe in 2025?",
            "What did Putin threaten them with?",
            "What did Putin threaten them with? (Which states were late in Dushanbe in 2025?)",
        ),
        ("what did putin say in Astana?", "and Rahmon?", "what did Rahmon say in Astana?"),
        (
            "Which states were late in Dushanbe in 2025",
            "why did the British object",
            "Why did the British object? (Which states were late in Dushanbe in 2025?)",
        ),
    ],
)
def test_what_people_ask_on_with_is_written_out(before: str, question: str, expected: str) -> None:
    assert standalone(question, (Turn(before, "x"),), LEADERS) == expected


def test_what_it_stands_for_is_put_in_its_place() -> None:
    assert after("Was the gas bank agreed?", "and who proposed it?") == "Who proposed the gas bank?"
    assert after("When was the new fuel target finally set?", "how high is it") == "How high is the new fuel target?"
    assert after("Was the bank set up in Astana in 2024?", "who welcomed it?").startswith(
        "Who welcomed the bank, at the "
    )


def test_otherwise_the_earlier_question_stands_beside_it() -> None:
    before = "Who wanted a bank in Astana in 2024?"
    assert after(before, "did it open?", "A bank. " * 40) == f"Did it open? ({before})"


"""Meetings of several series, two of them in one city."""


def test_that_year_is_the_one_of_the_earlier_meeting() -> None:
    both = Catalogue(
        (
            article("A bank.", "s24", summit=SCO, place="Astana, Kazakhstan", date=dt.date(2024, 7, 4)),
            article("A bank.", "r22", summit="Lake Meeting", place="Oslo, Norway", date=dt.date(2022, 10, 14)),
            article("A bank.", "r24", summit="Lake Meeting", place="Lima, Peru", date=dt.date(2024, 10, 14)),
        )
    )
    before = (Turn("Date of the Shanghai Cooperation Organisation Summit in Astana?", "4 July 2024."),)
    asked = standalone("no, I meant the lake meeting of that year", before, both)
    assert asked == "Date of the 2024 Lake Meeting in Lima?"


def test_a_people_stands_for_its_country() -> None:
    assert after("What did Hungary want in Doha?", "and the Kazakhs") == "What did Kazakhstan want in Doha?"
    assert after("Who came to the summit in Budapest?", "and the Kazakhs") == (
        "Who represented Kazakhstan at the summit in Budapest?"
    )


def test_a_body_by_its_abbreviation_takes_the_place_of_who_acts() -> None:
    assert (
        after("What money did the EU give in Astana?", "and the EIB bit?") == "What money did the EIB give in Astana?"
    )


def test_a_name_in_front_is_what_the_turn_asks_about() -> None:
    before = "How much was announced for the Tall Trees Fund, and by whom?"
    assert (
        after(before, "and norway, how much did they put in?") == "How much did Norway put in for the Tall Trees Fund?"
    )


def test_why_after_a_statement_asks_why_that_is() -> None:
    turns = (Turn("When did the SCO meet in Tianjin?", "A bank."), Turn("so Norway refused to sign it?", "A bank."))
    assert standalone("why though", turns, CATALOGUE).startswith("Why Norway refused to sign it?")
    assert after("Who met in Tianjin?", "why?") == "Why? (Who met in Tianjin?)"


def test_what_somebody_proposed_is_what_the_next_turn_is_about() -> None:
    assert after("Who proposed the Bukhara hub?", "was it adopted?") == "Was the Bukhara hub adopted?"


def test_that_summit_and_there_are_named() -> None:
    before = "How many points does the SCO declaration of Tianjin have?"
    meeting = f"the 25th {SCO} in Tianjin"
    assert after(before, "Did Putin skip that summit?") == f"Did Putin skip {meeting}?"
    assert after(before, "was Modi there?") == f"Was Modi at {meeting}?"


def test_the_one_after_another_meeting_is_asked_about() -> None:
    assert after("When is the next SCO summit?", "and the one after Gabala?") == "When is the summit after Gabala?"


@pytest.mark.parametrize("question", ["thanks", "ok", "who are you?", "hi"])
def test_words_to_readout_itself_carry_nothing_over(question: str) -> None:
    assert after("Was a bank set up in Astana in 2024?", question) == question


def test_a_question_who_somebody_is_carries_nothing_over() -> None:
    question = "who is Rahmon"
    assert standalone(question, (Turn("Who stood in for Putin in Astana?", "x"),), LEADERS) == question


def test_a_topic_with_its_own_summit_carries_nothing_over() -> None:
    assert after("Was a treaty signed in Budapest?", "what about sco spending") == "Sco spending?"


def test_a_chain_of_turns_goes_back_to_what_was_asked_first() -> None:
    first = "What goal did Japan set in Tokyo?"
    turns = (Turn(first, "3 trillion yen."), Turn("how much was that in dollars?", "19 billion."))
    assert standalone("is it public money?", turns, CATALOGUE) == f"Is it public money? ({first})"


@pytest.mark.parametrize("question", ["?", "and?", "it", "(it)", "and in ?", "<b>it</b>", "\\d+ it"])
@pytest.mark.parametrize("before", ["?", "(", "Was it? (x", "in Budapest \\1"])
def test_no_question_breaks_it(before: str, question: str) -> None:
    assert isinstance(after(before, question, "Brazil \\1"), str)


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


def test_when_that_was_is_the_day_of_the_meeting_whose_article_was_quoted() -> None:
    catalogue = Catalogue(
        (
            article(
                "Chile ordered five ships of steel.", "a", summit="Ports Summit", place="Oslo", date=dt.date(2025, 5, 2)
            ),
            article(
                "Peru spoke of ships of wood too.", "b", summit="Ports Summit", place="Lima", date=dt.date(2024, 5, 2)
            ),
        )
    )
    turn = Turn("How many ships did Chile order?", "“Chile ordered five ships of steel.” [1]")
    assert standalone("when was this", (turn,), catalogue) == "When was the 2025 Ports Summit in Oslo?"
    assert standalone("Where was that agreed?", (turn,), catalogue) == "Where was the 2025 Ports Summit in Oslo?"


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


def test_it_is_the_matter_of_a_question_what_was_decided_on_it() -> None:
    whole = "Who blocked mining, at the 25th Shanghai Cooperation Organisation Summit in Tianjin?"
    assert after("What was decided on mining in Tianjin?", "who blocked it?") == whole


def test_it_is_what_a_question_asked_the_meaning_of_at_the_meeting_that_the_answer_quotes() -> None:
    text = "The Reef Fund is an account of the forum for the care of corals, opened in Suva by nine states."
    known = Catalogue(
        (article(text, "s26", summit="Reef Forum", edition=4, place="Suva, Fiji", date=dt.date(2026, 5, 1)),)
    )
    turn = Turn("What is the Reef Fund?", f"“{text}” [1]")
    assert (
        standalone("who pays for it?", (turn,), known)
        == "Who pays for the Reef Fund, at the fourth Reef Forum in Suva?"
    )


def test_a_whole_claim_carries_nothing_over_and_one_that_points_back_is_no_other_answer() -> None:
    before = "Who proposed a bank?"
    whole = "Is it true that taxes were abolished?"
    assert after(before, whole) == whole
    leaning = "Is it true that Peru supported it?"
    assert after(before, leaning) == f"{leaning} ({before})"


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
    ("turn", "asked"),
    [
        ("Where and when does the group meet next?", f"Where and when is the next {SCO}?"),
        ("when will they meet again?", f"When is the next {SCO}?"),
        ("Who hosts it next year?", f"Where is the next {SCO}?"),
        ("Which country chairs the organisation now?", f"Which country chairs the {SCO} now?"),
    ],
)
def test_the_group_is_that_of_the_meeting_talked_about_also_two_turns_ago(turn: str, asked: str) -> None:
    told = "“A bank (SCO) was set up by seven states beside the river.” [1]"
    earlier = (Turn("Was a bank set up in Tianjin?", told), Turn("Why did Norway leave the lighthouses?", "None."))
    assert standalone(turn, earlier, CATALOGUE) == asked


def test_that_occasion_and_another_are_both_named() -> None:
    assert after(
        "What did Norway say on a bank in Astana in 2024?",
        "Which sum was named there, and which a year later in Tianjin?",
    ) == (f"Which sum was named at the 24th {SCO} in Astana, and which sum at the 25th {SCO} in Tianjin?")
    assert after("What did Norway say on a bank in Astana in 2024?", "and which a year later in Tianjin?") == (
        f"What did Norway say on a bank, at the 25th {SCO} in Tianjin?"
    )


def test_each_turn_of_a_long_conversation_is_read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[str] = []

    def counted(text: str, catalogue: Catalogue) -> Understood:
        read.append(text)
        return understand(text, catalogue)

    monkeypatch.setattr(importlib.import_module("rag.question.followup.standalone"), "understand", counted)
    turns = [Turn("Who proposed the bank?", "x"), *([Turn("and who welcomed it?", "x")] * 12)]
    standalone("and when?", turns, CATALOGUE)
    assert len(read) <= len(turns) + 1


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
