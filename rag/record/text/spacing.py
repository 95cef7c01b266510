"""Texts that part words with several spaces, as old bulletins and pages of columns do.

What reads an article expects one space between words. It is given the article with single spaces, and the ranges that
it finds are put back to where they stand in the article.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar

from rag.types import Article, Span

_Read = TypeVar("_Read")

_RUN = re.compile(r"(?<=\S) {2,}(?=\S)")
_RANGES = ("span", "clause", "cue", "what")
"""Fields that hold a range of the article."""


class SingleSpaced:
    """An article, and its sentences, with single spaces between words.

    Args:
        article: As stored.
        sentences: Ranges of its text.
    """

    def __init__(self, article: Article, sentences: Sequence[Span]) -> None:
        runs = [found.span() for found in _RUN.finditer(article.text)]
        self._ends = [end for _, end in runs]
        """Where the text goes on behind each run, in the article."""
        self._cut = [0]
        """How many spaces are left out before the first run, before the second, and so on."""
        for start, end in runs:
            self._cut.append(self._cut[-1] + end - start - 1)
        self._starts = [end - cut for end, cut in zip(self._ends, self._cut[1:], strict=True)]
        """Where the text goes on behind each run, in the text with single spaces."""
        self.article = replace(article, text=_RUN.sub(" ", article.text)) if runs else article
        self.sentences = [(self._moved(start), self._moved(end)) for start, end in sentences] if runs else sentences

    def _moved(self, at: int) -> int:
        return at - self._cut[bisect_right(self._ends, at)]

    def _back(self, at: int) -> int:
        return at + self._cut[bisect_right(self._starts, at)]

    def put_back(self, found: _Read) -> _Read:
        """What was read, every range in it one of the article as it is stored."""
        return self._put_back(found) if self._ends else found

    def _put_back(self, found: Any) -> Any:
        if isinstance(found, tuple):
            return tuple(map(self._put_back, found))
        if not is_dataclass(found) or isinstance(found, type):
            return found
        changed: dict[str, Any] = {}
        for one in fields(found):
            value = getattr(found, one.name)
            if one.name in _RANGES and value is not None:
                changed[one.name] = self._range(value)
            elif one.name == "sides":
                changed[one.name] = tuple(map(self._range, value))
            elif isinstance(value, tuple) or is_dataclass(value):
                changed[one.name] = self._put_back(value)
        return replace(found, **changed)

    def _range(self, span: Span) -> Span:
        start, end = span
        return (self._back(start), self._back(end - 1) + 1) if end > start else (self._back(start),) * 2
