"""Training side by side."""

from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
import torch
from safetensors.torch import load_file, save_file
from torch import Tensor

from rag.claims.entailment_network import EntailmentNetwork
from rag.transformer import Transformer, bundled_words, packed
from tests.eval.side_by_side import mean_of, train


class Shrinks:
    """A task that wants the weights of the score to be small."""

    def losses(self, network: Transformer, rank: int, processes: int) -> Iterator[Tensor]:
        while True:
            yield network.get_parameter("score.weight").square().sum()

    def measure(self, network: Transformer, limit: int) -> Mapping[str, float]:
        return {"limit": limit}


def test_training_ends_in_time_changes_no_frozen_layer_and_writes_the_weights(tmp_path: Path) -> None:
    network = EntailmentNetwork(bundled_words(), frozen=2)
    before = {name: one.clone() for name, one in network.state_dict().items()}
    train(network, Shrinks(), tmp_path / "w.safetensors", minutes=0.01, processes=1)
    after = load_file(tmp_path / "w.safetensors")
    assert after["score.weight"].square().sum() < before["score.weight"].square().sum()
    assert torch.equal(after["layers.0.up.weight"], before["layers.0.up.weight"])


def test_the_mean_of_weights_is_of_packed_ones_too(tmp_path: Path) -> None:
    small, plain, other = (tmp_path / f"{nth}.safetensors" for nth in range(3))
    save_file(packed({"a.weight": torch.tensor([[127.0, 4.0]]), "a.bias": torch.tensor([2.0])}), small)
    save_file({"a.weight": torch.tensor([[7.0, 8.0]]), "a.bias": torch.tensor([6.0])}, plain)
    found = mean_of([(small, 0.25), (plain, 0.75)])
    assert found["a.weight"].tolist() == [[37.0, 7.0]]
    assert found["a.bias"].tolist() == [5.0]
    with pytest.raises(ValueError, match="add up to 1"):
        mean_of([(small, 0.25), (plain, 0.25)])
    save_file({"b.weight": torch.zeros(1)}, other)
    with pytest.raises(ValueError, match="different networks"):
        mean_of([(small, 0.5), (other, 0.5)])
