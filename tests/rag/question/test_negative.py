"""A negative question asks the same as the positive one; "n't" is written out."""

import pytest

from rag.question.wording.negative import asked_positively, uncontracted


@pytest.mark.parametrize(
    ("asked", "same"),
    [
        ("Didn't Chile sign it?", "Did Chile sign it?"),
        ("but wasn't that in Oslo?", "but was that in Oslo?"),
        ("Peru was first. But didn't Chile start before?", "Peru was first. But did Chile start before?"),
        ("Won't they meet again?", "Will they meet again?"),
        ("Don't they meet again?", "Do they meet again?"),
        ("Don't list the sums", "Don't list the sums"),
        ("Why didn't Chile sign?", "Why didn't Chile sign?"),
        ("Chile wasn't in Oslo, was it?", "was Chile in Oslo?"),
        ("so Lund was at the dinner wasn't she", "so was Lund at the dinner"),
        ("Lund was not there, was she? Who came?", "was Lund there? Who came?"),
        ("So Lund didn't attend there?", "Did Lund attend that summit?"),
        ("Am I right in thinking that the president, Mr Lund, skipped that meeting?", "Did Lund skip that meeting?"),
        ("so lund didn't attend in oslo?", "Did lund attend in oslo?"),
        ("Am I right that Peru skipped the Oslo summit?", "Am I right that Peru skipped the Oslo summit?"),
        ("Both Peru and Chile attended the summit. Correct?", "Both Peru and Chile attended the summit. Correct?"),
        ("Which presidents skipped that summit?", "Which presidents skipped that summit?"),
        ("Is there anybody who attended that meeting?", "Is there anybody who attended that meeting?"),
        ("why Lund skipped that summit", "why Lund skipped that summit"),
        ("Lund attended the Oslo summit", "Lund attended the Oslo summit"),
        ("Is it true that Lund attended that summit?", "Did Lund attend that summit?"),
        ("The bank was founded, wasn't it?", "The bank was founded, wasn't it?"),
    ],
)
def test_a_negative_question_is_asked_without_its_negation(asked: str, same: str) -> None:
    assert asked_positively(asked) == same


def test_a_contracted_not_is_written_out() -> None:
    assert uncontracted("They can't come, and it wasn’t signed") == "They can not come, and it was not signed"
