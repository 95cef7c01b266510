"""Reads the best passages again, each together with the question: the joint reader.

`rag.reading.joint_network` has every word of the question before it when it reads a passage, which vectors made apart
from each other cannot have. But a passage then costs about what it cost to encode it at ingest. So only the passages
that the first reading puts first are read again, as many side by side as there are cores, each on one core as in the
embedder.
"""

import math
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from rag.encoding import cores
from rag.store import StoredPassage
from rag.types import Span

if TYPE_CHECKING:
    from tokenizers import Tokenizer

    from rag.reading.joint_network import JointNetwork, Window

JOINT_FILE = Path(__file__).with_name("joint.safetensors")
QUESTION_TOKENS = 48
"""A question's further tokens are left out."""
_HEADING_TOKENS = 80
"""A heading's further tokens are left out, so that they leave room for the sentences."""
TEXT_TOKENS = 240
"""Of heading and sentences; further sentences are left out, which an embedder with a longer window may bring."""
WEIGHT = 0.5
"""Of a sentence's joint score, beside 1 for its score from the first reading. On 370 questions about public documents
kept out of training, with eight passages read, the right sentence was first in 0.727 with 0.3, 0.738 with 0.5, 0.732
with 0.7 and 1.0, 0.678 by the first reading alone and 0.700 by this one. The outside questions were also looked at."""
TRUST = 1 / 3
"""0-1: the share of this reading in the logit of the confidence; the first has the rest. It is a compromise and was set
with the outside questions in view: on the public documents kept out, more would be better (AUROC 0.885 with 1/3, 0.916
with 1/2), on the outside questions, whose near misses are by hand, 0.800 with 1/3 and 0.786 with 1/2."""
UNREAD = 30.0
"""Subtracted from the score of a sentence that was not read again, so that all of these come after those that were."""
MAX_WORDS_TOKENS = 24
"""The longest run of answering words, in tokens."""


@dataclass(frozen=True, slots=True)
class AnsweringWords:
    """The run of a sentence's characters that would answer."""

    span: Span
    share: float
    """0-1: its probability among all runs of the sentence, as the network sees it; not calibrated."""


@dataclass(frozen=True, slots=True)
class Joint:
    """A passage read together with a question."""

    scores: NDArray[np.float64]
    """(sentences,): the higher, the likelier a sentence answers, against 0 for "no sentence here answers"."""
    words: tuple[AnsweringWords, ...]
    """For each sentence."""


@dataclass(frozen=True, slots=True)
class Again:
    """What the second reading makes of the first."""

    scores: NDArray[np.float64]
    """(sentences,): of both readings; sentences that were not read again come after all that were."""
    words: Mapping[int, AnsweringWords]
    """By sentence, of those read again."""
    confidence: float
    """0-1: the calibrated probability, by this reading alone, that a sentence read again answers (Platt 1999)."""


def together(first: float, second: float) -> float:
    """0-1: the confidence of two readings, from the confidence of each: the mean of their logits, by `TRUST`."""
    logits = [math.log(one / (1 - one)) for one in (min(max(each, 1e-9), 1 - 1e-9) for each in (first, second))]
    return 1 / (1 + math.exp(-((1 - TRUST) * logits[0] + TRUST * logits[1])))


def less(confidence: float, logit: float) -> float:
    """0-1: a confidence after so much evidence against it."""
    odds = min(confidence, 1 - 1e-9) / max(1 - confidence, 1e-9) * math.exp(-logit)
    return odds / (1 + odds) if logit else confidence


