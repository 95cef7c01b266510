"""What a format or a person wrote about an article, read in any sensible spelling; what cannot be read is said."""

import datetime as dt
import html
import re
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from ingest.fields import field_named
from ingest.readers.document import Metadata
from rag.english import countries, moments, normalise, plain
from rag.languages import language_code
from rag.ordinals import ORDINALS
from rag.types import Source

MAX_EDITION = 9999
_DAY = re.compile(r"(\d{4})(?:[-/.](\d{1,2})[-/.](\d{1,2})|(\d\d)(\d\d))(?:[T /].*)?")
_DAY_FIRST = re.compile(r"(\d{1,2})([./-])(\d{1,2})\2(\d{4})")
_NUMBER = re.compile(r"(?:no\.?|nr\.?|№|#)?\s*(\d{1,4})(?:st|nd|rd|th)?")
_ROMAN = re.compile(r"(?=[ivxl])(xl|l?x{0,3})(ix|iv|v?i{0,3})")
_ROMAN_VALUES = {"i": 1, "v": 5, "x": 10, "l": 50}
_QUOTED = re.compile(r"“([^“”]*)”|‘([^‘’]*)’|«([^«»]*)»|<([^<>\s]*)>")


@dataclass(slots=True)
class MetadataReader:
    """Reads the fields of an article; notes each value that it cannot use, in words that complete "it …"."""

    given: Metadata
    notes: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        known: Metadata = {}
        for name, value in self.given.items():
            field_name = field_named(name)
            if field_name and known.get(field_name) in (None, "", []):
                known[field_name] = value
        self.given = known

    def string(self, name: str) -> str | None:
        """A value on one line; None when there is none."""
        value = self.given.get(name)
        if isinstance(value, list) and len(value) > 1 and name == "place":
            value = None if any(isinstance(one, dict | list) for one in value) else ", ".join(map(str, value))
        if value is None or value == "":
            return None
        if isinstance(value, dict | list):
            self._note(name, value, "one line of text")
            return None
        return _line(value) or None

    def strings(self, name: str) -> tuple[str, ...]:
        """A list, or one line with commas or semicolons between its members."""
        value = self.given.get(name)
        if isinstance(value, str):
            value = _members(value, may_end_in_and=name == "participants")
        elif value is not None and not isinstance(value, list):
            value = [value]
        told = []
        for one in value or ():
            if isinstance(one, dict):
                one = next((one[key] for key in ("name", "country", "title") if isinstance(one.get(key), str)), one)
            if isinstance(one, dict | list):
                self._note(name, one, "a name")
            elif one is not None and (text := _line(one)):
                told.append(text)
        return tuple(told)

    def number(self, name: str) -> int | None:
        """A number as a figure or an ordinal: 2, "2", "2nd", "second", "No. 2", "II"."""
        value = self.given.get(name)
        if value is None or value == "":
            return None
        text = "" if isinstance(value, bool | float) else str(value).strip().rstrip(".").casefold()
        text = re.sub(r"\s+(?:summit|meeting|session|edition)$", "", text)
        if text in ORDINALS:
            return ORDINALS.index(text) + 1
        if found := _NUMBER.fullmatch(text):
            return int(found[1])
        if _ROMAN.fullmatch(text):
            return _roman(text)
        self._note(name, value, f"a number from 0 to {MAX_EDITION}")
        return None

    def date(self, name: str) -> dt.date | None:
        """A day, the first of several: 2025-10-09, with a time or not, 9-10 October 2025, 09.10.2025."""
        value = self.given.get(name)
        if isinstance(value, dt.datetime):
            return value.date()
        if value is None or value == "" or isinstance(value, dt.date):
            return value or None
        if (day := read_day(str(value))) is None:
            self._note(name, value, "a day like 2025-10-09")
        return day

    def url(self, name: str) -> str | None:
        """An address that is safe to follow; a link of any other scheme could run code in a reader's window."""
        value = self.string(name)
        if value is None:
            return None
        if linked := re.fullmatch(r"\[[^\]]*\]\((\S+)\)", value):
            value = linked[1]
        if re.fullmatch(r"(?:[\w-]+\.)+[a-z]{2,}(?:/\S*)?", value):
            value = f"https://{value}"
        try:
            if urlsplit(value).scheme in ("http", "https") and urlsplit(value).hostname:
                return value
        except ValueError:  # a malformed host
            pass
        self._note(name, value, "an http or https address")
        return None

    def language(self) -> str:
        """A language as a code or by its English name: ru, ru-RU, Russian; empty when none is given."""
        value = self.string("language")
        code = language_code(value) if value else ""
        if value and not code:
            self._note("language", value, "a language like ru or Russian")
        return code or ""

    def sources(self) -> tuple[Source, ...]:
        """The publications that an article was drawn from: names, or lists of values."""
        value = self.given.get("sources")
        given = value if isinstance(value, list) else [] if value in (None, "") else [value]
        found = []
        for one in given:
            if isinstance(one, str) and one.strip():
                found.append(Source(" ".join(normalise(one).split())))
                continue
            reader = MetadataReader(one, self.notes) if isinstance(one, dict) else None
            publisher = reader.string("publisher") if reader else None
            if reader is None or publisher is None:
                self._note("sources", one, "`publisher:` with `title:`, `url:`, `published:`")
                continue
            found.append(Source(publisher, reader.string("title"), reader.url("url"), reader.date("published")))
        return tuple(found)

    def _note(self, name: str, value: Any, wanted: str) -> None:
        self.notes.append(f"has a `{name}` that was left out: {value!r:.80} is not {wanted}")


