"""Vectors rounded so that they take little room: components to three bits, to four, or to a byte.

Three bits serve where vectors are many and their components look normally distributed, as those of a random projection
do: each is replaced by the nearest of the eight levels that lose least of a normal distribution (Max 1960, "Quantizing
for minimum distortion"; Lloyd 1982). A cosine is off by 0.016 so, a quarter of what the projection costs. Against a
byte a component, of 1,062 questions of `tests/eval` the first quote became right for six and wrong for six; with two
bits a component for one and 20, and without the words that are stopwords for five and 20. With four bits for vectors of
sentences and a byte for those of passages besides, of 1,062 others for eight and ten.
"""

import numpy as np
from numpy.typing import NDArray

LEVEL_BITS = 3
_LEVELS = np.array(
    [-2.151946, -1.343909, -0.756005, -0.245094, 0.245094, 0.756005, 1.343909, 2.151946], dtype=np.float32
)
"""For a standard normal distribution."""
_BETWEEN = (_LEVELS[1:] + _LEVELS[:-1]) / 2
_PLACES = np.array([4, 2, 1], dtype=np.uint8)
_FOURS = _LEVELS[np.arange(2**12)[:, None] >> np.array([9, 6, 3, 0]) & 7]
"""(4096, 4): by twelve bits, the four components they stand for."""


def to_levels(vectors: NDArray[np.float32]) -> NDArray[np.uint8]:
    """(n, d) of unit length, d a multiple of 8, as (n, 3 d / 8): the nearest level of each component, in three bits."""
    nearest = np.searchsorted(_BETWEEN, vectors * np.float32(vectors.shape[-1] ** 0.5)).astype(np.uint8)
    bits = (nearest[..., None] & _PLACES) > 0
    return np.packbits(bits.reshape(len(vectors), vectors.shape[-1] * LEVEL_BITS), axis=-1)


def from_levels(levels: NDArray[np.uint8]) -> NDArray[np.float32]:
    """The vectors that `to_levels` rounded, (n, d) float32, of such a length that their cosines are right on average.

    What is rounded to the mean of its surroundings gets shorter, and its products with other vectors smaller: by as
    much as its own square (Gao & Long 2024, "RaBitQ", divide their estimate by the like).
    """
    threes = levels.reshape(-1, 3).astype(np.uint32)
    eights = threes[:, 0] << 16 | threes[:, 1] << 8 | threes[:, 2]
    fours = _FOURS.take(np.stack([eights >> 12, eights & 4095], axis=-1), axis=0, mode="clip")
    vectors = fours.reshape(len(levels), levels.shape[-1] * 8 // LEVEL_BITS)
    squares = np.einsum("nd,nd->n", vectors, vectors)[:, None]
    return np.asarray(vectors * (np.float32(vectors.shape[-1] ** 0.5) / squares), dtype=np.float32)


def to_nibbles(vectors: NDArray[np.float32]) -> NDArray[np.uint8]:
    """(n, d) as (n, d / 2): components rounded so that the largest of each row is 7, two a byte.

    Lengths are not kept; an odd d is rounded up.
    """
    rounded = np.rint(vectors * (7 / _largest(vectors))).astype(np.int8) + 8
    even = np.pad(rounded, ((0, 0), (0, vectors.shape[-1] % 2)), constant_values=8).astype(np.uint8)
    return np.asarray(even[:, ::2] << 4 | even[:, 1::2], dtype=np.uint8)


def from_nibbles(nibbles: NDArray[np.uint8], d: int) -> NDArray[np.float32]:
    """(n, d) float32 of unit length, whose cosines are within a hundredth; a row of zeros stays one."""
    both = np.stack([nibbles >> 4, nibbles & 15], axis=-1).reshape(len(nibbles), 2 * nibbles.shape[-1])
    return _unit(both[:, :d].astype(np.float32) - 8)


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
