"""The parts of an article that tell of earlier meetings: "A brief history of the Panel", "Seventeenth session".

What was adopted, who came and where that was belongs to those meetings, and not to the one that the article is about.
"""

import datetime as dt
import re
from collections.abc import Iterator, Sequence

from rag.english import moments
from rag.record.text import Line

_OF_EARLIER = re.compile(r"\b(?:history|background|intersessional|previous (?:session|meeting)s?)\b", re.IGNORECASE)
_WAS_HELD = re.compile(r"\b(?:held|took place|met|convened|gathered)\b")
_HELD_LONG_AGO_DAYS = 30
"""What ended longer before the meeting is no part of it."""
_MARKS = re.compile(r"(#+)[ \t]+\Z")


def without_background(text: str, lines: Sequence[Line], day: dt.date | None) -> tuple[Line, ...]:
    """The lines without the sections about earlier meetings.

    Args:
        text: Of the article; the marks of its headings give their level.
        lines: Of the article.
        day: The last day of the meeting that it is about.
    """
    return tuple(_of_meeting(text, lines, day))


def _of_meeting(text: str, lines: Sequence[Line], day: dt.date | None) -> Iterator[Line]:
    level, skips = 0, False
    opens = False
    for line in lines:
        if line.is_prose or line.is_title:
            if opens:
                skips, opens = skips or _was_held_before(line, day), False
            if not skips:
                yield line
            continue
        marks = _MARKS.search(text, max(0, line.start - 8), max(0, line.start))
        depth = len(marks[1]) if marks else 0
        within = skips and depth > level > 0
        if not within:
            skips, level = bool(_OF_EARLIER.search(line.text)), depth
        opens = True
        if not skips:
            yield line


def _was_held_before(line: Line, day: dt.date | None) -> bool:
    """Whether the first sentence of a section tells of a meeting held well before the day."""
    if day is None or not _WAS_HELD.search(line.text):
        return False
    told = [one for one in moments(line.text) if one.year and one.month]
    return bool(told) and all(
        (one.year or 0, one.month or 0) < (day.year, day.month)
        and (day - dt.date(one.year or 1, one.month or 1, 28)).days > _HELD_LONG_AGO_DAYS
        for one in told
    )
