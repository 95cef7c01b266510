"""The lines of a PDF's pages with their places, put together to paragraphs, headings, notes and tables.

PDFium gives the characters of a page in the order in which its program wrote them, each with its place. From the places
follows what a plain text cannot tell: whether a line ends because the next word did not fit, which of two columns it
stands in, what is a heading, what stands at the top of each page, and in which cell of a table a word is.
"""

import itertools
import re
import statistics
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from ingest.left_out import OmittedPiece
from ingest.lines import ENDS, HEADING_WORDS, LISTED, furniture
from ingest.wrapping import PAGE_LINE, join_lines, table
from rag.english import normalise

GAP = 1.5
"""Times the size of the type: a wider gap within a line stands between columns or cells."""
LABEL_GAP = 6.0
"""The same behind the number or mark of an item, and behind the letter of who speaks."""
LONGEST_LABEL = 10
"""Characters, spaces among them."""
CELL_GAP = 0.6
"""The same where the program writes spaces as characters and wrote none there."""
SPACE = 0.25
"""Times the size of the type: the least room for a space."""
RAISED = 0.6
"""Times the size of the type: the most that superscripts and the like stand above or below their line."""
INITIAL_SIZE = 1.5
"""Times the size of the text: a letter so much larger may begin a paragraph."""
EDGE = 0.12
"""0-1: the share of a page at its top and at its foot in which running heads stand."""
HEADING_SIZE = 1.15
"""Times the size of the text: type so much larger is a heading's."""
NOTE_SIZE = 0.92
"""Times the size of the text: smaller type at a page's foot is a note's."""
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
LONGEST_NUMBER = 6
"""Words that a page number stands with."""
FIRST_PAGES = 20
"""To see whether a program writes spaces as characters."""
NEIGHBOURS = 8
"""Fragments before and behind one among which its neighbours in a table are."""
PROSE_WORDS = 5
"""Words of a line of prose in a column, at the median; the cells of a table have fewer."""
OPEN_SLACK = 2.0
"""Times the size of the type: how far from the end of its column a line may end whose sentence goes on."""
CLOSED_SLACK = 0.3
"""The same of a line that may end a paragraph."""
ROWS_BACK = 40
"""Fragments before one from which the columns of its table are told."""
ROW_GAP = 5.0
"""Times the size of the type: the most between the lines of a table."""
WIDEST_CELL = 0.6
"""0-1: the share of a table's width that a cell takes at the most."""

_LABEL = re.compile(r"\(?(?:\d{1,3}(?:\.\d{1,3})*|[ivxlcIVXLC]{1,6}|[a-zA-Z])[.):]|[-–—•▪●○◦*§]|[QA]|\(?\d{1,3}\)")
_NOTE_MARK = re.compile(r"(?:\d{1,3}|[*†‡§]+|[⁰¹²³⁴⁵⁶⁷⁸⁹]+)\s?(?=[A-Z“\"‘(])|\[\d{1,3}\]|(?:\d{1,3}|[*†‡§])\s")
"""Matches the start of a note at a page's foot."""
_Flow = Literal["text", "note", "edge"]


@dataclass(frozen=True, slots=True)
class Character:
    """A character and its place, in points from the lower left when the text is upright."""

    text: str
    left: float
    right: float
    baseline: float
    size: float
    is_bold: bool = False
    is_made: bool = False
    """Whether PDFium adds it, as it does a space where there is room for one."""


@dataclass(frozen=True, slots=True)
class PageCharacters:
    """The characters of a page, line by line as PDFium has them."""

    height: float
    lines: Sequence[Sequence[Character]]


@dataclass(frozen=True, slots=True)
class _Word:
    text: str
    left: float
    right: float


@dataclass(frozen=True, slots=True)
class _Fragment:
    """What stands together on a line."""

    text: str
    left: float
    right: float
    baseline: float
    size: float
    is_bold: bool
    page: int
    words: tuple["_Word", ...] = ()
    flow: _Flow = "text"
    column_right: float = 0.0
    """Where the lines of its column end."""

    def is_beside(self, other: "_Fragment") -> bool:
        """Whether both stand on one line, apart."""
        level = abs(self.baseline - other.baseline) < 0.5 * max(self.size, other.size)
        return self.page == other.page and level and (self.right < other.left or other.right < self.left)


@dataclass(slots=True)
class _Paragraph:
    lines: list[_Fragment]


