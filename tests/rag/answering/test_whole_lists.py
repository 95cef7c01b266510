"""Lists that leave nothing out: sums of what was left open, what was put on the table, and who joined a group."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from rag.chain import AnswerChain
from tests.rag.fakes import filled_chain, write_articles

LORN = (
    "The Cedar Council met in Lorn on 4 May 2026. The cost is estimated at 2.5 billion dollars a year for the full"
    " force; the council did not settle how it will be financed. Ghana announced 3 million dollars for the port. India"
    " announced a centre for seeds and proposed the first Cedar Games. Laos was accepted as a partner."
)


@pytest.fixture(scope="module")
def lorn(tmp_path_factory: pytest.TempPathFactory) -> Iterator[AnswerChain]:
    folder: Path = tmp_path_factory.mktemp("lorn")
    write_articles(folder / "news", {"lorn": LORN}, summit="Cedar Council", date="2026-05-04", place="Lorn")
    tarn = "The Cedar Council met in Tarn on 6 May 2025. Belarus became a full member. It rained on the guests."
    write_articles(folder / "news", {"tarn": tarn}, summit="Cedar Council", date="2025-05-06", place="Tarn")
    with filled_chain(folder) as chain:
        yield chain


@pytest.mark.parametrize(
    ("question", "held"),
    [
        ("Make a table of all sums of money at the Cedar Council in Lorn", ["2.5 billion", "3 million"]),
        ("List everything India put on the table in Lorn", ["centre for seeds", "Cedar Games"]),
        ("Compare new members at the Cedar Council in Tarn and in Lorn", ["Belarus", "Laos"]),
    ],
)
def test_all_of_it_is_told(lorn: AnswerChain, question: str, held: list[str]) -> None:
    answer = lorn.invoke(question)
    told = " ".join(one.text for one in answer.quotes)
    assert answer.kind in ("list", "compare")
    assert all(one in told for one in held)
