"""The meeting that a later turn points to is the one talked about, or the next of its series."""

import datetime as dt

import pytest

from rag.question.catalogue import Catalogue
from rag.question.followup import standalone
from rag.types import Turn
from tests.rag.fakes import article
from tests.rag.question.turns import CATALOGUE, SCO, after


def test_there_is_the_meeting_before_though_somebody_is_named() -> None:
    assert after("Who led the delegation in Gabala?", "why wasn't Norway there in person?") == (
        "Why wasn't Norway at the 2025 Turkic Summit in Gabala in person?"
    )


def test_there_alone_is_not_replaced_where_it_stands_for_something_too() -> None:
    asked = after("Which treaty did Norway want in Gabala?", "was it signed there or just floated?")
    assert "treaty" in asked


def test_that_year_is_the_one_of_the_earlier_meeting() -> None:
    both = Catalogue(
        (
            article("A bank.", "s24", summit=SCO, place="Astana, Kazakhstan", date=dt.date(2024, 7, 4)),
            article("A bank.", "r22", summit="Lake Meeting", place="Oslo, Norway", date=dt.date(2022, 10, 14)),
            article("A bank.", "r24", summit="Lake Meeting", place="Lima, Peru", date=dt.date(2024, 10, 14)),
        )
    )
    before = (Turn("Date of the Shanghai Cooperation Organisation Summit in Astana?", "4 July 2024."),)
    asked = standalone("no, I meant the lake meeting of that year", before, both)
    assert asked == "Date of the 2024 Lake Meeting in Lima?"


def test_that_summit_and_there_are_named() -> None:
    before = "How many points does the SCO declaration of Tianjin have?"
    meeting = f"the 25th {SCO} in Tianjin"
    assert after(before, "Did Putin skip that summit?") == f"Did Putin skip {meeting}?"
    assert after(before, "was Modi there?") == f"Was Modi at {meeting}?"


def test_the_one_after_another_meeting_is_asked_about() -> None:
    assert after("When is the next SCO summit?", "and the one after Gabala?") == "When is the summit after Gabala?"


def test_when_that_was_is_the_day_of_the_meeting_whose_article_was_quoted() -> None:
    catalogue = Catalogue(
        (
            article(
                "Chile ordered five ships of steel.", "a", summit="Ports Summit", place="Oslo", date=dt.date(2025, 5, 2)
            ),
            article(
                "Peru spoke of ships of wood too.", "b", summit="Ports Summit", place="Lima", date=dt.date(2024, 5, 2)
            ),
        )
    )
    turn = Turn("How many ships did Chile order?", "“Chile ordered five ships of steel.” [1]")
    assert standalone("when was this", (turn,), catalogue) == "When was the 2025 Ports Summit in Oslo?"
    assert standalone("Where was that agreed?", (turn,), catalogue) == "Where was the 2025 Ports Summit in Oslo?"


@pytest.mark.parametrize(
    ("turn", "asked"),
    [
        ("Where and when does the group meet next?", f"Where and when is the next {SCO}?"),
        ("when will they meet again?", f"When is the next {SCO}?"),
        ("Who hosts it next year?", f"Where is the next {SCO}?"),
        ("Which country chairs the organisation now?", f"Which country chairs the {SCO} now?"),
    ],
)
def test_the_group_is_that_of_the_meeting_talked_about_also_two_turns_ago(turn: str, asked: str) -> None:
    told = "“A bank (SCO) was set up by seven states beside the river.” [1]"
    earlier = (Turn("Was a bank set up in Tianjin?", told), Turn("Why did Norway leave the lighthouses?", "None."))
    assert standalone(turn, earlier, CATALOGUE) == asked


def test_that_occasion_and_another_are_both_named() -> None:
    assert after(
        "What did Norway say on a bank in Astana in 2024?",
        "Which sum was named there, and which a year later in Tianjin?",
    ) == (f"Which sum was named at the 24th {SCO} in Astana, and which sum at the 25th {SCO} in Tianjin?")
    assert after("What did Norway say on a bank in Astana in 2024?", "and which a year later in Tianjin?") == (
        f"What did Norway say on a bank, at the 25th {SCO} in Tianjin?"
    )
