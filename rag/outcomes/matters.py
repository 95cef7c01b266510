"""What outcomes are about: their content words, the rare ones weighing most, so that two on one matter can be found.

The weight of a word is its inverse document frequency over the statements of the library (Spärck Jones 1972), as a
share of the greatest there can be, so that thresholds mean the same in a library of any size. Names of who took part,
of series and of places weigh nothing: they say who and where, not what about.
"""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from rag.english import fold, spellings, terms, tokens
from rag.outcomes.outcomes import Outcome
from rag.types import Span

SAYS_LITTLE = frozenset(
    terms(
        """propose suggest call urge ask support agree adopt sign announce put forward carry idea initiative work hold
        held session meeting summit leader president country member state region regional common joint cooperation year
        take took make made new further wide wider strengthen develop development expand come came per cent billion
        million trillion dollar follow run long term good text document statement declaration build against raise link
        treaty agreement plan programme programmes strategy memorandum communiqué roadmap project projects need large
        include included set out first second also would said told describe described world foreign minister official
        report back"""
    )
)
"""Words that stand in statements on any matter; kinds of documents among them, since a kind is no matter."""


LEAST_WORDS = 2
"""Words that two statements on one matter share at least."""
_COMPOUND = re.compile(r"\b[A-Z]\w+(?:[–-][A-Z]\w+){2,}")
"""A thing named after three places or more, "the China–Kyrgyzstan–Uzbekistan railway", counts as a word of its own."""


@dataclass(frozen=True, slots=True)
class Matter:
    """What a statement is about."""

    words: tuple[str, ...]
    """Stems of its content words, in order."""
    pairs: frozenset[frozenset[str]]
    """Each two of them that stand side by side."""


@dataclass(frozen=True, slots=True)
class Shared:
    """What two statements have in common."""

    words: frozenset[str]
    weight: float
    """Sum of the weights of the words, each 0-1."""
    coverage: float
    """0-1: their share of the weight of the statement that has less."""
    side_by_side: bool
    """Whether two of them stand side by side in both."""


class Matters:
    """The matters of outcomes. Immutable; made once for a library."""

    def __init__(self, outcomes: Sequence[Outcome]) -> None:
        """Weigh the words of all outcomes, reported ones among them."""
        self._names = _names(outcomes)
        self._matters = {one.key: self._read(one) for one in outcomes}
        counts = Counter(word for matter in self._matters.values() for word in set(matter.words))
        most = math.log(1 + len(self._matters)) or 1.0
        self._weights = {word: math.log(1 + len(self._matters) / n) / most for word, n in counts.items()}
        self._holding: dict[str, list[Outcome]] = defaultdict(list)
        for one in outcomes:
            for word in sorted(set(self._matters[one.key].words)):
                self._holding[word].append(one)

    def like(self, outcome: Outcome, least_words: int = LEAST_WORDS) -> list[tuple[Outcome, Shared]]:
        """The other outcomes that share at least so many words with it, in order of article and place."""
        count: Counter[tuple[str, Span]] = Counter()
        found: dict[tuple[str, Span], Outcome] = {}
        for word in set(self._matters[outcome.key].words):
            for other in self._holding[word]:
                count[other.key] += 1
                found[other.key] = other
        near = [found[key] for key, n in count.items() if n >= least_words and key != outcome.key]
        return [(other, self.shared(outcome, other)) for other in sorted(near, key=lambda other: other.key)]

    def shared(self, one: Outcome, other: Outcome) -> Shared:
        """What two outcomes have in common."""
        mine, theirs = self._matters[one.key], self._matters[other.key]
        words = frozenset(mine.words) & frozenset(theirs.words)
        weight = self._weight(words)
        least = min(self._weight(mine.words), self._weight(theirs.words))
        return Shared(words, weight, weight / least if least else 0.0, bool(mine.pairs & theirs.pairs))

    def side_by_side(self, one: Outcome, other: Outcome) -> bool:
        """As `Shared.side_by_side`, which is known before all else of what they share."""
        return not self._matters[one.key].pairs.isdisjoint(self._matters[other.key].pairs)

    def _weight(self, words: Iterable[str]) -> float:
        return sum(self._weights[word] for word in set(words))

    def _read(self, outcome: Outcome) -> Matter:
        text = outcome.article.text[slice(*outcome.statement.clause)]
        told = [word for word in terms(text) if not word.isdigit() and word not in self._names]
        told += [fold(found[0]) for found in _COMPOUND.finditer(text)]
        words = tuple(word for word in told if word not in SAYS_LITTLE)
        pairs = frozenset(frozenset(pair) for pair in pairwise(told) if len({*pair} - SAYS_LITTLE) == 2)
        return Matter(words, pairs)


def shared_words(outcome: Outcome, shared: Shared) -> str:
    """The words of a statement that it shares with another, in their order and as they are written, each once."""
    text = outcome.article.text[slice(*outcome.statement.clause)]
    return " ".join(dict.fromkeys(one.text for one in tokens(text) if shared.words & {*terms(one.text)}))


def _names(outcomes: Sequence[Outcome]) -> frozenset[str]:
    """Stems of the names of actors, countries, series and places."""
    articles = {one.article.id: one.article for one in outcomes}.values()
    named = [actor.name for one in outcomes for actor in one.statement.actors if actor.name[:1].isupper()]
    named += [part for one in articles for part in (one.summit, one.place, *one.participants) if part]
    named += [" ".join(words) for words in spellings()]
    return frozenset(word for name in dict.fromkeys(named) for word in terms(name))
