"""The paragraphs, items and rows of a plain text whose lines were broken at a column."""

import itertools
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.left_out import OmittedPiece
from ingest.lines import BULLET, ENDS, LISTED, TIME_STAMP, furniture
from ingest.wrapping.drawn_tables import drawn_rows, is_drawn_table
from ingest.wrapping.joining import BROKEN_WORD, join_lines
from ingest.wrapping.pages import PAGE_GOES_ON, without_pages

WIDEST_COLUMN = 130
"""Characters; longer lines are paragraphs, not lines broken at a column."""
NARROWEST_COLUMN = 30
SLACK = 2
"""Characters by which a wrapped line may fall short of the column."""
WRAPPED_SHARE = 0.6
"""0-1: a block is wrapped when more than this share of its line ends lie at the column."""
NEAR_LINES = 20
"""Below one, among which a sentence that ends and begins tells that dashes are no marks of items."""
_QUOTED_LINES = re.compile(r"(?:^[ \t]*>.*(?:\n|\Z)){2,}|(?<=:\n)\n?[ \t]*>.*(?:\n|\Z)", re.MULTILINE)
_MARK_TAB = re.compile(rf"(?m)(?<=^{BULLET})\t+|(?<=\s{BULLET})\t+")
"""Matches the tabs behind the mark of an item."""
_DASHED = re.compile(r"[-+–—#]\s+(?=[a-z\d])")
FIELD = re.compile(
    r"(?:date|time|venue|location|place|participant|attendee|attended by|present|apologie|absent|observer|chair|host"
    r"|subject|from|to|sent|cc|source|contact|author|published|language|topic)s?:\s",
    re.IGNORECASE,
)
"""Matches a line that gives what a box of facts or the header of a mail does."""
_STAMPED = re.compile(r"\d{4}-\d{2}-\d{2}[ T]\d{2}:\d{2}")
_NOTE = re.compile(r"(?:\d{1,2}|[⁰¹²³⁴⁵⁶⁷⁸⁹]+|[*†‡§]+)\s+[A-Z“\"]|\[\d{1,3}\]\s")
"""Matches the start of a footnote."""
_DANGLING = re.compile(
    r"\b(?:the|a|an|of|to|in|on|by|for|with|and|or|at|from|that|which|as|its|their|into|between|under|before|after|until)$"
)
"""Matches the end of a line that cannot end a paragraph."""


@dataclass(frozen=True, slots=True)
class Unwrapped:
    """A text with one paragraph, item or row a line, and what was taken out of it."""

    text: str
    left_out: tuple[OmittedPiece, ...] = ()


