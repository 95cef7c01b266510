"""A low-rank adapter for the question's side of the bundled embedder (LoRA, Hu et al. 2021, arXiv:2106.09685).

Passages are read by the model as its authors published it. Questions are read by a copy of it to whose weights the
product of two thin matrices is added, layer by layer. They were trained so that the tokens of a question come to lie
beside those of the sentences that answer it ("stood in for" beside "took his place"), and away from sentences on the
same matter that do not. Adding the products when the copy is made keeps a question as cheap as without an adapter, and
the library's vectors stay as they are.

`python -m tests.eval.fit` trains it together with `rag.reading.network`. This module imports torch; import it late.
"""

import copy
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import torch
from safetensors.torch import load_file
from torch import Tensor, nn

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

FACTORS_FILE = Path(__file__).with_name("adapter.safetensors")
"""The factors that ship with Readout, float16."""
SCALE = 2.0
"""By which the product of the factors is multiplied, as LoRA's alpha over rank."""
_ADAPTED = ("query", "value", "attention.output.dense", "intermediate.dense", "output.dense")
"""Ends of the names of the layers that are adapted: all of a transformer block but the keys."""

Factors = Mapping[str, Tensor]
"""By layer's name and `.a` (rank, inputs) or `.b` (outputs, rank)."""


def adapted_layers(model: "SentenceTransformer") -> Iterator[tuple[str, nn.Linear]]:
    """The layers that have an adapter, by name."""
    for name, layer in model.named_modules():
        if isinstance(layer, nn.Linear) and ".layer." in name and name.endswith(_ADAPTED):
            yield name, layer


def merged(model: "SentenceTransformer", given: Factors) -> "SentenceTransformer":
    """A copy of the model with the factors' products added to its weights. It shares all other weights with the model.

    Raises:
        KeyError: the factors are of a model with other layers.
    """
    layers = dict(adapted_layers(model))
    moved = {id(layer.weight) for layer in layers.values()}
    shared = {id(weight): weight for weight in model.parameters() if id(weight) not in moved}
    adapted = copy.deepcopy(model, shared)
    with torch.no_grad():
        for name, layer in adapted_layers(adapted):
            product = SCALE * given[f"{name}.b"].float() @ given[f"{name}.a"].float()
            layer.weight.add_(product.to(layer.weight))
    return adapted


def load(file: Path = FACTORS_FILE) -> dict[str, Tensor]:
    """The factors that ship with Readout, or others."""
    return load_file(file)
