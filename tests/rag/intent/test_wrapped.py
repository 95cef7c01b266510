"""Taking what is asked out of a turn, given what the network tells of each word."""

import re

import numpy as np
import pytest

from rag.intent.wrapped import request_in


def taken(turn: str, around: float = 0.05, request: float = 0.95) -> str:
    """What is taken out of a turn whose request stands in braces, with these chances outside and inside of them."""
    text, tokens, chances = "", [], []
    for part in re.split(r"(\{[^}]*\})", turn):
        said = part.strip("{}")
        tokens += [(len(text) + word.start(), len(text) + word.end()) for word in re.finditer(r"\w+|[^\w\s]", said)]
        chances += [request if part.startswith("{") else around] * (len(tokens) - len(chances))
        text += said
    return request_in(text, tokens, np.array(chances, dtype=np.float32))


@pytest.mark.parametrize(
    ("turn", "asked"),
    [
        ("Boss wants {half a page on Suva} by noon, help", "Half a page on Suva"),
        (
            "I like that {at a UN meeting they cut off the microphones of} anyone who went on. {Which one was it?}",
            "At a UN meeting they cut off the microphones. Which one was it?",
        ),
        (
            "{The draft says that Fiji left.} Before {he says so in public: does that hold?} cheers then",
            "The draft says that Fiji left. Before he says so in public: does that hold?",
        ),
        ("sorry, me again: {who chaired the Suva summit?} thanks a lot", "Who chaired the Suva summit?"),
        (
            "They keep saying that {the reef fund is running}. I doubt it. {As of 2025, does it exist?}",
            "The reef fund is running. As of 2025, does it exist?",
        ),
        (
            "My aunt, of all people, holds that {Fiji left}, over tea, {and came back in 2024}. Odd! {Did it?}",
            "Fiji left and came back in 2024. Did it?",
        ),
        (
            "I keep hearing on the tram that {the reef fund has run since May}, {is it so?}",
            "The reef fund has run since May, is it so?",
        ),
        (
            "{the reef fund has run since May}, they never tire of saying. {is it so?}",
            "The reef fund has run since May. is it so?",
        ),
        (
            "I'm putting together an overview of all the {gatherings they hosted}. {Which of them took place in Fiji?}",
            "Which of them took place in Fiji?",
        ),
        (
            "I know zilch about {Suva}, sorry to say. {What should stick in one's mind?}",
            "Suva. What should stick in one's mind?",
        ),
        ("Is there, if I may ask, {any “reef fund”?} Yours, a reader", "Any “reef fund”?"),
    ],
)
def test_what_is_said_around_a_request_is_left_out(turn: str, asked: str) -> None:
    assert taken(turn) == asked


@pytest.mark.parametrize(
    "turn",
    [
        "{Who came to the Suva summit, and who stayed away?}",
        "thank you ever so much my friend",  # nothing in it is asked
        "{why} on earth would they do such a thing",  # too little is left
        "{What did Peru} as I recall it {propose on fisheries in Suva?}",  # nobody strikes out words in the midst
        "per the minister, {the bank has which two newcomers?}",
        "no, I meant {the one in Suva, who chaired that?}",
        "lads, {who came?}",  # a short turn is a request whole
        "I moderate a panel on reefs. {What have the summits decided on the subject?}",
        "",
    ],
)
def test_a_turn_stays_as_it_is_where_nothing_or_all_would_go(turn: str) -> None:
    assert taken(turn) == turn.replace("{", "").replace("}", "")


def test_words_that_may_be_part_of_the_request_stay() -> None:
    assert taken("in view of the storm {who came to the Suva summit?}", around=0.3).startswith("in view of")


def test_what_was_not_read_is_kept() -> None:
    text = "please do tell us all in Suva " + "and Nadi " * 3
    tokens = [(word.start(), word.end()) for word in re.finditer(r"\w+", text)][:4]
    assert request_in(text, tokens, np.array([0.05] * 4, dtype=np.float32)) == "All in Suva and Nadi and Nadi and Nadi"
