"""Later turns made to stand on their own, and those that carry nothing over."""

import datetime as dt
import importlib

import pytest

from rag.question.catalogue import Catalogue
from rag.question.followup import standalone
from rag.question.understood import Understood, understand
from rag.types import Turn
from tests.rag.fakes import article
from tests.rag.question.turns import CATALOGUE, RUSSIA, after


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


def test_an_order_that_names_its_own_meeting_carries_nothing_over() -> None:
    assert (
        after("Is the bank in Astana or in Tianjin?", "now brief me on Gabala in 2025") == "Brief me on Gabala in 2025?"
    )


def test_a_question_that_names_its_own_meeting_carries_nothing_over() -> None:
    asked = "at Gabala, what were all the promises that Norway made in energy?"
    assert after("Is the bank in Astana or in Tianjin?", f"And {asked}") == f"A{asked[1:]}"


@pytest.mark.timeout(20)  # when each turn was read twice, thirty took years
def test_a_long_conversation_of_turns_that_lean_on_one_another_is_read_once() -> None:
    turns = (Turn("Was the treaty signed in Budapest?", "A bank."), *[Turn("and in Gabala?", "A bank.")] * 30)
    assert standalone("and in Gabala?", turns, CATALOGUE) == after(
        "Was the treaty signed in Budapest?", "and in Gabala?"
    )


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


def test_why_after_a_statement_asks_why_that_is() -> None:
    turns = (Turn("When did the SCO meet in Tianjin?", "A bank."), Turn("so Norway refused to sign it?", "A bank."))
    assert standalone("why though", turns, CATALOGUE).startswith("Why Norway refused to sign it?")
    assert after("Who met in Tianjin?", "why?") == "Why? (Who met in Tianjin?)"


def test_what_somebody_proposed_is_what_the_next_turn_is_about() -> None:
    assert after("Who proposed the Bukhara hub?", "was it adopted?") == "Was the Bukhara hub adopted?"


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


def test_each_turn_of_a_long_conversation_is_read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[str] = []

    def counted(text: str, catalogue: Catalogue) -> Understood:
        read.append(text)
        return understand(text, catalogue)

    monkeypatch.setattr(importlib.import_module("rag.question.followup.standalone"), "understand", counted)
    turns = [Turn("Who proposed the bank?", "x"), *([Turn("and who welcomed it?", "x")] * 12)]
    standalone("and when?", turns, CATALOGUE)
    assert len(read) <= len(turns) + 1
