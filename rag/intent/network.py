"""A transformer that reads a request, and tells its intent, the slot of each of its words, and which words it needs.

The layers are those of the bundled model, trained further on requests (joint intent classification and slot filling,
Chen et al. 2019, "BERT for joint intent classification and slot filling", arXiv:1902.10909). The intent is read from
the first token and the mean of all. This module imports torch; import it late.
"""

from collections.abc import Sequence

import torch
from torch import Tensor, nn

from rag.intent.labels import INTENTS, SLOTS
from rag.transformer import CLS, SEP, WIDTH, Transformer


class IntentNetwork(Transformer):
    """Scores intents, slots and what is kept. Stateless once trained; safe to share between threads."""

    def __init__(self, words: Tensor, dropout: float = 0.1, frozen: int = 0) -> None:
        super().__init__(words, dropout, frozen)
        self.slots = nn.Linear(WIDTH, len(SLOTS))
        self.kept = nn.Linear(WIDTH, 2)
        self.hidden = nn.Linear(2 * WIDTH, WIDTH)
        self.score = nn.Linear(WIDTH, len(INTENTS))

    def forward(self, ids: Tensor, mask: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """Logits (requests, `INTENTS`), (requests, tokens, `SLOTS`), and (requests, tokens, 2); see `requests_padded`.

        The last are those of being said around the request, and of being part of it.
        """
        hidden = self.read(ids, torch.zeros_like(ids), mask)
        there = mask.to(hidden.dtype)
        mean = (there[:, None] @ hidden)[:, 0] / there.sum(1, keepdim=True)
        found = nn.functional.gelu(self.hidden(torch.cat([hidden[:, 0], mean], -1)))
        intents: Tensor = self.score(nn.functional.dropout(found, 2 * self.dropout, self.training))
        words = nn.functional.dropout(hidden, self.dropout, self.training)
        slots: Tensor = self.slots(words)
        kept: Tensor = self.kept(words)
        return intents.float(), slots.float(), kept.float()


def requests_padded(requests: Sequence[Sequence[int]]) -> tuple[Tensor, Tensor]:
    """Tokens of requests between the special ones, padded to the longest, and where there is no padding."""
    longest = max(map(len, requests)) + 2
    ids = torch.zeros(len(requests), longest, dtype=torch.long)
    mask = torch.zeros_like(ids, dtype=torch.bool)
    for row, tokens in enumerate(requests):
        ids[row, : len(tokens) + 2] = torch.tensor([CLS, *tokens, SEP])
        mask[row, : len(tokens) + 2] = True
    return ids, mask
