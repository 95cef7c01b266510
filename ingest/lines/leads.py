"""What opens paragraphs and is no part of their sentences: times, numbers and headings, where several open so."""

import re
from collections.abc import Sequence

from ingest.lines.furniture import is_small_verb
from ingest.lines.marks import ENDS
from ingest.sentences import find_sentences
from rag.english import AUXILIARIES

LEAST_MARKED = 3
"""Paragraphs that a time, a number or a heading must open before it is known to be no part of their sentences."""
POINT_WORDS = 8
"""A line that opens with a number or a heading has more words where it is a paragraph, and no item of a list."""
RUN_IN_WORDS = 5
"""The most that a heading has which opens a paragraph: "Digital identity. A proposal …"."""
_TIME = re.compile(
    r"\[?\d{1,2}[.:h]\d{2}(?:\s?(?:[ap]\.?m\.?|hrs|[A-Z]{3,4})\b)?\]?\s*[:|–—-]?\s+(?=[\"“'‘(]?[^\W\d_a-z])"
)
"""Matches the time that opens an entry of a live report."""
_POINT = re.compile(r"(\d{1,3})[.)]\s+(?=[\"“(]?[^\W\d_a-z])")
_SUBPOINT = re.compile(r"\d{1,2}(?:\.\d{1,2})+\.?\s+(?=[\"“(]?[^\W\d_a-z])")
_RUN_IN = re.compile(
    rf"((?:[^\W_][\w’'&,/()-]*\s+){{0,{RUN_IN_WORDS - 1}}}[^\W_][\w’'()-]*[^\W_])\.\s+(?=[\"“(]?[^\W\d_a-z])"
)


def leads_of(lines: Sequence[str]) -> dict[int, int]:
    """By line: how many characters in front of its sentences give its time, number or heading, if several do."""
    for found in (_times(lines), _points(lines), _subpoints(lines), _run_ins(lines)):
        if len(found) >= LEAST_MARKED:
            return found
    return {}


def _times(lines: Sequence[str]) -> dict[int, int]:
    """Of the entries of a live report, which open with a time."""
    return {nth: found.end() for nth, line in enumerate(lines) if (found := _TIME.match(line))}


def _points(lines: Sequence[str]) -> dict[int, int]:
    """Of paragraphs that are numbered one after another, and are no items of a list that a colon leads to."""
    found: dict[int, int] = {}
    last = 0
    for nth, line in enumerate(lines):
        point = _POINT.match(line)
        if point is None or not ENDS.search(line) or len(line.split()) <= POINT_WORDS:
            continue
        if int(point[1]) != last + 1 or (nth and lines[nth - 1].endswith(":")):
            return {}
        last = int(point[1])
        found[nth] = point.end()
    return found


def _subpoints(lines: Sequence[str]) -> dict[int, int]:
    """Of paragraphs that are numbered within numbered sections, as in minutes: "4.2 Peru asked for a rule."."""
    return {
        nth: found.end() for nth, line in enumerate(lines) if ENDS.search(line) and (found := _SUBPOINT.match(line))
    }


def _run_ins(lines: Sequence[str]) -> dict[int, int]:
    """Of paragraphs that open with a heading, where most do: "Digital identity. A proposal …"."""
    found = {
        nth: told.end()
        for nth, line in enumerate(lines)
        if (told := _RUN_IN.match(line))
        and len(line.split()) > POINT_WORDS
        and not _is_sentence(told[1])
        and find_sentences(line, 0, len(line))[0].end == told.end(1) + 1
    }
    paragraphs = sum(len(line.split()) > POINT_WORDS for line in lines)
    return found if 2 * len(found) >= paragraphs else {}


def _is_sentence(words: str) -> bool:
    """Whether a few words that open a paragraph have a verb, and so are no heading."""
    return any(word in AUXILIARIES or is_small_verb(word) for word in re.findall(r"[a-z’'-]+", words))
