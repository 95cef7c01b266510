"""A transformer that reads a sentence and its quotes together, and tells whether the quotes say it.

The layers are those of the joint reader (`rag.reading`), trained further on pairs of texts of which the
first follows from the second, contradicts it, or does neither. The window is `[CLS] sentence [SEP] quotes [SEP]`; the
verdict is read from the first token, which stands for the whole, and from the means of the tokens of either text. This
module imports torch; import it late.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import torch
from torch import Tensor, nn

from rag.transformer import CLS, SEP, WIDTH, Transformer

OUTCOMES = ("entailed", "neutral", "contradicted")
"""What the scores are of, in order."""


@dataclass(frozen=True, slots=True)
class Pairs:
    """Sentences with their quotes as tokens, padded to the longest."""

    ids: Tensor
    """(pairs, tokens)"""
    types: Tensor
    """(pairs, tokens): 0 for the sentence, 1 for the quotes."""
    mask: Tensor
    """(pairs, tokens): true where there is no padding."""


def pairs(texts: Sequence[tuple[Sequence[int], Sequence[int]]]) -> Pairs:
    """A batch from the tokens of each sentence and its quotes, which have no special tokens."""
    longest = max(len(sentence) + len(quotes) for sentence, quotes in texts) + 3
    ids = torch.zeros(len(texts), longest, dtype=torch.long)
    types = torch.ones_like(ids)
    mask = torch.zeros_like(ids, dtype=torch.bool)
    for row, (sentence, quotes) in enumerate(texts):
        every = [CLS, *sentence, SEP, *quotes, SEP]
        ids[row, : len(every)] = torch.tensor(every)
        types[row, : len(sentence) + 2] = 0
        mask[row, : len(every)] = True
    return Pairs(ids, types, mask)


class EntailmentNetwork(Transformer):
    """Scores pairs. Stateless once trained; safe to share between threads."""

    def __init__(self, words: Tensor, dropout: float = 0.1, frozen: int = 0) -> None:
        super().__init__(words, dropout, frozen)
        self.hidden = nn.Linear(3 * WIDTH, WIDTH)
        self.score = nn.Linear(WIDTH, len(OUTCOMES))

    def forward(self, given: Pairs) -> Tensor:
        """Logits (pairs, `OUTCOMES`)."""
        hidden = self.read(given.ids, given.types, given.mask)
        first = given.types == 0
        sides = [_mean(hidden, side & given.mask) for side in (first, ~first)]
        found = nn.functional.gelu(self.hidden(torch.cat([hidden[:, 0], *sides], -1)))
        scores: Tensor = self.score(nn.functional.dropout(found, self.dropout, self.training)).float()
        return scores


def _mean(hidden: Tensor, chosen: Tensor) -> Tensor:
    """(pairs, `WIDTH`): of the chosen tokens."""
    weight = chosen.to(hidden.dtype)
    total = (weight[:, None] @ hidden)[:, 0]
    return total / weight.sum(1, keepdim=True).clamp(min=1)
