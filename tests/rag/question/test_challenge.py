"""A later turn that doubts an answer becomes a claim that can be checked."""

import pytest

from rag.question.followup.challenge import challenged


@pytest.mark.parametrize(
    ("earlier", "turn", "claim"),
    [
        ("How many states signed?", "hm, another site says 61, not 58. who is right", "61 states signed"),
        ("How many states signed?", "wasn't it 61?", "61 states signed"),
        ("How many states signed?", "which is right, 58 or 61?", "58 states signed"),
        ("How many points does the pact have?", "I thought it was 12", "the pact does have 12 points"),
        (
            "How much did Peru pledge?",
            "the draft says 80 million euros. which is right?",
            "Peru did pledge 80 million euros",
        ),
        ("Where was the forum held?", "my colleague says Oslo, is she right?", "the forum was held in Oslo"),
        ("When was the forum held?", "isn't it 9 May 2025?", "the forum was held on 9 May 2025"),
        ("Who chaired the forum?", "wasn't it Lund?", "Lund chaired the forum"),
    ],
)
def test_another_value_is_put_into_the_earlier_question(earlier: str, turn: str, claim: str) -> None:
    assert challenged(turn, earlier) == claim


@pytest.mark.parametrize(
    "turn",
    [
        "and in 2024?",
        "Kenya?",
        "and what about China?",
        "did they sign?",
        "ok thanks",
        "true or false: the Oslo pact has 12 articles",
        "12 more?",
    ],
)
def test_a_turn_that_doubts_nothing_makes_no_claim(turn: str) -> None:
    assert challenged(turn, "How many states signed?") is None
