"""Writes small pieces of English: a list of names, a number of things, a day."""

import datetime as dt
import re
from collections.abc import Sequence

from rag.english.numerals import number_words

_WITH_ARTICLE = re.compile(
    r"^(?!the\b)(?:United |European |African |Gulf |Republic |Commonwealth |Organi[sz]ation |Shanghai |Netherlands$"
    r"|Philippines$|Bahamas$|Maldives$|Gambia$|Czech Republic|Dominican Republic|Central African|DR Congo)"
)
_WORDS = ("no", *number_words(1, 12))


def listing(names: Sequence[str], last: str = "and") -> str:
    """Names as a sentence lists them: "Xi, Putin and Modi"."""
    return f" {last} ".join(part for part in (", ".join(names[:-1]), *names[-1:]) if part)


def with_article(name: str) -> str:
    """A country or body as a sentence names it: "the United States", "Kazakhstan"."""
    return f"the {name}" if _WITH_ARTICLE.search(name) else name


def sentence_case(text: str) -> str:
    """The text as it opens a sentence: its first letter a capital, the rest as it is."""
    return text[:1].upper() + text[1:]


def number_of(count: int, noun: str, plural: str | None = None) -> str:
    """How many: "no article", "one proposal", "13 proposals"."""
    said = _WORDS[count] if count < len(_WORDS) else f"{count:,}"
    return f"{said} {noun if count < 2 else plural or f'{noun}s'}"


def day_of(date: dt.date) -> str:
    """A day as articles write it: "9 October 2025"."""
    return f"{date.day} {date:%B %Y}"


def period_of(first: dt.date | None, last: dt.date | None) -> str:
    """The days from the first to the last: "31 August to 1 September 2025", "15–17 June 2025"; empty when unknown."""
    if first is None or last is None or first == last:
        known = first or last
        return day_of(known) if known else ""
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{day_of(last)}"
    if first.year == last.year:
        return f"{first.day} {first:%B} to {day_of(last)}"
    return f"{day_of(first)} to {day_of(last)}"
