"""Claims on a meeting that is still to come are judged by what is announced of it, never by the last that was held."""

import pytest

from rag.chain import AnswerChain


@pytest.mark.parametrize(
    ("claim", "headline"),
    [
        ("Peru will host the next Cedar Summit", "Yes: borne out."),
        ("the third Cedar Summit will take place in Lima in 2027", "Yes: borne out."),
        ("Peru hosts the Cedar Summit in 2027", "Yes: borne out."),
        ("the Cedar Summit in 2027 will be held in Oslo", "Wrong: the quote says Lima."),
        ("Chile will host the next Cedar Summit", "Wrong: the quote says Lima."),
        ("Kenya will host the third Cedar Summit", "Wrong: the quote says Lima."),
    ],
)
def test_where_the_next_meeting_will_be(cedar: AnswerChain, claim: str, headline: str) -> None:
    answer = cedar.invoke(f"Is it right that {claim}?")
    assert (answer.kind, answer.headline) == ("check", headline)
    assert "Lima in 2027" in answer.quotes[0].text


@pytest.mark.parametrize(
    ("claim", "headline"),
    [
        ("Turkmenistan hosts the CIS summit on 5 November 2026", "Wrong: the quote says 9 October 2026."),
        ("Turkmenistan hosts the CIS summit in October 2026", "Yes: borne out."),
        ("the next ECO summit takes place in Tehran in 2027", "Not borne out by the library."),
    ],
)
def test_when_the_next_meeting_will_be(chain: AnswerChain, claim: str, headline: str) -> None:
    assert chain.invoke(f"Is it right that {claim}?").headline == headline


@pytest.mark.parametrize("claim", ["Norway hosted the second Cedar Summit", "the second Cedar Summit was held in Oslo"])
def test_a_meeting_that_was_held_is_judged_by_its_own_articles(cedar: AnswerChain, claim: str) -> None:
    assert cedar.invoke(f"Is it right that {claim}?").headline == "Yes: borne out."


def test_what_a_meeting_to_come_is_only_mentioned_in_is_not_on_its_place(cedar: AnswerChain) -> None:
    answer = cedar.invoke("Is it right that Boric will speak in Paris before the third Cedar Summit?")
    assert not answer.headline.startswith(("Wrong", "Yes"))
