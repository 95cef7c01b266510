"""Claims on a meeting that is still to come are judged by what is announced of it, never by the last that was held."""

from pathlib import Path

import pytest

from rag.chain import AnswerChain
from tests.rag.fakes import filled_chain, write_articles


@pytest.mark.parametrize(
    ("claim", "headline"),
    [
        ("Peru will host the next Cedar Summit", "Yes: borne out."),
        ("Peru hosts the following Cedar Summit", "Yes: borne out."),
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


def test_of_a_list_of_meetings_only_the_line_on_this_one_is_on_its_place(tmp_path: Path) -> None:
    listed = "\n\nUpcoming meetings\n\n- Wool COP 9: 2026, Quito, Ecuador\n- Fern COP 3: 2027, Peru\n"
    told = {"summit": "UN Fern Conference (COP)", "edition": 2, "date": "2025-05-05", "place": "Oslo, Norway"}
    write_articles(tmp_path / "news", {"oslo": f"The second UN Fern Conference met in Oslo.{listed}"}, **told)
    with filled_chain(tmp_path) as fern:
        for land, headline in (("Peru", "Yes: borne out."), ("Ecuador", "Wrong: the quote says Peru.")):
            assert fern.invoke(f"True or false: {land} will host the next fern COP").headline == headline
