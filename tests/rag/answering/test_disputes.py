"""What divided a meeting is listed from every sentence that tells of it, whatever its status in the record."""

import pytest

from rag.chain import AnswerChain


@pytest.mark.parametrize(
    "question",
    [
        "what were the main disagreements at the second Cedar Summit?",
        "sticking points in Oslo",
        "what divided the leaders at the second Cedar Summit",
        "where did they disagree in Oslo?",
    ],
)
def test_what_divided_a_meeting_is_listed(cedar: AnswerChain, question: str) -> None:
    answer = cedar.invoke(question)
    assert answer.kind == "list"
    assert answer.headline.startswith("One sentence tells of disagreement at Second Cedar Summit")
    assert [quote.text for quote in answer.quotes] == ["The leaders rejected a common tax on timber."]


def test_a_matter_that_is_named_limits_the_list(harbour: AnswerChain) -> None:
    answer = harbour.invoke("what were the objections to the pause on sand dredging in Suva?")
    assert answer.kind == "list"
    assert any("Malta and Cyprus objected" in quote.text for quote in answer.quotes)


def test_accounts_that_disagree_are_another_matter(cedar: AnswerChain) -> None:
    answer = cedar.invoke("on which points do the reports of the second Cedar Summit disagree?")
    assert "told differently" in answer.headline


def test_where_nothing_divided_it_no_list_is_made(cedar: AnswerChain) -> None:
    assert cedar.invoke("what were the disagreements at the first Cedar Summit?").kind != "list"
