"""Requests in wordings that no rule knows, from the question to its answer."""

import pytest

from rag.chain import AnswerChain
from rag.types import Question, Turn


@pytest.mark.parametrize(
    ("asked", "understood", "kind", "begins"),
    [
        ("faces round the table, Luanda?", "Who came to the summit in Luanda?", "meeting", "Two states and one"),
        ("gimme the gist of Tokyo", "Summarise the summit in Tokyo", "digest", "First Central Asia plus Japan Summit"),
        (
            "Lads, what a day, my feet. Who chaired the Kazan summit?",
            "Who chaired the Kazan summit?",
            "meeting",
            "President Vladimir Putin",
        ),
        ("line-up of the whole of 2023 please", "List all meetings in 2023", "library", "The library holds five"),
        ("oldest thing on your shelf?", "What is the oldest meeting you have?", "library", "The earliest meeting"),
        (
            "EAEU council next sitting - date + city",
            "When and where is the next Supreme Eurasian Economic Council?",
            "meeting",
            "Astana, 28",
        ),
        (
            "of all the summits you've got, how many were held in Astana?",  # a list, by the rules
            "How many Astana meetings do you have?",
            "library",
            "The library holds",
        ),
        (
            "Who chaired the SCO summits in Astana and in Tianjin? Compare.",
            "Who chaired the SCO summits in Astana and in Tianjin?",
            "meeting",
            "President Kassym-Jomart Tokayev",
        ),
        ("after paris who hosts AI summit", "Where and when is the next AI summit after paris?", "meeting", "India."),
        ("where does ur stuff come from", "Where does your information come from?", "about", "I draw only on"),
    ],
)
def test_a_rare_wording_is_answered_as_the_usual_one(
    chain: AnswerChain, asked: str, understood: str, kind: str, begins: str
) -> None:
    answer = chain.invoke(asked)
    assert (answer.question, answer.standalone_question, answer.kind) == (asked, understood, kind)
    assert answer.headline.startswith(begins)


def test_a_later_turn_in_a_rare_wording_is_about_the_same_meeting(chain: AnswerChain) -> None:
    before = "Who chaired the Tianjin SCO summit?"
    answer = chain.invoke(Question("which seats stayed empty?", (Turn(before, chain.invoke(before).text),)))
    assert "Tianjin" in answer.standalone_question


@pytest.mark.parametrize(
    ("turn", "carried"),
    [
        ("and India?", True),
        ("no, I meant 2022", True),
        ("whoo chaird the Kazan sumit?", False),  # respelt, not completed
        ("Hello! Who chaired the Kazan summit?", False),
        ("Who chaired the Kazan summit?", False),
    ],
)
def test_it_is_told_whether_a_turn_takes_something_from_those_before(
    chain: AnswerChain, turn: str, carried: bool
) -> None:
    history = (Turn("Who chaired the Tianjin SCO summit?", "Xi Jinping."),)
    assert chain.invoke(Question(turn, history)).carried_over is carried
    assert not chain.invoke(turn).carried_over


@pytest.mark.parametrize(
    "asked",
    [
        "How many Boeing jets were ordered in Washington?",
        "What did Putin and Tokayev each give as Russia's trade with Central Asia in 2024?",
        "Compare the first and the second Central Asia–Russia summit.",
        "is this correct? Putin attended the G20 in Rio",
        "Of the 250 million for Yemen, how much came from Riyadh and how much from Doha?",
    ],
)
def test_a_question_that_rules_and_reader_know_stays(chain: AnswerChain, asked: str) -> None:
    assert chain.finder.standalone(Question(asked)) == asked


@pytest.mark.parametrize(
    ("question", "line"),
    [
        ("Which meeting was it where microphones were cut off?", "UN Summit of the Future, New York, 23 September"),
        ("What message did King Charles send to the AI summit, and which one was it?", "First AI Summit, Bletchley"),
        ("Which summit had a power cut?", ""),
    ],
)
def test_the_meeting_that_is_asked_for_is_named(chain: AnswerChain, question: str, line: str) -> None:
    headline = chain.invoke(question).headline
    assert headline.startswith(line) if line else not headline


@pytest.mark.parametrize(
    ("question", "begins"),
    [
        ("joint drills of the turkic states in 2026: decided?", "Only proposed, by Ilham Aliyev"),
        ("The Turkic cyber council, is it real or hot air?", "Only proposed, by Kassym-Jomart Tokayev"),
        ("Japan + the five: meeting every two years from now on, is that settled", "Only proposed, by Shavkat"),
        ("Was a hotline between Gulf and Central Asian states agreed?", ""),
    ],
)
def test_a_proposal_in_other_words_is_known_by_the_reader(chain: AnswerChain, question: str, begins: str) -> None:
    headline = chain.invoke(question).headline
    assert headline.startswith(begins) if begins else not headline
