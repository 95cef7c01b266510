"""Tells whether one text is a reprint of another: the same account with a changed headline, a byline, a cut paragraph.

In two steps. MinHash (Broder 1997, "On the resemblance and containment of documents") finds the few articles of a
library that share many runs of words with a text, from 516 bytes an article. Those are then compared word by word:
meetings of one series publish texts of nearly the same words, and what tells them from reprints is that at the same
place in the same sentence another figure, day or name stands.

The signature is twenty lines of NumPy. datasketch (MIT, alive) makes one as fast, 4 ms for 930 words. Its index of
buckets answers in 0.1 ms where a comparison with every signature takes 4 ms of 10,000 articles and 45 ms of 100,000;
but it is a second index to keep, and it finds by resemblance alone: at 0.4 it misses 2 of the 24 reprints in
`tests/ingest/likeness_*.py` and 4 of the 24 texts cut by half, all of which are found by the share they contain.
"""

import re
import zlib
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import Indel

from rag.english import MONTH_NUMBERS, STOPWORDS, WEEKDAYS, number_words, plain, words
from rag.ordinals import ORDINALS

SHINGLE_WORDS = 3
PERMUTATIONS = 128
"""The estimate of a resemblance of 0.3 is off by 0.04 (one standard deviation, sqrt(J (1 - J) / 128))."""
LEAST_CONTAINED = 0.4
"""0-1: the estimated share of the shorter text's shingles from which texts are compared word by word; reprints in
another house's style have 0.5 and more."""
COMPARED_AT_MOST = 5
"""Of the articles that share the most; each comparison of long texts takes a tenth of a second."""
SHORTEST_WORDS = 40
"""A shorter text can be a formula, "No communiqué was issued.", which says nothing of where it is from."""
LONGEST_WORDS = 20_000
"""What is behind them is not compared word by word, so that no comparison needs more than 50 MB."""

LEAST_IN_COMMON = 0.6
"""0-1: the least share of the shorter text's words that stand, in the same order, in a text that it is a reprint of.
Accounts of one series that nobody copied from another share 0.21 at most (150 pairs of articles in `corpus/`)."""
EXCHANGE_WORDS = 8
"""The longest run of words taken for an exchange of a few, on either side; a longer one is a passage of its own."""
RUN_WORDS = 5
"""Words in a row from which the shared text begins; what stands before is headline, byline and dateline."""
FIGURES_CHANGED = 1
"""The most figures and days that may differ: one can be a correction."""
WORDS_A_CHANGE = 150
"""The most figures and names that may differ: one, and one more for so many words. Each house names itself and spells
names its own way. The limits were read off the pairs in `tests/ingest/likeness_texts.py` called `TRIED`."""
EXCHANGED_A_CHANGE = 3
"""So many other words exchanged, "textiles" for "carpets", count as one name: houses exchange few but in figures."""

_PRIME = (1 << 31) - 1
_SEEDS = np.random.default_rng(1997).integers(1, _PRIME, size=(2, PERMUTATIONS, 1), dtype=np.uint64)
_AT_ONCE = 4096
"""Shingles permuted together, which takes 8 MB."""
_WORD = re.compile(
    r"(\d+(?:[.,]\d+)*)(?:st|nd|rd|th|k|m|mn|bn|km|kg|mw|gw)?(?![^\W_])|[^\W_]+(?:['-][^\W_]+)*", re.IGNORECASE
)
_STARTS = re.compile(r"(?:^|[.!?:;\"(])\s*$|\n\s*$")
_FIGURES = (
    {word: str(number) for number, word in enumerate(number_words(0, 19))}
    | {word: str(number) for number, word in enumerate(ORDINALS, start=1)}
    | {name: f"month {number}" for name, number in MONTH_NUMBERS.items() if name not in ("may", "mar")}
    | {day.lower(): day.lower() for day in WEEKDAYS}
)

Signature = NDArray[np.uint32]
"""(1 + PERMUTATIONS,): the number of different shingles, then the least value of each permutation."""


def signature(text: str) -> Signature:
    """The MinHash signature of a text; of zeros when it is shorter than `SHORTEST_WORDS`."""
    there = words(text)
    if len(there) < SHORTEST_WORDS:
        return np.zeros(1 + PERMUTATIONS, dtype=np.uint32)
    runs = zip(*(there[nth:] for nth in range(SHINGLE_WORDS)), strict=False)
    hashed = np.unique(np.array([zlib.crc32(" ".join(run).encode()) % _PRIME for run in runs], dtype=np.uint64))
    least = np.full(PERMUTATIONS, _PRIME, dtype=np.uint64)
    factors, shifts = _SEEDS
    for begin in range(0, len(hashed), _AT_ONCE):
        permuted = (factors * hashed[begin : begin + _AT_ONCE] + shifts) % _PRIME
        least = np.minimum(least, permuted.min(axis=1))
    return np.concatenate(([len(hashed)], least)).astype(np.uint32)


