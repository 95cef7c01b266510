"""What somebody said is told from their own sentences."""

import pytest

from rag.answering.people.speaker import by_the_speaker
from rag.chain import AnswerChain
from rag.types import Quote
from tests.rag.answering.asked import asked_of


def quote_of(chain: AnswerChain, words: str) -> Quote:
    text = chain.library.article("reef").text
    start = text.index(words)
    end = text.index(".", start) + 1
    return Quote(1, "reef", start, end, text[start:end], 0.7)


def test_another_speakers_sentence_gives_way_to_what_the_record_has_of_the_one_asked_about(
    harbour: AnswerChain,
) -> None:
    other = quote_of(harbour, "President Ana Vula")
    asked = asked_of(harbour.library, "what did Reyes say on the economy in Suva?", quotes=(other,))
    quotes, line = by_the_speaker(asked.reading.quotes, asked)
    assert quotes[0].text.startswith("President Tomas Reyes of Chile said")
    assert line.startswith("President Tomas Reyes of Chile said")
    assert other not in quotes


def test_a_question_on_the_matter_alone_keeps_all_quotes(harbour: AnswerChain) -> None:
    other = quote_of(harbour, "President Ana Vula")
    asked = asked_of(harbour.library, "what was said on the economy in Suva?", quotes=(other,))
    assert by_the_speaker(asked.reading.quotes, asked) == ((other,), "")


def test_what_somebody_said_on_something_else_does_not_take_a_quotes_place(harbour: AnswerChain) -> None:
    other = quote_of(harbour, "President Ana Vula")
    asked = asked_of(harbour.library, "what did Reyes say on passports?", quotes=(other,))
    assert by_the_speaker(asked.reading.quotes, asked) == ((other,), "")


def test_whom_somebody_speaks_to_is_no_speaker(harbour: AnswerChain) -> None:
    theirs = quote_of(harbour, "President Tomas Reyes of Chile said")
    asked = asked_of(harbour.library, "what did Ana Vula tell Tomas Reyes on ports?", quotes=(theirs,))
    quotes, line = by_the_speaker(asked.reading.quotes, asked)
    assert theirs not in quotes or not line
    asked = asked_of(harbour.library, "what did Tomas Reyes tell Ana Vula on ports?", quotes=(theirs,))
    assert by_the_speaker(asked.reading.quotes, asked) == ((theirs,), "")


@pytest.mark.parametrize(
    ("question", "headline"),
    [
        (
            "I need Rahmon's exact words to Putin about respect, with date and place.",
            "Emomali Rahmon, First Central Asia–Russia Summit, Astana, 14 October 2022: “We want to be respected”.",
        ),
        (
            "What was Chandni Raina's direct quote on the finance deal at COP29?",
            "Chandni Raina, 29th UN Climate Change Conference (COP), Baku, 24 November 2024: “nothing more than an",
        ),
    ],
)
def test_exact_words_are_told_with_who_said_them_where_and_when_and_with_nothing_else(
    asked_once: AnswerChain, question: str, headline: str
) -> None:
    answer = asked_once.invoke(question)
    assert answer.headline.startswith(headline)
    assert len(answer.quotes) == 1


def test_sentences_about_what_somebody_said_are_not_passed_off_as_their_words(asked_once: AnswerChain) -> None:
    assert "“" not in asked_once.invoke("give me a direct quote from Trump on Russia").headline


def test_what_others_said_of_a_country_is_not_passed_off_as_what_somebody_said(asked_once: AnswerChain) -> None:
    answer = asked_once.invoke("What did Mirziyoyev say about Brazil?")
    assert answer.status == "declined"
    assert "nothing that Shavkat Mirziyoyev said about Brazil" in answer.text
    assert asked_once.invoke("What did Mirziyoyev say about Afghanistan?").status == "answered"
