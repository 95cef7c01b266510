"""Lines that are one paragraph: the next word did not fit, and nothing says that another one begins."""

import itertools
import math
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from ingest.layout.characters import Fragment
from ingest.layout.fragments import SPACE
from ingest.layout.gaps import GAP
from ingest.lines import ENDS, LISTED, furniture

SAME_SIZE = 0.12
"""0-1: the share by which type of one paragraph may differ in size."""
INDENT = 5.0
"""Times the size of the type: the most that the first line of a paragraph, or the others, are indented."""
LEAD = 1.2
"""Times the usual step between two lines: a larger one stands between paragraphs."""
USUAL_STEP = 1.2
"""Times the size of the type: from a line to the next, where nothing tells it."""
WIDEST_STEP = 2.7
"""The same in texts with room for notes between the lines."""
OPEN_SLACK = 2.0
"""Times the size of the type: how far from the end of its column a line may end whose sentence goes on."""
CLOSED_SLACK = 0.3
"""The same of a line that may end a paragraph."""

_NOTE_MARK = re.compile(r"(?:\d{1,3}|[*†‡§]+|[⁰¹²³⁴⁵⁶⁷⁸⁹]+)\s?(?=[A-Z“\"‘(])|\[\d{1,3}\]|(?:\d{1,3}|[*†‡§])\s")
"""Matches the start of a note at a page's foot."""


@dataclass(slots=True)
class Paragraph:
    """Lines that are one paragraph, or a heading, an item or a note."""

    lines: list[Fragment]


def in_columns(page: Sequence[Fragment]) -> list[Fragment]:
    """The fragments with the right edge of the column that each stands in, which ends before what stands beside it."""
    placed = []
    for one in page:
        beside = min(
            (
                each.left
                for each in page
                if each.left > one.right and abs(each.baseline - one.baseline) < WIDEST_STEP * one.size
            ),
            default=math.inf,
        )
        column = (
            each.right
            for each in page
            if each.right < beside
            and 2 * (min(each.right, one.right) - max(each.left, one.left))
            > min(each.right - each.left, one.right - one.left)
            and abs(each.size - one.size) <= SAME_SIZE * one.size
        )
        placed.append(replace(one, column_right=max(column, default=one.right)))
    return placed


def paragraphs_of(lines: Sequence[Fragment]) -> list[Paragraph]:
    """The paragraphs of a page's notes."""
    found: list[Paragraph] = []
    steps = steps_between(lines)
    for one in lines:
        if found and not _NOTE_MARK.match(one.text) and goes_on(found[-1], one, steps):
            found[-1].lines.append(one)
        else:
            found.append(Paragraph([one]))
    return found


LineSteps = Mapping[tuple[int, int], float]
"""By page and size of type, in whole points: from a line to the next of its sentence, as a multiple of that size."""


def steps_between(lines: Sequence[Fragment]) -> LineSteps:
    """The usual steps."""
    steps: dict[tuple[int, int], Counter[float]] = {}
    for before, one in itertools.pairwise(lines):
        step = (before.baseline - one.baseline) / max(before.size, one.size)
        is_one = not ENDS.search(before.text) and is_wrapped(before, one)
        if before.page == one.page and is_one and 0.8 < step < WIDEST_STEP:
            steps.setdefault((one.page, round(one.size)), Counter())[round(step, 1)] += 1
    return {place: max(found, key=lambda step: (found[step], -step)) for place, found in steps.items()}


def goes_on(paragraph: Paragraph, one: Fragment, steps: LineSteps) -> bool:
    """Whether a line goes on with a paragraph."""
    before, first = paragraph.lines[-1], paragraph.lines[0]
    if abs(before.size - one.size) > SAME_SIZE * max(before.size, one.size) or LISTED.match(one.text):
        return False
    is_open = not ENDS.search(before.text)
    if before.is_bold != one.is_bold and len(paragraph.lines) == 1 and before.is_bold and not is_wrapped(before, one):
        return False
    step = before.baseline - one.baseline
    if before.page != one.page or step < -0.5 * one.size:
        is_prose = len(paragraph.lines) > 1 or is_wrapped(before, one)
        return is_open and is_prose and before.is_bold == one.is_bold and not furniture(one.text)
    if step < 0.5 * one.size:  # on the same line, where a program wrote it apart
        return one.left >= before.left and one.left - before.right < GAP * one.size
    wrapped = is_wrapped(before, one)
    widest = LEAD * max(steps.get((one.page, round(one.size)), USUAL_STEP), 1.0)
    if step > widest * max(before.size, one.size):
        return False
    shift = one.left - before.left
    is_first = len(paragraph.lines) == 1
    aligned = abs(shift) <= (INDENT if is_open else 0.6) * one.size or (
        is_first and abs(shift) <= INDENT * one.size and (shift < 0 or bool(LISTED.match(first.text)))
    )
    centred = abs(one.left + one.right - before.left - before.right) < 2 * one.size
    if wrapped:
        return aligned or (centred and is_open)
    return is_open and one.text[0].islower() and (aligned or centred) and not LISTED.match(before.text[:1])


def is_wrapped(before: Fragment, one: Fragment) -> bool:
    """Whether the line before ends where it does because the next word did not fit."""
    if re.search(r"[^\W\d_][-\u00ad\u2010]$", before.text):
        return True
    first = one.words[0]
    slack = OPEN_SLACK if not ENDS.search(before.text) else CLOSED_SLACK
    return before.right + SPACE * before.size + first.right - first.left > before.column_right - slack * before.size
