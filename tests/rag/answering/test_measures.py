"""A measure asked for is told from the one figure of its kind in the sentence."""

import pytest

from rag.answering.fact.answer_words import answer_words
from rag.question.asked import parse_question

PLANT = "The dam, 80 metres high and due in 2030, has a capacity of about 1,860 megawatts and cost 2 billion euros."


@pytest.mark.parametrize(
    ("question", "quote", "words"),
    [
        ("How large will the plant be, in MW?", "Its capacity is 1,860 megawatts.", "1,860 megawatts"),
        ("What capacity does it have?", "It has a capacity of about 1,860 megawatts.", "about 1,860 megawatts"),
        ("How high is the dam?", PLANT, "80 metres"),
        ("How long is the railway?", "The line of 523 kilometres cost 4.7 billion dollars.", "523 kilometres"),
        ("How long did the talks last?", "The talks took four hours.", "four hours"),
        ("How big is the park?", "The park covers 1.5 million hectares.", "1.5 million hectares"),
        ("How large will the plant be?", PLANT, None),  # metres and megawatts
        ("How heavy is the bell?", "The bell rang for two hours.", None),
    ],
)
def test_the_one_measure_of_the_kind_is_told(question: str, quote: str, words: str | None) -> None:
    found = answer_words(parse_question(question), quote)
    assert (found and quote[slice(*found)]) == words
