"""Finds words of an article on the pages of the PDF that it was read from.

The article's text was put together from the lines of the pages: lines are joined, words broken at a line's end made
whole, running heads left out. So only letters and digits are compared, without case, accents and spaces. What stands
between two pieces of a sentence, as a page's foot or the mark of a footnote does, is passed over.
"""

import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import takewhile

LEAST_PIECE = 12
"""Letters and digits of a piece of a sentence; fewer stand in many places by chance."""
WORDS_STEP = 4
"""Letters and digits that are passed over in the words where no piece begins."""
MOST_SKIPPED = 1500
"""Letters and digits between two pieces: a long footnote, or the foot of a page and the head of the next."""
REST_SKIPPED = 60
"""The same before what is left of a sentence and has fewer letters than a piece."""
LEAST_FOUND = 0.6
"""Share of the words; the rest may be read in another order than it is printed."""
SURE_CONTEXT = 24
"""Letters and digits beside the words; with so many of them the same, the words are not looked for elsewhere."""
PAGES_LOOKED_AT = 1000
"""Those nearest to where the words should be; a page takes some 5 ms."""
CLOSING_MAX = 4
"""Characters of a stop and closing marks."""
PAGES_MARKED = 3
"""A passage is on no more of them."""

Range = tuple[int, int]
"""Characters of a page, the end not included."""
ReadPage = Callable[[int], str]
"""Gives the characters of a page; pages are numbered from 0."""


@dataclass(frozen=True, slots=True)
class Folded:
    """The letters and digits of a text, without case and accents, and for each the place of its character."""

    letters: str
    places: Sequence[int]


@dataclass(frozen=True, slots=True)
class Sought:
    """The words that are looked for, and what stands beside them, which tells one place from another of those words."""

    words: str
    before: str
    after: str
    at: float
    """Where the words stand in the whole text, 0-1."""


@dataclass(frozen=True, slots=True)
class _Piece:
    """Letters of a page that are letters of the words."""

    page: int
    start: int
    end: int


def folded_text(text: str) -> Folded:
    """The letters and digits of a text."""
    found = [(letter, place) for place, character in enumerate(text) for letter in _letters(character)]
    return Folded("".join(letter for letter, _ in found), [place for _, place in found])


@cache
def _letters(character: str) -> str:
    return "".join(each for each in unicodedata.normalize("NFKD", character).casefold() if each.isalnum())


def as_printed(words: str) -> str:
    """The words as they are printed: the row of a table without the names of its columns, "Seats: 9" as "9"."""
    if " | " not in words:
        return words
    return " ".join(cell.partition(": ")[2] or cell for cell in words.split(" | "))


def find_words(sought: Sought, page_count: int, read: ReadPage) -> dict[int, list[Range]]:
    """By page: the characters that are the words; empty when too few of the words are found."""
    words, before, after = (folded_text(one).letters for one in (sought.words, sought.before, sought.after))

    @cache
    def folded(page: int) -> Folded:
        return folded_text(read(page)) if page < page_count else Folded("", ())

    best: tuple[int, int] = (0, 0)
    pieces: list[_Piece] = []
    nearest = sorted(range(page_count), key=lambda page: abs(page + 0.5 - sought.at * page_count))
    for page in nearest[:PAGES_LOOKED_AT]:
        for begun in _beginnings(words, page, folded):
            found = list(_pieces(words, begun, folded))
            first, last = found[0], found[-1]
            beside = _alike(reversed(before), reversed(folded(first.page).letters[: first.start]))
            beside += _alike(after, folded(last.page).letters[last.end :])
            length = sum(one.end - one.start for one in found)
            if (length, beside) > best:
                best, pieces = (length, beside), found
        if best[0] == len(words) and best[1] >= SURE_CONTEXT:
            break
    if not words or best[0] < LEAST_FOUND * len(words):
        return {}
    ranges: dict[int, list[Range]] = {}
    for one in pieces:
        if one.page in ranges or len(ranges) < PAGES_MARKED:
            places = folded(one.page).places
            end = places[one.end - 1] + 1
            if one is pieces[-1]:
                end += _closing(sought.words, read(one.page)[end : end + CLOSING_MAX])
            ranges.setdefault(one.page, []).append((places[one.start], end))
    return ranges


def _closing(words: str, beside: str) -> int:
    """How many of the characters behind the last letter are the stop and the marks that the words end with."""
    there = "".join(takewhile(_is_mark, beside))
    return len(list(takewhile(_is_mark, reversed(words)))[: len(there)])


def _is_mark(character: str) -> bool:
    return not character.isalnum() and not character.isspace()


@dataclass(frozen=True, slots=True)
class _Beginning:
    """Where on a page the first piece of the words is, and how many letters of the words stand before that piece."""

    page: int
    start: int
    passed_over: int


def _beginnings(words: str, page: int, folded: Callable[[int], Folded]) -> Iterator[_Beginning]:
    """All places of a page where the words may begin."""
    letters = folded(page).letters
    for at in range(0, len(words), WORDS_STEP):
        length = _longest(words, at, letters, 0, len(letters))
        if length:
            start = letters.find(words[at : at + length])
            while start >= 0:
                yield _Beginning(page, start, at)
                start = letters.find(words[at : at + length], start + 1)
            return


def _pieces(words: str, begun: _Beginning, folded: Callable[[int], Folded]) -> Iterator[_Piece]:
    """The words from that place on, piece by piece."""
    page, place, at = begun.page, begun.start, begun.passed_over
    while at < len(words):
        for where, low in ((page, place), (page + 1, 0)):
            letters = folded(where).letters
            high = low + MOST_SKIPPED
            if length := _longest(words, at, letters, low, high):
                start = letters.find(words[at : at + length], low, high)
                page, place = where, start + length
                yield _Piece(page, start, place)
                at += length
                break
        else:
            at += WORDS_STEP


def _longest(words: str, at: int, letters: str, low: int, high: int) -> int:
    """How many letters of the words from there stand together on the page; 0 when too few do."""
    rest = len(words) - at
    if rest < LEAST_PIECE and at:  # the last word, which could be anywhere
        high = min(high, low + REST_SKIPPED)
    least = min(LEAST_PIECE, rest)
    if letters.find(words[at : at + least], low, high) < 0:
        return 0
    known, wrong = least, min(rest, high - low) + 1
    while wrong - known > 1:
        middle = (known + wrong) // 2
        if letters.find(words[at : at + middle], low, high) < 0:
            wrong = middle
        else:
            known = middle
    return known


def _alike(one: Iterable[str], other: Iterable[str]) -> int:
    """How many letters two texts begin with alike."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))
