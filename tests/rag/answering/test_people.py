"""A person's name alone asks who that is, unless so many articles tell of that person that it is a topic."""

import pytest

from rag.chain import AnswerChain


@pytest.mark.parametrize(
    ("question", "line"),
    [
        ("Lamola?", "Foreign Minister Ronald Lamola."),
        ("Tete Antonio - what office does he hold", "Angola's Foreign Minister Tete Antonio."),
    ],
)
def test_the_name_alone_of_somebody_asks_who_that_is(chain: AnswerChain, question: str, line: str) -> None:
    assert chain.invoke(question).headline == line


def test_of_somebody_of_whom_many_articles_tell_all_is_told(chain: AnswerChain) -> None:
    assert chain.invoke("Putin?").kind == "digest"
