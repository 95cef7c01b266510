"""A numbered paragraph of a text is quoted whole where it is asked for by its number."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from rag.chain import AnswerChain
from tests.rag.fakes import filled_chain, write_articles

TEXT = (
    "Communiqué of the Fir Summit in Oslo.\n\n"
    "1. The ministers met in Oslo on 5 May 2025 and thanked Norway.\n\n"
    "2. We agree that a permit shall be granted within sixty days. It shall not allow fishing.\n\n"
    "3. Peru cannot apply paragraph 2 before 2027. Until then paragraph 2 does not bind it."
)


@pytest.fixture(scope="module")
def fir(tmp_path_factory: pytest.TempPathFactory) -> Iterator[AnswerChain]:
    folder: Path = tmp_path_factory.mktemp("fir")
    write_articles(folder / "news", {"oslo": TEXT}, summit="Fir Summit", date="2025-05-05", place="Oslo, Norway")
    with filled_chain(folder) as chain:
        yield chain


@pytest.mark.parametrize(
    "question",
    [
        "What does paragraph 2 of the Oslo communiqué provide?",
        "quote point 2 of the Fir Summit communiqué in full",
        "Fir Summit communiqué: what exactly does para 2 say?",
    ],
)
def test_a_paragraph_is_quoted_by_its_number(fir: AnswerChain, question: str) -> None:
    quotes = fir.invoke(question).quotes
    assert ["granted within sixty days" in quotes[0].text, quotes[1].text] == [True, "It shall not allow fishing."]
    assert len(quotes) == 2


def test_a_question_on_whom_it_binds_is_another(fir: AnswerChain) -> None:
    answer = fir.invoke("Who cannot apply paragraph 2 of the Oslo communiqué?")
    assert "It shall not allow fishing." not in [quote.text for quote in answer.quotes]


def test_a_number_that_is_not_there_is_said_to_be_missing(fir: AnswerChain) -> None:
    answer = fir.invoke("What does point 9 of the Oslo communiqué say?")
    assert answer.status == "declined"
    assert "counted to 3; none is 9" in answer.text
