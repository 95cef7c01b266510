"""Later turns that want the answer before in another form."""

import pytest

from rag.question.followup.same_again import asked_again


@pytest.mark.parametrize(
    ("turn", "again"),
    [
        ("make that a table", "Which sums were pledged in Oslo, as a table?"),
        ("make a table of that, one row per country", "Which sums were pledged in Oslo, as a table by country?"),
        ("break it down by country", "Which sums were pledged in Oslo, as a table by country?"),
        ("and split that by year please", "Which sums were pledged in Oslo, as a table by year?"),
        ("by donor?", "Which sums were pledged in Oslo, as a table by donor?"),
        ("Would you be so kind as to put these into a table for me?", "Which sums were pledged in Oslo, as a table?"),
        ("how many?", "How many sums were pledged in Oslo?"),
        ("and how many of them", "How many sums were pledged in Oslo?"),
        ("which was more?", "Which sums were pledged in Oslo, which was more?"),
        ("which of the two is the largest", "Which sums were pledged in Oslo, which was largest?"),
    ],
)
def test_the_earlier_question_is_asked_again_in_another_form(turn: str, again: str) -> None:
    assert asked_again(turn, "Which sums were pledged in Oslo?") == again


@pytest.mark.parametrize(
    "turn", ["and in Lima?", "how many points has it?", "by whom was it signed?", "who paid more for it?"]
)
def test_another_question_is_not_the_same_again(turn: str) -> None:
    assert asked_again(turn, "Which sums were pledged in Oslo?") is None


@pytest.mark.parametrize(
    ("turn", "length"),
    [
        ("Shorter. Three sentences.", "three sentences"),
        ("way too long, 3 points max", "3 points"),
        ("in two bullets please", "two bullets"),
        ("make it one paragraph", "one paragraph"),
        ("50 words max", "50 words"),
        ("just a few lines", "a few lines"),
    ],
)
def test_a_turn_that_only_says_how_long_asks_again_at_that_length(turn: str, length: str) -> None:
    assert asked_again(turn, "Summarise Oslo") == f"Summarise Oslo, in {length}?"
    assert asked_again(turn, "Summarise Oslo, in five points?") == f"Summarise Oslo, in {length}?"


def test_of_people_the_number_of_people_is_asked() -> None:
    assert asked_again("how many?", "Who came to Oslo?") == "How many people came to Oslo?"


@pytest.mark.parametrize(
    ("turn", "earlier", "again"),
    [
        (
            "only the adopted ones",
            "what did Lund propose in Oslo?",
            "what did Lund propose in Oslo, only those adopted?",
        ),
        ("which of them were signed?", "list all proposals", "list all proposals, only those adopted?"),
        ("was it agreed?", "list all proposals made in Oslo", "list all proposals made in Oslo, only those adopted?"),
        (
            "has any of that been adopted?",
            "What has Lund put forward?",
            "What has Lund put forward, only those adopted?",
        ),
        ("just the rejected ones please", "all ideas of Chile", "all ideas of Chile, only those rejected?"),
        (
            "was any of that adopted by the meeting?",
            "what did Lund propose in Oslo?",
            "what did Lund propose in Oslo, only those adopted?",
        ),
        ("were her ideas taken up?", "what did Lund propose?", "what did Lund propose, only those adopted?"),
        (
            "Did the summit agree to any of them?",
            "what did Lund propose?",
            "what did Lund propose, only those adopted?",
        ),
        (
            "did they turn down what she proposed?",
            "what did Lund propose?",
            "what did Lund propose, only those rejected?",
        ),
        ("did the summit adopt the declaration?", "what did Lund propose?", None),
        ("was it agreed?", "what did Lund propose in Oslo?", None),
        ("which of them was longest?", "list all proposals", "list all proposals, which was longest?"),
    ],
)
def test_what_came_out_of_a_list_is_asked_of_the_list(turn: str, earlier: str, again: str | None) -> None:
    assert asked_again(turn, earlier) == again


@pytest.mark.parametrize(
    ("turn", "earlier", "again"),
    [
        ("who else?", "Who came to Oslo?", "Who else came to Oslo?"),
        ("And who else came?", "Who came to Oslo?", "Who else came to Oslo?"),
        ("who else proposed something?", "What did Ada Lund propose in Oslo?", "What was proposed in Oslo?"),
        ("anyone else?", "What did Chile pledge at the summit?", "What was pledged at the summit?"),
        ("who else signed?", "Who came to Oslo?", None),
        ("who else?", "When was the summit in Oslo?", None),
    ],
)
def test_others_are_asked_for_as_the_one_before(turn: str, earlier: str, again: str | None) -> None:
    assert asked_again(turn, earlier) == again


@pytest.mark.parametrize(
    ("turn", "again"),
    [
        ("shorter, and only the money", "Brief me on the Oslo summit: only the money?"),
        ("and now just the sums, in two lines", "Brief me on the Oslo summit: only the money?"),
        ("only what was not agreed please", "What was not agreed at the Oslo summit?"),
        ("just the open points", "What was not agreed at the Oslo summit?"),
        ("only the deadlines", "Which deadlines were set at the Oslo summit?"),
        ("only the proposals", "What was proposed at the Oslo summit?"),
        ("only Peru", None),
    ],
)
def test_of_a_brief_one_part_alone_can_be_asked_for(turn: str, again: str | None) -> None:
    assert asked_again(turn, "Brief me on the Oslo summit") == again
    assert asked_again(turn, "Who chaired the Oslo summit?") is None
