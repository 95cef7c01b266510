"""Training side by side."""

from collections.abc import Iterator, Mapping
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor

from rag.claims.entailment_network import EntailmentNetwork
from rag.transformer import Transformer, bundled_words
from tests.eval.side_by_side import train


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
