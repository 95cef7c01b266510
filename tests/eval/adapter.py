"""Trains the adapter of `rag.encoding.adapter`: its factors stand beside the layers, not yet added to the weights."""

import copy
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import torch
from safetensors.torch import save_file
from sentence_transformers import SentenceTransformer
from torch import Tensor, nn

from rag.encoding.adapter import FACTORS_FILE, SCALE, Factors, adapted_layers

RANK = 8
DROPOUT = 0.1
"""Share of a layer's input that is dropped before the factors, in training."""


class LowRank(nn.Module):
    """A linear layer with an adapter beside it, for training."""

    def __init__(self, layer: nn.Linear) -> None:
        super().__init__()
        self.layer = layer.requires_grad_(False)
        self.a = nn.Parameter(torch.randn(RANK, layer.in_features) * 0.02)
        self.b = nn.Parameter(torch.zeros(layer.out_features, RANK))
        self.dropout = nn.Dropout(DROPOUT)
        self.on = True

    def forward(self, given: Tensor) -> Tensor:
        """The layer's output, with that of the factors added when they are on."""
        output: Tensor = self.layer(given)
        return output + SCALE * (self.dropout(given) @ self.a.T) @ self.b.T if self.on else output


def attach(model: SentenceTransformer) -> SentenceTransformer:
    """A copy of the model with fresh adapters, which change nothing yet. Only they can be trained."""
    adapted = copy.deepcopy(model).requires_grad_(False)
    for name, layer in list(adapted_layers(adapted)):
        parent, _, child = name.rpartition(".")
        setattr(adapted.get_submodule(parent), child, LowRank(layer))
    return adapted.eval()


def train(model: SentenceTransformer) -> None:
    """Put the adapters into training mode, but nothing else of the model."""
    for layer in _adapters(model).values():
        layer.dropout.train()


@contextmanager
def switched(model: SentenceTransformer, *, on: bool) -> Iterator[None]:
    """Turn the adapters on or off within the block; after it they are on."""
    for layer in _adapters(model).values():
        layer.on = on
    yield
    for layer in _adapters(model).values():
        layer.on = True


def factors(model: SentenceTransformer) -> dict[str, Tensor]:
    """The factors of a model that `attach` made."""
    return {
        f"{name}.{factor}": getattr(layer, factor).detach().clone()
        for name, layer in _adapters(model).items()
        for factor in ("a", "b")
    }


def save(given: Factors, file: Path = FACTORS_FILE) -> None:
    """Write the factors, as float16."""
    save_file({name: factor.half().contiguous() for name, factor in given.items()}, file)


def _adapters(model: SentenceTransformer) -> dict[str, LowRank]:
    return {name: layer for name, layer in model.named_modules() if isinstance(layer, LowRank)}
