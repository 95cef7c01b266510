"""A small neural network that scores sentences from the late interaction and the features of `rag.reading.interaction`.

For each token of the question it judges how well the sentence matches. It pools these judgements by the tokens' learned
importance and by the worst match, adds the sentence's features, and gives one score.

A learned score, `null`, stands for "no sentence answers". The softmax over it and the sentences' scores says whether
the library answers at all, as in readers of SQuAD 2.0 (Devlin et al. 2019, arXiv:1810.04805, section 4.3).

`python -m tests.eval.fit` trains it. This module imports torch; import it late.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from safetensors.torch import load_file
from torch import Tensor, nn

from rag.encoding import WIDTH
from rag.reading.interaction import CHANNELS, FEATURES, TOKEN_FACTS, Comparison

WEIGHTS_FILE = Path(__file__).with_name("network.safetensors")
_FAR = -1e4
"""The score of padding."""


@dataclass(frozen=True, slots=True)
class Inputs:
    """Questions with their candidate sentences, padded to the longest; the masks are true where there is no padding."""

    channels: Tensor
    """(questions, tokens, sentences, channels)"""
    facts: Tensor
    """(questions, tokens, facts)"""
    tokens: Tensor
    """(questions, tokens, `WIDTH`)"""
    token_mask: Tensor
    """(questions, tokens)"""
    features: Tensor
    """(questions, sentences, features)"""
    sentence_mask: Tensor
    """(questions, sentences)"""


def collate(compared: Sequence[Comparison]) -> Inputs:
    """Questions as one batch."""

    def padded(name: str, *lengths: int) -> Tensor:
        given = [getattr(one, name) for one in compared]
        batch = torch.zeros(len(given), *lengths, *given[0].shape[len(lengths) :])
        for row, one in enumerate(given):
            there: tuple[int | slice, ...] = (row, *(slice(size) for size in one.shape[: len(lengths)]))
            batch[there] = one
        return batch

    def mask(counts: list[int], length: int) -> Tensor:
        return torch.arange(length)[None] < torch.tensor(counts)[:, None]

    token_counts = [len(one.tokens) for one in compared]
    counts = [len(one.features) for one in compared]
    tokens, sentences = max(token_counts), max(counts)
    return Inputs(
        channels=padded("channels", tokens, sentences),
        facts=padded("facts", tokens),
        tokens=padded("tokens", tokens),
        token_mask=mask(token_counts, tokens),
        features=padded("features", sentences),
        sentence_mask=mask(counts, sentences),
    )


class Network(nn.Module):
    """Scores sentences. Stateless once trained; safe to share between threads."""

    mean: Tensor
    """(features,): of the features in training; `deviation` likewise is their standard deviation."""
    deviation: Tensor
    calibration: Tensor
    """(2,): slope and bias from `answer_logit` to the logit of the confidence."""
    threshold: Tensor

    def __init__(self, hidden: int = 32, pooled: int = 12, dropout: float = 0.1) -> None:
        super().__init__()
        known = hidden // 2 + len(TOKEN_FACTS)
        self.token = nn.Linear(WIDTH, hidden // 2)
        self.importance = nn.Linear(known, 1)
        self.met = nn.Sequential(
            nn.Linear(len(CHANNELS) + known, hidden), nn.ReLU(), nn.Dropout(dropout), nn.Linear(hidden, pooled)
        )
        self.met_plainly = nn.Linear(len(CHANNELS), 1, bias=False)
        last = nn.Linear(hidden, 1)
        self.plainly = nn.Linear(len(FEATURES), 1, bias=False)
        self.joined = nn.Sequential(
            nn.Dropout(dropout),
            nn.Linear(2 * pooled + len(FEATURES), hidden),
            nn.ReLU(),
            nn.Dropout(dropout),
            last,
        )
        self.dropout = nn.Dropout(dropout)
        self.null = nn.Parameter(torch.tensor(3.0))
        self.register_buffer("mean", torch.zeros(len(FEATURES)))
        self.register_buffer("deviation", torch.ones(len(FEATURES)))
        self.register_buffer("calibration", torch.tensor([1.0, 0.0]))
        self.register_buffer("threshold", torch.tensor(0.5))
        for fresh in (self.importance.weight, self.plainly.weight, last.weight):
            nn.init.zeros_(fresh)
        nn.init.constant_(self.met_plainly.weight, 0.5)

    def forward(self, given: Inputs) -> Tensor:
        """(questions, sentences): each sentence's score; padding gets one far below all others."""
        known = torch.cat([self.token(given.tokens), given.facts], -1)
        rarity, stopword = given.facts[..., 0], given.facts[..., 1]
        importance = self.importance(known).squeeze(-1) + rarity - stopword
        importance = importance.masked_fill(~given.token_mask, _FAR).softmax(-1)
        spread = known[:, :, None].expand(-1, -1, given.channels.shape[2], -1)
        met = self.met(torch.cat([given.channels, spread], -1))
        average = (importance[..., None, None] * met).sum(1)
        worst = (importance + 1e-6).log()[..., None, None] - 4 * met
        worst = (worst.masked_fill(~given.token_mask[..., None, None], _FAR).softmax(1) * met).sum(1)
        features = (given.features - self.mean) / self.deviation
        scores: Tensor = (
            3 * (importance[..., None] * self.met_plainly(given.channels).squeeze(-1)).sum(1)
            + self.plainly(self.dropout(features)).squeeze(-1)
            + self.joined(torch.cat([average, worst, features], -1)).squeeze(-1)
        )
        return scores.masked_fill(~given.sentence_mask, _FAR)

    @property
    def decline_below(self) -> float:
        """0-1: the confidence below which the reader declines."""
        return float(self.threshold)

    @torch.inference_mode()
    def scores(self, compared: Comparison) -> NDArray[np.float64]:
        """(sentences,): the scores of one question's candidates, minus that of "no sentence answers"."""
        found: NDArray[np.float64] = (self(collate([compared]))[0] - self.null).double().numpy()
        return found

    def confidence(self, scores: NDArray[np.float64]) -> float:
        """0-1: the calibrated probability that one of these sentences answers (Platt 1999)."""
        slope, bias = self.calibration.tolist()
        return 1 / (1 + math.exp(-max(slope * answer_logit(scores) + bias, -700.0)))

    @classmethod
    def load(cls, file: Path = WEIGHTS_FILE) -> "Network":
        """The network in that file; by default the one that ships with Readout."""
        network = cls()
        network.load_state_dict(load_file(file))
        return network.eval()


def answer_logit(scores: NDArray[np.float64]) -> float:
    """The logit of "some sentence answers" before calibration: log-sum-exp of what `Network.scores` gives."""
    greatest = scores.max()
    return float(greatest + np.log(np.exp(scores - greatest).sum()))
