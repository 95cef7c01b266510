"""Words of talk in a question, put as articles write them."""

import pytest

from rag.question.wording.plainer import plainer


@pytest.mark.parametrize(
    ("said", "written"),
    [
        ("How much did the Oslo academy cost?", "what was the budget of the Oslo academy?"),
        ("what did it cost", "what was the budget of it"),
        ("the price tag of the railway", "the budget of the railway"),
        ("who took over the chairmanship", "who did the chairmanship pass to"),
        ("were cops sent to Haiti", "were police sent to Haiti"),
        ("which plan was shot down", "which plan was rejected"),
        ("the GDP of the members acc. to the king", "the output of the members according to the king"),
    ],
)
def test_talk_is_put_as_articles_write_it(said: str, written: str) -> None:
    assert plainer(said) == written


@pytest.mark.parametrize(
    "text",
    [
        "Where is the next COP?",
        "what did the COP in Belém adopt",
        "how do the two COPs differ",
        "What was decided at COP 30?",
        "who came to the Oslo summit",
        "the cost was shared by all",
    ],
)
def test_names_and_words_of_articles_stay(text: str) -> None:
    assert plainer(text) == text
