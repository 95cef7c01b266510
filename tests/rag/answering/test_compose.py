"""A question is answered by the composer of its kind, or as a fact."""

from pathlib import Path

import pytest

from tests.rag.test_chain import fake_chain, fill, write_articles


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
