"""Figures and dates that are in the quotes, but there of something else: two sums that changed places.

What stands between two figures belongs to the earlier one up to the last comma or "and", the rest to the later one:
"6.4 billion for water, 3 billion for transport". What stands before the first may be of all of them.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from rag.claims.fault import Fault
from rag.claims.figures import Counted
from rag.english import Figure, Moment, agrees, comparable, content, mentions, same, stem

_SEPARATOR = re.compile(r",(?: and| or| but)?(?=\s|$)|\s(?:and|or|but|while|whereas)(?=\s|$)")
_BORDER = re.compile(r"[;:.]\s|, (?:while|whereas|but)\b")
_ASIDE = re.compile(r"\([^()]*\)")
FAR_MORE = 3
"""By so many words more another figure's surroundings must be those of the sentence, when its own share some too."""


def misattributed(sentence: Counted, quotes: Sequence[Counted]) -> list[Fault]:
    """Figures and dates that the quotes give of something else, while they give another of what the sentence is on."""
    theirs = [one for quote in quotes for one in _owned(quote)]
    found = []
    for mine in _owned(sentence):
        held = [other for other in theirs if _is_same(mine.one, other.one)]
        rivals = [other for other in theirs if _is_like(mine.one, other.one) and not _is_same(mine.one, other.one)]
        rival = next((other for other in rivals if held and all(mine.rather_of(other, than=one) for one in held)), None)
        if rival is not None:
            reason = f"the quote says {rival.one.text} of this, the answer says {mine.one.text}"
            found.append(Fault(mine.one.start, mine.one.end, reason))
    return found


@dataclass(frozen=True, slots=True)
class _Owned:
    """A figure or date with what the text says it is of."""

    one: Figure | Moment
    before: frozenset[str]
    """Stems that belong to it and stand before it."""
    after: frozenset[str]
    names: frozenset[str]
    leads: bool
    """Whether it is the first of its clause, so that what stands before may be of the later ones too."""

    @property
    def stems(self) -> frozenset[str]:
        return self.before | self.after

    def rather_of(self, rival: "_Owned", than: "_Owned") -> bool:
        """Whether this is said of what `rival` is of, and not of what `than` is of."""
        if self.names and than.names and self.names.isdisjoint(than.names):
            return not self.names.isdisjoint(rival.names)
        if near := len(self.stems & than.stems) + len(self.names & than.names):
            return len(self.stems & rival.stems) >= near + FAR_MORE
        mine = self.stems | self.names
        shared = mine & (rival.after if rival.leads else rival.stems | rival.names)
        led = self.stems & rival.before if rival.leads else frozenset[str]()
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
def _owned(text: Counted) -> tuple[_Owned, ...]:
    """Each figure and date with what is around it."""
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
        names = frozenset(one.country or " ".join(one.words) for side in (left, right) for one in mentions(f"… {side}"))
        found.append(_Owned(one, _stems(left), _stems(right), names, leads))
    return tuple(found)


def _stems(text: str) -> frozenset[str]:
    named = {word for one in mentions(f"… {text}") for word in one.words}
    return frozenset(stem(word) for word in content(text) if word not in named)
