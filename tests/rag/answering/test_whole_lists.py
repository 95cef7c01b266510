"""Lists that leave nothing out: sums of what was left open, what was put on the table, and who joined a group."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from rag.chain import AnswerChain
from tests.rag.fakes import filled_chain, write_articles

LORN = (
    "The Cedar Council met in Lorn on 4 May 2026. The cost is estimated at 2.5 billion dollars a year for the full"
    " force; the council did not settle how it will be financed. Ghana announced 3 million dollars for the port. India"
    " announced a centre for seeds and proposed the first Cedar Games. Laos was accepted as a partner. Peru proposed"
    " a fish bank. Chile spoke against it. After discussion the proposal was not adopted."
)

VARDE = """# Chair's Summary

## Points on which Ministers agreed

- A closed season for eels, starting in 2026.
- A register of boats, to be run from Oslo. It will go online on 1 October 2025.

## Proposals that remain on the table

- Peru proposed a ban on traps. Chile supported it.
- Oman offered to host a school of inspectors.

## Points on which there was no agreement

- The formula for sharing out the catch. The compromise did not find acceptance.

## Next steps

- Ministers meet in Lorn in May 2026. Comments may be sent to the Chair until 31 March 2025.
"""


@pytest.fixture(scope="module")
def lorn(tmp_path_factory: pytest.TempPathFactory) -> Iterator[AnswerChain]:
    folder: Path = tmp_path_factory.mktemp("lorn")
    write_articles(folder / "news", {"lorn": LORN}, summit="Cedar Council", date="2026-05-04", place="Lorn")
    tarn = "The Cedar Council met in Tarn on 6 May 2025. Belarus became a full member. It rained on the guests."
    write_articles(folder / "news", {"tarn": tarn}, summit="Cedar Council", date="2025-05-06", place="Tarn")
    write_articles(folder / "news", {"varde": VARDE}, summit="Cedar Council", date="2024-03-03", place="Varde")
    with filled_chain(folder) as chain:
        yield chain


@pytest.mark.parametrize(
    ("question", "held"),
    [
        ("Make a table of all sums of money at the Cedar Council in Lorn", ["2.5 billion", "3 million"]),
        ("List everything India put on the table in Lorn", ["centre for seeds", "Cedar Games"]),
        ("Which proposals were turned down in Lorn?", ["Peru proposed a fish bank.", "the proposal was not adopted"]),
        ("Compare new members at the Cedar Council in Tarn and in Lorn", ["Belarus", "Laos"]),
    ],
)
def test_all_of_it_is_told(lorn: AnswerChain, question: str, held: list[str]) -> None:
    answer = lorn.invoke(question)
    told = " ".join(one.text for one in answer.quotes)
    assert answer.kind in ("list", "compare")
    assert all(one in told for one in held)


@pytest.mark.parametrize(
    ("question", "items"),
    [
        (
            "What was adopted in Varde?",
            [
                "A closed season for eels, starting in 2026",
                "A register of boats, to be run from Oslo. It will go online",
            ],
        ),
        ("What was only proposed in Varde?", ["A ban on traps", "To host a school of inspectors"]),
        (
            "What did ministers not manage to agree on in Varde?",
            ["The formula for sharing out the catch. The compromise"],
        ),
        ("Which ideas led nowhere in Varde?", ["The formula for sharing out"]),
        ("List what the council in Varde failed to agree on - not what was adopted", ["The formula for sharing out"]),
        (
            "All deadlines and dates ahead of the Varde chair's summary, one per line",
            ["31 March", "1 October", "May 2026", "starting in 2026"],
        ),
    ],
)
def test_what_headings_say_of_a_list_is_listed_whole(lorn: AnswerChain, question: str, items: list[str]) -> None:
    answer = lorn.invoke(question)
    told = [item.text for one in answer.sections for item in one.items]
    told = told or [row[0].text for row in (answer.table.rows if answer.table else ())]
    assert len(told) == len(items)
    assert all(any(one in each for each in told) for one in items)


def test_a_brief_in_parts_tells_all_that_was_agreed_and_what_is_open(lorn: AnswerChain) -> None:
    answer = lorn.invoke("Brief on Varde: what was agreed, what failed, what comes next")
    told = {one.title: [item.text for item in one.items] for one in answer.sections}
    assert [one[:12] for one in told["What was agreed"]][:2] == ["A closed sea", "A register o"]
    assert told["What failed"] == ["The formula for sharing out the catch. The compromise did not find acceptance."]
    assert any("Lorn" in one for one in told["What comes next"])


DOVE = (
    "COUNCIL OF PORT BANKS, 31st session\n\nPress conference of 14 November 2025, town hall of Dove\n\n"
    "Our council took two decisions. First, we approved a"
    " pool of 2.1 billion dollars. Second, we agreed on a date for the payment link. Chile proposed a common unit. The"
    " proposal was rejected."
)


@pytest.fixture(scope="module")
def dove(tmp_path_factory: pytest.TempPathFactory) -> Iterator[AnswerChain]:
    folder: Path = tmp_path_factory.mktemp("dove")
    write_articles(folder / "news", {"dove": DOVE}, summit="Council of Port Banks", date="2025-11-14")
    with filled_chain(folder) as chain:
        yield chain


@pytest.mark.parametrize(
    ("question", "held"),
    [
        ("List the decisions that the Council of Port Banks took in Dove", ["2.1 billion", "payment link"]),
        ("List all decisions of the bankers' meeting of the Council of Port Banks", ["2.1 billion", "payment link"]),
    ],
)
def test_what_names_the_meeting_is_no_topic_of_its_list(dove: AnswerChain, question: str, held: list[str]) -> None:
    answer = dove.invoke(question)
    assert answer.kind == "list"
    assert all(one in answer.text for one in held)