def unwrap(text: str) -> Unwrapped:
    """Plain text with its broken lines joined; lines that are paragraphs themselves stay as they are."""
    text = _MARK_TAB.sub(" ", _unquoted(text))
    text, left_out = without_pages(text.expandtabs(8) if _tab_indented(text) else text)
    blocks = [[line for line in block.split("\n") if line.strip()] for block in re.split(r"\n[ \t]*\n+", text)]
    blocks = [part for block in blocks if block for part in _at_indents(block)]
    column = _column(blocks)
    known = Counter(re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*", text.casefold()))
    written = ["\n".join(_block(block, column, known)) for block in blocks]
    return Unwrapped("\n\n".join(written), tuple(left_out))


def _unquoted(text: str) -> str:
    """The text without the marks that mail programs put before each line of what is quoted."""
    return _QUOTED_LINES.sub(lambda found: re.sub(r"(?m)^[ \t]*(?:>[ \t]?)+", "", found[0]), text)


def _tab_indented(text: str) -> bool:
    """Whether tabs only indent lines, and part no cells."""
    return not re.search(r"\S\t+\S", text)


def _at_indents(block: list[str]) -> list[list[str]]:
    """A block cut where a line is indented and its neighbours are not, as books mark their paragraphs."""
    indents = [len(line) - len(line.lstrip()) for line in block]
    if len(block) < 3 or min(indents) == max(indents) or any(LISTED.match(line.strip()) for line in block):
        return [block]
    indented = [indent > min(indents) + 1 for indent in indents]
    if sum(indented) > len(block) / 2 or is_drawn_table(block):
        return [block]
    parts: list[list[str]] = []
    for line, starts in zip(block, indented, strict=True):
        if starts or not parts:
            parts.append([])
        parts[-1].append(line)
    return parts


def _column(blocks: Sequence[Sequence[str]]) -> int:
    """The column that lines are broken at; 0 when they are not.

    It is the length that the longest line would have with the next word; lines of lists and tables do not count.
    """
    lengths = sorted(
        len(line)
        for block in blocks
        for line, after in itertools.pairwise(map(str.rstrip, block))
        if len(line) <= WIDEST_COLUMN and not LISTED.match(after.lstrip())
    )
    if len(lengths) < 2:
        return 0
    column = lengths[min(int(len(lengths) * 0.9), len(lengths) - 1)]
    return column if column >= NARROWEST_COLUMN else 0


def _is_broken(end: int, after: str, column: int) -> bool:
    """Whether a line ends at that column because the next word did not fit."""
    return end <= WIDEST_COLUMN and end + 1 + len(after.split()[0]) > column - SLACK


def _block(block: Sequence[str], column: int, known: Counter[str]) -> list[str]:
    """A block's paragraphs, items and rows."""
    if rows := drawn_rows(block):
        return rows
    lines = [re.sub(r"[ \t]+", " ", line.strip()) for line in block]
    ends = [len(line.expandtabs(8).rstrip()) for line in block]
    indents = [len(line) - len(line.lstrip()) for line in map(str.expandtabs, block)]
    starts = [_starts(lines, nth, column, ends) and not _hangs(lines, indents, nth) for nth in range(len(lines))]
    inner = [not start for start in starts[1:]]
    if inner and not any(LISTED.match(line) for line in lines) and sum(inner) <= WRAPPED_SHARE * len(inner):
        starts = [start or not _is_torn(lines[nth - 1], lines[nth]) for nth, start in enumerate(starts)]
    parts: list[list[str]] = []
    for line, start in zip(lines, starts, strict=True):
        if start or not parts:
            parts.append([])
        parts[-1].append(line.lstrip(PAGE_GOES_ON + " "))
    return [join_lines(part, known) for part in parts]


def _starts(lines: Sequence[str], nth: int, column: int, ends: Sequence[int]) -> bool:
    """Whether a line begins a paragraph or item of its own, and does not go on from the line before.

    Args:
        lines: The block's, without white space at their ends.
        nth: Which of them.
        column: At which lines are broken; 0 when they are not.
        ends: The column at which each line ends.
    """
    if nth == 0:
        return True
    before, line = lines[nth - 1], lines[nth]
    if line.startswith(PAGE_GOES_ON):
        return False
    if BROKEN_WORD.search(before) and line[0].isalnum() and not LISTED.match(line):
        return False
    if _goes_on_with_a_dash(lines, nth):
        return False
    if LISTED.match(line):
        return True
    if furniture(before) or furniture(line) or TIME_STAMP.match(line):
        return True
    open_before = not ENDS.search(before)
    if FIELD.match(line) or _STAMPED.match(line) or (not open_before and _NOTE.match(line)):
        return True
    if column and _is_broken(ends[nth - 1], line, column):
        return not open_before and bool(re.match(r"[A-Z][\w ()]{1,40}:\s", line))
    if open_before and _DANGLING.search(before) and not before.isupper():
        return False
    return not (open_before and line[0].islower() and not LISTED.match(before) and ENDS.search(lines[-1]))


def _hangs(lines: Sequence[str], indents: Sequence[int], nth: int) -> bool:
    """Whether a line goes on with the item before it, below whose words it is indented."""
    if nth == 0 or indents[nth] <= indents[nth - 1] or not LISTED.match(lines[nth - 1]) or LISTED.match(lines[nth]):
        return False
    return not ENDS.search(lines[nth - 1]) and not furniture(lines[nth])


def _is_torn(before: str, line: str) -> bool:
    """Whether a line goes on with the line before in any case: with its last word, or with a sentence that it ends."""
    goes_on = line[0].islower() and not ENDS.search(before) and bool(re.search(r"[.!?]\W*$", line))
    return bool(BROKEN_WORD.search(before)) or goes_on


def _goes_on_with_a_dash(lines: Sequence[str], nth: int) -> bool:
    """Whether a line begins with a dash that belongs to the sentence: an item would not end one and begin the next."""
    if not _DASHED.match(lines[nth]) or ENDS.search(lines[nth - 1]):
        return False
    if nth and LISTED.match(lines[0]):
        return False
    near = (one for one in lines[nth - 1 : nth + NEAR_LINES] if _DASHED.match(one))
    return any(re.search(r"[a-z]{2}\. [A-Z]", one) for one in near)
