"""Whether a text is binding is told by what its article says of it, in whatever words."""

from collections.abc import Iterator

import pytest

from rag.chain import AnswerChain
from rag.types import Question, Turn
from tests.rag.fakes import filled_chain, write_articles

MORN = (
    "The Wool Council met in Morn on 4 May 2026. It adopted the Morn Framework, with nine points on sheep. The"
    " Framework enters into effect in July. It is a voluntary instrument and creates no obligations. The council"
    " adopted the unified law on dyes, and, as a guide only, the model law on looms.\n"
)
TARN = (
    "The Reed Council met in Tarn on 9 June 2026. It adopted the Tarn Statement.\n\nIs the Statement binding?\nNo. It"
    " is a political text. Only the rules of the reed fund, which are a treaty, bind those who ratify them.\n"
)


@pytest.fixture(scope="module")
def councils(tmp_path_factory: pytest.TempPathFactory) -> Iterator[AnswerChain]:
    folder = tmp_path_factory.mktemp("binding")
    write_articles(folder / "news", {"morn": MORN}, summit="Wool Council", date="2026-05-04", place="Morn")
    write_articles(folder / "news", {"tarn": TARN}, summit="Reed Council", date="2026-06-09", place="Tarn")
    with filled_chain(folder) as chain:
        yield chain


@pytest.mark.parametrize(
    ("question", "headline"),
    [
        ("Is the Morn Framework binding?", "No: It is a voluntary instrument and creates no obligations."),
        ("Is the Morn Framework voluntary?", "Yes: It is a voluntary instrument and creates no obligations."),
        ("Is the Tarn Statement legally binding?", "No: It is a political text."),
        ("The Morn Framework is legally binding, right?", "Wrong: the quote says “voluntary instrument”."),
        ("The Tarn Statement is not legally binding, right?", "Yes: borne out."),
        ("True or false: the model law on looms is binding", "Wrong: the quote says “as a guide only”."),
        (
            "Which of the two is binding, the Morn Framework or the Tarn Statement?",
            "Neither: Morn Framework – “voluntary instrument”; Tarn Statement – “political text”.",
        ),
        (
            "What in the Tarn Statement is binding?",
            "Only the rules of the reed fund, which are a treaty, bind those who ratify them.",
        ),
    ],
)
def test_the_words_of_the_article_decide(councils: AnswerChain, question: str, headline: str) -> None:
    assert councils.invoke(question).headline == headline


def test_what_is_said_of_another_text_of_a_sentence_does_not_decide(councils: AnswerChain) -> None:
    assert "No" not in councils.invoke("Is the unified law on dyes of the Wool Council binding?").headline.split(":")


def test_after_a_brief_only_what_is_binding_can_be_asked_for(councils: AnswerChain) -> None:
    brief = councils.invoke("Brief me on the Tarn meeting of the Reed Council")
    answer = councils.invoke(Question("only the bits that are binding", (Turn(brief.question, brief.text),)))
    assert answer.headline.startswith("Only the rules of the reed fund")
