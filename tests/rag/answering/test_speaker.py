"""What somebody said is told from their own sentences."""

from contextlib import closing
from pathlib import Path

import pytest

from rag.answering.people.speaker import by_the_speaker
from rag.answering.premise import silent_there
from rag.chain import AnswerChain
from rag.store import Library
from rag.types import Quote
from tests.rag.answering.asked import asked_of
from tests.rag.fakes import fill, write_articles


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
    ("question", "begins"),
    [
        ("what did Peru say about the silt ban in Tarn?", "Peru could accept two years"),
        ("what did Austria say about the silt ban in Tarn?", "Austria would not stand in the way"),
        ("what was said about the silt ban in Tarn?", "Chile proposed"),
    ],
)
def test_a_country_is_quoted_on_what_the_sentences_before_name(tmp_path: Path, question: str, begins: str) -> None:
    told = (
        "Minutes of the third Kelp Council in Tarn, 4 May 2026.\n\nChile proposed a ban on taking silt from the bed."
        " Peru could accept two years at most. Austria would not stand in the way of the others.\n\n"
        "Peru will pay for the new gauges."
    )
    write_articles(tmp_path / "news", {"tarn": told}, summit="Kelp Council", place="Tarn", date="2026-05-04")
    fill(tmp_path / "news", tmp_path / "data")
    with closing(Library.open(tmp_path / "data")) as library:
        text = library.article("tarn").text
        start = text.index("Chile proposed")
        end = text.index(".", start) + 1
        proposal = Quote(1, "tarn", start, end, text[start:end], 0.7)
        asked = asked_of(library, question, quotes=(proposal,))
        quotes, _ = by_the_speaker(asked.reading.quotes, asked)
        assert [one.text[: len(begins)] for one in quotes] == [begins]


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


@pytest.mark.parametrize(
    ("question", "silent"),
    [("how much did Peru pledge in Tarn?", ""), ("how much did Chile pledge in Tarn?", "Chile")],
)
def test_who_is_listed_with_a_sum_is_not_silent_be_it_in_an_article_on_no_known_meeting(
    tmp_path: Path, question: str, silent: str
) -> None:
    listed = {"live": "Live from the hall in Tarn. Peru: 5 million dollars. The delegates of Chile had coffee."}
    meeting = {"summit": "Kelp Council", "place": "Tarn", "date": "2026-05-04"}
    write_articles(tmp_path / "news", listed)
    write_articles(tmp_path / "news", {"tarn": "The third Kelp Council met in Tarn on 4 May 2026."}, **meeting)
    fill(tmp_path / "news", tmp_path / "data")
    with closing(Library.open(tmp_path / "data")) as library:
        assert silent_there(asked_of(library, question)) == silent


def test_what_others_said_of_a_country_is_not_passed_off_as_what_somebody_said(asked_once: AnswerChain) -> None:
    answer = asked_once.invoke("What did Mirziyoyev say about Brazil?")
    assert answer.status == "declined"
    assert "nothing that Shavkat Mirziyoyev said about Brazil" in answer.text
    assert asked_once.invoke("What did Mirziyoyev say about Afghanistan?").status == "answered"
