"""What a turn asks for, whatever its wording, the words that say of what, and those that are only said around it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from rag.intent.labels import INTENTS, SLOTS
from rag.intent.wrapped import request_in
from rag.types import Span

if TYPE_CHECKING:
    from tokenizers import Tokenizer

    from rag.intent.network import IntentNetwork

INTENT_FILE = Path(__file__).with_name("intent.safetensors")
TOKENS = 126
"""A request's further tokens are left out."""
_WORD = re.compile(r"\w+(?:[’'.&/+-]\w+)*\+?|[^\w\s]")


@dataclass(frozen=True, slots=True)
class Intent:
    """What a request asks for, and the words that fill its slots."""

    name: str
    """One of `INTENTS`."""
    chance: float
    """0-1: that it is this one, as the network sees it."""
    slots: tuple[tuple[str, Span], ...]
    """The letter of each slot and its characters in the text, in order."""

    def filled(self, slot: str) -> tuple[Span, ...]:
        """The characters of each slot of a letter."""
        return tuple(span for one, span in self.slots if one == slot)


class IntentReader:
    """A loaded network and its tokenizer. Safe to share between threads; each pass runs on one core."""

    def __init__(self, network: "IntentNetwork", tokenizer: "Tokenizer") -> None:
        self._network = network
        self._tokenizer = tokenizer
        # What a turn asks is read from the same pass as its intent, and a conversation's turns are read again.
        self._read = lru_cache(maxsize=64)(self._read_once)

    @classmethod
    def load(cls, file: Path = INTENT_FILE) -> "IntentReader":
        """The reader with the weights in that file; by default those that ship."""
        from rag.intent.network import IntentNetwork
        from rag.transformer import bundled_tokenizer, bundled_words, loaded

        return cls(loaded(IntentNetwork(bundled_words()), file), bundled_tokenizer())

    def intent_of(self, text: str) -> Intent:
        """The intent of a request that stands on its own."""
        tokens, chances, slots, _ = self._read(text)
        best = int(chances.argmax())
        return Intent(INTENTS[best], float(chances[best]), slots_in(text, tokens, slots))

    def request_in(self, text: str) -> str:
        """What a turn asks, without what is said around it; the turn itself if nothing is, or it is not sure."""
        tokens, _, _, kept = self._read(text)
        return request_in(text, tokens, kept[:, 1])

    def _read_once(self, text: str) -> tuple[list[Span], NDArray[np.float32], NDArray[np.float32], NDArray[np.float32]]:
        """The characters of each token, and the chances (`INTENTS`,), (tokens, `SLOTS`) and (tokens, 2)."""
        import torch

        from rag.intent.network import requests_padded

        encoded = self._tokenizer.encode(text, add_special_tokens=False)
        with torch.inference_mode():
            intents, slots, kept = self._network(*requests_padded([encoded.ids[:TOKENS]]))
        of_tokens = (one[0, 1:-1].softmax(1).numpy() for one in (slots, kept))
        return encoded.offsets[:TOKENS], intents[0].softmax(0).numpy(), *of_tokens


def slots_in(text: str, tokens: Sequence[Span], chances: NDArray[np.float32]) -> tuple[tuple[str, Span], ...]:
    """The slots of a text, of whole words: each word has the slot that is likeliest in the mean of its tokens.

    Args:
        text: What was read.
        tokens: The characters of each in it.
        chances: (tokens, `SLOTS`).
    """
    starts = np.array([start for start, _ in tokens], dtype=np.int64)
    found: list[tuple[str, Span]] = []
    before = ""
    for start, end in (word.span() for word in _WORD.finditer(text)):
        inside = chances[(starts >= start) & (starts < end)]
        slot = SLOTS[int(inside.mean(0).argmax())] if len(inside) else ""
        if slot and slot == before:
            found[-1] = (slot, (found[-1][1][0], end))
        elif slot:
            found.append((slot, (start, end)))
        before = slot
    return tuple(found)


@cache
def shipped_intent_reader() -> IntentReader:
    """The reader of intents that ships with Readout."""
    return IntentReader.load()
