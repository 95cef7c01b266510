"""A written answer as it comes: numbers into markers, markers into quotes, sentences into checked claims.

The model never writes a quote. It cites numbers, and the quote of a number is cut from the library by the offsets of
the sentence that was shown under it.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from typing import Protocol

import syntok.segmenter

from rag.markers import blanked, cited, without_markers
from rag.types import Claim, ClaimVerdict, Quote, Thinking
from rag.writing.evidence import Evidence, ShownSentence
from rag.writing.markers import Citing

_MAY_END = re.compile(r"[.!?…:。\n]")
_WORDLESS = re.compile(r"\W*")

Piece = str | Quote | Claim | Thinking
"""A quote comes before the text with its first marker, a claim after the text of its sentence; `Thinking` comes again
and again while a model thinks."""


class CheckResult(Protocol):
    """What checking one sentence found."""

    @property
    def verdict(self) -> ClaimVerdict:
        """Whether the quotes carry it."""

    @property
    def reasons(self) -> Sequence[str]:
        """Why not."""


Check = Callable[[str, Sequence[Quote]], CheckResult]
"""Compares a sentence, its markers left out, with the quotes it cites."""
Cite = Callable[[ShownSentence, int], Quote]
"""The quote of a sentence that was shown, under that marker."""


class Composition:
    """One written answer. Not shared between threads.

    Args:
        shown: What the model was shown.
        cite: Makes a quote of a shown sentence.
        check: Checks a sentence.
    """

    def __init__(self, shown: Evidence, cite: Cite, check: Check) -> None:
        self._sentences = shown.sentences
        self._cite = cite
        self._check = check
        self._citing = Citing(len(self._sentences))
        self.text = ""
        self.quotes: dict[int, Quote] = {}
        """By marker, those that the text cites."""
        self.claims: list[Claim] = []
        self._done = 0
        """Where the last sentence that was judged ends; what is before it is not read again."""

    @property
    def struck(self) -> tuple[int, ...]:
        """Numbers cited that had not been shown."""
        return tuple(self._citing.struck)

    def take(self, written: str) -> Iterator[Piece]:
        """What comes of some more text."""
        yield from self._add(self._citing.feed(written))
        if _MAY_END.search(self.text, self._done):
            yield from self._judged(sentences(self.text, self._done)[:-1])  # the last one may go on

    def end(self) -> Iterator[Piece]:
        """What comes of there being no more."""
        yield from self._add(self._citing.end())
        yield from self._judged(sentences(self.text, self._done))

    def _add(self, text: str) -> Iterator[Piece]:
        text = text if self.text else text.lstrip()
        numbers = {marker: number for number, marker in self._citing.markers.items()}
        for marker in cited(text):
            if marker in numbers and marker not in self.quotes:
                self.quotes[marker] = self._cite(self._sentences[numbers[marker] - 1], marker)
                yield self.quotes[marker]
        self.text += text
        if text:
            yield text

    def _judged(self, whole: Sequence[tuple[int, int]]) -> Iterator[Claim]:
        for start, end in whole:
            said = self.text[start:end]
            markers = cited(said)
            quotes = [self.quotes[marker] for marker in markers if marker in self.quotes]
            found = self._check(without_markers(said), quotes)
            claim = Claim(start, end, markers, found.verdict, tuple(found.reasons))
            self.claims.append(claim)
            self._done = end
            yield claim


def sentences(text: str, since: int = 0) -> list[tuple[int, int]]:
    """Where each sentence that says something begins and ends; markers after its full stop are its own.

    A line that only leads to what follows ("The leaders decided:") says nothing by itself.
    """
    found: list[tuple[int, int]] = []
    for line in re.compile(r"[^\n]+").finditer(text, since):
        found += _sentences(text, line.start(), line.end())
    return found


def _sentences(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    # Markers are blanked, since a bracket after a full stop would be read as the next sentence.
    prose = blanked(text[start:end])
    begins = [start + tokens[0].offset for part in syntok.segmenter.analyze(prose) for tokens in part if tokens]
    for low, high in zip(begins, [*begins[1:], end][: len(begins)], strict=True):
        said = text[low:high].rstrip()
        if _WORDLESS.fullmatch(without_markers(said)) or (said.endswith(":") and not cited(said)):
            continue
        yield low, low + len(said)
