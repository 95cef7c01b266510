"""A pair of texts that the entailment reader is trained on, and pairs chosen so that no outward sign tells of truth."""

import hashlib
import random
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from rag.english import NEGATORS, content, mentions, stem, words

HELD = 2
"""Of a hundred premises, how many are kept apart to measure on."""
HELD_ARTICLES = 8
"""Of a hundred invented articles."""


@dataclass(frozen=True)
class Pair:
    """A hypothesis with the premise that it may follow from."""

    premise: str
    hypothesis: str
    label: str
    source: str
    group: str = ""
    """All pairs of a group are held, or none; without one, all on the same premise."""

    @property
    def held(self) -> bool:
        share = HELD if not self.group else HELD_ARTICLES
        return int(hashlib.sha256((self.group or self.premise).encode()).hexdigest(), 16) % 100 < share


def names_in(texts: Iterable[str]) -> list[str]:
    """Names that do not begin a text, where any word has a capital."""
    return sorted({one.text for text in texts for one in mentions(text) if one.start and len(one.text) > 3})


def likeness(pair: Pair) -> tuple[int, bool]:
    """What tells most about a pair without understanding it: the share of the hypothesis' words that the premise has,
    in sixths, and whether the hypothesis denies anything.
    """
    said = words(pair.hypothesis)
    return min(int(shared(pair.hypothesis, pair.premise) * 6), 5), any(
        word in NEGATORS or word.endswith("n't") for word in said
    )


def shared(said: str, text: str) -> float:
    """The share of the words of content in what is said that the text has too, 0-1."""
    known = {stem(word) for word in words(text)}
    mine = [stem(word) for word in content(said)]
    return sum(one in known for one in mine) / max(len(mine), 1)


def balanced(given: Sequence[Pair], chance: random.Random) -> Iterator[Pair]:
    """As many pairs that follow as that do not among those of each likeness, so that likeness tells nothing.

    Readers of such pairs otherwise take shared words for truth and a "not" for its contrary (McCoy et al. 2019,
    arXiv:1902.01007).
    """
    kinds = defaultdict[tuple[int, bool], dict[bool, list[Pair]]](lambda: {True: [], False: []})
    for one in given:
        kinds[likeness(one)][one.label == "entailment"].append(one)
    for kind in sorted(kinds):
        fewest = min(map(len, kinds[kind].values()))
        for each in kinds[kind].values():
            yield from chance.sample(each, fewest)
