"""Reads the lines of a text, each with its kind."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from ingest.lines.furniture import furniture, states_something
from ingest.lines.leads import leads_of
from ingest.lines.marks import ENDS, HEADING, HEADING_WORDS, LISTED, is_field, is_row
from ingest.lines.neighbours import furniture_among
from rag.english import AUXILIARIES, speaker_label

LineKind = Literal["prose", "item", "heading", "furniture"]
_PARAGRAPH = re.compile(r"\d{1,3}(?:\.\d{1,3})*[.)]?\s+(?=[\"“(]?[^\W\d_a-z])")


@dataclass(frozen=True, slots=True)
class TextLine:
    """A line of a stored text: `text[start:end]`, without the marks of a heading that is quoted as prose."""

    start: int
    end: int
    kind: LineKind
    reason: str = ""
    """What kind of furniture it is."""
    lead: int = 0
    """Characters before `start` that open a paragraph and are no part of its sentences: a time, a number, a heading."""


def read_lines(text: str, title: str = "") -> list[TextLine]:
    """All lines of the text that are not empty, in order, each with its kind.

    Args:
        text: As it is stored.
        title: The article's: a first line that states something and is not the title is prose.
    """
    spans = [(found.start(), found.end()) for found in re.finditer(r"\S(?:[^\n]*\S)?", text)]
    lines = [text[start:end] for start, end in spans]
    reasons = furniture_among(lines)
    marked = any(HEADING.match(line) and not reason for line, reason in zip(lines, reasons, strict=True))
    leads = leads_of(lines)
    read: list[TextLine] = []
    after: TextLine | None = None
    for nth in range(len(lines) - 1, -1, -1):
        (start, end), line = spans[nth], lines[nth]
        if reasons[nth]:
            found = TextLine(start, end, "furniture", reasons[nth])
        elif lead := leads.get(nth):
            found = TextLine(start + lead, end, "prose", lead=lead)
        else:
            is_first = not any(not reason for reason in reasons[:nth])
            is_title = line == title and nth + 1 < len(lines)
            opens = is_first and (is_title or not (states_something(line) or is_field(line)))
            one_of_several = not opens and _is_one_of_several(text, spans, lines, nth)
            kind, skip = _kind(
                line,
                lines[nth + 1] if nth + 1 < len(lines) else "",
                after,
                is_first,
                opens,
                marked or one_of_several,
            )
            found = TextLine(start + skip, end, kind)
        read.append(found)
        if found.kind != "furniture":
            after = found
    return read[::-1]


def _is_one_of_several(text: str, spans: Sequence[tuple[int, int]], lines: Sequence[str], nth: int) -> bool:
    """Whether a short line is the last of its block or stands above another: a heading stands above prose or alone."""
    above = nth > 0 and text[spans[nth - 1][1] : spans[nth][0]].count("\n") == 1
    below = nth + 1 < len(lines) and text[spans[nth][1] : spans[nth + 1][0]].count("\n") == 1
    if below:
        following = lines[nth + 1]
        return not ENDS.search(following) and len(following.split()) <= HEADING_WORDS and not furniture(following)
    return above and not furniture(lines[nth - 1])


def _kind(
    line: str, following: str, after: TextLine | None, is_first: bool, opens: bool, marked: bool
) -> tuple[LineKind, int]:
    """The kind of a line that is no furniture, and how many characters to leave out in front when it is quoted.

    Args:
        line: The line.
        following: The line below it, furniture too.
        after: The next line that is no furniture.
        is_first: Whether nothing but furniture stands before it.
        opens: Whether it is a title, if it is short.
        marked: Whether the line is no heading in any case: the text has headings that are marked as such, or it is one
            of several short lines.
    """
    if mark := HEADING.match(line):
        level = len(line) - len(line.lstrip("#"))
        deeper = HEADING.match(following)
        heads = bool(following) and (not deeper or len(following) - len(following.lstrip("#")) > level)
        return ("heading", 0) if heads or is_first else ("prose", mark.end())
    if _is_section(line, following) or _numbers(line, following):
        return "heading", 0
    if LISTED.match(line):
        return "item", 0
    if opens and line.isupper():
        return "heading", 0
    if ENDS.search(line) or len(line.split()) > HEADING_WORDS or is_row(line):
        return "prose", 0
    if opens:
        return "heading", 0
    if marked or after is None or after.kind in ("heading", "item") or line.endswith(","):
        return "prose", 0
    if is_field(line) or speaker_label(line) or any(word in AUXILIARIES for word in line.split()[1:]):
        return "prose", 0
    return "heading", 0


def _is_section(line: str, following: str) -> bool:
    """Whether it is a heading in capitals, numbered or not, above numbered paragraphs: "II. DECISIONS"."""
    if not line.isupper() or ENDS.search(line) or len(line.split()) > HEADING_WORDS or is_row(line):
        return False
    point = _PARAGRAPH.match(following)
    return bool(point and ENDS.search(following) and not following.isupper() and len(following.split()) > 2)


def _numbers(line: str, following: str) -> bool:
    """Whether it is the numbered heading of a section of minutes, above its first paragraph: "4. Fish", "4.1 …"."""
    number = re.match(r"(\d{1,2})\.?\s", line)
    return bool(number and re.match(rf"{number[1]}\.\d", following) and not ENDS.search(line))


def left_out_of(text: str, lines: Sequence[TextLine]) -> Iterator[tuple[str, str]]:
    """The furniture among the lines, as (reason, text)."""
    for line in lines:
        if line.kind == "furniture" and line.reason != "ornament":
            yield line.reason, text[line.start : line.end]
