"""A written answer as it comes: sentences that are checked, each cited by what carries it.

The model never writes a quote. It cites numbers, and the quote of a number is cut from the library by the offsets of
the sentence that was shown under it. What it cites is a hint: when the sentences that it names do not carry what it
wrote and others do, those are cited; when it cites none, they are looked for.

Small models write on after their answer: they repeat it, or go on with the tags of their chat template. The text ends
there, and what stood before is kept.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

import syntok.segmenter

from rag.english import words
from rag.markers import blanked, cited, cited_numbers, marker, struck, without_markers
from rag.types import Claim, ClaimVerdict, Quote, Thinking
from rag.writing.evidence import Evidence, ShownSentence

MOST_REPEATS = 2
"""A text that has repeated itself so often is going round in circles, and is ended."""
NEAREST_TRIED = 3
"""Sentences that are looked at, the nearest first, for one that carries what the model wrote without citing it."""

_MAY_END = re.compile(r"[.!?…:。\n]")
_WORDLESS = re.compile(r"\W*")
_LEFTOVER = re.compile(r"<\|[\w|]*|<(?:end_of_turn|start_of_turn|eos|bos|s|/s)>|\[/?INST\]|^(?:Question|Facts):", re.M)
"""Tags of chat templates, and the beginning of another round."""
_LAST_MARK = re.compile(r"[.!?…。]+[\"”’)]*$")
_IS_CITED_AND_DONE = re.compile(r"\][.!?…]\s+$")
_IN_ROUND = re.compile(r"\((\d{1,2}(?:\s*[,;]\s*\d{1,2})*)\)")
"""A citation in round brackets, as some models write them."""

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
Near = Callable[[str], Sequence[int]]
"""The numbers of the shown sentences, the nearest in meaning to a text first."""


@dataclass(frozen=True, slots=True)
class _Cited:
    """Which of the shown sentences a written one is to cite, and how it was judged by them."""

    numbers: tuple[int, ...]
    verdict: ClaimVerdict
    reasons: tuple[str, ...]


class Composition:
    """One written answer. Not shared between threads.

    Args:
        shown: What the model was shown.
        cite: Makes a quote of a shown sentence.
        check: Checks a sentence.
        near: Orders what was shown by its nearness to a sentence.
    """

    def __init__(self, shown: Evidence, cite: Cite, check: Check, near: Near) -> None:
        self._sentences = shown.sentences
        self._cite = cite
        self._check = check
        self._near = near
        self._written = ""
        self._done = 0
        """Where the last sentence that was judged ends in what was written; what is before it is not read again."""
        self._markers: dict[int, int] = {}
        """The marker of each number cited so far."""
        self._said: set[tuple[str, ...]] = set()
        self._repeats = 0
        self.text = ""
        self.quotes: dict[int, Quote] = {}
        """By marker, those that the text cites."""
        self.claims: list[Claim] = []
        self.struck: tuple[int, ...] = ()
        """Numbers cited that had not been shown, where nothing else carries the sentence."""
        self.ended = False
        """Whether the model went on after its answer, so that no more is taken."""

    @property
    def ends_whole(self) -> bool:
        """Whether the text ends with a whole sentence."""
        return bool(_LAST_MARK.search(without_markers(self.text)))

    def take(self, written: str) -> Iterator[Piece]:
        """The pieces that some more text completes; none until a sentence is whole."""
        if self.ended:
            return
        self._written += written
        if leftover := _LEFTOVER.search(self._written, self._done):
            self._written = self._written[: leftover.start()]
            yield from self.end()
        elif _MAY_END.search(self._written, self._done):
            found = sentences(self._written, self._done)
            # The last one may go on, unless a citation and a full stop end it.
            yield from self._judged(found if _IS_CITED_AND_DONE.search(self._written) else found[:-1])

    def end(self, *, whole: bool = True) -> Iterator[Piece]:
        """The last pieces, once no more text is coming.

        Args:
            whole: Whether the last sentence is; otherwise it is left out when others stand before it.
        """
        if self.ended:
            return
        left = sentences(self._written, self._done)
        unfinished = not whole and bool(left) and not _LAST_MARK.search(without_markers(self._written[left[-1][0] :]))
        yield from self._judged(left[: len(left) - unfinished] if self.claims or len(left) > 1 else left)
        self.ended = True

    def _judged(self, whole: Sequence[tuple[int, int]]) -> Iterator[Piece]:
        for start, end in whole:
            if self.ended:
                return
            gap = self._written[self._done : start]
            yield from self._sentence("\n" if "\n" in gap else " ", self._written[start:end])
            self._done = end

    def _sentence(self, gap: str, written: str) -> Iterator[Piece]:
        written = _IN_ROUND.sub(self._in_brackets, written)
        prose = without_markers(written)
        said = tuple(words(prose))
        if said in self._said:
            self._repeats += 1
            self.ended = self._repeats >= MOST_REPEATS
            return
        self._said.add(said)
        numbers = cited_numbers(written)
        found = self._cited(prose, numbers)
        for number in found.numbers:
            if number not in self._markers:
                self._markers[number] = len(self._markers) + 1
                self.quotes[self._markers[number]] = self._cite(self._sentences[number - 1], self._markers[number])
                yield self.quotes[self._markers[number]]
        markers = tuple(self._markers[number] for number in found.numbers)
        unknown = tuple(number for number in numbers if not self._was_shown(number)) if not markers else ()
        self.struck += unknown
        begin = f"{self.text}{gap}".lstrip() if self.text else ""
        text = _marked(prose, "".join([*map(marker, markers), *map(struck, unknown)]))
        yield f"{begin}{text}"[len(self.text) :]
        self.text = f"{begin}{text}"
        self.claims.append(Claim(len(begin), len(self.text), markers, found.verdict, found.reasons))
        yield self.claims[-1]

    def _cited(self, prose: str, numbers: Sequence[int]) -> _Cited:
        """The sentences that the model cites, or others when these do not carry what was written and others do."""
        hinted = tuple(number for number in numbers if self._was_shown(number))
        best = self._judged_by(prose, hinted)
        if best.verdict == "supported":
            return best
        nearest = self._near(prose)[:NEAREST_TRIED]
        for numbers in (*((number,) for number in nearest), tuple(nearest[:2])):
            other = self._judged_by(prose, numbers)
            if other.verdict == "supported":
                return other
        return best

    def _judged_by(self, prose: str, numbers: tuple[int, ...]) -> _Cited:
        quotes = [self._cite(self._sentences[number - 1], self._markers.get(number, 0)) for number in numbers]
        found = self._check(prose, quotes)
        return _Cited(numbers, found.verdict, tuple(found.reasons))

    def _was_shown(self, number: int) -> bool:
        return 1 <= number <= len(self._sentences)

    def _in_brackets(self, found: re.Match[str]) -> str:
        numbers = [int(number) for number in re.findall(r"\d+", found[1])]
        return f"[{found[1]}]" if all(map(self._was_shown, numbers)) else found[0]


def _marked(prose: str, markers: str) -> str:
    """The sentence with its markers before the full stop."""
    stop = _LAST_MARK.search(prose)
    at = stop.start() if stop else len(prose)
    return f"{prose[:at]} {markers}{prose[at:]}" if markers else prose


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
