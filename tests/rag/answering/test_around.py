"""Later turns on what the answer before quoted."""

import pytest

from rag.chain import AnswerChain
from rag.types import Answer, Question, Turn


def said_last(chain: AnswerChain, *asked: str) -> Answer:
    """The answer to the last of these turns."""
    *earlier, last = asked
    history: list[Turn] = []
    for one in earlier:
        history.append(Turn(one, chain.invoke(Question(one, tuple(history))).text))
    return chain.invoke(Question(last, tuple(history)))


PAUSE = "What did Fiji ask for at the Reef Forum in Suva?"
LIVE = "What did Chile propose at the Lagoon Summit in Bergen?"


@pytest.mark.parametrize(
    ("turns", "line", "quoted"),
    [
        ((PAUSE, "who objected?"), "", "Malta and Cyprus objected"),
        ((PAUSE, "was it agreed?", "and who was against it?"), "", "Malta and Cyprus objected"),
        ((LIVE, "was it agreed?"), "No: ", "it was not agreed"),
        ((LIVE, "what became of it?"), "", "it was not agreed"),
    ],
)
def test_a_turn_on_the_answer_is_answered_from_around_its_sentences(
    harbour: AnswerChain, turns: tuple[str, ...], line: str, quoted: str
) -> None:
    answer = said_last(harbour, *turns)
    assert quoted in answer.quotes[0].text
    assert answer.headline.startswith(line)


def test_a_turn_that_asks_for_something_of_its_own_is_not_answered_from_there(harbour: AnswerChain) -> None:
    answer = said_last(harbour, PAUSE, "who objected to the coral fund?")
    assert not any("Malta" in quote.text for quote in answer.quotes[:1])


SAMOA = "“A proposal for common papers came from Samoa.” [1]"
FIJI = "“Fiji had asked for a ten-year pause on sand dredging.” [2]"


def test_it_was_agreed_only_where_that_is_said_of_the_one_thing_quoted(harbour: AnswerChain) -> None:
    asked = "What was proposed in Suva?"
    assert harbour.invoke(Question("was that accepted?", (Turn(asked, SAMOA),))).headline.startswith(
        "Yes: It was adopted"
    )
    of_two = harbour.invoke(Question("was that accepted?", (Turn(asked, f"{SAMOA}\n\n{FIJI}"),)))
    assert not of_two.headline.startswith("Yes")
