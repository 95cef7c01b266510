"""A question compared with sentences, token by token."""

from pathlib import Path

import numpy as np
import pytest

from rag.interaction import CHANNELS, TOKEN_FACTS, interact
from rag.question import read_question
from rag.words import terms
from tests.fakes import fake_chain, fill, write_articles


class Met:
    """What `interact` says of a question, by name."""

    def __init__(self, tmp_path: Path, question: str, bodies: dict[str, str]) -> None:
        fill(write_articles(tmp_path / "news", bodies), tmp_path / "data")
        chain = fake_chain(tmp_path / "data")
        encoded = chain.retriever.embedder.encode_question(question)
        self.documents = chain.retriever.invoke(question)
        idf = dict.fromkeys(terms(question), 2.5)
        self.channels, self.facts = interact(read_question(question), encoded, idf, self.documents)
        chain.close()

    def of(self, name: str, token: int) -> list[float]:
        return [round(float(value), 1) for value in self.channels[token, :, CHANNELS.index(name)]]


@pytest.fixture
def met(tmp_path: Path) -> Met:
    return Met(tmp_path, "gas treaty?", {"a": "Some gas flows. 26 treaty pages. No more."})


def test_a_token_is_met_where_its_vector_or_its_word_stands(met: Met) -> None:
    assert met.channels.shape == (2, 3, len(CHANNELS))
    assert met.of("sentence", 0)[0] > 0.9 > met.of("sentence", 0)[1]
    assert met.of("word", 0) == [1, 0, 0]
    assert met.of("word", 1) == [0, 1, 0]


def test_what_is_around_a_sentence_counts_on_channels_of_its_own(met: Met) -> None:
    assert met.of("word_with_before", 0) == [1, 1, 0]
    assert met.of("word_in_passage", 0) == [1, 1, 1]
    assert met.of("with_before", 0)[1] > 0.9 > met.of("with_before", 0)[2]
    assert met.of("with_after", 1)[0] > 0.9
    assert min(met.of("passage", 0)) > 0.9


def test_what_stands_near_a_number_is_told_apart(met: Met) -> None:
    assert met.of("near_number", 1)[1] > 0.9
    assert met.of("near_number", 0)[0] == 0


def test_a_token_s_own_facts(met: Met) -> None:
    facts = dict(zip(TOKEN_FACTS, met.facts.T, strict=True))
    assert facts["rarity"].tolist() == [0.5, 0.5]
    assert facts["stopword"].tolist() == [0, 0]
    assert (facts["best"] > 0.9).all()


def test_neighbours_are_of_the_same_passage_only(tmp_path: Path) -> None:
    met = Met(tmp_path, "gas", {"a": "Some gas.", "b": "Some water."})
    other = [document.metadata["hit"].passage.article_id for document in met.documents].index("b")
    assert met.of("word_with_before", 0)[other] == met.of("word_in_passage", 0)[other] == 0
    assert np.isfinite(met.channels).all()
