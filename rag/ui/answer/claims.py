"""What a language model wrote, as the page draws it: sentence by sentence, each with what checking it found.

The text is cut here at the claims' offsets, and its markers and struck numbers become pieces of their own, so that the
browser sets nothing but text.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import TypedDict, final

from rag.markers import marks
from rag.types import Claim, Writing
from rag.ui.byline import TextDrawn
from rag.ui.checks import cost_line, counts_line


@final
class MarkerDrawn(TypedDict):
    """A citation, and what it is called aloud."""

    marker: int
    name: str


@final
class StruckDrawn(TypedDict):
    """A number that was cited and had not been shown."""

    struck: int


class SentenceDrawn(TypedDict):
    """A written sentence; its verdict is empty while it is not judged."""

    pieces: list[TextDrawn | MarkerDrawn | StruckDrawn]
    verdict: str
    reasons: list[str]


class WritingDrawn(TypedDict):
    """A text that a model is writing, by paragraphs; `leads` when it is the answer."""

    paragraphs: list[list[SentenceDrawn]]
    leads: bool


class WrittenDrawn(WritingDrawn):
    """A finished text, with the count of its verdicts, what it took and why it ends before its end, if it does."""

    counts: str
    cost: str
    cut: str


def writing_drawn(writing: Writing, names: Mapping[int, str], *, leads: bool) -> WrittenDrawn:
    """A finished text with the count of its verdicts and what it took.

    Args:
        writing: What was written.
        names: What each quote's marker is called aloud.
        leads: Whether it is the answer, and not what stands behind the quotes.
    """
    return {
        "paragraphs": written_paragraphs(writing.text, writing.claims, names),
        "counts": counts_line(writing),
        "cost": cost_line(writing),
        "cut": writing.cut,
        "leads": leads,
    }


def written_paragraphs(text: str, claims: Sequence[Claim], names: Mapping[int, str]) -> list[list[SentenceDrawn]]:
    """Each line as its sentences, judged ones with their verdict; what is not judged yet has none."""
    drawn: list[list[SentenceDrawn]] = []
    for line in re.finditer(r"[^\n]*\S[^\n]*", text):
        inside = [claim for claim in claims if line.start() <= claim.start < line.end()]
        drawn.append(list(_sentences(text, line.start(), line.end(), inside, names)))
    return drawn


def _sentences(
    text: str, start: int, end: int, claims: Sequence[Claim], names: Mapping[int, str]
) -> Iterator[SentenceDrawn]:
    done = start
    for claim in claims:
        if text[done : claim.start].strip():
            yield {"pieces": _pieces(text[done : claim.start], names), "verdict": "", "reasons": []}
        words = text[claim.start : min(claim.end, end)]
        yield {"pieces": _pieces(words, names), "verdict": claim.verdict, "reasons": list(claim.reasons)}
        done = min(claim.end, end)
    if text[done:end].strip():
        yield {"pieces": _pieces(text[done:end], names), "verdict": "", "reasons": []}


def _pieces(text: str, names: Mapping[int, str]) -> list[TextDrawn | MarkerDrawn | StruckDrawn]:
    pieces: list[TextDrawn | MarkerDrawn | StruckDrawn] = []
    done = 0
    for mark in marks(text):
        number = mark.number
        if not mark.struck and number not in names:
            continue
        if text[done : mark.start]:
            pieces.append({"text": text[done : mark.start]})
        pieces.append({"struck": number} if mark.struck else {"marker": number, "name": names[number]})
        done = mark.end
    return [*pieces, {"text": text[done:]}] if text[done:] else pieces
