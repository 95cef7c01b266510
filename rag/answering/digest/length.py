"""How long a brief is to be: as many bullets, words or paragraphs as are asked for, and no more than a page."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from rag.answering.points import Point
from rag.english import number_words
from rag.question import LENGTH

PAGE_WORDS = 430
"""Words of a brief that fit a page with its references."""
_PARAGRAPH_WORDS = 110
SHORT_WORDS = 220
"""Of a brief that is only said to be short, or half a page long."""
_HALF_PAGE = re.compile(r"\bhalf(?:[- ]an?)?[- ]pages?\b", re.IGNORECASE)
_SHORT = re.compile(
    r"\b(?:short|quick|brief)(?:,? \w+)? (?:brief|note|summary|overview|recap|version|memo)\b|\bin (?:brief|short)\b"
    r"|\bnutshell\b|\bgist\b|\btl[;:]?dr\b|\b(?:keep|make) it (?:short|brief)\b",
    re.IGNORECASE,
)
_THE_MAIN = re.compile(
    rf"\b(?P<count>{'|'.join(number_words(2, 12))}) (?:main|key|top|chief|(?:most )?important|biggest)"
    r" (?:take[- ]?aways?|points|outcomes|results|messages|decisions|facts|things)\b",
    re.IGNORECASE,
)
_TELLS = {
    "Outcome": 1.0,
    "Adopted": 1.0,
    "Not agreed, or left out": 1.0,
    "Next": 0.6,
    "Announced": 0.6,
    "Proposed": 0.1,
    "Money": -0.5,
    "Also reported": -1.0,
    "Who took part": -0.5,
}
"""What a sentence of a section counts for beside its own weight, where not all fit."""
_AGAIN, _DECIDED_AGAIN = 0.5, 0.3
"""What it counts less for each sentence of its section that is there already; of what was decided."""
Chosen = tuple[str, list[Point], int]
"""A section's title, what it shows, and of how many."""


@dataclass(frozen=True, slots=True)
class Length:
    """How long a brief is to be, as far as that is asked for."""

    items: int | None = None
    """Sentences, bullets or points."""
    words: int | None = None
    """At most."""

    @classmethod
    def asked(cls, text: str) -> "Length":
        """What a text says of it."""
        items: int | None = None
        most: int | None = None
        counts = {word: number for number, word in enumerate(number_words(0, 20))} | {"a": 1, "an": 1}
        for found in LENGTH.finditer(text):
            told = found["count"] or found["short"]
            if told is None:
                continue
            number = int(told) if told.isdigit() else counts[told.lower()]
            unit = (found["unit"] or found["of"]).lower()
            if unit.startswith("word"):
                most = number
            elif unit.startswith("paragraph"):
                most = most or number * _PARAGRAPH_WORDS
            else:
                items = items or number
        if items is None and (named := _THE_MAIN.search(text)):
            items = counts[named["count"].lower()]
        if not (items or most) and (_SHORT.search(text) or _HALF_PAGE.search(text)):
            most = SHORT_WORDS
        return cls(items, most)


def within_a_page(chosen: Sequence[Chosen], most: int = PAGE_WORDS) -> list[Chosen]:
    """The sections without their least weighty items, until they have at most so many words.

    The first of each stays the longest.
    """
    kept = [(title, list(of), there) for title, of, there in chosen]
    while _length(kept) > most:
        longest = max((of for _, of, _ in kept), key=len)
        if len(longest) < 2:
            break
        longest.pop()
    seen: list[Point] = []
    result = []
    for title, of, there in kept:
        fresh = [one for one in of if one not in seen]
        seen += fresh
        if fresh:
            result.append((title, fresh, there))
    return result


def _length(chosen: Sequence[Chosen]) -> int:
    """In words, without titles."""
    return sum(len(str(one).split()) for _, of, _ in chosen for one in of)


def _title_words(title: str) -> int:
    """The words that a section is headed by: "Adopted (2 of 6)"."""
    return len(title.split()) + 3


def as_short_as_asked(chosen: Sequence[Chosen], length: Length, heading: str) -> list[Chosen]:
    """No more items, or words with those of the heading, than are asked for: the first, then those that tell most.

    Args:
        chosen: The sections, the weightiest point of each first.
        length: How long the brief is to be.
        heading: Its headline, the words of which count.
    """
    if not chosen or not (length.items or length.words):
        return list(chosen)
    room = (length.words or PAGE_WORDS) - len(heading.split())
    every = [(title, one) for title, of, _ in chosen for one in of]
    fitting = [one for one in every if len(str(one[1]).split()) + _title_words(one[0]) <= room]
    kept = fitting[:1] or [min(every, key=lambda one: len(str(one[1]).split()))]

    share = room / length.items if length.items and length.words else 0.0

    def tells(one: tuple[str, Point]) -> float:
        decided = one[0] in ("Outcome", "Adopted")
        again = (_DECIDED_AGAIN if decided else _AGAIN) * sum(title == one[0] for title, _ in kept)
        long = len(str(one[1]).split()) / share if share else 0.0
        return one[1].weight + _TELLS.get(one[0], 0.0) - again - long

    def used(one: tuple[str, Point]) -> int:
        titles = {title for title, _ in (*kept, one)}
        return sum(map(_title_words, titles)) + sum(len(str(point).split()) for _, point in (*kept, one))

    while len(kept) < (length.items or len(every)):
        left = [one for one in every if one not in kept and used(one) <= room]
        if not left:
            break
        kept.append(max(left, key=tells))
    shown = [(title, [one for one in of if (title, one) in kept], there) for title, of, there in chosen]
    return [one for one in shown if one[1]]
