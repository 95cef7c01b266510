"""Vectors rounded to five bits a component, and to a byte."""

import numpy as np

from rag.encoding import from_bytes, from_levels, to_bytes, to_levels

VECTORS = np.random.default_rng(5).standard_normal((50, 128)).astype(np.float32)
UNIT = VECTORS / np.linalg.norm(VECTORS, axis=1, keepdims=True)


def test_five_bits_hold_the_nearest_level_of_each_component() -> None:
    levels = to_levels(UNIT)
    assert levels.shape == (50, 80)
    again = from_levels(levels)
    assert len(np.unique(np.round(again[0] / again[0].max(), 4))) <= 32
    assert (np.sign(again) == np.sign(UNIT)).all()
    assert np.abs((again * UNIT).sum(1) - 1).max() < 0.06  # a cosine is not drawn towards 0
    assert (to_levels(again / np.linalg.norm(again, axis=1, keepdims=True)) == levels).mean() > 0.9


def test_a_byte_a_component_keeps_cosines_within_a_thousandth() -> None:
    again = from_bytes(to_bytes(UNIT))
    assert np.abs(again @ UNIT.T - UNIT @ UNIT.T).mean() < 1e-3
    assert np.allclose(np.linalg.norm(again, axis=1), 1)


def test_no_vectors_and_zeros_stay_finite() -> None:
    assert from_levels(to_levels(UNIT[:0])).shape == (0, 128)
    assert np.isfinite(from_levels(to_levels(np.zeros((1, 128), np.float32)))).all()
    assert not from_bytes(to_bytes(np.zeros((1, 8), np.float32))).any()
    assert from_bytes(to_bytes(UNIT[:0])).shape == (0, 128)
