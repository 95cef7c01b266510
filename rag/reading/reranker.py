"""An optional second opinion on the best sentences: any sentence-transformers cross-encoder.

Off unless `READOUT_RERANKER` names one. It reads question and sentence together, which is better than comparing their
vectors but some hundred times slower, so it only reorders the few sentences that the reader put first. The reader
alone decides whether to answer, because its confidence is calibrated.
"""

import threading
from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from rag.errors import EmbedderError

if TYPE_CHECKING:
    from sentence_transformers import CrossEncoder

READS = 24
"""How many of the best sentences are reordered."""


class Reranker:
    """A loaded cross-encoder. Safe to share between threads: they take turns, each on one core as in the embedder."""

    def __init__(self, model: "CrossEncoder") -> None:
        self._model = model
        self._lock = threading.Lock()

    @classmethod
    def load(cls, name_or_path: str, device: str | None = None) -> "Reranker":
        """Load a cross-encoder by path or hub name.

        Raises:
            EmbedderError: there is no cross-encoder there, or it gives more than one score.
        """
        from sentence_transformers import CrossEncoder

        try:
            model = CrossEncoder(name_or_path, device=device)
        except Exception as error:  # whatever the libraries below raise for a broken or missing model
            raise EmbedderError(
                f"The reranker {name_or_path!r} cannot be loaded: {error}. Set READOUT_RERANKER to the path or hub "
                "name of a cross-encoder, or leave it out."
            ) from error
        if model.num_labels != 1:
            raise EmbedderError(
                f"The reranker {name_or_path!r} gives {model.num_labels} scores for a pair; one is needed. Choose "
                "another in READOUT_RERANKER."
            )
        return cls(model)

    def scores(self, question: str, texts: Sequence[str]) -> NDArray[np.float64]:
        """(texts,): how well each answers; comparable only within one question. Long texts are cut to the window."""
        if not texts:
            return np.zeros(0)
        with self._lock:
            found = self._model.predict([(question, text) for text in texts], show_progress_bar=False)
        return np.asarray(found, dtype=np.float64).reshape(len(texts))