@dataclass(slots=True)
class _Table:
    rows: list[list[str]]
    is_headed: bool
    """Whether its first row alone is bold."""
    page: int
    """On which it ends."""
    columns: int


@dataclass(frozen=True, slots=True)
class LaidOut:
    """What the pages of a document say."""

    text: str
    """A paragraph, heading, item or row of a table a line."""
    pages: tuple[str, ...]
    """The lines of each page."""
    left_out: tuple[OmittedPiece, ...]
    """Its running heads and page numbers."""


def laid_out(pages: Iterator[PageCharacters]) -> LaidOut:
    """The text of pages, which are held for no longer than it takes to find their lines."""
    first = [*itertools.islice(pages, FIRST_PAGES)]
    gaps = [one for page in first for line in page.lines for one in line if one.text == " "]
    written = sum(not one.is_made for one in gaps) > len(gaps) / 2
    heights: list[float] = []
    fragments: list[list[_Fragment]] = []
    for page in itertools.chain(first, pages):
        fragments.append(_with_initials([*_fragments(page, len(heights), written=written)]))
        heights.append(page.height)
    body = _body_size(one for page in fragments for one in page)
    left_out: list[OmittedPiece] = []
    flows: list[_Fragment] = []
    for found in _with_flows(fragments, heights, body):
        left_out += (OmittedPiece(_edge(each.text), each.text) for each in found if each.flow == "edge")
        flows += _in_columns([each for each in found if each.flow != "edge"])
    known = Counter(re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*", " ".join(one.text for one in flows).casefold()))
    blocks = [*_joined_tables(_blocks(flows))]
    largest = max((one.size for block in blocks if isinstance(block, _Paragraph) for one in block.lines), default=0.0)
    lines = (line for block in blocks for line in _lines(block, body, largest, known))
    texts = ("\n".join(one.text for one in page) for page in fragments)
    return LaidOut(normalise("\n\n".join(lines)), tuple(texts), tuple(left_out))


def _edge(text: str) -> str:
    return "page number" if PAGE_LINE.fullmatch(text) or not re.search(r"[^\W\d_]{3}", text) else "running head"


def _fragments(page: PageCharacters, number: int, *, written: bool) -> Iterator[_Fragment]:
    """The lines of a page, cut at wide gaps; superscripts and the like stay in their line.

    A page that is written from right to left is mirrored, so that its lines begin at the left too.
    `written` is as in `_runs`.
    """
    characters = [one for line in page.lines for one in line]
    leftward = sum(_direction(one.text) == "R" for one in characters) > len(characters) / 3
    if leftward:
        for line in page.lines:
            for run in _runs(sorted(line, key=lambda one: one.left), written=written):
                yield from (_mirrored(one) for one in _fragment(_in_reading_order(run), number))
        return
    for run in _runs(characters, written=written):
        yield from _fragment(run, number)


def _mirrored(one: _Fragment) -> _Fragment:
    words = (_Word(word.text, -word.right, -word.left) for word in one.words)
    return replace(one, left=-one.right, right=-one.left, words=tuple(words))


def _runs(characters: Iterable[Character], *, written: bool) -> Iterator[list[Character]]:
    """The characters in runs that stand together on a line, with a space where there is room for one.

    Args:
        characters: In the order in which the program wrote them.
        written: Whether the program writes a character for each space, so that a space without one parts cells.
    """
    run: list[Character] = []
    made = False
    for one in characters:
        if not one.text.strip():
            made = made or one.is_made
            if not one.is_made and run:
                run.append(one)
            continue
        last = next((each for each in reversed(run) if each.text.strip()), None)
        if last is not None:
            gap, size = one.left - last.right, max(last.size, one.size)
            widest = CELL_GAP if written and run[-1] is last else GAP
            if len(run) < LONGEST_LABEL and _LABEL.fullmatch("".join(each.text for each in run).strip()):
                widest = LABEL_GAP
            if gap > widest * size or gap < -size or abs(one.baseline - last.baseline) > RAISED * size:
                yield run
                run = []
            elif run[-1] is last and (gap > SPACE * size or made):
                run.append(Character(" ", last.right, one.left, last.baseline, last.size))
        run.append(one)
        made = False
    if run:
        yield run


def _fragment(run: Sequence[Character], page: int) -> Iterator[_Fragment]:
    shown = [one for one in run if one.text.strip()]
    text = " ".join("".join(one.text for one in run).split())
    if shown and text:
        yield _Fragment(
            text,
            min(one.left for one in shown),
            max(one.right for one in shown),
            statistics.median_low([one.baseline for one in shown]),
            statistics.median_low([one.size for one in shown]),
            sum(one.is_bold for one in shown) > len(shown) / 2,
            page,
            tuple(_words(run)),
        )


def _with_initials(page: Sequence[_Fragment]) -> list[_Fragment]:
    """The fragments with each large first letter of a paragraph put to its word."""
    whole = [*page]
    for initial in [one for one in page if len(one.text) == 1 and one.text.isupper()]:
        beside = [
            one
            for one in whole
            if initial.size > INITIAL_SIZE * one.size
            and one.text[0].islower()
            and one.left > initial.left
            and initial.baseline - one.size < one.baseline < initial.baseline + initial.size
        ]
        if beside:
            first = max(beside, key=lambda one: (one.baseline, -one.left))
            word = replace(first.words[0], text=initial.text + first.words[0].text, left=initial.left)
            put = replace(first, text=initial.text + first.text, left=initial.left, words=(word, *first.words[1:]))
            whole = [put if one is first else one for one in whole if one is not initial]
    return whole


def _words(run: Sequence[Character]) -> Iterator[_Word]:
    for is_shown, letters in itertools.groupby(run, key=lambda one: bool(one.text.strip())):
        if is_shown:
            word = [*letters]
            yield _Word(
                "".join(one.text for one in word), min(one.left for one in word), max(one.right for one in word)
            )


def _direction(text: str) -> Literal["L", "R", "N", "O"]:
    """Whether a character is of a script written to the right or to the left, a digit, or of none."""
    kinds = {unicodedata.bidirectional(each) for each in text}
    return "R" if kinds & {"R", "AL"} else "L" if "L" in kinds else "N" if kinds & {"EN", "AN"} else "O"


def _in_reading_order(line: Sequence[Character]) -> list[Character]:
    """A line as it stands on the page, from the left, in the order in which it is read from the right.

    Words of other scripts and figures in it are read from the left (Unicode's bidirectional algorithm, in short).
    """
    kinds: list[str] = [_direction(one.text) for one in line]
    if "R" not in kinds:
        return [*line]
    for nth, kind in enumerate(kinds):
        if kind == "O":
            sides = {
                next((each for each in kinds[:nth][::-1] if each != "O"), "R"),
                next((each for each in kinds[nth + 1 :] if each != "O"), "R"),
            }
            near = [*kinds[max(nth - 1, 0) : nth], *kinds[nth + 1 : nth + 2]]
            if ("L" in sides and "R" not in sides) or (near == ["N", "N"] and line[nth].text in ".,:/-–"):
                kinds[nth] = "l"
    ordered: list[Character] = []
    for is_forward, run in itertools.groupby(reversed([*zip(line, kinds, strict=True)]), lambda one: one[1] in "LNl"):
        found = [one for one, _ in run]
        ordered += reversed(found) if is_forward else found
    is_open = False
    for nth, one in enumerate(ordered):
        text = unicodedata.normalize("NFKC", one.text) if one.text.strip() else " "
        if text in ("(", ")"):  # mirrored, or not, as the program pleased
            text = ")" if is_open else "("
            is_open = not is_open
        ordered[nth] = replace(one, text=text)
    return ordered


def _body_size(fragments: Iterable[_Fragment]) -> float:
    """The size of type in which most of the text is set."""
    letters: Counter[float] = Counter()
    for one in fragments:
        letters[round(one.size * 2) / 2] += len(one.text)
    return max(letters, key=lambda size: (letters[size], size), default=1.0)


def _with_flows(
    fragments: Sequence[Sequence[_Fragment]], heights: Sequence[float], body: float
) -> Iterator[list[_Fragment]]:
    """The fragments of each page, each with whether it is text, a note at the foot, or a running head."""
    seen: Counter[tuple[str, int]] = Counter()
    for found, height in zip(fragments, heights, strict=True):
        seen.update({(_pattern(one), round(one.baseline / 6)) for one in found if _at_edge(one, height)})
    counted = _counted(fragments)
    for found, height in zip(fragments, heights, strict=True):
        edge = {
            one
            for one in found
            if one in counted
            or (
                _at_edge(one, height)
                and (
                    (seen[_pattern(one), round(one.baseline / 6)] > 1 and len(one.text.split()) <= HEADING_WORDS)
                    or _is_page_number(one, found)
                )
            )
        }
        small = [one for one in found if one not in edge and one.size < NOTE_SIZE * body]
        foot = min((one.baseline for one in found if one not in edge and one.size >= NOTE_SIZE * body), default=0.0)
        yield [
            replace(one, flow="edge" if one in edge else "note" if one in small and one.baseline < foot else "text")
            for one in found
        ]


def _counted(fragments: Sequence[Sequence[_Fragment]]) -> set[_Fragment]:
    """The numbers alone on the first or last line of several pages that count these."""
    numbers: dict[int, list[_Fragment]] = {}
    for page in fragments:
        for one in {page[0], page[-1]} if len(page) > 1 else ():
            if re.fullmatch(r"\d{1,4}", one.text):
                numbers.setdefault(int(one.text) - one.page, []).append(one)
    return {one for found in numbers.values() if len(found) > 1 for one in found}


def _pattern(one: _Fragment) -> str:
    return re.sub(r"\d+|[ivxlc]+$", "#", one.text)


def _at_edge(one: _Fragment, height: float) -> bool:
    return one.baseline > (1 - EDGE) * height or one.baseline < EDGE * height


def _is_page_number(one: _Fragment, page: Sequence[_Fragment]) -> bool:
    """Whether it is a number alone on the first or the last line of a page."""
    levels = [each.baseline for each in page]
    is_outermost = one.baseline in (max(levels), min(levels)) and not any(one.is_beside(each) for each in page)
    return is_outermost and bool(PAGE_LINE.fullmatch(one.text)) and len(one.text.split()) <= LONGEST_NUMBER


def _in_columns(page: Sequence[_Fragment]) -> list[_Fragment]:
    """The fragments with the right edge of the column that each stands in."""
    placed = []
    for one in page:
        column = (
            each.right
            for each in page
            if 2 * (min(each.right, one.right) - max(each.left, one.left))
            > min(each.right - each.left, one.right - one.left)
            and abs(each.size - one.size) <= SAME_SIZE * one.size
        )
        placed.append(replace(one, column_right=max(column, default=one.right)))
    return placed


def _blocks(flows: Sequence[_Fragment]) -> Iterator[_Paragraph | _Table]:
    """Paragraphs and tables in their order; a page's notes stand before the paragraph that goes on behind them."""
    text = [one for one in flows if one.flow == "text"]
    aside: dict[int, list[_Fragment]] = {}
    for one in flows:
        if one.flow == "note":
            aside.setdefault(one.page, []).append(one)
    blocks: list[_Paragraph | _Table] = []
    runs = [*_table_runs(text)]
    leads = _leads([one for run, is_table in runs if not is_table for one in run])
    for run, is_table in runs:
        if is_table:
            blocks.append(_read_table(run))
            continue
        for one in run:
            last = blocks[-1] if blocks else None
            if isinstance(last, _Paragraph) and _goes_on(last, one, leads):
                last.lines.append(one)
            else:
                blocks.append(_Paragraph([one]))
    for block in blocks:
        ends = block.lines[-1].page if isinstance(block, _Paragraph) else block.page
        begins = block.lines[0].page if isinstance(block, _Paragraph) else block.page
        for page in [page for page in aside if page < begins or (page == begins and ends > begins)]:
            yield from _paragraphs(aside.pop(page))
        yield block
    for rest in aside.values():
        yield from _paragraphs(rest)


def _paragraphs(lines: Sequence[_Fragment]) -> list[_Paragraph]:
    found: list[_Paragraph] = []
    leads = _leads(lines)
    for one in lines:
        if found and not _NOTE_MARK.match(one.text) and _goes_on(found[-1], one, leads):
            found[-1].lines.append(one)
        else:
            found.append(_Paragraph([one]))
    return found


def _leads(lines: Sequence[_Fragment]) -> dict[int, float]:
    """By page: the usual step from a line to the next of its sentence, as a multiple of the size of type."""
    steps: dict[int, Counter[float]] = {}
    for before, one in itertools.pairwise(lines):
        step = (before.baseline - one.baseline) / max(before.size, one.size)
        is_one = not ENDS.search(before.text) and _is_wrapped(before, one)
        if before.page == one.page and is_one and 0.8 < step < WIDEST_STEP:
            steps.setdefault(one.page, Counter())[round(step, 1)] += 1
    return {page: max(found, key=lambda step: (found[step], -step)) for page, found in steps.items()}


def _goes_on(paragraph: _Paragraph, one: _Fragment, leads: dict[int, float]) -> bool:
    """Whether a line goes on with a paragraph."""
    before, first = paragraph.lines[-1], paragraph.lines[0]
    if abs(before.size - one.size) > SAME_SIZE * max(before.size, one.size) or LISTED.match(one.text):
        return False
    is_open = not ENDS.search(before.text)
    if before.is_bold != one.is_bold and len(paragraph.lines) == 1 and before.is_bold and not _is_wrapped(before, one):
        return False
    step = before.baseline - one.baseline
    if before.page != one.page or step < -0.5 * one.size:
        is_prose = len(paragraph.lines) > 1 or _is_wrapped(before, one)
        return is_open and is_prose and before.is_bold == one.is_bold and not furniture(one.text)
    if step < 0.5 * one.size:  # on the same line, where a program wrote it apart
        return one.left >= before.left and one.left - before.right < GAP * one.size
    is_wrapped = _is_wrapped(before, one)
    widest = LEAD * max(leads.get(one.page, USUAL_STEP), 1.0)
    if step > widest * max(before.size, one.size):
        return False
    shift = one.left - before.left
    is_first = len(paragraph.lines) == 1
    aligned = abs(shift) <= (INDENT if is_open else 0.6) * one.size or (
        is_first and abs(shift) <= INDENT * one.size and (shift < 0 or bool(LISTED.match(first.text)))
    )
    centred = abs(one.left + one.right - before.left - before.right) < 2 * one.size
    if is_wrapped:
        return aligned or (centred and is_open)
    return is_open and one.text[0].islower() and (aligned or centred) and not LISTED.match(before.text[:1])


def _is_wrapped(before: _Fragment, one: _Fragment) -> bool:
    """Whether the line before ends where it does because the next word did not fit."""
    if re.search(r"[^\W\d_][-\u00ad\u2010]$", before.text):
        return True
    first = one.words[0]
    slack = OPEN_SLACK if not ENDS.search(before.text) else CLOSED_SLACK
    return before.right + SPACE * before.size + first.right - first.left > before.column_right - slack * before.size


def _table_runs(lines: Sequence[_Fragment]) -> Iterator[tuple[list[_Fragment], bool]]:
    """The lines in runs that are a table, or are not."""
    beside = [_has_neighbour(lines, nth) for nth in range(len(lines))]
    place = 0
    while place < len(lines):
        stop = place
        if beside[place]:
            while stop < len(lines) and _is_in_table(lines, beside, place, stop):
                stop += 1
            if _is_table(lines[place:stop]):
                is_prose = _is_prose(lines[place:stop])
                yield _by_column(lines[place:stop]) if is_prose else [*lines[place:stop]], not is_prose
                place = stop
                continue
        stop = max(stop, place + 1)
        while stop < len(lines) and not beside[stop]:
            stop += 1
        yield [*lines[place:stop]], False
        place = stop


def _has_neighbour(lines: Sequence[_Fragment], nth: int) -> bool:
    near = lines[max(nth - NEIGHBOURS, 0) : nth + NEIGHBOURS + 1]
    return any(lines[nth].is_beside(other) for other in near if other is not lines[nth])


def _is_in_table(lines: Sequence[_Fragment], beside: Sequence[bool], begun: int, nth: int) -> bool:
    """Whether a line goes on with the table that begins there: beside another, or in one of its columns alone."""
    one = lines[nth]
    if one.page != lines[begun].page or (nth > begun and lines[nth - 1].baseline - one.baseline > ROW_GAP * one.size):
        return False
    if beside[nth]:
        return True
    near = range(max(begun, nth - ROWS_BACK), min(nth + NEIGHBOURS, len(lines)))
    columns = _columns([lines[each] for each in near if beside[each] and lines[each].page == one.page])
    return sum(_overlaps(one, each) for each in columns) == 1


def _is_table(run: Sequence[_Fragment]) -> bool:
    return len(run) > 2 and len({round(one.baseline) for one in run}) > 1 and len(_columns(run)) > 1


def _is_prose(run: Sequence[_Fragment]) -> bool:
    """Whether it is prose in two columns, which a program wrote line by line, or one after the other.

    The cells of a table with as many words are written one after the other, row by row.
    """
    columns = _columns(run)
    if len(columns) != 2 or statistics.median(len(one.text.split()) for one in run) < PROSE_WORDS:
        return False
    sides = [_nearest(columns, one) for one in run]
    back = sum(before > after for before, after in itertools.pairwise(sides))
    return back == 0 or back > 0.6 * min(sides.count(0), sides.count(1))


def _by_column(run: Sequence[_Fragment]) -> list[_Fragment]:
    """The lines of each column after those of the one before."""
    columns = _columns(run)
    return sorted(run, key=lambda one: (_nearest(columns, one), -one.baseline))


def _nearest(columns: Sequence[tuple[float, float]], one: _Fragment | _Word) -> int:
    """The column that it stands in, or is nearest to."""

    def apart(nth: int) -> tuple[float, float]:
        left, right = columns[nth]
        return max(left - one.right, one.left - right, 0.0), abs(left + right - one.left - one.right)

    return min(range(len(columns)), key=apart)


def _columns(run: Sequence[_Fragment]) -> list[tuple[float, float]]:
    """The left and right edges of a table's columns."""
    whole = max(one.right for one in run) - min(one.left for one in run)
    columns: list[tuple[float, float]] = []
    for one in sorted(run, key=lambda each: each.left):
        if one.right - one.left > WIDEST_CELL * whole or _takes_several(one, run):
            continue
        if columns and one.left < columns[-1][1]:
            columns[-1] = (columns[-1][0], max(columns[-1][1], one.right))
        else:
            columns.append((one.left, one.right))
    return columns


def _takes_several(one: _Fragment, run: Sequence[_Fragment]) -> bool:
    """Whether it stands above or below two that stand on one line apart, and so in several columns."""
    levels: dict[int, _Fragment] = {}
    for each in run:
        if each is not one and _overlaps(one, (each.left, each.right)):
            other = levels.setdefault(round(each.baseline), each)
            if each.is_beside(other):
                return True
    return False


def _overlaps(one: _Fragment | _Word, column: tuple[float, float]) -> bool:
    return column[0] < one.right and one.left < column[1]


def _cells(columns: Sequence[tuple[float, float]], one: _Fragment) -> list[tuple[int, str]]:
    """The columns that the words of a fragment stand in, with what stands there; all in one unless it takes several."""
    if sum(_overlaps(one, each) for each in columns) < 2:
        return [(_nearest(columns, one), one.text)]
    told = [(_nearest(columns, word), word.text) for word in one.words]
    return [(nth, " ".join(text for _, text in run)) for nth, run in itertools.groupby(told, key=lambda each: each[0])]


def _read_table(run: Sequence[_Fragment]) -> _Table:
    columns = _columns(run)
    rows: list[list[str]] = []
    last = len(columns)
    before: _Fragment | None = None
    bold: list[bool] = []
    for one in run:
        column = min(nth for nth, _ in _cells(columns, one))
        apart = before is not None and before.baseline - one.baseline > 2.2 * one.size
        if column < last or (column == last and apart):
            rows.append([""] * len(columns))
            bold.append(True)
        for cell, text in _cells(columns, one):
            rows[-1][cell] = f"{rows[-1][cell]} {text}".strip()
            last = cell
        bold[-1] = bold[-1] and one.is_bold
        before = one
    return _Table(rows, bold[0] and not all(bold), run[0].page, len(columns))


def _joined_tables(blocks: Iterable[_Paragraph | _Table]) -> Iterator[_Paragraph | _Table]:
    """The blocks with a table that goes on on the next page made one, its header told once."""
    held: _Table | None = None
    for one in blocks:
        if held is not None and isinstance(one, _Table) and one.page == held.page + 1 and one.columns == held.columns:
            again = one.rows[0] == held.rows[0]
            held = replace(held, rows=[*held.rows, *one.rows[again:]], page=one.page)
            continue
        if held is not None:
            yield held
            held = None
        if isinstance(one, _Table):
            held = one
        else:
            yield one
    if held is not None:
        yield held


def _lines(block: _Paragraph | _Table, body: float, largest: float, known: Counter[str]) -> Iterator[str]:
    """The lines of a block, with the marks of a heading: of the first order in the largest type."""
    if isinstance(block, _Table):
        yield from table(block.rows, headed=block.is_headed or None)
        return
    text = join_lines([one.text for one in block.lines], known)
    first = block.lines[0]
    short = len(text.split()) <= 2 * HEADING_WORDS and not re.search(r"[.;,:]$", text)
    if short and first.size >= HEADING_SIZE * body:
        yield f"{'#' if first.size > (1 - SAME_SIZE) * largest else '##'} {text}"
    elif (
        short
        and first.is_bold
        and len(text.split()) <= HEADING_WORDS
        and not LISTED.match(text)
        and not ENDS.search(text)
    ):
        yield f"### {text}"
    else:
        yield text
