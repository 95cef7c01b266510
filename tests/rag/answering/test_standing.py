"""As what somebody belongs to a body, or took part in a meeting."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from rag.answering.people.standing import standing
from rag.store import Library
from tests.rag.answering.asked import asked_of
from tests.rag.fakes import fill, write_articles

NEW = """The leaders of Fiji and Samoa met in Suva. Tonga became the fourth member of the Coral Union on 4 May 2026.
Tonga had been a guest before.

Chile kept its status as an observer. President Rosa Quispe of Peru and the King of Malta came as guests of honour.

Kenya, though invited, had not ratified its membership. The union has four members: Fiji, Samoa, Tonga and Vanuatu.
"""
OLD = "The leaders met in Apia. Chile became a full member of the fishing fund. Kenya attended as an observer."


@pytest.fixture(scope="module")
def coral(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    folder: Path = tmp_path_factory.mktemp("coral")
    series = {"summit": "Coral Union Summit"}
    write_articles(folder / "news", {"suva": NEW}, date="2026-05-04", place="Suva, Fiji", **series)
    write_articles(folder / "news", {"apia": OLD}, date="2024-05-04", place="Apia, Samoa", **series)
    fill(folder / "news", folder / "data")
    with closing(Library.open(folder / "data")) as library:
        yield library


@pytest.mark.parametrize(
    ("question", "headline"),
    [
        ("did Tonga join the Coral Union?", "Yes: Tonga became the fourth member of the Coral Union on 4 May 2026."),
        ("did Chile join the Coral Union?", "No: Chile kept its status as an observer."),
        ("is Kenya a full Coral Union member?", "No: Kenya, though invited, had not ratified its membership."),
        ("is Chile an observer of the Coral Union?", "Yes: Chile kept its status as an observer."),
        ("has Norway joined the Coral Union?", "No: The union has four members: Fiji, Samoa, Tonga and Vanuatu."),
        ("is Samoa a member of the Coral Union?", "Yes: The union has four members: Fiji, Samoa, Tonga and Vanuatu."),
        (
            "in what capacity did Peru take part in the Coral Union summit in Suva?",
            "As a guest of honour: President Rosa Quispe of Peru and the King of Malta came as guests of honour.",
        ),
        (
            "was Kenya a member or an observer at the Coral Union summit in Apia?",
            "As an observer: Kenya attended as an observer.",
        ),
    ],
)
def test_a_standing_is_told_plainly_by_the_latest_meeting(coral: Library, question: str, headline: str) -> None:
    told = standing(asked_of(coral, question))
    assert told is not None
    assert told.headline == headline


@pytest.mark.parametrize(
    "question",
    [
        "who joined the Coral Union?",
        "what did Tonga propose in Suva?",
        "did Tonga join the Harbour Club?",
        "were Fiji's joint drills a topic at the Coral Union?",
    ],
)
def test_another_question_asks_for_no_standing(coral: Library, question: str) -> None:
    assert standing(asked_of(coral, question)) is None
