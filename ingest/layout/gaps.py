"""Where a line is cut: at the gaps between columns and cells, and not at the wide spaces of a justified line.

The spaces of a justified line are alike, however wide they are; a gap between cells is wider than those within the
cells, or stands above and below others.
"""

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from ingest.layout.characters import Character, Fragment, PrintedWord

GAP = 1.5
"""Times the size of the type: a wider gap within a line stands between columns or cells."""
CELL_GAP = 0.6
"""The same where the program writes spaces as characters and wrote none there."""
LOOSEST = 8.0
"""Times the size of the type: the widest space of a justified line."""
EVEN = 1.6
"""Times the usual space of a line: a wider gap is no space between its words."""
ALIKE = 0.1
"""Times the size of the type: the most by which the spaces of a justified line differ."""
STRIP = 0.4
"""Times the size of the type: how wide a strip is at the least that stays empty through the rows of a table."""
STRIP_BEGINS = 0.8
"""The same in one of these rows, which tells where to look."""
STRIP_ROWS = 3
"""Rows with words on both sides of a strip, at the least."""
ALIGNED = 0.3
"""Times the size of the type: the most by which the edges of cells that stand below each other differ."""
ROW_GAP = 10.0
"""Times the size of the type: the most between the lines of a table."""


@dataclass(frozen=True, slots=True)
class _Gap:
    start: int
    """The place of the first character behind it."""
    width: float
    """Times the size of the type."""
    is_written: bool
    """Whether a character stands for it."""


def cut_run(run: Sequence[Character], *, written: bool) -> Iterator[Sequence[Character]]:
    """The pieces of a line.

    Args:
        run: The line, with its spaces.
        written: Whether the program writes a character for each space, so that a gap without one parts cells.
    """
    gaps = [*_gaps(run)]
    widths = [one.width for one in gaps]
    usual = _usual(widths) if len(widths) > 2 else 0.0
    is_loose = len(widths) in (1, 2) and max(widths) <= min(LOOSEST if len(widths) == 2 else GAP, EVEN * min(widths))
    start = 0
    for one in gaps:
        widest = CELL_GAP if written and not one.is_written else GAP
        is_uneven = not is_loose and one.width > EVEN * usual
        if one.width > LOOSEST or (one.width > widest and is_uneven):
            yield run[start : one.start]
            start = one.start
    yield run[start:]


def _gaps(run: Sequence[Character]) -> Iterator[_Gap]:
    last: Character | None = None
    is_written = False
    for nth, one in enumerate(run):
        if not one.text.strip():
            is_written = is_written or not one.is_made
            continue
        if last is not None and run[nth - 1] is not last:
            yield _Gap(nth, (one.left - last.right) / max(last.size, one.size), is_written)
        last, is_written = one, False


def cut_at_strips(page: Sequence[Fragment]) -> Iterator[Fragment]:
    """The fragments of a page, cut where several lines, one below another, leave the same strip empty.

    Cells of a table may stand as near to each other as words do; but not in all of its rows.
    """
    cuts: dict[int, set[int]] = {}
    for nth in range(len(page)):
        for place, strip in _wide_gaps(page, nth):
            if place not in cuts.get(nth, ()):
                for row, word in _strip(page, nth, place, strip).items():
                    cuts.setdefault(row, set()).add(word)
    for nth, one in enumerate(page):
        bounds = [0, *sorted(cuts.get(nth, ())), len(one.words)]
        yield from (_part(one, one.words[a:b]) for a, b in itertools.pairwise(bounds)) if nth in cuts else (one,)


def _spaces(one: Fragment) -> list[tuple[float, float]]:
    return [(before.right, word.left) for before, word in itertools.pairwise(one.words)]


def _part(one: Fragment, words: Sequence[PrintedWord]) -> Fragment:
    text = " ".join(word.text for word in words)
    return replace(one, text=text, left=words[0].left, right=max(word.right for word in words), words=tuple(words))


