"""A question is answered by the composer of its kind, or as a fact."""

from dataclasses import replace
from pathlib import Path

import pytest

from rag.answering import compose
from rag.types import Quote
from tests.rag.answering.asked import asked_of
from tests.rag.test_chain import fake_chain, fill, write_articles

GAS = "The gas treaty was signed."


@pytest.mark.parametrize("question", ["hi", "Who are you?"])
def test_a_question_about_readout_is_answered_without_quotes(tmp_path: Path, question: str) -> None:
    fill(write_articles(tmp_path / "news", {"a": "The gas treaty was signed in 2025."}), tmp_path / "data")
    chain = fake_chain(tmp_path / "data")
    answer = chain.invoke(question)
    assert (answer.kind, answer.status, answer.quotes, answer.hits) == ("about", "about", (), ())
    assert "one article" in answer.headline
    chain.close()


def test_a_kind_that_finds_nothing_leaves_the_question_to_the_reader(tmp_path: Path) -> None:
    fill(write_articles(tmp_path / "news", {"a": "The gas treaty was signed in 2025."}), tmp_path / "data")
    chain = fake_chain(tmp_path / "data")
    answer = chain.invoke("Was the gas treaty signed?")
    assert [quote.text for quote in answer.quotes] == ["The gas treaty was signed in 2025."]
    chain.close()


def test_the_reader_is_asked_for_a_fact_when_another_kind_finds_nothing(tmp_path: Path) -> None:
    fill(write_articles(tmp_path / "news", {"a": "The gas treaty was signed. Ferries sail."}), tmp_path / "data")
    chain = fake_chain(tmp_path / "data")
    read_once, read_again = Quote(1, "a", 27, 40, "Ferries sail.", 0.6), Quote(1, "a", 0, 26, GAS, 0.9)
    asked = asked_of(chain.library, "Was the wind treaty signed by then?", quotes=(read_once,))
    asked = replace(asked, as_fact=lambda: asked_of(chain.library, asked.question.text, quotes=(read_again,)))
    assert asked.understood.kind == "status"
    assert [quote.text for quote in compose(asked).quotes] == [GAS]
    chain.close()
