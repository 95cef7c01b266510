"""A meeting named in front of a question stands where the question points to it."""

import pytest

from rag.question import put_in_its_place


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
