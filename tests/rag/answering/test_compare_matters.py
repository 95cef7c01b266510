"""Comparisons of what is set side by side by its wording: plans, people, and meetings that are only looked back on."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from rag.chain import AnswerChain
from rag.types import Answer
from tests.rag.fakes import filled_chain, write_articles

PLENARY = (
    "Readout of the Cedar Council session in Lima\n\n"
    "The Cedar Council held its spring session in Lima on 14 April 2026. Of the 40 members, 38 took part.\n\n"
    "Herring. The plenary adopted the herring quota by 25 votes to 9.\n\n"
    "Ferries. A night ferry was rejected by 20 votes to 17.\n\n"
    "Background. At the session in Quito in 2024 a herring ban was tabled. It fell by 19 votes to 18."
    " Peru then took over the rotating presidency."
)
PLANS = (
    "Two schemes for harbours\n\n"
    "Harbour Link began as an initiative of Norway. It is meant to join small ports by rail.\n\n"
    "Port+ is to open the docks to private firms. Only ships under a Nordic flag may use it.\n\n"
    "The ministers had coffee in a tent."
)
FIRST = "The Reef Fund begins with 140 million dollars, its secretariat in Apia said. Fifteen members came to Apia."
SECOND = "Our reporter counted 16 members in Apia. Of the Reef Fund's money, 113 million dollars are firm."


@pytest.fixture(scope="module")
def council(tmp_path_factory: pytest.TempPathFactory) -> Iterator[AnswerChain]:
    """The chain over a session that looks back on another, an article on two plans, and two on one meeting."""
    folder: Path = tmp_path_factory.mktemp("council")
    write_articles(folder / "news", {"lima": PLENARY, "plans": PLANS})
    reef = {"summit": "Reef Forum", "date": "2026-09-03", "place": "Apia, Samoa"}
    write_articles(folder / "news", {"agency": FIRST, "courier": SECOND}, **reef)
    with filled_chain(folder) as chain:
        yield chain


def cells(answer: Answer) -> list[list[str]]:
    """The table's rows as texts, without the first column."""
    assert answer.table is not None
    return [[cell.text for cell in row[1:]] for row in answer.table.rows]


def test_a_meeting_only_looked_back_on_has_its_own_cell(council: AnswerChain) -> None:
    answer = council.invoke("herring vote in the Cedar Council, Quito 2024 vs Lima")
    assert answer.kind == "compare"
    assert answer.headline.startswith("Quito 2024: It fell by 19 votes to 18; Lima 2026: ")
    assert "25 votes to 9" in cells(answer)[0][1]
    assert "19 votes" not in cells(answer)[0][1]


def test_each_matter_has_a_row_and_each_side_a_cell(council: AnswerChain) -> None:
    rows = cells(council.invoke("Quito 2024 and Lima side by side, on the herring vote and on the ferry vote"))
    assert len(rows) == 2
    assert "19 votes to 18" in rows[0][0]
    assert "20 votes to 17" in rows[1][1]


def test_what_each_plan_is_for_stands_in_its_own_sentences(council: AnswerChain) -> None:
    (first, *_) = cells(council.invoke("Harbour Link and Port+: what is each one for and who began it?"))
    assert "Harbour Link" in first[0] or "join small ports" in first[0]
    assert "Port+" in first[1]
    assert "Port+" not in first[0]


def test_a_side_that_nothing_is_told_of_is_said_to_be_missing(council: AnswerChain) -> None:
    answer = council.invoke("herring vote, Lima vs Bogota")
    assert answer.headline.endswith("The library holds nothing on Bogota.")
    assert cells(answer)[0][1] == "nothing in the library"


def test_both_accounts_of_each_point_are_quoted(council: AnswerChain) -> None:
    answer = council.invoke(
        "Your two pieces on Apia do not agree on attendance nor on the size of the fund. How do they differ?"
    )
    assert answer.table is not None
    assert [row[0].text for row in answer.table.rows] == ["Attendance", "The size of the fund"]
    (came, fund) = cells(answer)
    assert {"Fifteen" in one or "16" in one for one in came} == {True}
    assert "140 million" in " ".join(fund)
    assert "113 million" in " ".join(fund)
    assert len(answer.quotes) == 4


def test_a_number_asked_of_each_is_given_for_each(council: AnswerChain) -> None:
    answer = council.invoke("How many votes for herring in Quito and in Lima?")
    assert "19 votes to 18" in answer.headline
    assert "25 votes to 9" in answer.headline


def test_who_has_an_office_next_is_told_only_by_a_sentence_that_hands_it_on(council: AnswerChain) -> None:
    answer = council.invoke("who got the presidency after Quito and who after Lima?")
    assert answer.headline == "Quito: Peru then took over the rotating presidency. Nothing on it for Lima 2026."
