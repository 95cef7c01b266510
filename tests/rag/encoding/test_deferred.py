"""scikit-learn, which sentence-transformers asks for and hardly needs, is imported when it is called."""

import sys

import pytest

from rag.encoding.deferred import scikit_learn_deferred
from rag.encoding.embedder import Embedder


def test_what_was_imported_so_is_the_function_itself_once_it_is_called(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [one for one in sys.modules if one.split(".")[0] == "sklearn"]:
        monkeypatch.delitem(sys.modules, name)
    with scikit_learn_deferred():
        from sklearn.metrics import accuracy_score
    assert "sklearn" not in sys.modules
    monkeypatch.setitem(sys.modules, "sklearn.metrics", sys)
    monkeypatch.setattr(sys, "accuracy_score", lambda *given: given, raising=False)
    assert accuracy_score([1], [2]) == ([1], [2])


def test_the_model_is_loaded_without_it(embedder: Embedder) -> None:
    similarity = sys.modules["sentence_transformers.util.similarity"]
    assert embedder.published
    assert similarity.pairwise_distances.__module__ == "rag.encoding.deferred"
