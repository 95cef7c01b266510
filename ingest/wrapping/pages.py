"""Page numbers and running heads of a plain text, and paragraphs that go on across them."""

import re
from collections import Counter
from collections.abc import Sequence

from ingest.left_out import OmittedPiece
from ingest.lines import ENDS, LISTED

RUNNING_HEADS = 3
"""A short line that stands at so many page breaks is a running head."""
PAGE_LINE = re.compile(
    r"\s*(?:[-–—]{1,3}\s*\d{1,4}(?:\s*(?:of|/)\s*\d{1,4})?\s*[-–—]{1,3}|\[?\s*page\s+\d{1,4}(?:\s*(?:of|/)\s*\d{1,4})?\s*\]?|\d{1,4}\s*(?:/|of)\s*\d{1,4}"
    r"|\d{1,4}|[^.!?]{0,90}?\s{2,}page\s+\d{1,4}(?:\s*(?:of|/)\s*\d{1,4})?|page\s+\d{1,4}(?:\s*(?:of|/)\s*\d{1,4})?\s{2,}\S[^.!?]{0,90}"
    r"|[^.!?\n]{3,90}(?:\s{3,}|\s[|·•]\s)(?:page\s+)?\d{1,4}|\d{1,4}(?:\s{3,}|\s[|·•]\s)[A-Z][^.!?\n\t]{3,90}"
    r"|[\[(<]\s*(?:page|p\.)?\s*\d{1,4}\s*[\])>]|[-–—]\s*page\s+\d{1,4}\s*[-–—]|(?:p|pg)\.\s*\d{1,4}|(?:\.\s*){2,}\d{1,4}"
    r"|\d{1,4}\s*\|\s*page|page\s*\|\s*\d{1,4}|\S{4,}\s+\d{1,4}/\d{1,4}|(?-i:[A-Z]{1,8}(?:/[A-Z\d][\w.()-]*){2,}))\s*",
    re.IGNORECASE,
)
PAGE_GOES_ON = "\0"
"""Marks, while a text is read, a line that goes on from the page before; no normalised text has it."""


def without_pages(text: str) -> tuple[str, list[OmittedPiece]]:
    """The text without page numbers and running heads, paragraphs joined across them."""
    pages = text.split("\f")
    heads = Counter(
        re.sub(r"\d+", "#", line.strip())
        for page in pages
        for line in {*_edges(page)}
        if len(pages) >= RUNNING_HEADS and len(line.split()) <= 15
    )
    left_out: list[OmittedPiece] = []
    kept: list[str] = []
    lines = text.replace("\f", "\n\f\n").split("\n")
    numbers = [int(line) for line in lines if re.fullmatch(r"\s*\d{1,4}\s*", line)]
    counted = len(numbers) > 1 and numbers == list(range(numbers[0], numbers[0] + len(numbers)))
    for nth, line in enumerate(lines):
        running = heads[re.sub(r"\d+", "#", line.strip())] >= RUNNING_HEADS and bool(line.strip())
        near = [lines[one] for one in (nth - 1, nth + 1) if 0 <= one < len(lines)]
        alone = "\f" in near or not any(one.strip() for one in near)
        bare = bool(re.fullmatch(r"\s*\d{1,4}\s*", line))
        page = bool(PAGE_LINE.fullmatch(line)) and alone and line.strip()
        if line == "\f" or (running and "\f" in text) or (page and (not bare or counted or _open(kept))):
            if line != "\f":
                left_out.append(OmittedPiece("running head" if running else "page number", line.strip()))
            _close_up(kept)
            kept.append("\f")
        else:
            kept.append(line)
    return _joined_pages(kept), left_out


def _edges(page: str) -> list[str]:
    """The lines at the top and at the foot of a page."""
    lines = [line.strip() for line in page.split("\n") if line.strip()]
    return [*lines[:2], *lines[-2:]]


def _open(kept: Sequence[str]) -> bool:
    """Whether the last paragraph is not at its end."""
    last = next((line for line in reversed(kept) if line.strip("\f ")), "")
    return bool(last) and not ENDS.search(last.strip())


def _close_up(kept: list[str]) -> None:
    """Drop the empty lines at the end."""
    while kept and not kept[-1].strip():
        kept.pop()


def _joined_pages(lines: Sequence[str]) -> str:
    """Lines across page breaks (form feeds): an open paragraph goes on on the next page."""
    joined: list[str] = []
    broken = False
    for line in lines:
        if line == "\f" or (broken and not line.strip()):
            broken = True
            continue
        if broken and joined:
            if not _open(joined) or LISTED.match(line.strip()):
                joined.append("")
            else:
                line = PAGE_GOES_ON + line
            broken = False
        joined.append(line)
    return "\n".join(joined)
