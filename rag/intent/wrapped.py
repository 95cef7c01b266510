"""Takes what is asked out of a turn that says more around it: who wants to know, for what, how the day has been.

The network tells of each word whether the request needs it. What it is sure of is left out as people would strike it
out: from the beginning of a sentence, to its end, whole, or between two commas, and never a word in the midst.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from rag.english import sentence_case
from rag.types import Span

MOST_OF_A_RUN = 0.2
"""Mean chance, at most, that the words of a run which is left out are part of the request."""
_LEAST_WORDS = 6
"""A shorter turn is a request whole; what is left of a longer one has at least `_LEAST_LEFT`."""
_LEAST_LEFT = 2
_NEEDED = 0.5
_STRAY = 3
"""So few words, of a sentence that is else left out, are left out too unless they name something."""
_NAMES = re.compile(r"[A-Z\d]")
_WORD = re.compile(r"\w+(?:[’'.&/+-]\w+)*\+?")
_SENTENCE_BREAK = re.compile(r"[.?!;:\n…]|\s[–—-]+\s")
_ENDED = re.compile(r"[.?!…\n]")
_END = re.compile(r"[\"”’')\]]*[.?!…]+")
_NEEDED_ALL_THE_SAME = re.compile(r"(?:per|according to|no,? i mean\w*|i mean\w*|not)\b", re.IGNORECASE)
"""Begins words that say whose account is meant, or that correct the turn before."""
_OPENS_CLAUSE = re.compile(r"before|after|when|while|until|unless|since|because", re.IGNORECASE)
_LEADS_ON = re.compile(r"of|to|for|with|by|from|the|an?", re.IGNORECASE)
_POINTS_AROUND = re.compile(r"\b(?:the|this|that) (?:subject|matter|topic|theme)\b", re.IGNORECASE)
"""What is said around a request is needed where it is pointed to."""


def request_in(text: str, tokens: Sequence[Span], chances: NDArray[np.float32]) -> str:
    """The text without what is said around its request; the same text if that is nothing, or not sure.

    Args:
        text: A turn.
        tokens: The characters of each token that was read; what comes after the last is kept.
        chances: (tokens,) of being part of the request.
    """
    words = tuple(word.span() for word in _WORD.finditer(text))
    if len(words) < _LEAST_WORDS:
        return text
    starts = np.array([start for start, _ in tokens], dtype=np.int64)
    inside = [chances[(starts >= start) & (starts < end)] for start, end in words]
    turn = _Turn(text, words, tuple(float(one.mean()) if len(one) else 1.0 for one in inside))
    parts = turn.needed()
    left = sum(end - first for first, end in parts)
    if left == len(words) or left < _LEAST_LEFT:
        return text
    kept = _joined(text, [(words[first][0], words[end - 1][1]) for first, end in parts])
    return text if _POINTS_AROUND.search(kept) else kept


@dataclass(frozen=True)
class _Turn:
    """A turn word by word. Parts of it are given as their first word and the one after their last."""

    text: str
    words: tuple[Span, ...]
    likely: tuple[float, ...]
    """Of each word: the chance that the request needs it."""

    @cached_property
    def between(self) -> list[str]:
        """What stands after each word and before the next."""
        return [self.text[end:start] for (_, end), (start, _) in pairwise((*self.words, (len(self.text),) * 2))]

    @cached_property
    def breaks(self) -> list[bool]:
        """Whether a sentence begins before each word; one ends after the last."""
        return [True, *(bool(_SENTENCE_BREAK.search(one)) for one in self.between[:-1]), True]

    def needed(self) -> list[Span]:
        """The parts that the request needs."""
        flags = [chance >= _NEEDED for chance in self.likely]
        for first, end in self._runs(flags, of=False):
            flags[first:end] = [not self._goes(first, end)] * (end - first)
        parts = [self._with_what_binds(first, end) for first, end in self._runs(flags, of=True)]
        whole = any(end - first > _STRAY for first, end in parts)
        return [(first, end) for first, end in parts if not (whole and self._is_stray(first, end))]

    def _with_what_binds(self, first: int, end: int) -> Span:
        """The part with the conjunction that opens its clause, and without words that lead to what goes after it."""
        if not self.breaks[first] and self.between[first - 1].isspace() and self._says(first - 1, _OPENS_CLAUSE):
            first -= 1
        while end - first > 1 and not self.breaks[end] and self._says(end - 1, _LEADS_ON):
            end -= 1
        return first, end

    def _says(self, nth: int, pattern: re.Pattern[str]) -> bool:
        start, end = self.words[nth]
        return bool(pattern.fullmatch(self.text[start:end]))

    def _runs(self, flags: Sequence[bool], *, of: bool) -> list[Span]:
        """Where words of a sentence follow each other with a flag of that value."""
        inner = (at for at in range(1, len(flags)) if self.breaks[at] or flags[at] != flags[at - 1])
        return [(first, end) for first, end in pairwise([0, *inner, len(flags)]) if flags[first] == of]

    def _goes(self, first: int, end: int) -> bool:
        """Whether words that are hardly needed can be struck out where they stand."""
        opens, ends = self.breaks[first], end == len(self.words) or bool(_ENDED.search(self.between[end - 1]))
        between_commas = "," in self.between[first - 1] and "," in self.between[end - 1]
        unsure = sum(self.likely[first:end]) / (end - first) > MOST_OF_A_RUN
        wanted = unsure or bool(_NEEDED_ALL_THE_SAME.match(self.text, self.words[first][0]))
        return not wanted and (opens or ends or between_commas)

    def _is_stray(self, first: int, end: int) -> bool:
        """Whether a part is a few words of a sentence that is else left out, and names nothing."""
        named = any(_NAMES.match(self.text, start) for start, _ in self.words[max(first, 1) : end])
        return end - first <= _STRAY and not (self.breaks[first] and self.breaks[end]) and not named


def _joined(text: str, pieces: Sequence[Span]) -> str:
    """The pieces of a text, each with the mark that ends it or its sentence; neighbours as they stand."""
    said = ""
    for (start, end), after in zip(pieces, [*(start for start, _ in pieces[1:]), len(text)], strict=True):
        last = after == len(text)
        if not last and not _WORD.search(text, end, after):
            said += text[start:after]
            continue
        mark = _END.match(text, end) or _END.search(text, end, end if last else after)
        said += text[start:end] + (mark[0] if mark else "") + ("" if last else " ")
    return sentence_case(said)
