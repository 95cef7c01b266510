"""What stands together on a line of a page: its characters in words, cut at wide gaps."""

import itertools
import re
import statistics
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from ingest.layout.characters import Character, Fragment, PageCharacters, PrintedWord
from ingest.layout.gaps import cut_at_strips, cut_run
from ingest.layout.reading_order import in_reading_order, placed_from_the_left
from ingest.wrapping import raised
from rag.facsimile import is_leftward

LABEL_GAP = 6.0
"""Times the size of the type: the widest gap behind the number or mark of an item, and the letter of who speaks."""
LONGEST_LABEL = 10
"""Characters, spaces among them."""
SPACE = 0.25
"""Times the size of the type: the least room for a space."""
LEFTWARD_SPACE = 0.15
"""The same between words that are written from right to left: programs set them closer, and letters joined."""
RAISED = 0.6
"""Times the size of the type: the most that superscripts and the like stand above or below their line."""
RAISED_LEAST = 0.2
"""The least by which they do."""
RAISED_SIZE = 0.85
"""Times the size of the type of their line: the most that they have."""
INITIAL_SIZE = 1.5
"""Times the size of the text: a letter so much larger may begin a paragraph."""

_LABEL = re.compile(r"\(?(?:\d{1,3}(?:\.\d{1,3})*|[ivxlcIVXLC]{1,6}|[a-zA-Z])[.):]|[-–—•▪●○◦*§]|[QA]|\(?\d{1,3}\)")


def page_fragments(page: PageCharacters, number: int, *, written: bool) -> list[Fragment]:
    """What stands together on the lines of a page, in the order in which its program wrote it.

    Args:
        page: Its characters.
        number: Of the page, from 0.
        written: Whether the program writes a character for each space, so that a gap without one parts cells.
    """
    return _with_labels(_with_initials([*cut_at_strips([*_fragments(page, number, written=written)])]))


def _fragments(page: PageCharacters, number: int, *, written: bool) -> Iterator[Fragment]:
    """The lines of a page, cut at wide gaps; superscripts and the like stay in their line.

    A page that is written from right to left is mirrored, so that its lines begin at the left too.
    """
    characters = [one for line in page.lines for one in line]
    if is_leftward([one.text for one in characters]):
        for line in page.lines:
            for run in _cut_runs(placed_from_the_left(line), LEFTWARD_SPACE, written=written):
                yield from (_mirrored(one) for one in _fragment(in_reading_order(run), number))
        return
    for run in _cut_runs(characters, SPACE, written=written):
        yield from _fragment(run, number)


def _mirrored(one: Fragment) -> Fragment:
    words = (PrintedWord(word.text, -word.right, -word.left) for word in one.words)
    return replace(one, left=-one.right, right=-one.left, words=tuple(words))


def _runs(characters: Iterable[Character], space: float) -> Iterator[list[Character]]:
    """The characters in runs that stand on a line one behind another, with a space where there is room for one.

    Args:
        characters: In the order in which the program wrote them.
        space: Times the size of the type: the least room for a space.
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
            if gap < -size or abs(one.baseline - last.baseline) > RAISED * size:
                yield run
                run = []
            elif run[-1] is last and (gap > space * size or made):
                run.append(Character(" ", last.right, one.left, last.baseline, last.size, is_made=True))
        run.append(one)
        made = False
    if run:
        yield run


def _cut_runs(characters: Iterable[Character], space: float, *, written: bool) -> Iterator[Sequence[Character]]:
    """The runs, cut at gaps between columns and cells; the number or mark of an item stays with the item."""
    for run in _runs(characters, space):
        pieces = [*cut_run(run, written=written)]
        while pieces:
            piece = pieces.pop(0)
            if pieces and _is_label(_text(piece)) and pieces[0][0].left - piece[-1].right <= LABEL_GAP * piece[-1].size:
                piece = [*piece, *pieces.pop(0)]
            yield piece


def _text(run: Sequence[Character]) -> str:
    return " ".join("".join(one.text for one in run).split())


def _is_label(text: str) -> bool:
    """Whether it is the number or mark of an item, or the letter of who speaks."""
    return len(text) <= LONGEST_LABEL and bool(_LABEL.fullmatch(text))


def _fragment(run: Sequence[Character], page: int) -> Iterator[Fragment]:
    shown = [one for one in run if one.text.strip()]
    if shown:
        baseline = statistics.median_low([one.baseline for one in shown])
        size = statistics.median_low([one.size for one in shown])
        run = [
            replace(one, text=raised(one.text))
            if one.size <= RAISED_SIZE * size and one.baseline - baseline > RAISED_LEAST * size
            else one
            for one in run
        ]
        yield Fragment(
            _text(run),
            min(one.left for one in shown),
            max(one.right for one in shown),
            baseline,
            size,
            sum(one.is_bold for one in shown) > len(shown) / 2,
            page,
            tuple(_words(run)),
        )


def _with_initials(page: Sequence[Fragment]) -> list[Fragment]:
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


def _with_labels(page: list[Fragment]) -> list[Fragment]:
    """The fragments with each number or mark put to its item where a program wrote it apart from that."""
    whole = [*page]
    for label, following in itertools.zip_longest(page, page[1:]):
        if label is None or not _is_label(label.text):
            continue
        beside = [
            one
            for one in whole
            if one.is_beside(label) and 0 < one.left - label.right <= LABEL_GAP * label.size and not _is_label(one.text)
        ]
        item = min(beside, key=lambda one: one.left, default=None)
        if item is not None and item is not following:
            words = (*label.words, *item.words)
            put = replace(item, text=f"{label.text} {item.text}", left=label.left, words=words)
            whole = [put if one is item else one for one in whole if one is not label]
    return whole


def _words(run: Sequence[Character]) -> Iterator[PrintedWord]:
    for is_shown, letters in itertools.groupby(run, key=lambda one: bool(one.text.strip())):
        if is_shown:
            word = [*letters]
            yield PrintedWord(
                "".join(one.text for one in word), min(one.left for one in word), max(one.right for one in word)
            )
