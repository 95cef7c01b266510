"""The office that stands before a person's name: a vice-president is no president, a deputy minister no minister."""

import re
from collections.abc import Iterator, Sequence

from rag.claims.fault import ClaimFault
from rag.english import mentions

_RANK = r"(?:vice|deputy|first deputy|prime|former|acting|state|foreign|junior)"
_HEAD = r"(?:president|minister|premier|chancellor|king|queen|emir|ambassador|secretary|governor|chair(?:man|woman)?)"
_BEFORE = re.compile(
    rf"(?P<office>(?:{_RANK}[- ])*{_HEAD})(?: of [\w ]{{2,30}}?)?,? (?:(?:H\.E\.|Mr|Ms|Mrs|Dr)\.? )?$", re.IGNORECASE
)
_BEHIND = re.compile(rf", (?:the )?(?P<office>(?:{_RANK}[- ])*{_HEAD})\b", re.IGNORECASE)
_LOWER = re.compile(r"\b(?:vice|deputy|former|acting|state|junior|prime)\b", re.IGNORECASE)
"""In front of an office these make it another."""
_HEADS = re.compile(rf"{_HEAD}$", re.IGNORECASE)
_ONE_OFFICE = {"premier": "prime minister", "chairman": "chair", "chairwoman": "chair"}


def office_faults(sentence: str, quotes: Sequence[str]) -> Iterator[ClaimFault]:
    """Where a sentence gives somebody another office than its quotes do, right before the name; all texts plain."""
    theirs = [one for quote in quotes for one in _offices(quote)]
    for start, surname, office in _offices(sentence):
        given = [other for _, name, other in theirs if name == surname]
        if given and all(_is_another(office, other) for other in given):
            end = start + len(office)
            yield ClaimFault(start, end, f"the quote says {given[0]}, the answer says {office}")


def _offices(text: str) -> Iterator[tuple[int, str, str]]:
    """Where an office stands before a name, the last word of the name, and the office as written."""
    for one in mentions(text):
        found = _BEFORE.search(text[: one.start]) or _BEHIND.match(text, one.end)
        if found and not one.countries:
            yield found.start("office"), one.words[-1], found["office"]


def _is_another(office: str, other: str) -> bool:
    mine, theirs = (_ONE_OFFICE.get(one.lower(), one.lower()).replace("-", " ") for one in (office, other))
    ranks = {one.lower() for one in _LOWER.findall(mine)}, {one.lower() for one in _LOWER.findall(theirs)}
    heads = [found[0] for one in (mine, theirs) if (found := _HEADS.search(one))]
    return ranks[0] != ranks[1] or len({*heads}) > 1
