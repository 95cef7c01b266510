"""What an agreement in principle leaves open, to when something was put off, and what a brief begins with."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from rag.answering.leading import leading_point
from rag.answering.points import points_of
from rag.answering.status import status
from rag.answering.status.fate import in_principle, new_day
from rag.store import Library
from tests.rag.answering.asked import asked_of
from tests.rag.fakes import fill, write_articles

TOLD = {
    "models": "We agreed in principle to set up a bank of ports. Two models were looked at. No decision was taken.",
    "whole": "We agreed to set up a bank of ports. It will be in Lorn. No decision was taken.",
    "ferry": (
        "Peru proposed a ferry line from Lorn to Brell. It was discussed. Ministers will examine it in May.\n\n"
        "- **A common tin policy.** Proposed by Chile. A working group will look at it."
    ),
    "later": (
        "The leaders of the Lorn Union on Friday postponed by a year the formula for sharing the costs of all of their"
        " ports. It was to begin in 2026. Now it will be 1 July 2027. Peru signed a plan with a bank."
    ),
    "live": (
        "The leaders met for two days in the old harbour of Lorn, and the wind blew from the north all of the time.\n\n"
        "Adopted: a fund of 90 million euros.\n\nIt rained all day long.\n\nAll went to the opera.\n\n"
        "The Declaration of Lorn has 52 points, and there are 14 statements.\n\n"
        "A brief history of the process\n\nThe first treaty on the ports of the sea was adopted in Brell."
    ),
}


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    folder: Path = tmp_path_factory.mktemp("put-off")
    fill(write_articles(folder / "news", TOLD), folder / "data")
    opened = Library.open(folder / "data")
    yield opened
    opened.close()


def test_an_agreement_in_principle_is_told_with_what_it_leaves_open(library: Library) -> None:
    asked = asked_of(library, "Was the bank agreed?")
    told = in_principle(library.statements(["models"])[0], asked)
    assert told is not None
    assert told.headline == "Agreed in principle only, but: No decision was taken."
    assert [one.text for one in told.quotes][1:] == ["No decision was taken."]
    assert in_principle(library.statements(["whole"])[0], asked) is None


@pytest.mark.parametrize(
    ("question", "left"),
    [
        ("Was the ferry line agreed?", "Only proposed, by Peru: Ministers will examine it in May."),
        ("Was a common tin policy agreed?", "Only proposed, by Chile: A working group will look at it."),
    ],
)
def test_a_proposal_is_told_with_how_it_was_left(library: Library, question: str, left: str) -> None:
    told = status(asked_of(library, question))
    assert told is not None
    assert told.headline == left


def test_what_was_put_off_is_told_with_its_new_day(library: Library) -> None:
    asked = asked_of(library, "Was the formula adopted?")
    later = new_day(library.statements(["later"])[0], asked)
    assert later is not None
    assert later.text == "Now it will be 1 July 2027."
    assert new_day(library.statements(["whole"])[0], asked) is None


@pytest.mark.parametrize(("article", "says"), [("later", "postponed by a year"), ("live", "has 52 points")])
def test_a_brief_begins_with_what_was_put_off_or_with_the_text_that_came_of_it(
    library: Library, article: str, says: str
) -> None:
    asked = asked_of(library, "Sum it up")
    first = leading_point(points_of(asked, [article]), None, asked)
    assert first is not None
    assert says in first.text


def test_sections_on_the_past_are_no_points(library: Library) -> None:
    assert not any("Brell" in one.text for one in points_of(asked_of(library, "Sum it up"), ["live"]))
