"""Reprints are told from what the same bodies publish of other meetings in nearly the same words."""

from itertools import combinations

import numpy as np
import pytest

from ingest.likeness import (
    LEAST_CONTAINED,
    LONGEST_WORDS,
    PERMUTATIONS,
    SHORTEST_WORDS,
    contained,
    likeness,
    signature,
)
from rag.english import words
from tests.ingest.likeness_base import Base
from tests.ingest.likeness_measured import MEASURED
from tests.ingest.likeness_texts import TRIED

EVERY = (*TRIED, *MEASURED)


def share(one: str, other: str) -> float:
    return float(contained(signature(one), signature(other)[np.newaxis])[0])


def shingles(text: str) -> set[tuple[str, ...]]:
    there = words(text)
    return set(zip(there, there[1:], there[2:], strict=False))


@pytest.mark.parametrize("bases", [TRIED, MEASURED], ids=["tried", "measured"])
def test_all_reprints_are_found_and_no_other_edition_is_one(bases: tuple[Base, ...]) -> None:
    reprints = [(one.text, one.edited(one.reprint)) for one in bases]
    editions = [(one.text, one.edited(one.edition)) for one in bases]
    found = {pair for pair in (*reprints, *editions) if likeness(*pair).is_reprint}
    assert found == set(reprints)
    assert all(share(*pair) >= LEAST_CONTAINED for pair in reprints)


def test_texts_on_different_matters_are_not_even_compared() -> None:
    assert max(share(one.text, other.text) for one, other in combinations(EVERY, 2)) < LEAST_CONTAINED / 2


def test_which_of_two_texts_comes_first_makes_no_difference() -> None:
    for one in MEASURED:
        for edits in (one.reprint, one.edition):
            pair = (one.text, one.edited(edits))
            assert likeness(*pair).is_reprint == likeness(*pair[::-1]).is_reprint


def test_the_estimated_share_is_near_the_counted_one_also_for_a_text_cut_by_half() -> None:
    whole = "\n".join(one.text for one in EVERY)
    half = whole[: len(whole) // 2]
    assert share(whole, half) == pytest.approx(1, abs=0.15)
    for one in MEASURED:
        pair = (shingles(one.text), shingles(one.edited(one.edition)))
        counted = len(pair[0] & pair[1]) / min(map(len, pair))
        assert share(one.text, one.edited(one.edition)) == pytest.approx(counted, abs=0.15)


def test_a_text_too_short_to_tell_has_nothing_in_common_with_itself() -> None:
    short = "No communiqué was issued. " * 3
    assert len(words(short)) < SHORTEST_WORDS
    assert not signature(short).any()
    assert share(short, short) == 0
    assert signature("一" * 9 + " word" * SHORTEST_WORDS).shape == (1 + PERMUTATIONS,)


def test_one_corrected_figure_is_a_reprint_and_another_day_is_not() -> None:
    text = TRIED[0].text
    assert likeness(text, text.replace("4.5 million", "4.6 million")).is_reprint
    day = "from January 1, 2027"
    assert not likeness(text, text.replace(day, "from March 3, 2028")).is_reprint


def test_houses_may_name_themselves() -> None:
    text = TRIED[0].text.replace("told reporters", "told Reuters")
    other = text.replace("Reuters", "Interfax")
    assert likeness(text, other, ["Reuters", "Interfax"]).names_changed == 0
    assert likeness(text, other).names_changed == 1


def test_a_book_is_compared_by_its_beginning() -> None:
    long = " ".join(f"word{n}" for n in range(LONGEST_WORDS))
    found = likeness(f"{long} on 3 May 2024", f"{long} on 9 June 2025")
    assert (found.words, found.figures_changed, found.is_reprint) == (LONGEST_WORDS, 0, True)
