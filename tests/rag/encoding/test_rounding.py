"""Vectors rounded to three bits a component, to four, and to a byte."""

import numpy as np

from rag.encoding import from_bytes, from_levels, from_nibbles, to_bytes, to_levels, to_nibbles

VECTORS = np.random.default_rng(5).standard_normal((50, 128)).astype(np.float32)
UNIT = VECTORS / np.linalg.norm(VECTORS, axis=1, keepdims=True)


def test_three_bits_hold_the_nearest_level_of_each_component() -> None:
    levels = to_levels(UNIT)
    assert levels.shape == (50, 48)
    again = from_levels(levels)
    assert len(np.unique(np.round(again[0] / again[0].max(), 4))) <= 8
    assert (np.sign(again) == np.sign(UNIT)).all()
    assert np.abs((again * UNIT).sum(1) - 1).max() < 0.06  # a cosine is not drawn towards 0
    assert (to_levels(again / np.linalg.norm(again, axis=1, keepdims=True)) == levels).mean() > 0.9


def test_a_byte_a_component_keeps_cosines_within_a_thousandth() -> None:
    again = from_bytes(to_bytes(UNIT))
    assert np.abs(again @ UNIT.T - UNIT @ UNIT.T).mean() < 1e-3
    assert np.allclose(np.linalg.norm(again, axis=1), 1)


def test_four_bits_a_component_keep_cosines_within_a_hundredth() -> None:
    halves = to_nibbles(UNIT[:, :127])
    assert halves.shape == (50, 64)
    again = from_nibbles(halves, 127)
    exact = UNIT[:, :127] / np.linalg.norm(UNIT[:, :127], axis=1, keepdims=True)
    assert again.shape == (50, 127)
    assert np.abs(again @ exact.T - exact @ exact.T).mean() < 1e-2
    assert from_nibbles(to_nibbles(np.eye(8, dtype=np.float32)), 8).tolist() == np.eye(8).tolist()


def test_no_vectors_and_zeros_stay_finite() -> None:
    assert from_levels(to_levels(UNIT[:0])).shape == (0, 128)
    assert np.isfinite(from_levels(to_levels(np.zeros((1, 128), np.float32)))).all()
    assert not from_bytes(to_bytes(np.zeros((1, 8), np.float32))).any()
    assert not from_nibbles(to_nibbles(np.zeros((1, 8), np.float32)), 8).any()
    assert from_bytes(to_bytes(UNIT[:0])).shape == from_nibbles(to_nibbles(UNIT[:0]), 128).shape == (0, 128)