def contained(one: Signature, others: NDArray[np.uint32]) -> NDArray[np.float64]:
    """Of each pair of texts, the estimated share of the shorter one's shingles that the longer one has too.

    Args:
        one: A signature.
        others: (n, 1 + PERMUTATIONS) signatures.

    Returns:
        (n,) float64, 0-1; 0 where either has no shingles.
    """
    counts, mine = others[:, 0].astype(np.float64), float(one[0])
    resemblance = (others[:, 1:] == one[1:]).mean(axis=1)
    common = resemblance / (1 + resemblance) * (counts + mine)
    shorter = np.minimum(counts, mine)
    return np.asarray(np.minimum(np.divide(common, shorter, out=np.zeros_like(common), where=shorter > 0), 1.0))


@dataclass(frozen=True, slots=True)
class Likeness:
    """Two texts compared word by word."""

    shared: float
    """0-1: the share of the shorter one's words that stand in the other in the same order."""
    words: int
    """How many words they share."""
    figures_changed: int
    names_changed: int
    words_changed: int
    """Words of other kinds that have another in their place, without stopwords."""

    @property
    def is_reprint(self) -> bool:
        """Whether one is a reprint of the other."""
        changes = self.figures_changed + self.names_changed + self.words_changed // EXCHANGED_A_CHANGE
        return (
            self.shared >= LEAST_IN_COMMON
            and self.figures_changed <= FIGURES_CHANGED
            and changes <= 1 + self.words // WORDS_A_CHANGE
        )


_Kind = Literal["figure", "name", "word", "stopword"]


def likeness(one: str, other: str, publishers: Collection[str] = ()) -> Likeness:
    """Two texts compared.

    Args:
        one: A text.
        other: Another.
        publishers: Of both. Their names are no names that tell two accounts apart.
    """
    houses = {word for publisher in publishers for word in words(publisher)}
    first, second = _words(one, houses), _words(other, houses)
    blocks = Indel.opcodes([key for key, _ in first], [key for key, _ in second])
    equal = [block for block in blocks if block.tag == "equal"]
    shared = sum(block.src_end - block.src_start for block in equal)
    shorter = min(len(first), len(second))
    runs = [block for block in equal if block.src_end - block.src_start >= RUN_WORDS]
    counts = {"figure": 0, "name": 0, "word": 0}
    if runs:
        bounds = ((runs[0].src_start, runs[0].dest_start), (runs[-1].src_end, runs[-1].dest_end))
        inside = [one for one in equal if bounds[0][0] <= one.src_start and one.src_end <= bounds[1][0]]
        for before, after in pairwise(inside):
            mine = first[before.src_end : after.src_start]
            theirs = second[before.dest_end : after.dest_start]
            if 0 < len(mine) <= EXCHANGE_WORDS and 0 < len(theirs) <= EXCHANGE_WORDS:
                for kind in counts:
                    counts[kind] += _exchanged(mine, theirs, kind)
    return Likeness(shared / max(shorter, 1), shared, counts["figure"], counts["name"], counts["word"])


def _exchanged(mine: Sequence[tuple[str, _Kind]], theirs: Sequence[tuple[str, _Kind]], kind: str) -> int:
    """How many such words have another in their place; none where the sides share one, a shortened one being the same.

    A day is three of them, so that another day is not taken for a correction.
    """
    own, other = ({key for key, each in side if each == kind} for side in (mine, theirs))
    shared = any(a == b or (kind != "figure" and (a.startswith(b) or b.startswith(a))) for a in own for b in other)
    return 0 if shared else min(len(own), len(other))


def _words(text: str, houses: Collection[str]) -> list[tuple[str, _Kind]]:
    """The words as they are compared, numbers and months in one form, each with what it is."""
    found: list[tuple[str, _Kind]] = []
    text = "\n".join(map(plain, text.split("\n")))
    for match in _WORD.finditer(text):
        if len(found) == LONGEST_WORDS:
            break
        folded = match[0].casefold()
        if match[1]:
            found.append((match[1].replace(",", ""), "figure"))
        elif folded in _FIGURES:
            found.append((_FIGURES[folded], "figure"))
        elif folded in STOPWORDS or folded in houses:
            found.append((folded, "stopword"))
        elif not match[0][0].isupper() or _STARTS.search(text, max(match.start() - 3, 0), match.start()):
            found.append((folded, "word"))
        elif folded == "may":
            found.append(("month 5", "figure"))
        else:
            found.append((folded, "name"))
    return found
