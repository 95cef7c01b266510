"""What explains goes first: reasons, how something works, and that there was no vote to win."""

from pathlib import Path

import pytest

from rag.chain import AnswerChain
from rag.types import Question, Turn
from tests.rag.fakes import filled_chain, write_articles


@pytest.mark.parametrize(
    ("question", "first"),
    [
        ("Why did the United States not take part in the Johannesburg G20?", "Washington had boycotted"),
        ("How does the split of the COP31 presidency between two countries work?", "The question of who would host"),
        ("who won the vote on the Pact for the Future, by how many votes?", "In the event the General Assembly"),
    ],
)
def test_the_sentence_that_explains_goes_first(chain: AnswerChain, question: str, first: str) -> None:
    quotes = chain.invoke(question).quotes
    assert quotes[0].text.startswith(first)
    assert [one.marker for one in quotes] == list(range(1, len(quotes) + 1))


def test_the_sentence_after_one_that_only_repeats_the_question_is_quoted_too(chain: AnswerChain) -> None:
    quotes = chain.invoke("why did south africa refuse to hand the g20 presidency to the embassy guy").quotes
    assert quotes[1].text.startswith("Foreign Minister Ronald Lamola said a leaders' meeting called for")


def test_a_vote_that_was_not_held_is_said_not_to_have_been(chain: AnswerChain) -> None:
    assert (
        chain.invoke("how many votes did the Pact for the Future get?").headline == "By consensus and without a vote."
    )


def test_of_one_meeting_only_its_own_articles_are_quoted(chain: AnswerChain) -> None:
    before = Turn("How much money did Xi pledge in Xi'an?", "26 billion yuan.")
    answer = chain.invoke(Question("and in Tianjin?", history=(before,)))
    assert {one.article_id for one in answer.quotes} == {"2025-09-01-sco-tianjin"}


def test_the_reason_for_a_delay_goes_first(chain: AnswerChain) -> None:
    quotes = chain.invoke("why did meloni go to astana only at the end of may").quotes
    assert "after the death of Pope Francis" in quotes[0].text


def test_a_last_sentence_that_gives_no_reason_is_quoted(tmp_path: Path) -> None:
    told = "The hall of the Oslo summit was full. Unusually, speakers had their microphones cut off after five minutes."
    write_articles(tmp_path / "news", {"hall": told})
    with filled_chain(tmp_path) as hall:
        answer = hall.invoke("Why did speakers have their microphones cut off?")
    assert any("microphones" in one.text for one in answer.quotes)


def test_what_one_of_the_country_says_in_the_paragraph_is_its_reason(tmp_path: Path) -> None:
    told = (
        "A common price cap for the winter months was not accepted. Norway opposed it. Minister Ana Lund said that"
        " Norwegian households should not be asked to insure everybody's radiators."
    )
    write_articles(tmp_path / "news", {"cap": told})
    with filled_chain(tmp_path) as chain:
        quotes = chain.invoke("why was Norway against the winter price cap?").quotes
    assert quotes[0].text.startswith("Minister Ana Lund said")
