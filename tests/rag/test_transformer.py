"""The transformer under Readout's own networks."""

from pathlib import Path

import pytest
import torch
from safetensors.torch import save_file

from rag.transformer import WIDTH, Int8Linear, Transformer, in_int8, packed, unpacked

PROCESSOR = {name for name, has in torch.cpu.get_capabilities().items() if has}


def test_packed_by_chance_small_changes_are_kept_on_the_whole() -> None:
    steps = torch.randint(-126, 127, (64, 400), generator=torch.Generator().manual_seed(1)).float()
    steps[:, 0] = 127.0  # each row's greatest weight, of which the step is a 127th
    changed = steps + 0.2
    changed[:, 0] = 127.0
    nearest = packed({"a.weight": changed})["a.weight"].float()
    by_chance = packed({"a.weight": changed}, torch.Generator().manual_seed(0))["a.weight"].float()
    assert torch.equal(nearest, steps)
    assert (by_chance - steps).mean() == pytest.approx(0.2, abs=0.02)
    assert (by_chance - changed).abs().max() < 1.001


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


@pytest.mark.skipif(
    not {"avx512_vnni", "avx_vnni"} & PROCESSOR, reason="sums of products in int8 overflow on this processor"
)
def test_a_layer_in_int8_differs_by_less_than_a_hundredth() -> None:
    torch.manual_seed(0)
    exact = Transformer(torch.randn(20, WIDTH)).eval()
    layer, given = exact.layers[0].up, torch.randn(3, 5, WIDTH)
    off = (Int8Linear(layer)(given) - layer(given)).abs().max() / layer(given).abs().max()  # type: ignore[operator]
    assert 0 < off < 0.01


@pytest.mark.parametrize(
    ("processor", "in_small"),
    [({"avx512_vnni": True}, True), ({"avx_vnni": True}, True), ({"avx2": True, "avx512_vnni": False}, False)],
)
def test_layers_are_in_int8_where_the_processor_multiplies_so_without_overflow(
    monkeypatch: pytest.MonkeyPatch, processor: dict[str, bool], in_small: bool
) -> None:
    monkeypatch.setattr(torch.cpu, "get_capabilities", lambda: processor)
    every = [*in_int8(Transformer(torch.randn(20, WIDTH))).modules()]
    assert any(isinstance(one, Int8Linear) for one in every) is in_small
    assert any(isinstance(one, torch.nn.Linear) for one in every) is not in_small
