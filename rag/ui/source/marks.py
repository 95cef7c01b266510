"""An article's text cut into paragraphs at the ranges marked in it.

The text is cut here, where offsets count characters; in the browser they would count UTF-16 units and a single emoji
would shift the mark.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal, TypedDict, final

from rag.ui.byline import TextDrawn

MarkKind = Literal["quote", "other-quote", "passage"]


@dataclass(frozen=True, slots=True)
class MarkedRange:
    """A marked range of an article: `Article.text[start:end]`."""

    start: int
    end: int
    kind: MarkKind
    number: int = 0
    """The quote's marker; 0 when it has none."""


@final
class MarkedDrawn(TypedDict):
    """A marked piece of an article: `Article.text[start:end]`."""

    text: str
    mark: MarkKind
    number: int
    start: int
    end: int


def apart(marks: Iterable[MarkedRange]) -> list[MarkedRange]:
    """The marks in the order of the text; of those that overlap, the one given first is kept."""
    kept: list[MarkedRange] = []
    for mark in marks:
        if mark.start < mark.end and all(mark.end <= other.start or other.end <= mark.start for other in kept):
            kept.append(mark)
    return sorted(kept, key=lambda mark: mark.start)


def marked_paragraphs(text: str, marks: list[MarkedRange]) -> list[list[TextDrawn | MarkedDrawn]]:
    """The text as paragraphs of plain and marked pieces; the marks as `apart` gives them.

    Paragraphs that a range runs across are kept as one, so that its mark is one piece, exactly `text[start:end]`.
    """
    return [list(_pieces(text, low, high, marks)) for low, high in _blocks(text, marks)]


def _pieces(text: str, low: int, high: int, marks: list[MarkedRange]) -> Iterator[TextDrawn | MarkedDrawn]:
    done = low
    for mark in marks:
        if not low <= mark.start < high:
            continue
        if done < mark.start:
            yield {"text": text[done : mark.start]}
        yield {
            "text": text[mark.start : mark.end],
            "mark": mark.kind,
            "number": mark.number,
            "start": mark.start,
            "end": mark.end,
        }
        done = mark.end
    if done < high:
        yield {"text": text[done:high]}


def _blocks(text: str, marks: list[MarkedRange]) -> list[tuple[int, int]]:
    blocks: list[tuple[int, int]] = []
    low = 0
    while low < len(text):
        high = text.find("\n\n", low)
        high = len(text) if high < 0 else high
        if blocks and any(mark.start < blocks[-1][1] and mark.end > low for mark in marks):
            blocks[-1] = (blocks[-1][0], high)
        elif text[low:high].strip():
            blocks.append((low, high))
        low = high + 2
    return blocks
