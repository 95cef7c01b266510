"""The months and years that a question names: "in May", "last year"."""

import datetime as dt
import re
from collections.abc import Iterable

from rag.english import (
    MONTH_NUMBERS,
)

_MONTHS = {name: number for name, number in MONTH_NUMBERS.items() if name != "mar"}
"""Without "mar", which in questions is mostly part of "Mar-a-Lago" or "Mar del Plata"."""
_MAY = re.compile(r"\bMay\b|\bmay (?:of )?(?:19|20)\d\d\b")
"""The month, not the verb."""
_UP_TO = re.compile(
    r"\b(?:by|until|till|through|for)(?: (?:the )?(?:end|start|beginning|middle) of)? (?P<year>(?:19|20)\d\d)\b",
    re.IGNORECASE,
)
"""A year for which, or up to which, something holds: "the catch for 2027", "by the end of 2030"."""
_YEARS_BACK = {"this year": 0, "last year": 1, "next year": -1, "year before last": 2}


def months_named(question: str, spelt: Iterable[str]) -> frozenset[int]:
    """The months, 1-12, that a question with these folded words names."""
    return frozenset(_MONTHS[word] for word in spelt if word in _MONTHS and (word != "may" or _MAY.search(question)))


def relative_years(question: str) -> frozenset[int]:
    """The years that a question names by their distance from today."""
    folded = question.casefold()
    this = dt.date.today().year
    return frozenset(this - back for phrase, back in _YEARS_BACK.items() if phrase in folded)


def years_of_plans(question: str) -> frozenset[int]:
    """The years up to which something runs or for which it holds, in which the meeting named need not have been."""
    return frozenset(int(found["year"]) for found in _UP_TO.finditer(question))
