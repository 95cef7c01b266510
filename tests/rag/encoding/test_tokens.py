"""Token vectors made small, and kept."""

import hashlib
import re

import numpy as np
import pytest

from rag.encoding.rounding import from_levels, to_levels
from rag.encoding.tokens import HEADING_POSITION, WIDTH, TokenVectors, project

TEXT = "Dushanbe. Six met Putin there. It cost 26 billion in all."
OFFSETS = np.array([(0, 0), *((text.start(), text.end()) for text in re.finditer(r"\w+", TEXT)), (0, 0)])
SPANS = [(10, 30), (31, 57)]


@pytest.fixture
def kept() -> TokenVectors:
    vectors = np.random.default_rng(3).standard_normal((len(OFFSETS), 384)).astype(np.float32)
    return TokenVectors.of(TEXT, vectors, OFFSETS, SPANS)


def test_tokens_know_their_sentence_and_special_tokens_are_left_out(kept: TokenVectors) -> None:
    assert kept.positions.tolist() == [HEADING_POSITION, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1]
    assert from_levels(kept.levels).shape == (11, WIDTH)


def test_what_stands_near_a_number_or_a_name_is_known_within_a_sentence(kept: TokenVectors) -> None:
    numbers = ["Six", "met", "Putin", "there", "It", "cost", "26", "billion", "in", "all"]
    assert [word for word, near in zip(numbers, kept.near_number[1:], strict=True) if near] == numbers
    assert kept.near_name.tolist() == [False, True, True, True, True, *[False] * 6]


def test_packing_loses_nothing(kept: TokenVectors) -> None:
    blob = kept.pack()
    assert len(blob) == 11 * 80 + 4 * 2 + 3  # of the vectors, how many in three places, two flags each
    again = TokenVectors.unpack(blob)
    for name in ("levels", "positions", "near_number", "near_name"):
        assert getattr(again, name).dtype == getattr(kept, name).dtype
        assert (getattr(again, name) == getattr(kept, name)).all()


def test_cosines_survive_projection_and_rounding() -> None:
    random = np.random.default_rng(1)
    shared = random.standard_normal((200, 384))
    one, other = (shared + random.standard_normal((200, 384)) for _ in range(2))
    exact = (one * other).sum(1) / np.linalg.norm(one, axis=1) / np.linalg.norm(other, axis=1)
    asked, kept = (project(each.astype(np.float32)) for each in (one, other))
    found = (asked * from_levels(to_levels(kept))).sum(1)
    assert np.abs(found - exact).mean() < 0.08
    assert abs((found - (asked * kept).sum(1)).mean()) < 0.003


def test_a_text_without_tokens_or_of_zeros_stays_finite() -> None:
    nothing = np.zeros((1, 384), dtype=np.float32)
    assert not project(nothing).any()
    empty = TokenVectors.of("x", nothing, np.array([(0, 0)]), [(0, 1)])
    assert empty.positions.size == 0
    assert from_levels(TokenVectors.unpack(empty.pack()).levels).shape == (0, WIDTH)


def test_the_projection_never_changes() -> None:
    """Stored vectors are only comparable with a question's while it is this one."""
    identity = project(np.eye(384, dtype=np.float32))
    signs = np.packbits(identity > 0).tobytes()
    assert hashlib.sha256(signs).hexdigest()[:16] == "862be28daff4840a"
