"""Questions that leave something open between two things."""

import pytest

from rag.question.sides.alternatives import alternatives


@pytest.mark.parametrize(
    ("question", "questions"),
    [
        ("Did Chile or Peru sign it?", ("Did Chile sign it?", "Did Peru sign it?")),
        ("Is the next one in Oslo or in Lima?", ("Is the next one in Oslo?", "Is the next one in Lima?")),
        ("Was it Lund or Boric who proposed a bank?", ("who proposed a bank?", "who proposed a bank?")),
        (
            "did they promise grants or loans in Oslo?",
            ("did they promise grants in Oslo?", "did they promise loans in Oslo?"),
        ),
        (
            "Did Chile or Peru give more money for ports?",
            ("how much money did Chile give for ports?", "how much money did Peru give for ports?"),
        ),
        (
            "did Chile or Peru order more ships?",
            ("how many ships did Chile order?", "how many ships did Peru order?"),
        ),
    ],
)
def test_each_alternative_is_asked_by_itself(question: str, questions: tuple[str, str]) -> None:
    found = alternatives(question)
    assert found is not None
    assert found.questions == questions


@pytest.mark.parametrize(
    "question",
    [
        "Was it adopted or not?",
        "Who signed, Chile or Peru?",
        "Did Chile sign?",
        "do you have Oslo or Lima?",
        "Is it true or false?",
    ],
)
def test_what_leaves_nothing_open_has_no_alternatives(question: str) -> None:
    assert alternatives(question) is None
