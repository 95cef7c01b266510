"""A fact is answered by the sentences that hold it; who somebody is, and figures and days, also in a line."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from rag.answering.answer_words import answer_words
from rag.chain import AnswerChain
from rag.question.asked import parse_question
from tests.rag.test_chain import fake_chain, fill, write_articles

PEOPLE = {
    "a": "Lakonian President Ursula de Bra opened the summit. De Bra spoke first. It lasted a day.",
    "b": "Costas Ruin, head of the Harbour Council, sat by Ursula de Bra. The port minister, Anna Kell, was absent.",
    "c": "Nobody gave Gora Tamm the badge of honour. Bera Tamm of Lakonia came, with Dora Tamm, who chairs the Senate.",
}


@pytest.fixture(scope="module")
def chain(tmp_path_factory: pytest.TempPathFactory) -> Iterator[AnswerChain]:
    folder: Path = tmp_path_factory.mktemp("people")
    fill(write_articles(folder / "news", PEOPLE), folder / "data")
    opened = fake_chain(folder / "data")
    yield opened
    opened.close()


@pytest.mark.parametrize(
    ("question", "line"),
    [
        ("Who is Ursula de Bra?", "Lakonian President Ursula de Bra."),
        ("who's de bra", "Lakonian President Ursula de Bra."),
        ("Costas Ruin?? who is that", "Costas Ruin, head of the Harbour Council."),
        ("What post does Costas Ruin hold?", "Costas Ruin, head of the Harbour Council."),
        ("What is Anna Kell's position?", "Port minister, Anna Kell."),
        ("who is bera tamm", "Bera Tamm of Lakonia."),
        ("Who is Dora Tamm? Not Gora, the other one.", "Dora Tamm, who chairs the Senate."),
    ],
)
def test_who_somebody_is_is_told_in_the_words_of_an_article(chain: AnswerChain, question: str, line: str) -> None:
    answer = chain.invoke(question)
    assert (answer.status, answer.headline) == ("answered", line)
    assert [line[1:-1] in quote.text for quote in answer.quotes] == [True]


@pytest.mark.parametrize(
    "question", ["Who is Gora Tamm?", "Who is Elsa Nobody?", "Who is the president?", "Who is it?"]
)
def test_nobody_is_given_an_office_that_no_article_gives_them(chain: AnswerChain, question: str) -> None:
    assert not chain.invoke(question).headline


@pytest.mark.parametrize(
    ("question", "quote", "words"),
    [
        ("How many points does it have?", "The text of 134 points was signed by 12 states.", "134 points"),
        ("number of member states?", "The text of 134 points was signed by 12 states.", "12 states"),
        ("How much was pledged?", "He pledged 26 billion yuan for 3 years.", "26 billion yuan"),
        ("What share is it?", "That is 20 per cent of 3 billion euros.", "20 per cent"),
        ("When was it signed?", "The text was signed on 9 October 2025.", "9 October 2025"),
        ("When was it signed?", "Signed on 9 October 2025, it will be reviewed in 2027.", None),
        ("How much was pledged?", "He pledged 2 billion yuan, and she 3 billion euros.", None),
        ("How many came?", "Twelve came.", None),
        ("Who came?", "In 2025 came 3 kings.", None),
    ],
)
def test_the_words_that_answer_are_told_when_there_is_no_doubt(question: str, quote: str, words: str | None) -> None:
    found = answer_words(parse_question(question), quote)
    assert (found and quote[slice(*found)]) == words


def test_a_figure_that_answers_is_the_line(tmp_path: Path) -> None:
    fill(write_articles(tmp_path / "news", {"a": "The gas treaty has 15 articles."}), tmp_path / "data")
    chain = fake_chain(tmp_path / "data")
    answer = chain.invoke("How many articles does the gas treaty have?")
    assert answer.headline == "15 articles."
    assert answer.text == "15 articles.\n\n“The gas treaty has 15 articles.” [1]"
    chain.close()
