"""The adapter for questions, as it is trained."""

from pathlib import Path

import numpy as np
import torch
from sentence_transformers import SentenceTransformer

from rag.encoding.adapter import load, merged
from tests.eval import adapter
from tests.rag.encoding.encoded import encoded


def test_a_fresh_adapter_changes_nothing(published: SentenceTransformer) -> None:
    assert np.allclose(encoded(adapter.attach(published)), encoded(published), atol=1e-6)


def test_merging_gives_what_the_adapter_gave_in_training(published: SentenceTransformer) -> None:
    model = adapter.attach(published)
    torch.manual_seed(1)
    for name, weight in model.named_parameters():
        if name.endswith(".b"):
            weight.data.normal_(std=0.05)
    moved = encoded(model)
    assert not np.allclose(moved, encoded(published), atol=1e-2)
    assert np.allclose(encoded(merged(published, adapter.factors(model))), moved, atol=1e-5)
    with adapter.switched(model, on=False):
        assert np.allclose(encoded(model), encoded(published), atol=1e-6)
    assert np.allclose(encoded(model), moved, atol=1e-6)


def test_only_the_factors_can_be_trained(published: SentenceTransformer) -> None:
    trained = {name for name, weight in adapter.attach(published).named_parameters() if weight.requires_grad}
    assert trained
    assert all(name.endswith((".a", ".b")) for name in trained)


def test_it_is_nearly_the_same_after_it_was_saved(published: SentenceTransformer, tmp_path: Path) -> None:
    shipped = load()
    adapter.save(shipped, tmp_path / "adapter.safetensors")
    again = load(tmp_path / "adapter.safetensors")
    assert {name: one.shape for name, one in again.items()} == {name: one.shape for name, one in shipped.items()}
