"""Vectors rounded so that they take little room: components to four bits, or to a byte.

Four bits serve where vectors are many and their components look normally distributed, as those of a random projection
do: each is replaced by the nearest of the sixteen levels that lose least of a normal distribution (Max 1960,
"Quantizing for minimum distortion"; Lloyd 1982). A cosine is off by 0.008 so, an eighth of what the projection costs.
Three bits took the first quote from as many questions of `tests/eval` as they gave it to, but from one of the
development questions too many for the gate; two bits took it from one in fifty.
"""

import numpy as np
from numpy.typing import NDArray

LEVEL_BITS = 4
_POSITIVE = [0.1284, 0.3881, 0.6568, 0.9424, 1.2562, 1.6181, 2.0690, 2.7326]
_LEVELS = np.array([*(-one for one in reversed(_POSITIVE)), *_POSITIVE], dtype=np.float32)
"""For a standard normal distribution."""
_BETWEEN = (_LEVELS[1:] + _LEVELS[:-1]) / 2
_PAIRS = _LEVELS[np.arange(2**8)[:, None] >> np.array([4, 0]) & 15]
"""(256, 2): by byte, the two components it stands for."""


def to_levels(vectors: NDArray[np.float32]) -> NDArray[np.uint8]:
    """(n, d) of unit length, d even, as (n, d / 2): the nearest level of each component, two a byte."""
    nearest = np.searchsorted(_BETWEEN, vectors * np.float32(vectors.shape[-1] ** 0.5)).astype(np.uint8)
    return np.asarray(nearest[:, ::2] << 4 | nearest[:, 1::2], dtype=np.uint8)


def from_levels(levels: NDArray[np.uint8]) -> NDArray[np.float32]:
    """The vectors that `to_levels` rounded, (n, d) float32, of such a length that their cosines are right on average.

    What is rounded to the mean of its surroundings gets shorter, and its products with other vectors smaller: by as
    much as its own square (Gao & Long 2024, "RaBitQ", divide their estimate by the like).
    """
    vectors = _PAIRS.take(levels, axis=0).reshape(len(levels), 2 * levels.shape[-1])
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
