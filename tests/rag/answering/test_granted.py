"""What a question takes for granted is denied where the articles deny it; what a figure is, is told with it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from rag.chain import AnswerChain
from tests.rag.fakes import filled_chain, write_articles

OSLO = (
    "For the first time the Cedar Forum met in a town without a port. President Oda Lund of Norway chaired the second"
    " Cedar Summit in Oslo on 5 May 2025.\n\n"
    "The leaders adopted the Oslo pledge to plant trees. Reports noted that the pledge has no legal force.\n\n"
    "Norway set a goal of 3 billion euros in timber projects.\n\n"
    "Peru's package was made up of 6 million euros for water, 2 million euros for roads and 1 million euros for ports."
    "\n\nPresident Rosa Quispe of Peru spoke on timber prices.\n\n"
    "Peru kept its status as an observer of the Cedar Summit.\n\n"
    "The members backed the entry of Ecuador unanimously.\n\n"
    "Chile proposed a timber exchange in Valparaíso. None of the ideas put forward was adopted."
)


@pytest.fixture(scope="module")
def cedar_forum(tmp_path_factory: pytest.TempPathFactory) -> Iterator[AnswerChain]:
    folder: Path = tmp_path_factory.mktemp("granted")
    write_articles(
        folder / "news", {"oslo": OSLO}, summit="Cedar Summit", edition=2, date="2025-05-05", place="Oslo, Norway"
    )
    with filled_chain(folder) as chain:
        yield chain


@pytest.mark.parametrize(
    ("question", "headline"),
    [
        (
            "Now that Peru has joined the Cedar Summit as a full member, what did it say on timber prices?",
            "No: Peru kept its status as an observer of the Cedar Summit.",
        ),
        ("Given that the timber exchange in Valparaíso has been set up, which timber does it sell?", "Only proposed"),
        ("Now that the timber exchange in Valparaíso has been agreed, who pays for it?", "Only proposed"),
        ("Since when is Peru a full member of the Cedar Summit?", "No: Peru kept its status as an observer"),
        (
            "What penalty does a member face under the Oslo pledge if it fails to plant?",
            "None is told of: Reports noted that the pledge has no legal force.",
        ),
        (
            "Which president voted against the entry of Ecuador at the second Cedar Summit?",
            "No article on the second Cedar Summit in Oslo tells of a vote.",
        ),
        (
            "When did the members of the second Cedar Summit vote to spend 3 billion euros?",
            "No article on the second Cedar Summit in Oslo tells of a vote.",
        ),
    ],
)
def test_what_is_taken_for_granted_is_denied(cedar_forum: AnswerChain, question: str, headline: str) -> None:
    answer = cedar_forum.invoke(question)
    assert answer.headline.startswith(headline)
    assert answer.status == "answered"
    assert answer.quotes


def test_what_the_next_sentence_says_of_a_figure_is_told(chain: AnswerChain) -> None:
    whether = chain.invoke("The 3 trillion yen from Tokyo, is that government money?")
    assert [one.text.split(" ")[:4] for one in whether.quotes[:1]] == [["Takaichi", "said", "the", "figure"]]


def test_what_was_seen_for_the_first_time_comes_first(cedar_forum: AnswerChain) -> None:
    answer = cedar_forum.invoke("In what respect was the second Cedar Summit without precedent?")
    assert answer.quotes[0].text.startswith("For the first time")


@pytest.mark.parametrize(
    ("claim", "headline"),
    [
        ("6 million euros of Peru's package goes to roads in Oslo", "Wrong: the quote says 2 million euros"),
        ("2 million euros of Peru's package goes to roads", "Yes: borne out."),
    ],
)
def test_what_a_part_of_a_sum_is_for_is_checked(cedar_forum: AnswerChain, claim: str, headline: str) -> None:
    answer = cedar_forum.invoke(f'Check: "{claim}"')
    assert answer.headline.startswith(headline)
    assert "made up of" in answer.quotes[0].text
