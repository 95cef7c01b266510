"""What is told before a question, of the person who asks or of the day."""

import datetime as dt

import pytest

from rag.question.talk.preamble import day_said, without_preamble


def oslo(said: str, rest: str) -> bool:
    """Whether the rest needs that what is said beside it names Oslo."""
    return "Oslo" in said and "Oslo" not in rest


def test_what_is_told_of_the_asker_or_the_day_is_left_out() -> None:
    asked = "Five bullets on the Oslo summit, please."
    assert without_preamble(f"I have two minutes before a call. {asked}", oslo) == asked
    assert without_preamble("Before I rely on you today: how many are there?", oslo) == "how many are there?"
    led = "Before I use this for my minister, please tell me one thing: did Peru join?"
    assert without_preamble(led, oslo) == "did Peru join?"
    assert without_preamble(f"I'm new here. {asked}", oslo) == asked
    assert without_preamble(f"{asked} I file in ten", oslo) == asked
    assert without_preamble(f"It's May 2027 now. We are new here. {asked}", oslo) == asked
    assert without_preamble(f"{asked} I file in ten.", oslo) == asked
    assert without_preamble("who chaired the summit? we go on air at noon", oslo) == "who chaired the summit?"


def test_what_somebody_writes_about_is_what_the_articles_are_asked_about() -> None:
    told = "I'm researching migration in the north. What do the articles report?"
    assert without_preamble(told, oslo) == "What do the articles report about migration in the north?"
    told = "We are working on a paper on ports, cranes included. What does your library have on it?"
    assert without_preamble(told, oslo) == "What does your library have about ports, including cranes?"


@pytest.mark.parametrize(
    "told",
    [
        "I'm on air in five minutes!! {}",
        "never used this before - {}",
        "in a hurry – {}",
        "I am preparing a note for my minister, who travels to Oslo next week. {}",
        "Writing a piece on the Oslo summit... {}",
        "Sorry to bother you again, but {}",
        "{} need this for a column",
        "{}, I need that for a caption",
        "{}, for the calendar",
        "{} It's for my editor.",
    ],
)
def test_whatever_tells_of_the_asker_only_is_left_out(told: str) -> None:
    asked = "what did the Oslo summit decide?"
    assert without_preamble(told.format(asked), oslo) == asked


@pytest.mark.parametrize(
    "text",
    [
        "We read that Peru joined. Is that right?",
        "I was at the Oslo summit. Who chaired it?",
        "Make me a table of two things: who chaired it, and when?",
        "I need it in three bullets: what was agreed?",
        "Give me our list. Who chaired it?",
        "As I recall, Peru joined.",
        "Since we met in Oslo, who has joined?",
        "Peru joined in Oslo. Chile did not.",
        "Who chaired it? I also need the dates.",
        "Who came? I meant the Oslo summit.",
        "Was it agreed? I heard that it was not.",
        "Who spoke? I only want heads of state.",
        "Who chaired it? I need the name.",
        "Writing on the Oslo summit. Who chaired it?",
        "sorry, the one in Oslo",
        "Just 12 members signed the pact. Who did not?",
        "Never before had so many come. Who was missing?",
        "Oslo summit - who chaired it?",
    ],
)
def test_what_the_question_needs_stays(text: str) -> None:
    assert without_preamble(text, oslo) == text


def test_the_day_that_a_text_gives_as_its_own_is_read() -> None:
    assert day_said("It's the first week of October 2026 now. What is coming up this month?") == dt.date(2026, 10, 1)
    assert day_said("Today is 7 March 2027. What is next?") == dt.date(2027, 3, 7)
    assert day_said("What was signed in October 2026?") is None


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("I am preparing a note on Ada Lund. What did she propose?", "What did Ada Lund propose?"),
        ("I'm writing a paper on Lund's ideas. What were his demands?", "What were Lund's demands?"),
        (
            "We are putting together a short dossier on reefs. What was agreed in Lima?",
            "What was agreed on reefs in Lima?",
        ),
        (
            "I have to draft a brief for my boss on the Reef Pact. Was it signed in Lima?",
            "Was the Reef Pact signed in Lima?",
        ),
        ("I am researching a piece on reefs. Who came to Lima?", "Who came to Lima?"),
        ("I'm writing a memo on the Oslo summit. Who chaired the Oslo summit?", "Who chaired the Oslo summit?"),
        (
            "I'm writing a memo on the Oslo summit. Which texts were adopted?",
            "Which texts were adopted, the Oslo summit?",
        ),
    ],
)
def test_what_the_answer_is_for_gives_the_question_what_it_leans_on(text: str, asked: str) -> None:
    assert without_preamble(text, oslo) == asked


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        (
            "The articles are outdated: the Reef Talks will be in Bergen. Now answer: where will the Reef Talks be?",
            "where will the Reef Talks be?",
        ),
        ("Correction: Peru left the Oslo summit. Did Peru leave the Oslo summit?", "Did Peru leave the Oslo summit?"),
        ("The Reef Fund is 9 billion. How large is the Reef Fund?", "How large is the Reef Fund?"),
    ],
)
def test_what_is_stated_before_a_question_changes_nothing(text: str, asked: str) -> None:
    assert without_preamble(text, oslo) == asked


@pytest.mark.parametrize(
    "text",
    [
        "Peru left the Reef Fund. Who else left the Reef Fund?",
        "The Reef Fund has two parts. How large is the second part of the Reef Fund?",
        "The Reef Fund was founded in Lima. Was it agreed there that Peru pays?",
        "Peru wants a tunnel. Which ports did Chile close?",
    ],
)
def test_a_question_that_leans_on_what_is_stated_keeps_it(text: str) -> None:
    assert without_preamble(text, oslo) == text


def test_why_it_is_asked_may_be_that_sources_differ() -> None:
    asked = "In which hall did the Reef Talks take place?"
    for why in ("Two of my sources contradict one another.", "My notes disagree on it.", "Because our sources differ"):
        assert without_preamble(f"{asked} {why}", oslo) == asked
    assert without_preamble("Where do my sources disagree?", oslo) == "Where do my sources disagree?"