def _wide_gaps(page: Sequence[Fragment], nth: int) -> Iterator[tuple[int, tuple[float, float]]]:
    """The gaps of a fragment that are no spaces, each with the place of the word behind it, and that behind its end."""
    one = page[nth]
    is_justified = _is_justified(page, nth)
    for place, (left, right) in enumerate(_spaces(one), start=1):
        if right - left >= (GAP if is_justified else STRIP_BEGINS) * one.size:
            yield place, (left, right)
    if nth + 1 < len(page) and page[nth + 1].left > one.right and page[nth + 1].is_beside(one):
        yield len(one.words), (one.right, page[nth + 1].left)


def _strip(page: Sequence[Fragment], nth: int, place: int, whole: tuple[float, float]) -> dict[int, int]:
    """By fragment: the word behind the strip that a gap is part of; empty when it is none.

    Args:
        page: Its fragments.
        nth: Of which of them.
        place: The word behind the gap; of the last word's gap the next number.
        whole: Where the gap begins and ends.
    """
    seed = page[nth]
    found = {nth: place} if place < len(seed.words) else {}
    apart: dict[int, set[bool]] = {} if found else {round(seed.baseline): {True, False}}
    for step in (-1, 1):
        strip, before = whole, seed
        for at in range(nth + step, len(page) if step > 0 else -1, step):
            one = page[at]
            if abs(before.baseline - one.baseline) > ROW_GAP * max(before.size, one.size):
                break
            before = one
            if one.right <= strip[0] or one.left >= strip[1]:
                apart.setdefault(round(one.baseline), set()).add(one.left >= strip[1])
                continue
            shared = [(max(strip[0], left), min(strip[1], right)) for left, right in _spaces(one)]
            word = max(range(len(shared)), key=lambda each: shared[each][1] - shared[each][0], default=0)
            if not shared or shared[word][1] - shared[word][0] < STRIP * seed.size:
                break
            if _is_justified(page, at):
                break
            strip, found[at] = shared[word], word + 1
    aligned = _aligned(page, found)
    kept = {row: word for row, word in found.items() if row in aligned or _is_uneven(page[row], word)}
    rows = len({round(page[row].baseline) for row in kept}) + sum(len(each) == 2 for each in apart.values())
    is_sure = len(aligned) >= STRIP_ROWS or (nth in kept and (aligned or rows > len(kept)))
    least = 2 if whole[1] - whole[0] >= GAP * seed.size else STRIP_ROWS
    return kept if rows >= least and is_sure else {}


def _is_justified(page: Sequence[Fragment], nth: int) -> bool:
    """Whether a line has spaces that are alike, and begins and ends where the one before or behind it does."""
    one = page[nth]
    widths = [right - left for left, right in _spaces(one)]
    if not widths or max(widths) - min(widths) > ALIKE * one.size:
        return False
    near = [page[at] for at in (nth - 1, nth + 1) if 0 <= at < len(page)]
    return any(
        max(abs(one.left - each.left), abs(one.right - each.right)) < ALIGNED * one.size
        and abs(one.baseline - each.baseline) > 0.5 * one.size
        for each in near
    )


def _is_uneven(one: Fragment, word: int) -> bool:
    """Whether the gap before a word is wider than the spaces of its line are."""
    widths = [right - left for left, right in _spaces(one)]
    others = [*widths[: word - 1], *widths[word:]]
    return not others or widths[word - 1] > EVEN * _usual(others)


def _usual(widths: Sequence[float]) -> float:
    """The width of a space in a line, among which some may be gaps."""
    return sorted(widths)[len(widths) // 4]


def _aligned(page: Sequence[Fragment], found: dict[int, int]) -> set[int]:
    """The fragments whose cell behind a strip begins or ends, or whose cell before it ends, where another's does."""
    edges: dict[str, list[tuple[float, int]]] = {}
    for row, word in found.items():
        one = page[row]
        spaces = _spaces(one)
        last = next(
            (at for at in range(word, len(spaces)) if spaces[at][1] - spaces[at][0] >= STRIP_BEGINS * one.size), -1
        )
        edges.setdefault("begins", []).append((one.words[word].left, row))
        edges.setdefault("ends", []).append((one.words[last].right, row))
        edges.setdefault("before", []).append((one.words[word - 1].right, row))
    size = min((page[row].size for row in found), default=0.0)
    return {
        row
        for each in edges.values()
        for (a, one), (b, other) in itertools.pairwise(sorted(each))
        if b - a <= ALIGNED * size
        for row in (one, other)
    }
