"""Token vectors, kept small enough to store: what late interaction compares.

The pass that makes a passage's vector gives its token vectors too. They are projected to `WIDTH` dimensions by a
fixed matrix of random signs, which keeps their cosines within a few hundredths (Achlioptas 2003, "Database-friendly
random projections"), and each component is kept in four bits: 64 bytes a token instead of 1,536. The matrix is drawn
from a hash, so that it is the same on every machine and in every version of every library.

After the projection the components of a unit vector are close to normally distributed, whatever the text, so that the
levels they are rounded to need not be learnt: they are those with the least mean squared error for a normal
distribution (Max 1960, "Quantizing for minimum distortion").
"""

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from rag.english import SCALES, number_words
from rag.types import Span

WIDTH = 128
HEADING_POSITION = -1
"""In place of a sentence's position, for the tokens of the heading."""

BYTES = WIDTH // 2
"""Of a quantised vector: two components a byte, the first in the high bits."""

_POSITIVE = np.array([0.1284, 0.3880, 0.6568, 0.9423, 1.2562, 1.6180, 2.0690, 2.7326], dtype=np.float32)
_LEVELS = np.concatenate([-_POSITIVE[::-1], _POSITIVE]) / np.float32(WIDTH**0.5)
"""The sixteen values a component can take: Max's for a normal distribution, as wide as a unit vector's components."""
_BETWEEN = (_LEVELS[1:] + _LEVELS[:-1]) / 2
_PAIRS = np.stack([np.repeat(_LEVELS, 16), np.tile(_LEVELS, 16)], axis=1)
"""(256, 2): the two components in each byte."""
_NEAR_NUMBER = 3
_NEAR_NAME = 2
"""How many tokens from a number, or a name, is near."""
_NUMBER = re.compile(
    rf"\d|^({'|'.join((*number_words(1, 12), *SCALES, 'half', 'third'))})$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class TokenVectors:
    """The tokens of a passage and of the heading in front of it."""

    quantised: NDArray[np.uint8]
    """(tokens, `BYTES`): their vectors, as `quantise` makes them."""
    positions: NDArray[np.int16]
    """(tokens,): which sentence of the passage the token belongs to, from 0, or `HEADING_POSITION`; in rising order."""
    near_number: NDArray[np.bool_]
    """(tokens,): whether a number stands within three tokens in the same sentence."""
    near_name: NDArray[np.bool_]
    """(tokens,): whether a capitalised word, not the sentence's first, stands within two."""

    @classmethod
    def of(
        cls, text: str, vectors: NDArray[np.float32], offsets: NDArray[np.int64], spans: Sequence[Span]
    ) -> "TokenVectors":
        """The tokens that lie in a sentence, and those before the first, which are the heading's.

        Args:
            text: What was encoded.
            vectors: (tokens, d) of the model.
            offsets: (tokens, 2), each token's characters in `text`; empty for special tokens.
            spans: The sentences' characters in `text`, in order.
        """
        starts, ends = offsets[:, 0], offsets[:, 1]
        positions = np.searchsorted([start for start, _ in spans], starts, side="right") - 1
        limits = np.array([end for _, end in spans])[positions]
        kept = (ends > starts) & ((positions == HEADING_POSITION) | (ends <= limits))
        positions = positions[kept]
        read = [text[start:end] for start, end in offsets[kept]]
        first = np.append(True, positions[1:] != positions[:-1])
        number = np.array([bool(_NUMBER.search(token)) for token in read], dtype=bool)
        name = np.array([token[:1].isupper() for token in read], dtype=bool) & ~first
        return cls(
            quantised=quantise(project(vectors[kept])),
            positions=positions.astype(np.int16),
            near_number=_near(number, positions, _NEAR_NUMBER),
            near_name=_near(name, positions, _NEAR_NAME),
        )

    def pack(self) -> bytes:
        """As one blob, `BYTES` + 3 bytes a token."""
        flags = self.near_number.astype(np.uint8) | (self.near_name.astype(np.uint8) << 1)
        return self.positions.tobytes() + flags.tobytes() + self.quantised.tobytes()

    @classmethod
    def unpack(cls, blob: bytes) -> "TokenVectors":
        """What `pack` made."""
        tokens = len(blob) // (BYTES + 3)
        flags = np.frombuffer(blob, np.uint8, tokens, 2 * tokens)
        return cls(
            quantised=np.frombuffer(blob, np.uint8, tokens * BYTES, 3 * tokens).reshape(tokens, BYTES),
            positions=np.frombuffer(blob, np.int16, tokens),
            near_number=(flags & 1).astype(bool),
            near_name=(flags & 2).astype(bool),
        )


@dataclass(frozen=True, slots=True)
class EncodedQuestion:
    """The vectors of a question."""

    vector: NDArray[np.float32]
    """(d,), unit length."""
    tokens: NDArray[np.float32]
    """(tokens, d), of the tokens that stand in its text."""
    spans: tuple[Span, ...]
    """Each token's characters in the text."""


def project(vectors: NDArray[np.float32]) -> NDArray[np.float32]:
    """(n, d) to (n, `WIDTH`), unit length; a row of zeros stays one."""
    projected = vectors @ signs(vectors.shape[-1])
    lengths = np.linalg.norm(projected, axis=-1, keepdims=True)
    return np.asarray(projected / np.maximum(lengths, 1e-12), dtype=np.float32)


def quantise(vectors: NDArray[np.float32]) -> NDArray[np.uint8]:
    """(n, `WIDTH`) of unit length to (n, `BYTES`)."""
    nearest = np.searchsorted(_BETWEEN, vectors).astype(np.uint8)
    pairs: NDArray[np.uint8] = np.bitwise_or(nearest[:, ::2] << 4, nearest[:, 1::2], dtype=np.uint8)
    return pairs


def dequantise(quantised: NDArray[np.uint8]) -> NDArray[np.float32]:
    """(n, `BYTES`) to (n, `WIDTH`), unit length: close to what was quantised."""
    vectors = _PAIRS[quantised].reshape(len(quantised), WIDTH)
    return np.asarray(vectors / np.linalg.norm(vectors, axis=1, keepdims=True), dtype=np.float32)


@cache
def signs(dimensions: int) -> NDArray[np.float32]:
    """(dimensions, `WIDTH`): the matrix that `project` multiplies by, of ones and minus ones."""
    drawn = hashlib.shake_256(b"Readout token projection 1").digest(dimensions * WIDTH // 8)
    bits = np.unpackbits(np.frombuffer(drawn, np.uint8)).reshape(dimensions, WIDTH)
    return bits.astype(np.float32) * 2 - 1


def _near(marked: NDArray[np.bool_], positions: NDArray[np.int64], reach: int) -> NDArray[np.bool_]:
    """Tokens with a marked one of the same sentence within `reach`."""
    near = marked.copy()
    for step in range(1, reach + 1):
        same = positions[step:] == positions[:-step]
        near[step:] |= marked[:-step] & same
        near[:-step] |= marked[step:] & same
    return near
