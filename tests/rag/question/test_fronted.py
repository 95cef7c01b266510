"""A meeting named in front of a question stands where the question points to it."""

import pytest

from rag.question import asked_of_the_next, put_in_its_place


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("Oslo 2025 - what came out of it?", "what came out of Oslo 2025?"),
        ("The Oslo summit: what did it decide on debt?", "what did the Oslo summit decide on debt?"),
        ("Lake Summit Oslo – how much was pledged there?", "how much was pledged at Lake Summit Oslo?"),
        ("Oslo, Lake Summit: who presided over it?", "who presided over Oslo, Lake Summit?"),
        ("now Oslo. everything that was pledged", "Oslo: everything that was pledged"),
        ("Oslo vs. Lima: the sums", "Oslo vs. Lima: the sums"),
        ("the sums when the EU met Peru in Oslo", "the sums when the EU met Peru in Oslo"),
        ("on Oslo: who came to it?", "who came to Oslo?"),
        ("Oslo, was there a vote?", "Oslo, was there a vote?"),
        ("Oslo: who came?", "Oslo: who came?"),
        ("Peru didn't sign in Oslo, did it?", "Peru didn't sign in Oslo, did it?"),
        ("Debt relief: what did Oslo say of it?", "Debt relief: what did Oslo say of it?"),
        ("the new fund, who pays for it?", "the new fund, who pays for it?"),
    ],
)
def test_the_meeting_stands_where_it_is_pointed_to(text: str, asked: str) -> None:
    assert put_in_its_place(text, lambda said: "Oslo" in said) == asked


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("after Oslo who hosts Lake Summit", "Where and when is the next Lake Summit after Oslo?"),
        ("who gets the G7 after Oslo?", "Where and when is the next G7 after Oslo?"),
        ("After Oslo, whose turn is it to host the COP?", "Where and when is the next COP after Oslo?"),
        (
            "Where do the lake states gather after Oslo, and when?",
            "Where and when is the next lake states meeting after Oslo?",
        ),
        ("Who hosted the reception after Oslo?", "Who hosted the reception after Oslo?"),
        ("Who takes the chair after Peru?", "Who takes the chair after Peru?"),
        ("After Oslo, who signed the pact?", "After Oslo, who signed the pact?"),
    ],
)
def test_who_is_next_after_a_meeting_asks_for_the_next_one(text: str, asked: str) -> None:
    assert asked_of_the_next(text, lambda said: "Oslo" in said) == asked
