"""Draws pages of a PDF by PDFium. Run in a process of its own (see `rag.confined`), for PDFs can be hostile.

The words are found among the characters that PDFium itself reads, as it knows the place of each on the page.
"""

import base64
import io
import itertools
import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

from rag.confined import JsonReply, answer_requests
from rag.errors import SourceError
from rag.facsimile.finding import Range, Sought, find_words
from rag.facsimile.reading_order import page_order

WIDTH_PX = 1400
"""Of a drawn page: twice that of the source view, as screens with small pixels show it."""
SIDE_MAX_PX = 4000
"""The height of a drawn page."""
PAGE_MAX_PX = 4_000_000
"""Width by height of a drawn page."""
PNG_MAX_BYTES = 3_000_000
"""A page of photographs is drawn smaller until it fits."""
SMALLER = 1.5
LEAST_WIDTH_PX = 200
"""A page that does not fit even so small is not drawn."""
BOX_MARGIN = 0.12
"""Share of a line's height that a mark goes beyond its letters."""


def draw(request: dict[str, Any], content: bytes) -> JsonReply:
    """The pages on which the words of the request stand.

    Raises:
        SourceError: the file cannot be read, or the words are not found.
    """
    try:
        document = pypdfium2.PdfDocument(content)
        reader = _Reader(document)
        places = find_words(Sought(**request), len(document), reader.characters)
        pages = [reader.drawn(number, ranges) for number, ranges in sorted(places.items())]
    except pypdfium2.PdfiumError as error:
        raise SourceError(f"it is damaged or encrypted ({error})") from None
    if not pages:
        raise SourceError("these words were not found on its pages, where they may stand in another order")
    return {"pages": pages, "of": len(document)}


@dataclass(frozen=True, slots=True)
class Rectangle:
    """Part of a drawn page in pixels, from its upper left."""

    left: int
    top: int
    right: int
    bottom: int

    def is_followed_by(self, other: "Rectangle") -> bool:
        """Whether the other stands on the same line and no further away than the line is high."""
        heights = (self.bottom - self.top, other.bottom - other.top)
        shared = min(self.bottom, other.bottom) - max(self.top, other.top)
        apart = max(self.left, other.left) - min(self.right, other.right)
        return 4 * shared > min(heights) and apart < max(heights)  # a comma shares little with its line

    def with_(self, other: "Rectangle") -> "Rectangle":
        """What holds both."""
        return Rectangle(
            min(self.left, other.left),
            min(self.top, other.top),
            max(self.right, other.right),
            max(self.bottom, other.bottom),
        )


@dataclass(slots=True)
class _Reader:
    """Reads and draws pages of an open document."""

    document: pypdfium2.PdfDocument
    orders: dict[int, Sequence[int]] = field(default_factory=dict)
    """By page that was read: PDFium's number of each character, in the order in which they are read."""

    def characters(self, number: int) -> str:
        """The page's characters in the order in which they are read."""
        text = self.document[number].get_textpage()
        written = [_character(pdfium.FPDFText_GetUnicode(text, at)) for at in range(text.count_chars())]
        order = page_order(written, lambda at: float(text.get_charbox(at, loose=True)[0]))
        self.orders[number] = order
        return "".join(written[at] for at in order)

    def drawn(self, number: int, ranges: list[Range]) -> dict[str, Any]:
        """The page as `PrintedPage` has it."""
        page = self.document[number]
        width, height = page.get_size()
        if not (width > 0 and height > 0):
            raise SourceError(f"page {number + 1} has no size")
        scale = min(WIDTH_PX / width, SIDE_MAX_PX / height, math.sqrt(PAGE_MAX_PX / (width * height)))
        while True:
            bitmap = page.render(scale=scale)
            png = io.BytesIO()
            bitmap.to_pil().save(png, format="PNG")
            if png.tell() <= PNG_MAX_BYTES:
                break
            scale /= SMALLER
            if width * scale < LEAST_WIDTH_PX:
                raise SourceError(f"page {number + 1} takes too much room to be shown")
        return {
            "number": number + 1,
            "width": bitmap.width,
            "height": bitmap.height,
            "boxes": list(_boxes(page, bitmap, list(self._numbered(number, ranges)))),
            "png": base64.b64encode(png.getvalue()).decode(),
        }

    def _numbered(self, number: int, ranges: Iterable[Range]) -> Iterator[Range]:
        """The ranges by PDFium's own count: what is read as one may lie in pieces there."""
        for start, end in ranges:
            taken = sorted(self.orders[number][start:end])
            for _, run in itertools.groupby(enumerate(taken), key=lambda one: one[1] - one[0]):
                numbers = [one for _, one in run]
                yield numbers[0], numbers[-1] + 1


def _character(code: int) -> str:
    return chr(code) if 0 < code < 0x110000 else " "


def _boxes(page: pypdfium2.PdfPage, bitmap: pypdfium2.PdfBitmap, ranges: list[Range]) -> Iterator[list[float]]:
    """Left, top, width and height of each line of the ranges, as shares of the page (0-1)."""
    text = page.get_textpage()
    to_bitmap = bitmap.get_posconv(page).to_bitmap
    pieces = []
    for start, end in ranges:
        for nth in range(text.count_rects(start, end - start)):
            left, bottom, right, top = text.get_rect(nth)
            (x0, y0), (x1, y1) = to_bitmap(left, top), to_bitmap(right, bottom)
            pieces.append(Rectangle(min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)))
    for line in line_boxes(pieces):
        margin = BOX_MARGIN * (line.bottom - line.top)
        left, right = max(line.left - margin, 0), min(line.right + margin, bitmap.width)
        top, bottom = max(line.top - margin, 0), min(line.bottom + margin, bitmap.height)
        if left < right and top < bottom:
            shares = (left / bitmap.width, top / bitmap.height, (right - left) / bitmap.width)
            yield [round(one, 5) for one in (*shares, (bottom - top) / bitmap.height)]


def line_boxes(pieces: Iterable[Rectangle]) -> list[Rectangle]:
    """The rectangles with those that follow each other on a line made one, as many programs place each letter."""
    lines: list[tuple[int, Rectangle]] = []
    for nth, one in sorted(enumerate(pieces), key=lambda each: each[1].left):
        at = next((at for at, (_, line) in enumerate(lines) if line.is_followed_by(one)), None)
        if at is None:
            lines.append((nth, one))
        else:
            lines[at] = min(nth, lines[at][0]), lines[at][1].with_(one)
    return [line for _, line in sorted(lines, key=lambda each: each[0])]


if __name__ == "__main__":
    answer_requests(draw)
