"""A low-rank adapter for the question's side of the bundled embedder (LoRA, Hu et al. 2021, arXiv:2106.09685).

Passages are read by the model as its authors published it. Questions are read by a copy whose weights are moved by a
product of two thin matrices a layer, trained so that the tokens of a question come to lie beside those of the sentences
that answer it ("stood in for" beside "took his place"), and away from sentences on the same matter that do not.
Adding the products to the copy's weights when it is loaded makes a question cost what it cost before, and no vector of
the library has to be made anew.

`python -m tests.eval.fit` trains it together with `rag.reading.network`. This module imports torch; import it late.
"""

import copy
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import torch
from safetensors.torch import load_file, save_file
from torch import Tensor, nn

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

FILE = Path(__file__).with_name("adapter.safetensors")
RANK = 8
SCALE = 2.0
"""By which the product of the factors is multiplied, as LoRA's alpha over rank."""
DROPOUT = 0.1
"""Of a layer's input on the way through the factors, in training."""
_ADAPTED = ("query", "value", "attention.output.dense", "intermediate.dense", "output.dense")
"""Ends of the names of the layers that are adapted: all of a transformer block but the keys."""

Factors = Mapping[str, Tensor]
"""By layer's name and `.a` (`RANK`, inputs) or `.b` (outputs, `RANK`)."""


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
        """The layer's output, moved by the factors when they are on."""
        output: Tensor = self.layer(given)
        return output + SCALE * (self.dropout(given) @ self.a.T) @ self.b.T if self.on else output


def attach(model: "SentenceTransformer") -> "SentenceTransformer":
    """A copy of the model with fresh adapters, which change nothing yet and are all that can be trained."""
    adapted = copy.deepcopy(model).requires_grad_(False)
    for name, layer in list(_layers(adapted)):
        parent, _, child = name.rpartition(".")
        setattr(adapted.get_submodule(parent), child, LowRank(layer))
    return adapted.eval()


def train(model: "SentenceTransformer") -> None:
    """Put the adapters, and nothing else of the model, in training."""
    for layer in _adapters(model).values():
        layer.dropout.train()


@contextmanager
def switched(model: "SentenceTransformer", *, on: bool) -> Iterator[None]:
    """The adapters on or off within the block."""
    for layer in _adapters(model).values():
        layer.on = on
    yield
    for layer in _adapters(model).values():
        layer.on = True


def factors(model: "SentenceTransformer") -> dict[str, Tensor]:
    """The factors of a model that `attach` made."""
    return {
        f"{name}.{factor}": getattr(layer, factor).detach().clone()
        for name, layer in _adapters(model).items()
        for factor in ("a", "b")
    }


def merged(model: "SentenceTransformer", given: Factors) -> "SentenceTransformer":
    """A copy of the model moved by the factors. It shares the weights that are not moved.

    Raises:
        KeyError: the factors are of a model with other layers.
    """
    layers = dict(_layers(model))
    moved = {id(layer.weight) for layer in layers.values()}
    shared = {id(weight): weight for weight in model.parameters() if id(weight) not in moved}
    adapted = copy.deepcopy(model, shared)
    with torch.no_grad():
        for name, layer in _layers(adapted):
            product = SCALE * given[f"{name}.b"].float() @ given[f"{name}.a"].float()
            layer.weight.add_(product.to(layer.weight))
    return adapted


def save(given: Factors, file: Path = FILE) -> None:
    """Write the factors, as float16."""
    save_file({name: factor.half().contiguous() for name, factor in given.items()}, file)


def load(file: Path = FILE) -> dict[str, Tensor]:
    """The factors that ship with Readout, or others."""
    return load_file(file)


def _adapters(model: "SentenceTransformer") -> dict[str, LowRank]:
    return {name: layer for name, layer in model.named_modules() if isinstance(layer, LowRank)}


def _layers(model: "SentenceTransformer") -> Iterator[tuple[str, nn.Linear]]:
    for name, layer in model.named_modules():
        if isinstance(layer, nn.Linear) and ".layer." in name and name.endswith(_ADAPTED):
            yield name, layer
