"""Who pays for a matter, opposes it, joins it or takes the chair is named from the sentence that says so."""

import pytest

from rag.answering.people.parties import _ROLES, _who
from rag.chain import AnswerChain
from rag.types import Question, Turn


@pytest.mark.parametrize(
    ("question", "headline", "quoted"),
    [
        ("who blocked the pause on sand dredging in Suva?", "Malta and Cyprus.", "Malta and Cyprus objected"),
        ("who pays for the coral fund at the Reef Forum?", "Norway; Chile and Peru.", "half of the running costs"),
        ("who else joins free movement in Suva, and from when?", "Kenya and Ghana, 1 January 2027.", "They welcomed"),
    ],
)
def test_who_has_a_part_is_named_though_the_sentence_shares_no_word_with_the_question(
    harbour: AnswerChain, question: str, headline: str, quoted: str
) -> None:
    answer = harbour.invoke(question)
    assert answer.headline == headline
    assert any(quoted in quote.text for quote in answer.quotes)
    assert {quote.article_id for quote in answer.quotes} == {"reef"}


def test_it_is_the_matter_of_the_turn_before(harbour: AnswerChain) -> None:
    before = "What was decided on sand dredging in Suva?"
    turn = Turn(before, harbour.invoke(before).text)
    assert harbour.invoke(Question("who blocked it?", (turn,))).headline == "Malta and Cyprus."


def test_nobody_is_named_for_a_matter_that_nobody_is_said_to_oppose(harbour: AnswerChain) -> None:
    assert harbour.invoke("who blocked the coral fund at the Reef Forum?").headline == ""


def test_whose_plan_it_is_does_not_pay() -> None:
    assert _who("Fiji's plan for a fund that pays for dredging was dropped.", _ROLES[0]) == ""
    assert _who("Fiji has paid for the dredging.", _ROLES[0]) == "Fiji"
