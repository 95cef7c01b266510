"""What is typed in a hurry is written out, and names stay as they are."""

import pytest

from rag.question.wording.shorthand import written_out


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("whats the deal", "what's the deal"),
        ("Oslo v Rome", "Oslo versus Rome"),
        ("what did u say abt it n when", "what did you say about it and when"),
        ("14 yrs", "14 years"),
        ("g7 key pts, nr of docs", "g7 key points, number of documents"),
        ("the US and U.S. n 2023", "the US and U.S. n 2023"),
        ("Part V of it", "Part V of it"),
        ("Oslo w/ figures, w/o names", "Oslo with figures, without names"),
        ("didnt they", "didn't they"),
        ("Rio or Joburg, or KL", "Rio or Johannesburg, or Kuala Lumpur"),
    ],
)
def test_shorthand_is_written_out(typed: str, written: str) -> None:
    assert written_out(typed) == written
