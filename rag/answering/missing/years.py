"""The years in a question that say which meeting is meant; in "since the 2022 summit" a year says something else."""

import re
from collections.abc import Callable, Set
from itertools import pairwise

from rag.answering.asked import Asked
from rag.answering.meant import OF_A_PLAN
from rag.english import MONTHS, stem, words

MEETING = r"(?:summits?|meetings?|conferences?|gatherings?|sessions?|talks|forums?|councils?|editions?)"
ANOTHER_TIME = (
    r"(?<!since )(?<!since the )(?<!before )(?<!before the )(?<!after )(?<!after the )(?<!from )(?<!from the )"
    r"(?<!than )(?<!than at the )(?<!than the )(?<!until )(?<!by )(?<!through )(?<!for )(?<!(?<!out )of the )"
    r"(?<!following the )(?<!to )"
)
"""Words before a year or an edition that make it another point in time than that of the meeting asked about."""
_YEAR = r"(?P<year>(?:19|20)\d\d)(?![-–]\d|\d|s\b|%)"
_YEAR_FIRST = re.compile(rf"{ANOTHER_TIME}\b{_YEAR} (?:[\w+–'-]+ ){{0,6}}?{MEETING}\b", re.IGNORECASE)
_YEAR_AFTER = re.compile(
    rf"\b{MEETING}(?: (?:of|in|from|for|held in|that took place in)){{0,2}}(?: (?-i:[A-Z])[\w'’-]+,?){{0,3}}"
    rf" (?:of |in )?(?:(?:{'|'.join(MONTHS)}) )?{_YEAR}",
    re.IGNORECASE,
)
_YEAR_LAST = re.compile(rf"(?:^|[\s(])(?P<before>[\w+–'’-]+ )?(?:in |of )?{_YEAR}\W*$", re.IGNORECASE)
_YEAR_OF_A_PLAN = re.compile(rf"\b20\d\d(?={OF_A_PLAN.pattern})", re.IGNORECASE)
_HAPPENED = re.compile(r"\b(happened|took place|(was|were) held|going on) in \d{4}\W*$", re.IGNORECASE)


def years_beside(asked: Asked, names_it: Callable[[str], bool]) -> frozenset[int]:
    """The years that stand right after a word that names the meeting: "G20 2019", "Oslo 2019"."""
    spelt = words(_YEAR_OF_A_PLAN.sub(" ", asked.understood.text))
    return frozenset(
        int(year) for word, year in pairwise(spelt) if re.fullmatch(r"(19|20)\d\d", year) and names_it(word)
    )


def years_meant(text: str, *, loosely: bool, named_by: Set[str] = frozenset()) -> frozenset[int]:
    """The years that say which meeting is meant; with a series named, a year at the end of the question does, too.

    A year before a name that has none of the words by which a series is named is that of another meeting.
    """
    found = {int(each["year"]) for each in _YEAR_AFTER.finditer(text)}
    for each in _YEAR_FIRST.finditer(text):
        name = {word for said in re.findall(r"\b[A-Z][\w+'’-]*", each[0]) for word in words(said)}
        if not (name and named_by and named_by.isdisjoint(name | {stem(word) for word in name})):
            found.add(int(each["year"]))
    loosely = loosely or bool(_HAPPENED.search(text))
    if loosely and (last := _YEAR_LAST.search(text)) and (last["before"] or "").strip().lower() not in _POINTS:
        found.add(int(last["year"]))
    return frozenset(found)


_POINTS = frozenset(
    [
        "since",
        "by",
        "until",
        "before",
        "after",
        "from",
        "to",
        "for",
        "through",
        "than",
        "till",
        "and",
        "or",
        "between",
        "beyond",
        "mid",
        "early",
        "late",
        *(month.lower() for month in MONTHS),
    ]
)
"""Words before a year that make it no meeting's: "by 2030", "from 2025 to 2027"."""
