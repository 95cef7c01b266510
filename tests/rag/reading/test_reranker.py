"""The optional cross-encoder, with a tiny one made here."""

from pathlib import Path

import numpy as np
import pytest
from transformers import BertConfig, BertForSequenceClassification, BertTokenizerFast

from rag.chain import AnswerChain
from rag.errors import EmbedderError
from rag.reading.reader import Reader
from rag.reading.reranker import Reranker

QUESTION = "How many points are in the communiqué signed in Dushanbe?"


def save_tiny(folder: Path, labels: int) -> str:
    """A randomly initialised cross-encoder of two thousand weights."""
    folder.mkdir()
    words = [
        "[PAD]",
        "[UNK]",
        "[CLS]",
        "[SEP]",
        "[MASK]",
        *"abcdefghijklmnopqrstuvwxyz0123456789",
        "how",
        "many",
        "points",
    ]
    (folder / "vocab.txt").write_text("\n".join(words), encoding="utf-8")
    BertTokenizerFast(vocab_file=str(folder / "vocab.txt"), model_max_length=64).save_pretrained(folder)
    config = BertConfig(
        vocab_size=len(words),
        hidden_size=16,
        num_hidden_layers=1,
        num_attention_heads=2,
        intermediate_size=16,
        max_position_embeddings=64,
        num_labels=labels,
    )
    BertForSequenceClassification(config).save_pretrained(folder)
    return str(folder)


@pytest.fixture(scope="module")
def reranker(tmp_path_factory: pytest.TempPathFactory) -> Reranker:
    return Reranker.load(save_tiny(tmp_path_factory.mktemp("models") / "tiny", 1))


def test_each_text_gets_a_score_and_long_ones_are_cut(reranker: Reranker) -> None:
    scores = reranker.scores("how many points", ["a b c", "points " * 500, ""])
    assert scores.shape == (3,)
    assert np.isfinite(scores).all()
    assert reranker.scores("how many", []).shape == (0,)


def test_a_model_that_is_not_there_or_gives_two_scores_is_refused(tmp_path: Path) -> None:
    with pytest.raises(EmbedderError, match="cannot be loaded"):
        Reranker.load(str(tmp_path / "none"))
    with pytest.raises(EmbedderError, match="2 scores"):
        Reranker.load(save_tiny(tmp_path / "two", 2))


class Backwards(Reranker):
    """Likes best what stands last."""

    def __init__(self) -> None:
        self.read: list[str] = []

    def scores(self, question: str, texts):
        self.read = list(texts)
        return np.arange(len(texts), dtype=float)


def test_it_orders_the_best_sentences_and_leaves_confidence_alone(chain: AnswerChain) -> None:
    encoded = chain.retriever.embedder.encode_question(QUESTION)
    documents = chain.retriever.invoke(QUESTION, encoded=encoded)
    understood, backwards = chain.finder.understand(QUESTION), Backwards()
    plain = Reader(chain.library).read(understood, encoded, documents)
    turned = Reader(chain.library, reranker=backwards).read(understood, encoded, documents)
    assert plain.quotes[0].text == backwards.read[0]
    assert turned.quotes[0].text == backwards.read[-1]
    assert turned.confidence == plain.confidence
