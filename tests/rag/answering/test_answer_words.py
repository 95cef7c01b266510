"""The words of a sentence that answer a question are told when there is no doubt."""

import pytest

from rag.answering.fact.answer_words import answer_words, words_read
from rag.answering.fact.reasons import reason_told
from rag.question.asked import parse_question
from rag.reading import AnsweringWords


@pytest.mark.parametrize(
    ("question", "quote", "words"),
    [
        ("How many points does it have?", "The text of 134 points was signed by 12 states.", "134 points"),
        ("number of member states?", "The text of 134 points was signed by 12 states.", "12 states"),
        ("How much was pledged?", "He pledged 26 billion yuan for 3 years.", "26 billion yuan"),
        ("What share is it?", "That is 20 per cent of 3 billion euros.", "20 per cent"),
        ("Which countries pledged money?", "The biggest pledge was 7 billion dollars.", None),
        ("When was it signed?", "The text was signed on 9 October 2025.", "9 October 2025"),
        ("When was it signed?", "Signed on 9 October 2025, it will be reviewed in 2027.", None),
        ("How much was pledged?", "He pledged 2 billion yuan, and she 3 billion euros.", None),
        ("How many came?", "Twelve came.", None),
        ("How much do they cost?", "They cost $47 million and not $74 million.", "$47 million"),
        ("How much is it?", "They gave 15 million euros for buoys rather than 5 million euros.", "15 million euros"),
        ("How much do they cost?", "They do not cost $74 million but $47 million.", "$47 million"),
        ("When did Chile announce that it would leave the Pact?", "The Pact took effect on 16 May 2005.", None),
        ("When did Chile leave the Pact?", "It left on 16 May 2005.", "16 May 2005"),
        ("When does Chile leave the Pact?", "Santiago leaves it on 16 May 2005.", "16 May 2005"),
        ("Who came?", "In 2025 came 3 kings.", None),
        ("Which country resisted the 5 per cent target?", "A cut of 60 per cent met opposition from Peru.", None),
        ("What did the summit cost?", "A fund of 300 million euros was kept.", None),
        ("What did the summit cost?", "The budget came to 183 million euros.", "183 million euros"),
        ("How many raids in the gulf were there?", "Raids rose from 18 in 2025 to 31 in 2026.", None),
    ],
)
def test_the_words_that_answer_are_told_when_there_is_no_doubt(question: str, quote: str, words: str | None) -> None:
    found = answer_words(parse_question(question), quote)
    assert (found and quote[slice(*found)]) == words


ORDERS = "Chilean airlines ordered 22 ships; Peru's choice was of as many as 15 of them."


def test_the_figure_of_another_country_is_no_answer() -> None:
    asked = parse_question("How many ships did Peru order?")
    assert answer_words(asked, ORDERS, frozenset({"Peru"})) is None
    found = answer_words(parse_question("How many ships did Chile order?"), ORDERS, frozenset({"Chile"}))
    assert found is not None
    assert ORDERS[slice(*found)] == "22 ships"


@pytest.mark.parametrize(("country", "words"), [("Chile", "20 million"), ("Kenya", "3 million"), ("Ghana", None)])
def test_of_several_givers_the_figure_of_the_one_asked_about_is_told(country: str, words: str | None) -> None:
    given = "They opened a reef fund of 30 million dollars: 20 million from Chile, and 3 million from Kenya by May."
    found = answer_words(parse_question(f"How much does {country} give to the fund?"), given, frozenset({country}))
    assert (given[slice(*found)] if found else None) == words


READ_WORDS = [
    ("who took the gavel?", "Rosa Mbeki of the host party took the gavel.", "Rosa Mbeki", "Rosa Mbeki"),
    ("who took the gavel?", "Rosa Mbeki took the gavel, as did Carl Orff.", "Rosa Mbeki", None),
    ("who took the gavel?", "Carl Orff and Rosa Mbeki took the gavel.", "Rosa Mbeki", None),
    ("who backed the draft?", "Rosa Mbeki proposed the amendment.", "Rosa Mbeki", None),
    ("who met Rosa Mbeki?", "Rosa Mbeki met the guests.", "Rosa Mbeki", None),
    (
        "what share of the budget does Peru pay",
        "Peru pays nearly 43 per cent of it.",
        "43 per cent",
        "nearly 43 per cent",
    ),
    ("what share of the budget does Peru pay", "Peru pays 43 million dollars of it.", "43 million dollars", None),
    ("size of the reef fund?", "The fund is of 70 million crowns.", "70 million", "70 million crowns"),
    ("size of the reef fund?", "The fund is of great use.", "great use", None),
    (
        "which states left the pact?",
        "Peru, Chile, Ghana and Kenya left the pact.",
        "Peru, Chile, Ghana",
        "Peru, Chile, Ghana and Kenya",
    ),
    ("which states left the pact?", "Peru left the pact.", "Peru", None),
]


@pytest.mark.parametrize(("question", "quote", "read", "words"), READ_WORDS)
def test_the_words_that_the_joint_reader_chose_are_told_if_they_are_of_the_kind_asked_for(
    question: str, quote: str, read: str, words: str | None
) -> None:
    span = quote.index(read), quote.index(read) + len(read)
    found = words_read(parse_question(question), quote, AnsweringWords(span, 0.6))
    assert (quote[slice(*found)] if found else None) == words
    assert words_read(parse_question(question), quote, AnsweringWords(span, 0.3)) is None


@pytest.mark.parametrize(
    ("quote", "reason"),
    [
        ("It was put off because a new council was being formed.", "because a new council was being formed"),
        ("The session was postponed after a storm had struck; it is to be held in May.", "after a storm had struck"),
        ("Ghana sent its envoy, since the minister was unable to fly.", "since the minister was unable to fly"),
        ("The session had been due to take place in Oslo in May.", None),
        ("Trade has grown since 2018.", None),
        ("They met in May, as the hall had burnt down.", "as the hall had burnt down"),
        ("Rahmon asked him not to act as though it were a colony.", None),
    ],
)
def test_the_words_that_give_the_reason_are_told_where_it_is_asked(quote: str, reason: str | None) -> None:
    found = reason_told("Why was the session put off?", quote)
    assert (quote[slice(*found)] if found else None) == reason
    assert reason_told("When was the session put off?", quote) is None


def test_a_day_that_is_asked_for_is_no_year() -> None:
    assert answer_words(parse_question("On what day does it open?"), "It opens in 2026.") is None
    assert answer_words(parse_question("When does it open?"), "It opens in 2026.") == (12, 16)


def test_a_hedge_belongs_to_its_figure() -> None:
    quote = "A newspaper counted more than 50 measures in it."
    found = answer_words(parse_question("How many measures are in the plan?"), quote)
    assert found is not None
    assert quote[slice(*found)] == "more than 50 measures"
