"""The adapter of the question's side."""

import numpy as np
from sentence_transformers import SentenceTransformer

from rag.encoding import adapter
from rag.encoding.embedder import Embedder
from tests.rag.encoding.encoded import QUESTION, encoded


def test_what_is_not_moved_is_shared_and_the_published_model_stays_as_it_is(published: SentenceTransformer) -> None:
    before = encoded(published)
    model = adapter.merged(published, adapter.load())
    own = {id(weight) for weight in published.parameters()}
    assert sum(weight.numel() for weight in model.parameters() if id(weight) in own) > 10_000_000
    assert np.array_equal(encoded(published), before)


def test_the_adapter_moves_questions_and_not_passages(embedder: Embedder) -> None:
    vector = embedder.encode_question(QUESTION).vector
    [[(_, passage)]] = embedder.encode_passages([QUESTION], [[(0, len(QUESTION))]])
    assert np.allclose(passage.vector, encoded(embedder.published), atol=1e-4)
    assert 0.1 < float(vector @ passage.vector) < 0.999


def test_the_shipped_file_is_small() -> None:
    assert adapter.FACTORS_FILE.stat().st_size < 2_000_000
