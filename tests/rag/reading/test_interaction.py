"""A question compared with sentences, token by token."""

from pathlib import Path

import pytest
import torch

from rag.encoding.tokens import project
from rag.reading.interaction import CHANNELS, FEATURES, TOKEN_FACTS, Material, interact, token_facts
from tests.rag.fakes import fake_chain, fill, write_articles


class Met:
    """What `interact` says of a question, by name."""

    def __init__(self, tmp_path: Path, question: str, bodies: dict[str, str]) -> None:
        fill(write_articles(tmp_path / "news", bodies), tmp_path / "data")
        chain = fake_chain(tmp_path / "data")
        encoded = chain.retriever.embedder.encode_question(question)
        self.documents = chain.retriever.invoke(question)
        compared = chain.reader.compare(chain.finder.understand(question), encoded, self.documents)
        self.channels, self.facts, self.features = compared.channels, compared.facts, compared.features
        chain.close()

    def of(self, name: str, token: int) -> list[float]:
        return [round(float(value), 1) for value in self.channels[token, :, CHANNELS.index(name)]]

    def feature(self, name: str) -> list[float]:
        return [round(float(value), 2) for value in self.features[:, FEATURES.index(name)]]


@pytest.fixture
def met(tmp_path: Path) -> Met:
    return Met(tmp_path, "gas treaty?", {"a": "Some gas flows there too. 26 treaty pages. No more."})


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
    assert (met.facts[:, TOKEN_FACTS.index("best")] > 0.9).all()
    assert token_facts(["gas", None], {"gas": 2.5}, [True, False]).tolist() == [[0.5, 0, 1], [0, 1, 0]]


def test_cosines_are_of_the_sentence_its_passage_and_the_better_sentence_beside_it(met: Met) -> None:
    sentence, neighbour = met.feature("sentence_cosine"), met.feature("neighbour_cosine")
    assert sentence[0] == sentence[1] == pytest.approx(0.71, abs=0.01)  # one word of the two, the only one it has
    assert neighbour == [sentence[1], sentence[0], sentence[1]]
    assert met.feature("passage_cosine") == [1, 1, 1]


def test_training_reaches_the_question_s_vectors_even_where_all_sentences_are_alike(tmp_path: Path) -> None:
    fill(write_articles(tmp_path / "news", {"a": "Some gas."}), tmp_path / "data")
    chain = fake_chain(tmp_path / "data")
    documents = chain.retriever.invoke("gas")
    encoded = chain.retriever.embedder.encode_question("gas")
    tokens = torch.from_numpy(project(encoded.tokens)).requires_grad_()
    wording = chain.reader.wording(chain.finder.understand("gas"), encoded, documents)
    material = Material.of([one.metadata["stored"] for one in documents])
    interact(tokens, torch.from_numpy(encoded.vector), material, wording).channels.sum().backward()
    chain.close()
    assert tokens.grad is not None
    assert tokens.grad.isfinite().all()
    assert tokens.grad.abs().sum() > 0


def test_neighbours_are_of_the_same_passage_only(tmp_path: Path) -> None:
    met = Met(tmp_path, "gas", {"a": "Some gas.", "b": "Some water."})
    other = [document.metadata["hit"].passage.article_id for document in met.documents].index("b")
    assert met.of("word_with_before", 0)[other] == met.of("word_in_passage", 0)[other] == 0
    assert met.channels.isfinite().all()