def read_day(text: str) -> dt.date | None:
    """The day that a text names, or the first of the days that it says something lasted from and to."""
    text = _line(text)
    try:
        if found := _DAY.fullmatch(text):
            return dt.date(int(found[1]), int(found[2] or found[4]), int(found[3] or found[5]))
        if found := _DAY_FIRST.fullmatch(text):
            return _day_of(int(found[1]), int(found[3]), int(found[4]), is_certain=found[2] == ".")
        text = re.sub(r"(?<=\d)-(?=[A-Za-z])|(?<=[A-Za-z])-(?=\d)", " ", text)
        text = re.sub(r"\b[A-Z]{3,}\b", lambda found: found[0].capitalize(), text)
        named = list(dict.fromkeys((one.year, one.month, one.day, one.opens) for one in moments(plain(text))))
        days = [dt.date(year, month, day) for year, month, day, _ in named if year and month and day]
        if len(days) == len(named) and (len(days) == 1 or (len(days) == 2 and named[0][3])):
            return days[0]
    except ValueError:
        pass
    return None


def _day_of(first: int, second: int, year: int, *, is_certain: bool) -> dt.date | None:
    """The day with the month in second place, or in first where only that can be; None where both can be."""
    if first > 12 or is_certain or first == second:
        return dt.date(year, second, first)
    return dt.date(year, first, second) if second > 12 else None


def _line(value: object) -> str:
    """A value on one line, without the quotation marks around it and with the characters that HTML writes as names."""
    line = " ".join(normalise(html.unescape(str(value))).split())
    quoted = _QUOTED.fullmatch(line)
    return next(filter(None, quoted.groups()), "") if quoted else line


def _members(value: str, *, may_end_in_and: bool) -> list[str]:
    """The members of a list on one line; an "and" before the last is no part of it, unless it is a country's."""
    mark = next((mark for mark in (";", "\n", "•", ",", " / ", " #") if mark in value.strip()), ",")
    members = [one.strip(" \t•#") for one in value.split(mark)]
    if not may_end_in_and or len(members) == 1:
        return members
    last = re.sub(r"^(?:and|&)\s+", "", members[-1])
    if last == members[-1] and len(countries(last)) != 1 and " and " in last:
        return [*members[:-1], *(one.strip() for one in last.split(" and ", 1))]
    return [*members[:-1], last]


def _roman(text: str) -> int:
    values = [_ROMAN_VALUES[one] for one in text]
    return sum(-one if one < after else one for one, after in zip(values, [*values[1:], 0], strict=True))
