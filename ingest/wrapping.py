"""Plain text as paragraphs: joins lines that were broken at a column, words broken at a line's end, and pages.

A line was broken at a column when the next line's first word would not have fitted on it. That tells wrapped prose from
lists, tables and addresses, whose lines end where they like.
"""

import csv
import itertools
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ingest.left_out import OmittedPiece
from ingest.lines import BULLET, ENDS, LISTED, TIME_STAMP, furniture

WIDEST_COLUMN = 130
"""Characters; longer lines are paragraphs, not lines broken at a column."""
NARROWEST_COLUMN = 30
SLACK = 2
"""Characters by which a wrapped line may fall short of the column."""
WRAPPED_SHARE = 0.6
"""0-1: a block is wrapped when more than this share of its line ends lie at the column."""
RUNNING_HEADS = 3
"""A short line that stands at so many page breaks is a running head."""

_HYPHENATED = re.compile(r"(?P<head>(?<![^\W_])[^\W\d_]|[^\W\d_]{2,}|\d+)(?:-|\u00ad|\u2010)$")
_SAME_VOWEL = re.compile(r"(?:re|pre|de)-e|(?:co|micro|macro)-o|(?:anti|semi|multi)-i", re.IGNORECASE)
"""Where a prefix ends in the vowel that follows, people write the hyphen: "re-election".
"""
_KEEP_HYPHEN = frozenset(
    """co non anti self ex semi cross well long short high low mid full half all vice so two three four five six seven
    eight nine ten twenty thirty forty fifty sixty seventy eighty ninety first second third decision policy south north
    east west sub-regional fact world state""".split()  # noqa: SIM905 - readable so
)
"""Words before which a hyphen at a line's end is part of the word."""
PAGE_LINE = re.compile(
    r"\s*(?:[-–—]{1,3}\s*\d{1,4}(?:\s*(?:of|/)\s*\d{1,4})?\s*[-–—]{1,3}|\[?\s*page\s+\d{1,4}(?:\s*(?:of|/)\s*\d{1,4})?\s*\]?|\d{1,4}\s*(?:/|of)\s*\d{1,4}"
    r"|\d{1,4}|[^.!?]{0,90}?\s{2,}page\s+\d{1,4}(?:\s*(?:of|/)\s*\d{1,4})?|page\s+\d{1,4}(?:\s*(?:of|/)\s*\d{1,4})?\s{2,}\S[^.!?]{0,90}"
    r"|[^.!?\n]{3,90}(?:\s{3,}|\s[|·•]\s)(?:page\s+)?\d{1,4}|\d{1,4}(?:\s{3,}|\s[|·•]\s)[A-Z][^.!?\n\t]{3,90}"
    r"|[\[(<]\s*(?:page|p\.)?\s*\d{1,4}\s*[\])>]|[-–—]\s*page\s+\d{1,4}\s*[-–—]|(?:p|pg)\.\s*\d{1,4}|(?:\.\s*){2,}\d{1,4}"
    r"|\d{1,4}\s*\|\s*page|page\s*\|\s*\d{1,4}|\S{4,}\s+\d{1,4}/\d{1,4}|(?-i:[A-Z]{1,8}(?:/[A-Z\d][\w.()-]*){2,}))\s*",
    re.IGNORECASE,
)
_GOES_ON = "\0"
"""Marks, while a text is read, a line that goes on from the page before; no normalised text has it."""
_QUOTED_LINES = re.compile(r"(?:^[ \t]*>.*(?:\n|\Z)){2,}", re.MULTILINE)
_SEPARATED = re.compile(r"(?<=\S);(?=\S)|(?<=[^\s\d]),(?=\S)|(?<=\d),(?=[^\s\d])")
"""The mark between the cells of a row that no space follows, as it does in prose, and that is not within a number."""
_YEAR = re.compile(r"(?:19|20)\d\d")
_DASHED = re.compile(r"[-+–—#]\s+(?=[a-z\d])")
_FIELD = re.compile(
    r"(?:date|time|venue|location|place|participant|attendee|attended by|present|chair|host|subject|from|to|sent|cc"
    r"|source|contact|author|published|language|topic)s?:\s",
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
COLUMN_WORDS = 4
"""Words of a line of a column of prose, at the least; the cells of a table have fewer."""


@dataclass(frozen=True, slots=True)
class Unwrapped:
    """A text with one paragraph, item or row a line, and what was taken out of it."""

    text: str
    left_out: tuple[OmittedPiece, ...] = ()


def unwrap(text: str) -> Unwrapped:
    """Plain text with its broken lines joined; lines that are paragraphs themselves stay as they are."""
    text = _unquoted(text)
    text, left_out = _without_pages(text.expandtabs(8) if _tab_indented(text) else text)
    blocks = [[line for line in block.split("\n") if line.strip()] for block in re.split(r"\n[ \t]*\n+", text)]
    blocks = [part for block in blocks if block for part in _at_indents(block)]
    column = _column(blocks)
    known = Counter(re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*", text.casefold()))
    written = ["\n".join(_block(block, column, known)) for block in blocks]
    return Unwrapped("\n\n".join(written), tuple(left_out))


def join_lines(lines: Sequence[str], known: Counter[str]) -> str:
    """The lines as one, words put together that were broken at a line's end.

    Args:
        lines: Without white space at their ends.
        known: The words of the document: a hyphen is dropped when the document has the word without it elsewhere.
    """
    joined = lines[0]
    for line in lines[1:]:
        tail = re.match(r"[^\W_]+", line)
        head = _HYPHENATED.search(joined)
        if not head or not tail:
            joined += " " + line
        elif tail[0][0].isupper() or tail[0][0].isdigit() or head["head"].isdigit():
            joined += line
        else:
            whole, parted = (f"{head['head']}{mark}{tail[0]}".casefold() for mark in ("", "-"))
            kept = (
                len(head["head"]) == 1
                or head["head"].casefold() in _KEEP_HYPHEN
                or _SAME_VOWEL.fullmatch(f"{head['head']}-{tail[0][0]}")
            )
            compounds = any(one.endswith(f"-{tail[0].casefold()}") for one in known)
            keep = known[whole] == 0 and (known[parted] > 0 or bool(kept) or compounds)
            joined = (joined[: head.end("head")] + "-" if keep else joined[: head.end("head")]) + line
    return joined.replace("\u00ad", "")


def joined_breaks(lines: Sequence[str]) -> list[str]:
    """Lines that were broken by hand, those put together that go on with the sentence of the line before."""
    joined: list[str] = []
    for line in filter(None, lines):
        if joined and line[0].islower() and not ENDS.search(joined[-1]) and not LISTED.match(line):
            joined[-1] += f" {line}"
        else:
            joined.append(line)
    return joined


def row(cells: Sequence[str], header: Sequence[str] = ()) -> str:
    """A table's row as one line, each cell behind the name of its column, so that the row can be read by itself."""
    named = [*header, *[""] * (len(cells) - len(header))][: len(cells)]
    told = [
        f"{name.rstrip(':')}: {cell}" if name and name != cell else cell
        for name, cell in zip(named, cells, strict=True)
        if cell
    ]
    return " | ".join(told)


def table(rows: Iterable[Sequence[str]], *, headed: bool | None = None) -> list[str]:
    """The lines of a table. The header is told with each row; it is a line of its own only when no row tells it.

    Args:
        rows: Its cells, the header's first.
        headed: Whether the first row is a header; None to judge by whether only the others have figures.
    """
    cells = [[" ".join(cell.split()) for cell in one] for one in rows]
    cells = [one for one in cells if any(one)]
    if not cells:
        return []
    if sum(map(bool, cells[0])) == 1 and len(cells) > 2 and max(sum(map(bool, one)) for one in cells) > 1:
        return ["".join(cells[0]), *table(cells[1:], headed=headed)]  # a caption over the whole width
    if headed is None:
        figures = [sum(bool(re.search(r"\d", cell)) for cell in one) for one in cells]
        years = len({cell for cell in cells[0] if _YEAR.fullmatch(cell)})
        only_years = figures[0] == years > 1  # one year may as well be the value of a fact
        unnumbered = not figures[0] or only_years
        headed = len(cells) > 1 and unnumbered and len(cells[0]) > 1 and all(cells[0]) and any(figures[1:])
    if not headed or len(cells) == 1:
        return [" | ".join(cell for cell in one if cell) for one in cells]
    header, body = cells[0], cells[1:]
    told = [any(nth < len(one) and one[nth] for one in body) for nth in range(len(header))]
    lines = [row(one, header) for one in body]
    return lines if all(told) else [" | ".join(cell for cell in header if cell), *lines]


def told_in_each_row(rows: Sequence[Sequence[str]], merged: Iterable[tuple[int, int, int]]) -> list[list[str]]:
    """The rows of a table, a cell over several of them told in each, so that each can be read by itself.

    Args:
        rows: Its cells, empty where another covers them.
        merged: Of each cell over several rows: its row, its column, and how many rows it takes.
    """
    told = [[*one] for one in rows]
    for top, column, down in merged:
        for one in told[top + 1 : top + down]:
            if column < len(one) and column < len(told[top]):
                one[column] = told[top][column]
    return told


def _unquoted(text: str) -> str:
    """The text without the marks that mail programs put before each line of what is quoted."""
    return _QUOTED_LINES.sub(lambda found: re.sub(r"(?m)^[ \t]*(?:>[ \t]?)+", "", found[0]), text)


def _tab_indented(text: str) -> bool:
    return not re.search(r"\S\t+\S", text)


def _without_pages(text: str) -> tuple[str, list[OmittedPiece]]:
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
                line = _GOES_ON + line
            broken = False
        joined.append(line)
    return "\n".join(joined)


def _at_indents(block: list[str]) -> list[list[str]]:
    """A block cut where a line is indented and its neighbours are not, as books mark their paragraphs."""
    indents = [len(line) - len(line.lstrip()) for line in block]
    if len(block) < 3 or min(indents) == max(indents) or any(LISTED.match(line.strip()) for line in block):
        return [block]
    indented = [indent > min(indents) + 1 for indent in indents]
    if sum(indented) > len(block) / 2 or _is_table(block):
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
    if rows := _rows(block):
        return rows
    lines = [re.sub(r"[ \t]+", " ", line.strip()) for line in block]
    ends = [len(line.expandtabs(8).rstrip()) for line in block]
    starts = [_starts(lines, nth, column, ends) for nth in range(len(lines))]
    inner = [not start for start in starts[1:]]
    if inner and not any(LISTED.match(line) for line in lines) and sum(inner) <= WRAPPED_SHARE * len(inner):
        starts = [start or not _is_torn(lines[nth - 1], lines[nth]) for nth, start in enumerate(starts)]
    parts: list[list[str]] = []
    for line, start in zip(lines, starts, strict=True):
        if start or not parts:
            parts.append([])
        parts[-1].append(line.lstrip(_GOES_ON + " "))
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
    if line.startswith(_GOES_ON):
        return False
    if _HYPHENATED.search(before) and line[0].isalnum() and not LISTED.match(line):
        return False
    if _goes_on_with_a_dash(lines, nth):
        return False
    if LISTED.match(line):
        return True
    if furniture(before) or furniture(line) or TIME_STAMP.match(line):
        return True
    open_before = not ENDS.search(before)
    if _FIELD.match(line) or _STAMPED.match(line) or (not open_before and _NOTE.match(line)):
        return True
    if column and _is_broken(ends[nth - 1], line, column):
        return not open_before and bool(re.match(r"[A-Z][\w ()]{1,40}:\s", line))
    if open_before and _DANGLING.search(before) and not before.isupper():
        return False
    return not (open_before and line[0].islower() and not LISTED.match(before) and ENDS.search(lines[-1]))


def _is_torn(before: str, line: str) -> bool:
    """Whether a line goes on with the line before in any case: with its last word, or with a sentence that it ends."""
    goes_on = line[0].islower() and not ENDS.search(before) and bool(re.search(r"[.!?]\W*$", line))
    return bool(_HYPHENATED.search(before)) or goes_on


def _goes_on_with_a_dash(lines: Sequence[str], nth: int) -> bool:
    """Whether a line begins with a dash that belongs to the sentence: an item would not end one and begin the next."""
    if not _DASHED.match(lines[nth]) or ENDS.search(lines[nth - 1]):
        return False
    run = [one for one in lines[nth - 1 :] if _DASHED.match(one)]
    opens = nth == 0 or not LISTED.match(lines[0])
    return opens and any(re.search(r"[a-z]{2}\. [A-Z]", one) for one in run)


def _rows(block: Sequence[str]) -> list[str]:
    """The lines of a table that is drawn with tabs, bars or columns of spaces; empty when the block is none."""
    if not _is_table(block):
        return []
    ruled = [line for line in block if not re.fullmatch(r"[\s|:+=_-]+", line)]
    cells = [_cells(line) for line in ruled]
    if columns := _columns(cells):
        return columns
    headed = True if len(ruled) < len(block) and len(ruled) > 1 else None
    return table(cells, headed=headed)


def _columns(rows: Sequence[Sequence[str]]) -> list[str]:
    """The two columns of prose that rows of two cells are, one after the other; empty when they are a table's."""
    if any(len(one) != 2 for one in rows) or sum(len(one[0].split()) >= COLUMN_WORDS for one in rows) < len(rows) - 1:
        return []
    left, right = zip(*rows, strict=True)
    goes_on = [
        sum(not ENDS.search(one) and after[0].islower() for one, after in itertools.pairwise(each))
        for each in (left, right)
    ]
    if 2 * min(goes_on) < len(rows) - 1:
        return []
    return [join_lines(left, Counter()), join_lines(right, Counter())]


def _is_table(block: Sequence[str]) -> bool:
    ruled = [line for line in block if not re.fullmatch(r"[\s|:+=_-]+", line)]
    if len(ruled) < 2 or any(re.match(rf"\s*{BULLET}\s", line) for line in ruled):
        return False
    counts = {len(_cells(line)) for line in ruled}
    drawn = any("\t" in line or "|" in line for line in ruled)
    return len(counts) == 1 and counts.pop() > 1 and (drawn or len(ruled) > 2)


def _cells(line: str) -> list[str]:
    line = line.strip(" ")
    if "|" in line:
        return [cell.strip() for cell in line.strip("|").split("|")]
    if "\t" in line or re.search(r"\S\s{2,}\S", line):
        return [cell.strip() for cell in re.split(r"\t+" if "\t" in line else r"\s{2,}", line)]
    if found := _SEPARATED.search(line):  # as a spreadsheet saves it
        return [cell.strip() for cell in next(csv.reader([line], delimiter=found[0]))]
    return [line]
