"""The quality gate itself, and whether this version passes it."""

from pathlib import Path

import pytest

from rag.chain import AnswerChain
from rag.reading.joint import shipped_joint_reader
from rag.reading.reader import Reader
from tests.eval.gate import data_sha256, measured, moved, shortfalls, stored
from tests.eval.measure import by_reader, judge, measure
from tests.eval.questions import DEVELOPMENT, read_cases


def test_quality_is_not_below_its_floors(asked_once: AnswerChain) -> None:
    sha256, floors = stored()
    assert sha256 == data_sha256(), "The data changed: run python -m tests.eval.gate --accept and look at what moved."
    assert floors
    assert not shortfalls(measured(asked_once), floors)


def test_read_a_second_time_a_part_of_the_questions_is_answered_no_worse(chain: AnswerChain) -> None:
    second = AnswerChain(chain.library, chain.retriever, Reader(chain.library, joint=shipped_joint_reader()))
    found = measure([judge(by_reader(case, second), chain.library) for case in read_cases(DEVELOPMENT)[::3]])
    assert found.quote_at_1 >= 0.9
    assert found.auroc >= 0.95
    assert found.wrongly_declined <= 0.1


def test_a_measure_under_its_floor_is_named_with_both_numbers() -> None:
    assert shortfalls({"auroc": 0.8}, {"auroc": 0.85}) == ["auroc is 0.800; its floor is 0.850."]
    assert shortfalls({"auroc": 0.85}, {"auroc": 0.85}) == []


def test_for_errors_the_floor_is_the_most_allowed() -> None:
    assert shortfalls({"wrongly_declined": 0.2}, {"wrongly_declined": 0.1})
    assert not shortfalls({"wrongly_declined": 0.05}, {"wrongly_declined": 0.1})


def test_a_measure_that_is_missing_fails() -> None:
    assert shortfalls({}, {"auroc": 0.5}) == ["auroc was not measured; its floor is 0.500."]


@pytest.mark.parametrize(
    ("name", "held", "value", "raised", "lowered"),
    [
        ("auroc", 0.7, 0.9, 0.88, 0.88),
        ("auroc", 0.95, 0.9, 0.95, 0.88),
        ("wrongly_answered", 0.5, 0.3, 0.32, 0.32),
        ("wrongly_answered", 0.2, 0.3, 0.2, 0.32),
    ],
)
def test_floors_get_stricter_by_themselves_and_laxer_only_on_request(
    name: str, held: float, value: float, raised: float, lowered: float
) -> None:
    assert moved({name: value}, {name: held}, lower=False) == pytest.approx({name: raised})
    assert moved({name: value}, {name: held}, lower=True) == pytest.approx({name: lowered})


def test_without_a_file_there_are_no_floors(tmp_path: Path) -> None:
    assert stored(tmp_path / "floors.json") == ("", {})
