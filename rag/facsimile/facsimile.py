"""Asks a process of its own to draw pages, and checks what it gives."""

from dataclasses import asdict, dataclass

from rag.confined import ConfinedProcess
from rag.errors import SourceError
from rag.facsimile.finding import Sought, as_printed
from rag.types import Article

DRAWN_WITHIN_S = 20.0
"""By the clock. A page of text takes a third of a second, most of it to start the process."""
BESIDE_CHARS = 120
"""Of the text before and after the words, to tell one place from another."""

Box = tuple[float, float, float, float]
"""Left, top, width and height as shares of the page (0-1)."""


@dataclass(frozen=True, slots=True)
class PrintedPage:
    """A page as it is printed."""

    number: int
    """1-based."""
    width: int
    """Of the picture in pixels; the height too."""
    height: int
    boxes: tuple[Box, ...]
    """Where the words stand, a box for each line."""
    png: str
    """The picture in base64."""


@dataclass(frozen=True, slots=True)
class Facsimile:
    """The pages of a PDF that words of its article stand on."""

    pages: tuple[PrintedPage, ...]
    of: int
    """How many pages the PDF has."""


def facsimile(content: bytes, article: Article, start: int, end: int) -> Facsimile:
    """The pages of the PDF on which `Article.text[start:end]` stands.

    Raises:
        SourceError: it cannot be drawn within the limits, or the words are not found in it.
    """
    text = article.text
    before, after = text[max(start - BESIDE_CHARS, 0) : start], text[end : end + BESIDE_CHARS]
    sought = Sought(as_printed(text[start:end]), before, after, (start + end) / 2 / max(len(text), 1))
    with ConfinedProcess("rag.facsimile.drawing", DRAWN_WITHIN_S, "Open it with a reader of PDFs") as process:
        found = process.ask(asdict(sought), content)
    try:
        pages = tuple(
            PrintedPage(
                int(one["number"]),
                int(one["width"]),
                int(one["height"]),
                tuple(
                    (float(left), float(top), float(width), float(height)) for left, top, width, height in one["boxes"]
                ),
                str(one["png"]),
            )
            for one in found["pages"]
        )
        return Facsimile(pages, int(found["of"]))
    except (KeyError, TypeError, ValueError):
        raise SourceError("it is damaged and cannot be drawn") from None
