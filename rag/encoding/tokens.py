"""Token vectors, kept small enough to store: what late interaction compares.

The pass that makes a passage's vector gives its token vectors too. They are projected to `WIDTH` dimensions by a
fixed matrix of random signs, which keeps their cosines within a few hundredths (Achlioptas 2003, "Database-friendly
random projections"), and their components rounded to five bits (`rag.encoding.rounding`): 80 bytes a token instead of
1,536. The matrix is drawn from a hash, so that it is the same on every machine and in every version of every library.
"""

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from rag.encoding.rounding import LEVEL_BITS, to_levels
from rag.english import SCALES, number_words
from rag.types import Span

WIDTH = 128
HEADING_POSITION = -1
"""In place of a sentence's position, for the tokens of the heading."""

_BYTES = WIDTH * LEVEL_BITS // 8
"""Of the levels of a token."""
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

    levels: NDArray[np.uint8]
    """(tokens, 80): the vectors, as `to_levels` packs them; `from_levels` gives (tokens, `WIDTH`)."""
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
            levels=to_levels(project(vectors[kept])),
            positions=positions.astype(np.int16),
            near_number=_near(number, positions, _NEAR_NUMBER),
            near_name=_near(name, positions, _NEAR_NAME),
        )

    def pack(self) -> bytes:
        """As one blob: how many tokens the heading and each sentence have, what is near them, their vectors."""
        counts = np.bincount(self.positions - HEADING_POSITION, minlength=1).astype(np.uint16)
        flags = np.packbits(np.stack([self.near_number, self.near_name]))
        return np.uint16(len(counts)).tobytes() + counts.tobytes() + flags.tobytes() + self.levels.tobytes()

    @classmethod
    def unpack(cls, blob: bytes) -> "TokenVectors":
        """What `pack` made."""
        (groups,) = np.frombuffer(blob, np.uint16, 1)
        counts = np.frombuffer(blob, np.uint16, groups, 2)
        tokens, begin = int(counts.sum()), 2 + 2 * int(groups)
        levels = np.frombuffer(blob, np.uint8, tokens * _BYTES, len(blob) - tokens * _BYTES)
        flags = np.unpackbits(np.frombuffer(blob, np.uint8, offset=begin)[: len(blob) - begin - levels.size])
        near_number, near_name = flags[: 2 * tokens].reshape(2, tokens).astype(bool)
        return cls(
            levels=levels.reshape(tokens, _BYTES),
            positions=np.repeat(np.arange(groups, dtype=np.int16) + HEADING_POSITION, counts),
            near_number=near_number,
            near_name=near_name,
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
