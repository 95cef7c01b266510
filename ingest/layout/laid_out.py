"""Pages put together: what their lines are, and in which order they are read."""

import itertools
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from ingest.layout.characters import Fragment, PageCharacters
from ingest.layout.flows import body_size, with_flows
from ingest.layout.fragments import page_fragments
from ingest.layout.grids import Grid, grids_of, read_grid
from ingest.layout.paragraphs import SAME_SIZE, Paragraph, goes_on, in_columns, paragraphs_of, steps_between
from ingest.layout.tables import PrintedTable, joined_tables, read_table, table_runs
from ingest.left_out import OmittedPiece
from ingest.lines import ENDS, HEADING_WORDS, LISTED
from ingest.wrapping import PAGE_LINE, join_lines, table
from rag.english import normalise

FIRST_PAGES = 20
"""To see whether a program writes spaces as characters."""
HEADING_SIZE = 1.15
"""Times the size of the text: type so much larger is a heading's."""


@dataclass(frozen=True, slots=True)
class LaidOut:
    """What the pages of a document say."""

    text: str
    """A paragraph, heading, item or row of a table a line."""
    pages: tuple[str, ...]
    """The lines of each page."""
    left_out: tuple[OmittedPiece, ...]
    """Its running heads and page numbers, and what is written in another direction than the rest."""
    unread: tuple[int, ...] = ()
    """The numbers of the pages, from 1, with characters of which the file does not say what letters they are."""


def laid_out(pages: Iterator[PageCharacters]) -> LaidOut:
    """The text of pages, which are held for no longer than it takes to find their lines."""
    first = [*itertools.islice(pages, FIRST_PAGES)]
    gaps = [one for page in first for line in page.lines for one in line if one.text == " "]
    written = sum(not one.is_made for one in gaps) > len(gaps) / 2
    heights: list[float] = []
    unread: list[int] = []
    left_out: list[OmittedPiece] = []
    fragments: list[list[Fragment]] = []
    grids: list[list[Grid]] = []
    for page in itertools.chain(first, pages):
        grids.append(grids_of(page.rules))
        fragments.append(page_fragments(page, len(heights), written=written))
        heights.append(page.height)
        left_out += [OmittedPiece("turned text", page.turned)] if re.search(r"\w", page.turned) else []
        unread += [len(heights)] if page.unread else []
    body = body_size(one for page in fragments for one in page)
    flows: list[Fragment] = []
    for found in with_flows(fragments, heights, body):
        left_out += (OmittedPiece(_edge(each.text), each.text) for each in found if each.flow == "edge")
        flows += in_columns([_in_text(each, grids) for each in found if each.flow != "edge"])
    known = Counter(re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*", " ".join(one.text for one in flows).casefold()))
    blocks = [*joined_tables(_blocks(flows, grids))]
    largest = max((one.size for block in blocks if isinstance(block, Paragraph) for one in block.lines), default=0.0)
    lines = (line for block in blocks for line in _lines(block, body, largest, known))
    texts = ("\n".join(one.text for one in page) for page in fragments)
    return LaidOut(normalise("\n\n".join(lines)), tuple(texts), tuple(left_out), tuple(unread))


def _edge(text: str) -> str:
    return "page number" if PAGE_LINE.fullmatch(text) or not re.search(r"[^\W\d_]{3}", text) else "running head"


def _in_text(one: Fragment, grids: Sequence[Sequence[Grid]]) -> Fragment:
    """The fragment, which is of the text and no note when it stands in a table."""
    return replace(one, flow="text") if any(grid.holds(one) for grid in grids[one.page]) else one


def _runs(
    text: Sequence[Fragment], grids: Sequence[Sequence[Grid]]
) -> Iterator[tuple[list[Fragment], list[PrintedTable]]]:
    """The lines in runs, each with the tables that it is: none where it is prose."""
    on_page: dict[int, list[int]] = {}
    for nth, one in enumerate(text):
        on_page.setdefault(one.page, []).append(nth)
    drawn: dict[int, list[PrintedTable]] = {}
    taken: set[int] = set()
    for page, numbers in on_page.items():
        for grid in grids[page]:
            inside = [nth for nth in numbers if nth not in taken and grid.holds(text[nth])]
            if inside and (tables := read_grid(grid, [text[nth] for nth in inside])):
                drawn[inside[0]] = tables
                taken.update(inside)
    start = 0
    for stop in (*sorted(drawn), len(text)):
        rest = [text[nth] for nth in range(start, stop) if nth not in taken]
        for run, is_table in table_runs(rest):
            yield run, [read_table(run)] if is_table else []
        yield [], drawn.get(stop, [])
        start = stop


def _blocks(flows: Sequence[Fragment], grids: Sequence[Sequence[Grid]]) -> Iterator[Paragraph | PrintedTable]:
    """Paragraphs and tables in their order; a page's notes stand before the paragraph that goes on behind them."""
    text = [one for one in flows if one.flow == "text"]
    aside: dict[int, list[Fragment]] = {}
    for one in flows:
        if one.flow == "note":
            aside.setdefault(one.page, []).append(one)
    blocks: list[Paragraph | PrintedTable] = []
    runs = [*_runs(text, grids)]
    steps = steps_between([one for run, tables in runs if not tables for one in run])
    for run, tables in runs:
        blocks += tables
        for one in () if tables else run:
            last = blocks[-1] if blocks else None
            if isinstance(last, Paragraph) and goes_on(last, one, steps):
                last.lines.append(one)
            else:
                blocks.append(Paragraph([one]))
    for block in blocks:
        ends = block.lines[-1].page if isinstance(block, Paragraph) else block.page
        begins = block.lines[0].page if isinstance(block, Paragraph) else block.page
        for page in [page for page in aside if page < begins or (page == begins and ends > begins)]:
            yield from paragraphs_of(aside.pop(page))
        yield block
    for rest in aside.values():
        yield from paragraphs_of(rest)


def _lines(block: Paragraph | PrintedTable, body: float, largest: float, known: Counter[str]) -> Iterator[str]:
    """The lines of a block, with the marks of a heading: of the first order in the largest type."""
    if isinstance(block, PrintedTable):
        rows = [[join_lines(cell.split("\n"), known) for cell in one] for one in block.rows]
        yield from table(rows, headed=block.is_headed or None)
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
