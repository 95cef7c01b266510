"""Vectors rounded so that they take little room: components to five bits, or to a byte.

Five bits serve where vectors are many and their components look normally distributed, as those of a random projection
do: each is replaced by the nearest of the 32 levels that lose least of a normal distribution (Max 1960, "Quantizing for
minimum distortion"; Lloyd 1982). A cosine is off by 0.004 so, a sixteenth of what the projection costs. Of questions in
`tests/eval`, three or four bits took the first quote from as many as they gave it to, but from one of the development
questions more than the gate allows; two bits took it from one in fifty.
"""

import numpy as np
from numpy.typing import NDArray

LEVEL_BITS = 5
_POSITIVE = [
    *(0.0646, 0.1944, 0.3254, 0.4586, 0.5946, 0.7345, 0.8795, 1.0313),
    *(1.1917, 1.3637, 1.5508, 1.7589, 1.9973, 2.2822, 2.6502, 3.2150),
]
_LEVELS = np.array([*(-one for one in reversed(_POSITIVE)), *_POSITIVE], dtype=np.float32)
"""For a standard normal distribution."""
_BETWEEN = (_LEVELS[1:] + _LEVELS[:-1]) / 2
_PLACES = np.array([16, 8, 4, 2, 1], dtype=np.uint8)
_PAIRS = _LEVELS[np.arange(2**10)[:, None] >> np.array([5, 0]) & 31]
"""(1024, 2): by ten bits, the two components they stand for."""
_IN_FIVE_BYTES = np.array([32, 24, 16, 8, 0], dtype=np.uint64)
_IN_EIGHT_LEVELS = np.array([30, 20, 10, 0], dtype=np.uint64)


def to_levels(vectors: NDArray[np.float32]) -> NDArray[np.uint8]:
    """(n, d) of unit length, d a multiple of 8, as (n, 5 d / 8): the nearest level of each component, in five bits."""
    nearest = np.searchsorted(_BETWEEN, vectors * np.float32(vectors.shape[-1] ** 0.5)).astype(np.uint8)
    bits = (nearest[..., None] & _PLACES) > 0
    return np.packbits(bits.reshape(len(vectors), vectors.shape[-1] * LEVEL_BITS), axis=-1)


def from_levels(levels: NDArray[np.uint8]) -> NDArray[np.float32]:
    """The vectors that `to_levels` rounded, (n, d) float32, of such a length that their cosines are right on average.

    What is rounded to the mean of its surroundings gets shorter, and its products with other vectors smaller: by as
    much as its own square (Gao & Long 2024, "RaBitQ", divide their estimate by the like).
    """
    fives = levels.reshape(-1, LEVEL_BITS).astype(np.uint64) << _IN_FIVE_BYTES
    eights = np.bitwise_or.reduce(fives, axis=-1)[:, None] >> _IN_EIGHT_LEVELS & np.uint64(1023)
    pairs = _PAIRS.take(eights.astype(np.intp), axis=0)
    vectors = pairs.reshape(len(levels), levels.shape[-1] * 8 // LEVEL_BITS)
    squares = np.einsum("nd,nd->n", vectors, vectors)[:, None]
    return np.asarray(vectors * (np.float32(vectors.shape[-1] ** 0.5) / squares), dtype=np.float32)


def to_bytes(vectors: NDArray[np.float32]) -> NDArray[np.int8]:
    """(n, d) rounded so that the largest component of each row is 127; lengths are not kept."""
    rounded: NDArray[np.int8] = np.rint(vectors * (127 / _largest(vectors))).astype(np.int8)
    return rounded


def from_bytes(rounded: NDArray[np.int8]) -> NDArray[np.float32]:
    """(n, d) float32 of unit length, whose cosines are within a thousandth; a row of zeros stays one."""
    return _unit(rounded.astype(np.float32))


def _largest(vectors: NDArray[np.float32]) -> NDArray[np.float32]:
    return np.asarray(np.abs(vectors).max(axis=-1, keepdims=True, initial=1e-12), dtype=np.float32)


def _unit(vectors: NDArray[np.float32]) -> NDArray[np.float32]:
    lengths = np.linalg.norm(vectors, axis=-1, keepdims=True)
    return np.asarray(vectors / np.maximum(lengths, 1e-12), dtype=np.float32)
