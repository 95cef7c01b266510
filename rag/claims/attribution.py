"""Figures and dates that the quotes do give, but for something else: two sums that changed places.

The words between two figures belong to the earlier one up to the last comma or "and", and after it to the later one:
"6.4 billion for water, 3 billion for transport". The words before the first may describe all of them.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from rag.claims.fault import ClaimFault
from rag.claims.figures import FiguresAndDates
from rag.english import Figure, Moment, agrees, comparable, content, mentions, same, stem

_SEPARATOR = re.compile(r",(?: and| or| but)?(?=\s|$)|\s(?:and|or|but|while|whereas)(?=\s|$)")
_BORDER = re.compile(r"[;:.]\s|, (?:while|whereas|but)\b")
_ASIDE = re.compile(r"\([^()]*\)")
FAR_MORE = 3
"""How many more words the surroundings of another figure must share with the sentence than those of the same figure do,
when these share some as well."""


def misattributed(sentence: FiguresAndDates, quotes: Sequence[FiguresAndDates]) -> list[ClaimFault]:
    """Figures and dates that the quotes give for something else than the sentence does."""
    theirs = [one for quote in quotes for one in _in_context(quote)]
    found = []
    for mine in _in_context(sentence):
        held = [other for other in theirs if _is_same(mine.one, other.one)]
        rivals = [other for other in theirs if _is_like(mine.one, other.one) and not _is_same(mine.one, other.one)]
        rival = next(
            (other for other in rivals if held and all(mine.describes_instead(other, one) for one in held)), None
        )
        if rival is not None:
            reason = f"the quote says {rival.one.text} of this, the answer says {mine.one.text}"
            found.append(ClaimFault(mine.one.start, mine.one.end, reason))
    return found


@dataclass(frozen=True, slots=True)
class _InContext:
    """A figure or date with the words around it that say what it measures."""

    one: Figure | Moment
    before: frozenset[str]
    """Stems of the words before it that belong to it."""
    after: frozenset[str]
    """Stems of the words after it that belong to it."""
    names: frozenset[str]
    """Countries, and other names folded, among those words."""
    named: frozenset[str]
    """Stems of the words of these names."""
    leads: bool
    """Whether it is the first of its clause, so that the words before it may belong to the later ones too."""

    @property
    def stems(self) -> frozenset[str]:
        return self.before | self.after

    def describes_instead(self, rival: "_InContext", given: "_InContext") -> bool:
        """Whether the sentence describes what `rival` measures, not what `given`, the same figure in a quote, does.

        Only shared words tell: names that differ settle it, and otherwise `rival` must share clearly more of them.
        """
        if self.names and given.names and self.names.isdisjoint(given.names):
            return not self.names.isdisjoint(rival.names)
        if near := len(self.stems & given.stems) + len(self.names & given.names):
            return len(self.stems & rival.stems) >= near + FAR_MORE
        mine = self.stems | self.names
        shared = mine & (rival.after if rival.leads else rival.stems | rival.names)
        led = self.stems & (rival.before | rival.named) if rival.leads else frozenset[str]()
        return len(shared) >= 2 or len(led) >= 2 or (bool(self.after) and self.after <= shared)


def _is_same(one: Figure | Moment, other: Figure | Moment) -> bool:
    if isinstance(one, Figure) and isinstance(other, Figure):
        return same(one, other)
    return isinstance(one, Moment) and isinstance(other, Moment) and agrees(one, [other])


def _is_like(one: Figure | Moment, other: Figure | Moment) -> bool:
    if isinstance(one, Figure) and isinstance(other, Figure):
        return comparable(one, other)
    if isinstance(one, Moment) and isinstance(other, Moment):
        return (one.day is None) == (other.day is None) and (one.year is None) == (other.year is None)
    return False


@lru_cache(maxsize=2048)
def _in_context(text: FiguresAndDates) -> tuple[_InContext, ...]:
    """Each figure and date with the words that belong to it."""
    plain = _ASIDE.sub(lambda found: " " * len(found[0]), text.text)
    given: list[Figure | Moment] = [*text.figures, *text.moments]
    every = [one for one in sorted(given, key=lambda one: (one.start, one.end)) if plain[one.start].strip()]
    found = []
    for one in every:
        begin = max((other.end for other in every if other.end <= one.start), default=0)
        end = min((other.start for other in every if other.start >= one.end), default=len(text.text))
        left, right = plain[begin : one.start], plain[one.end : end]
        border = max((found.end() for found in _BORDER.finditer(left)), default=0)
        leads = begin == 0 or border > 0
        if not leads:
            border = max((found.end() for found in _SEPARATOR.finditer(left)), default=len(left))
        left = left[border:]
        right = right[: next((found.start() for found in _BORDER.finditer(right)), len(right))]
        if end < len(text.text):
            right = right[: max((found.start() for found in _SEPARATOR.finditer(right)), default=len(right))]
        named = [one for side in (left, right) for one in mentions(f"… {side}")]
        names = frozenset(name for one in named for name in (one.countries or (" ".join(one.words),)))
        words = frozenset(stem(word) for each in named for word in each.words)
        found.append(_InContext(one, _stems(left), _stems(right), names, words, leads))
    return tuple(found)


def _stems(text: str) -> frozenset[str]:
    named = {word for one in mentions(f"… {text}") for word in one.words}
    return frozenset(stem(word) for word in content(text) if word not in named)
