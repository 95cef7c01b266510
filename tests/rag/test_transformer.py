"""The transformer under Readout's own networks."""

from pathlib import Path

import torch
from safetensors.torch import save_file

from rag.transformer import WIDTH, Transformer, packed, unpacked


def test_packed_weights_differ_by_less_than_a_step(tmp_path: Path) -> None:
    weights = {"matrix": torch.randn(7, 9) * torch.logspace(-3, 2, 7)[:, None], "threshold": torch.tensor([0.123456])}
    save_file(packed(weights), tmp_path / "small.safetensors")
    again = unpacked(tmp_path / "small.safetensors")
    step = weights["matrix"].abs().amax(1, keepdim=True) / 127
    assert ((again["matrix"] - weights["matrix"]).abs() <= step * 0.51).all()
    assert torch.equal(again["threshold"], weights["threshold"])


def test_the_lowest_layers_can_be_kept_as_they_are_in_training() -> None:
    torch.manual_seed(0)
    network = Transformer(torch.randn(20, WIDTH), frozen=2)
    ids = torch.randint(0, 20, (2, 5))
    network.read(ids, torch.zeros_like(ids), torch.ones_like(ids, dtype=torch.bool)).sum().backward()
    assert [layer.qkv.weight.grad is None for layer in network.layers] == [True] * 2 + [False] * 4
    assert network.positions.weight.grad is None