class JointReader:
    """A loaded network and its tokenizer. Safe to share between threads."""

    def __init__(self, network: "JointNetwork", tokenizer: "Tokenizer", threads: int | None = None) -> None:
        self._network = network
        self._tokenizer = tokenizer
        self._pool = ThreadPoolExecutor(threads or cores(), thread_name_prefix="read")

    @property
    def decline_below(self) -> float:
        """0-1: the confidence, of both readings, below which the reader declines."""
        return float(self._network.threshold[0])

    def again(self, question: str, passages: Sequence[StoredPassage], scores: NDArray[np.float64], reads: int) -> Again:
        """Read the passages with the best sentences again, together with the question.

        Args:
            question: As asked.
            passages: All candidates; at least one.
            scores: (sentences,): of the first reading, for the sentences of all passages in order.
            reads: How many passages are read again.
        """
        ends = np.cumsum([len(one.passage.sentences) for one in passages])
        ranges = [slice(end - len(one.passage.sentences), end) for one, end in zip(passages, ends, strict=True)]
        best = [float(scores[place].max()) for place in ranges]
        chosen = sorted(range(len(passages)), key=lambda nth: (-best[nth], passages[nth].passage.id))[:reads]
        found = self.read(question, [passages[nth] for nth in chosen])
        joined = scores - UNREAD
        words: dict[int, AnsweringWords] = {}
        for nth, one in zip(chosen, found, strict=True):
            joined[ranges[nth]] = scores[ranges[nth]] + WEIGHT * one.scores
            words |= dict(enumerate(one.words, start=ranges[nth].start))
        slope, bias = self._network.calibration.tolist()
        every = np.concatenate([one.scores for one in found])
        greatest = every.max()
        evidence = float(greatest + np.log(np.exp(every - greatest).sum()))
        return Again(joined, words, 1 / (1 + math.exp(-max(slope * evidence + bias, -700.0))))

    @classmethod
    def load(cls, file: Path = JOINT_FILE) -> "JointReader":
        """The reader with the weights in that file; by default those that ship.

        Its word vectors are the bundled embedder's, whichever embedder the library uses.
        """
        from rag.reading.joint_network import JointNetwork
        from rag.transformer import bundled_tokenizer, bundled_words, loaded

        return cls(loaded(JointNetwork(bundled_words()), file), bundled_tokenizer())

    def read(self, question: str, passages: Sequence[StoredPassage]) -> list[Joint]:
        """Each passage, read together with the question."""
        if not passages:
            return []
        asked = self._tokenizer.encode(question, add_special_tokens=False).ids[:QUESTION_TOKENS]
        texts: list[str] = []
        for one in passages:
            start = one.passage.start
            texts += [one.heading, *(one.text[s.start - start : s.end - start] for s in one.passage.sentences)]
        encoded = iter(self._tokenizer.encode_batch(texts, add_special_tokens=False))
        windows, offsets = [], []
        for one in passages:
            heading, *sentences = [next(encoded) for _ in range(1 + len(one.passage.sentences))]
            windows.append(_window(asked, heading.ids, [each.ids for each in sentences]))
            offsets.append([each.offsets for each in sentences])
        read = self._pool.map(self._forward, windows)
        return [_joint(*each) for each in zip(windows, read, offsets, strict=True)]

    def _forward(self, window: "Window") -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        """Scores of its sentences, and the logits of start and end of the answering words at its tokens.

        Windows are read one by one: in int8 what one is given would round what another is (`rag.transformer`).
        """
        import torch

        from rag.reading.joint_network import batch

        with torch.inference_mode():
            scores, ends = self._network(batch([window]))
        return scores[0].double().numpy(), ends[0].double().numpy()


@cache
def shipped_joint_reader() -> JointReader:
    """The joint reader that ships with Readout."""
    return JointReader.load()


def _window(asked: Sequence[int], heading: Sequence[int], sentences: Sequence[Sequence[int]]) -> "Window":
    """A window of at most `TEXT_TOKENS` after the question; sentences that do not fit get no tokens."""
    from rag.reading.joint_network import window

    heading = heading[:_HEADING_TOKENS]
    room = TEXT_TOKENS - len(heading)
    kept: list[Sequence[int]] = []
    for one in sentences:
        kept.append(one[: max(room, 0)])
        room -= len(one)
    return window(asked, heading, kept)


def _joint(
    window: "Window",
    read: tuple[NDArray[np.float64], NDArray[np.float64]],
    offsets: Sequence[Sequence[Span]],
) -> Joint:
    scores, ends = read
    numbers = np.array(window.sentence)
    words = []
    for nth, places in enumerate(offsets):
        at = np.flatnonzero(numbers == nth)
        words.append(_words(ends[at], places) if len(at) else AnsweringWords((0, 0), 0.0))
    return Joint(scores[: len(offsets)], tuple(words))


def _words(ends: NDArray[np.float64], offsets: Sequence[Span]) -> AnsweringWords:
    """The likeliest run of tokens of a sentence."""
    total = ends[:, 0][:, None] + ends[:, 1][None]
    gap = np.arange(len(ends))[None] - np.arange(len(ends))[:, None]
    total[(gap < 0) | (gap >= MAX_WORDS_TOKENS)] = -np.inf
    first, last = divmod(int(total.argmax()), len(ends))
    share = 1 / float(np.exp(total - total[first, last]).sum())
    return AnsweringWords((offsets[first][0], offsets[last][1]), share)
