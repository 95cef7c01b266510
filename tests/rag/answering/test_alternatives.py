"""Questions between two things are answered with the one that holds."""

from rag.answering.alternatives import either
from rag.answering.asked import Asked
from rag.answering.composed import Composed
from rag.chain import AnswerChain
from rag.types import Quote
from tests.rag.answering.asked import asked_of


def told(text: str, headline: str = "") -> Composed:
    return Composed("fact", headline=headline, quotes=(Quote(1, "oslo", 0, len(text), text, 0.9),))


def line(cedar: AnswerChain, question: str, answers: dict[str, Composed]) -> str | None:
    """The headline where each question is answered so; anything else is declined."""

    def compose(asked: Asked) -> Composed:
        return answers.get(asked.understood.text, Composed("fact", "declined"))

    found = either(asked_of(cedar.library, question), compose)
    return found.headline if found else None


def test_the_one_that_the_sentence_names_holds(cedar: AnswerChain) -> None:
    question = "Did Peru or Chile propose a timber exchange?"
    assert line(cedar, question, {question: told("Chile proposed it.")}) == "Chile proposed it."
    question = "Did Peru pledge grants or loans in Oslo?"
    assert line(cedar, question, {question: told("Peru gave cheap loans.")}) == "Loans: Peru gave cheap loans."


def test_which_gave_more_is_ranked_in_one_unit_alone(cedar: AnswerChain) -> None:
    question = "Did Norway or Peru give more money for forests?"
    norway, peru = ("how much money did Norway give for forests?", "how much money did Peru give for forests?")
    one = told("Norway gave 20 million euros.", "20 million euros.")
    same, other = (told(f"Peru gave {sum_}.", f"{sum_}.") for sum_ in ("30 million euros", "40 million dollars"))
    assert (
        line(cedar, question, {norway: one, peru: same})
        == "Peru: 30 million euros, against 20 million euros for Norway."
    )
    assert line(cedar, question, {norway: one, peru: other}) == "Norway: 20 million euros; Peru: 40 million dollars."
    assert line(cedar, question, {norway: one}) == "Norway: 20 million euros. Nothing on it in the library for Peru."
    theirs = told("The fund holds 50 million euros, less than Peru wanted.", "50 million euros.")
    assert line(cedar, question, {peru: theirs}) is None


def test_what_tells_of_neither_is_left_to_others(cedar: AnswerChain) -> None:
    question = "Did Peru or Chile propose a timber exchange?"
    assert line(cedar, question, {question: told("Kenya proposed a forest academy.")}) is None
