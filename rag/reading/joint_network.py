"""A transformer that reads a question and a stretch of text together, and scores each sentence of the text.

The layers are MiniLM's (Wang et al. 2020, arXiv:2002.10957), from all-MiniLM-L6-v2, trained further. Unlike vectors
made apart from each other, every word of the text is read in the light of the question (a cross-encoder, Nogueira & Cho
2019, arXiv:1901.04085). A sentence's score comes from the mean of its tokens, the first token, which stands for the
whole, and the likeliest start and end of the answering words in it (Devlin et al. 2019, section 4.2).

The table of word vectors is the published model's own and is not stored here again; a window is `[CLS] question [SEP]
heading sentences [SEP]`. This module imports torch; import it late.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import torch
from torch import Tensor, nn

from rag.transformer import CLS, SEP, WIDTH, Transformer

NO_SENTENCE = -1
"""In place of a sentence's number, for tokens of the question and heading, and padding."""
_FAR = -1e4


@dataclass(frozen=True, slots=True)
class Window:
    """A question and sentences as tokens."""

    ids: Sequence[int]
    question: int
    """How many of the first tokens are the question's, special tokens included."""
    sentence: Sequence[int]
    """For each token the number of its sentence in the window, or `NO_SENTENCE`."""
    sentences: int


@dataclass(frozen=True, slots=True)
class Batch:
    """Windows padded to the longest."""

    ids: Tensor
    """(windows, tokens)"""
    types: Tensor
    """(windows, tokens): 0 for the question, 1 for the text."""
    mask: Tensor
    """(windows, tokens): true where there is no padding."""
    sentence: Tensor
    """(windows, tokens): as in `Window`."""
    sentences: int
    """The most sentences of a window."""

    def to(self, device: torch.device) -> "Batch":
        """The same on a device."""
        ids, types, mask, sentence = (
            one.to(device, non_blocking=True) for one in (self.ids, self.types, self.mask, self.sentence)
        )
        return Batch(ids, types, mask, sentence, self.sentences)


def window(question: Sequence[int], heading: Sequence[int], sentences: Sequence[Sequence[int]]) -> Window:
    """A window from the tokens of its parts, which have no special tokens."""
    ids = [CLS, *question, SEP]
    asked = len(ids)
    ids += heading
    numbers = [NO_SENTENCE] * len(ids)
    for nth, one in enumerate(sentences):
        ids += one
        numbers += [nth] * len(one)
    return Window([*ids, SEP], asked, [*numbers, NO_SENTENCE], len(sentences))


def batch(windows: Sequence[Window]) -> Batch:
    """Windows as one batch."""
    longest = max(len(one.ids) for one in windows)
    ids = torch.zeros(len(windows), longest, dtype=torch.long)
    types = torch.ones_like(ids)
    mask = torch.zeros_like(ids, dtype=torch.bool)
    sentence = torch.full_like(ids, NO_SENTENCE)
    for row, one in enumerate(windows):
        length = len(one.ids)
        ids[row, :length] = torch.tensor(one.ids)
        types[row, : one.question] = 0
        mask[row, :length] = True
        sentence[row, :length] = torch.tensor(one.sentence)
    return Batch(ids, types, mask, sentence, max(one.sentences for one in windows))


class JointNetwork(Transformer):
    """Scores the sentences of windows. Stateless once trained; safe to share between threads.

    `calibration` (2,) holds slope and bias from the evidence of both readings to the logit of the confidence,
    `threshold` (1,) the confidence below which the reader declines.

    Args:
        words: (`VOCABULARY`, `WIDTH`): the published model's table of word vectors, which is not trained.
    """

    calibration: Tensor
    threshold: Tensor

    def __init__(self, words: Tensor, dropout: float = 0.1) -> None:
        super().__init__(words, dropout)
        self.ends = nn.Linear(WIDTH, 2)
        nn.init.normal_(self.ends.weight, std=1 / math.sqrt(WIDTH) / 4)
        self.hidden = nn.Linear(2 * WIDTH, WIDTH)
        self.score = nn.Linear(WIDTH + 2, 1)
        self.register_buffer("calibration", torch.tensor([1.0, 0.0]))
        self.register_buffer("threshold", torch.tensor([0.5]))

    def forward(self, given: Batch) -> tuple[Tensor, Tensor]:
        """Scores (windows, sentences), and the logits of start and end of the answering words (windows, tokens, 2).

        A score where there is no sentence, or none of its tokens, is far below all others.
        """
        hidden = self.read(given.ids, given.types, given.mask)
        ends = self.ends(hidden).float().masked_fill((given.sentence == NO_SENTENCE)[..., None], _FAR)
        numbers = torch.arange(given.sentences, device=given.ids.device)
        belongs = given.sentence[:, None] == numbers[:, None]
        count = belongs.sum(-1, keepdim=True)
        mean = (belongs.to(hidden.dtype) @ hidden) / count.clamp(min=1)
        best = ends[:, None].masked_fill(~belongs[..., None], _FAR).amax(2)
        whole = hidden[:, :1].expand(-1, given.sentences, -1)
        found = nn.functional.gelu(self.hidden(torch.cat([mean, whole], -1)))
        found = nn.functional.dropout(found, self.dropout, self.training)
        scores = self.score(torch.cat([found.float(), best.clamp(min=-20)], -1).to(found.dtype)).squeeze(-1).float()
        return scores.masked_fill(count.squeeze(-1) == 0, _FAR), ends
