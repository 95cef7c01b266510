"""In which building a meeting was held, by each account of it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from rag.chain import AnswerChain
from tests.rag.fakes import filled_chain, write_articles

OSLO = (
    "Six leaders closed the second Cedar Summit in Oslo on 5 May 2025. The agency NTB placed the meeting in the Hall of"
    " Ships, whereas the Herald named the Palace of Ice. The House of Councillors had opened an inquiry before."
)
LIMA = "President Rosa Quispe received the leaders at the Museum of Modern Art in Lima on 3 June 2023."


@pytest.fixture(scope="module")
def halls(tmp_path_factory: pytest.TempPathFactory) -> Iterator[AnswerChain]:
    folder: Path = tmp_path_factory.mktemp("halls")
    series = {"summit": "Cedar Summit"}
    write_articles(folder / "news", {"oslo": OSLO}, edition=2, date="2025-05-05", place="Oslo, Norway", **series)
    write_articles(folder / "news", {"lima": LIMA}, edition=1, date="2023-06-03", place="Lima, Peru", **series)
    with filled_chain(folder) as chain:
        yield chain


@pytest.mark.parametrize(
    ("question", "headline"),
    [
        ("In which building in Oslo did the six leaders meet?", "Accounts differ: Hall of Ships; Palace of Ice."),
        (
            "Which hall hosted the second Cedar Summit? Two of my sources contradict each other.",
            "Accounts differ: Hall of Ships; Palace of Ice.",
        ),
        ("Where exactly in Oslo was the second Cedar Summit?", "Accounts differ: Hall of Ships; Palace of Ice."),
        ("What was the venue of the first Cedar Summit?", "Museum of Modern Art."),
        ("Where was the first Cedar Summit?", "Lima, Peru, 3 June 2023."),
    ],
)
def test_the_building_is_told_by_every_account(halls: AnswerChain, question: str, headline: str) -> None:
    answer = halls.invoke(question)
    assert answer.headline == headline
    assert len(answer.quotes) == 1
