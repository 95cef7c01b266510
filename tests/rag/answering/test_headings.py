"""A heading is never the answer: what stands under it is."""

import pytest

from rag.answering.fact.headings import with_outcomes
from rag.answering.sentences import is_heading
from rag.chain import AnswerChain
from rag.types import Quote
from tests.rag.answering.asked import asked_of


def test_what_was_decided_under_a_heading_takes_its_place(harbour: AnswerChain) -> None:
    start = harbour.library.article("reef").text.index("Digital passports.")
    heading = Quote(1, "reef", start, start + len("Digital passports."), "Digital passports.", 0.9)
    asked = asked_of(harbour.library, "what about digital passports?", quotes=(heading,))
    quotes, line = with_outcomes([heading], asked)
    assert [quote.text for quote in quotes] == ["It was adopted with two changes after a long debate."]
    assert line == "Digital passports: it was adopted with two changes after a long debate."


def test_what_became_of_a_matter_comes_before_the_sentence_that_names_it(harbour: AnswerChain) -> None:
    text = harbour.library.article("reef").text
    start = text.index("A proposal for common papers")
    end = text.index(".", start) + 1
    named = Quote(1, "reef", start, end, text[start:end], 0.9)
    asked = asked_of(harbour.library, "did the forum approve common papers?", quotes=(named,))
    quotes, line = with_outcomes([named], asked)
    assert [quote.text for quote in quotes] == ["It was adopted with two changes after a long debate.", named.text]
    assert line == "It was adopted with two changes after a long debate."
    asked = asked_of(harbour.library, "did the forum approve cheaper lighthouses?", quotes=(named,))
    assert with_outcomes([named], asked) == ((named,), "")
    asked = asked_of(harbour.library, "who wants common papers?", quotes=(named,))
    assert with_outcomes([named], asked) == ((named,), "")


@pytest.mark.parametrize("text", ["Digital identity.", "Free movement", "TRADE AND INVESTMENT (TI)"])
def test_a_few_words_without_a_verb_are_a_heading(text: str) -> None:
    assert is_heading(text)


@pytest.mark.parametrize("text", ["Serbia did not.", "They met in Rome.", "It was rejected.", "- Chair: Anna Kell"])
def test_a_short_sentence_is_no_heading(text: str) -> None:
    assert not is_heading(text)
