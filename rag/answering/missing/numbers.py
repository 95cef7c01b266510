"""The editions that a question asks about, by an ordinal or by a name with its number: "COP28"."""

import re

from rag.answering.asked import Asked
from rag.answering.missing.years import ANOTHER_TIME
from rag.english import words
from rag.ordinals import ordinal

NUMBERED = re.compile(r"^(?P<series>[a-z]+)(?P<number>\d{1,3})$")


def numbers_asked(asked: Asked, series: str) -> frozenset[int]:
    """The editions of the series that the question asks about."""
    text = asked.understood.text
    found = {number for word in words(text) if (number := number_of_edition(word, series, asked))}
    edition = asked.understood.named.edition
    if edition and not found and re.search(_EDITION.format(*["|".join(written_number(edition))] * 2), text, re.I):
        found.add(edition)
    return frozenset(found)


def number_of_edition(word: str, series: str, asked: Asked) -> int | None:
    """The edition that a word gives that names the series and its number: 28 for "COP28"."""
    numbered = NUMBERED.match(word.casefold())
    if numbered is None or series not in asked.catalogue.names_in(numbered["series"]).summits:
        return None
    return int(numbered["number"])


_EDITION = (
    rf"{ANOTHER_TIME}\b(?:{{}}) (?:[\w+–'-]+ ){{{{0,6}}}}?(?:summit|meeting|conference|edition)\b(?! of)"
    rf"|{ANOTHER_TIME}\b(?:{{}}) (?:(?!of\b)[\w+–'-]+ ){{{{0,6}}}}?(?:forum|council|congress|dialogue|assembly)\b"
)
"""An ordinal that says which meeting is meant: "the third Lake summit", not "the first session of the Lake forum"."""


def written_number(number: int) -> tuple[str, ...]:
    """How an edition is written: "third", "3rd"."""
    suffix = {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th") if number % 100 not in (11, 12, 13) else "th"
    return (ordinal(number), f"{number}{suffix}")
