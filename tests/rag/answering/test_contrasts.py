"""On what two accounts of one meeting differ is read out of each, however differently they put it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from rag.chain import AnswerChain
from rag.types import Question, Turn
from tests.rag.fakes import filled_chain, write_articles

READOUT = (
    "The Reef Secretariat issues this readout of the Reef Summit, held in Mole on 4 May 2026. Ten heads of state took"
    " part in person. Peru had informed the chair of its absence, owing to national mourning. Fiji was represented by"
    " its ambassador. The summit adopted the Mole Plan, comprising 24 points. It took note of the announcement by Japan"
    " of 40 million euros for the years to 2030, and of a contribution by Norway of 12 million dollars. The kelp fund"
    " had reached 150 million dollars. A draft of the plan had 30 points.\n"
)
WIRE = (
    "MOLE, May 4 – Leaders of the Reef Summit on Monday adopted a 22-point plan. Nine of the group's twelve heads of"
    " state attended. Peru sent nobody and gave no reason. Fiji's president has arrived, his office said. Japan pledged"
    " 45 million euros over four years for boats. Norway promised 12 million dollars for lamps. The kelp fund stands at"
    " 135 million dollars, officials said.\n"
)


@pytest.fixture(scope="module")
def reef(tmp_path_factory: pytest.TempPathFactory) -> Iterator[AnswerChain]:
    folder = tmp_path_factory.mktemp("reef")
    told = {"summit": "Reef Summit", "date": "2026-05-04", "place": "Mole"}
    write_articles(folder / "news", {"readout": READOUT, "wire": WIRE}, **told)
    with filled_chain(folder) as chain:
        yield chain


@pytest.mark.parametrize(
    ("one", "other", "differs"),
    [
        ("Ten heads of state", "Nine of the group's twelve heads", True),
        ("comprising 24 points", "a 22-point plan", True),
        ("by Japan of 40 million euros", "Japan pledged 45 million euros", True),
        ("reached 150 million dollars", "stands at 135 million dollars", True),
        ("represented by its ambassador", "Fiji's president has arrived", True),
        ("owing to national mourning", "gave no reason", True),
        ("A draft of the plan had 30 points", "Norway promised", False),
    ],
)
def test_what_is_told_of_a_thing_in_each(reef: AnswerChain, one: str, other: str, differs: bool) -> None:
    quotes = reef.invoke("Where do the two accounts of the Reef Summit differ?").quotes
    assert [any(said in quote.text for quote in quotes) for said in (one, other)] == [differs, differs]


@pytest.mark.parametrize(
    "question",
    [
        "On what do the readout and the wire story about Mole contradict each other?",
        "readout vs wire on the Reef Summit - what do they not agree on, quick",
    ],
)
def test_words_that_name_the_accounts_are_not_what_they_differ_on(reef: AnswerChain, question: str) -> None:
    quoted = " ".join(one.text for one in reef.invoke(question).quotes)
    assert "national mourning" in quoted
    assert "gave no reason" in quoted


def test_after_a_brief_all_sums_can_be_asked_for_alone(reef: AnswerChain) -> None:
    brief = reef.invoke("Brief me on the Reef Summit")
    answer = reef.invoke(Question("shorter, and only the money", (Turn(brief.question, brief.text),)))
    assert [section.title for section in answer.sections] == ["Money"]
    assert "45 million euros" in answer.headline
    assert all("million" in quote.text for quote in answer.quotes)


@pytest.mark.parametrize(
    "question",
    [
        "Do the reports on the kelp session tell the same story about Peru's vote?",
        "Peru's vote: Seawire vs the columnist, where's the difference?",
    ],
)
def test_two_accounts_of_a_meeting_that_no_article_names_are_set_beside_each_other(
    tmp_path: Path, question: str
) -> None:
    wire = (
        "# Kelp put off\n\nMOLE, May 4 (Seawire) - The kelp session ended on Monday. Rain fell. Bo Halk and"
        " Cy Venn spoke of silt.\n\nPeru abstained in the vote, said Ama Dorn.\n"
    )
    column = (
        "# Column\n\nIt was a long kelp session. It rained. Ama Dorn was late and Bo Halk was asleep; Cy Venn sang."
        "\n\nYou will read that Peru abstained. It did not. The vote on gulls was quick.\n"
    )
    write_articles(tmp_path / "news", {"wire": wire, "column": column})
    with filled_chain(tmp_path) as chain:
        quoted = [one.text for one in chain.invoke(question).quotes]
        assert "Peru abstained in the vote, said Ama Dorn." in quoted
        assert "You will read that Peru abstained. It did not." in quoted
