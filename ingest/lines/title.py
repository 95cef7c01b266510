"""The title that a text begins with."""

import re
from collections.abc import Sequence

from ingest.lines.furniture import furniture
from ingest.lines.marks import ENDS, HEADING, HEADING_WORDS, LISTED, is_field, is_row

MAX_TITLE_CHARACTERS = 150
"""A first line that is longer is prose, not a title, unless it stands in capitals."""
_DAY_ALONE = re.compile(
    r"(?:[A-Z][a-z]+day,?\s+)?(?:\d{1,2}\s+[A-Z][a-z]+|[A-Z][a-z]+\.?\s+\d{1,2}),?\s+\d{4}(?:,?\s+\d{1,2}[:.]\d{2}.{0,6})?"
    r"|[\W\d_]+"
)
"""Matches a line that is a date, in words or in figures."""


def title_of(text: str) -> str | None:
    """The title that a text begins with: a short first line without a full stop, furniture aside; None for none."""
    lines = _without_sender([line.strip() for line in text.split("\n") if line.strip()])
    if len(lines) < 2 or re.search(r"[.!?:;,]\W*$", lines[0]) or LISTED.match(lines[0]) or is_row(lines[0]):
        return None
    if is_field(lines[0]) and is_field(lines[1]):
        return None
    title = HEADING.sub("", _whole_title(lines), count=1)
    return title if len(title) <= MAX_TITLE_CHARACTERS or title.isupper() else None


def _without_sender(lines: Sequence[str]) -> list[str]:
    """The lines from the title on, without furniture, a day that stands alone, and the name of who sent the text."""
    kept = [(nth, line) for nth, line in enumerate(lines) if not furniture(line) and not _DAY_ALONE.fullmatch(line)]
    if len(kept) > 2 and kept[0][1].isupper() and not _may_end(kept[1][1]):
        between = {furniture(line) for line in lines[kept[0][0] + 1 : kept[1][0]]}
        if between & {"letterhead", "mark of a press release"}:
            kept = kept[1:]
    return [line for _, line in kept]


def _whole_title(lines: Sequence[str]) -> str:
    """The first line, with the next where that goes on with it: "FINAL COMMUNIQUÉ", "of the second summit"."""
    goes_on = lines[1][0].islower() and not _may_end(lines[1]) and len(lines[1].split()) <= HEADING_WORDS
    return f"{lines[0]} {lines[1]}" if goes_on and not HEADING.match(lines[0]) else lines[0]


def _may_end(line: str) -> bool:
    """Whether it ends a sentence, or is longer than a title."""
    return bool(ENDS.search(line)) or len(line.split()) > HEADING_WORDS + 5
