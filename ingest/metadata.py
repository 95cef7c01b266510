"""What a format or a person wrote about an article, read in any sensible spelling; what cannot be read is said."""

import datetime as dt
import re
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from ingest.readers.document import Metadata
from rag.english import moments, normalise
from rag.languages import language_code
from rag.types import ORDINALS, Source

MAX_EDITION = 9999
_NAMES = {
    "headline": "title",
    "name": "title",
    "event": "summit",
    "meeting": "summit",
    "series": "summit",
    "day": "date",
    "event_date": "date",
    "location": "place",
    "venue": "place",
    "city": "place",
    "source": "publisher",
    "outlet": "publisher",
    "agency": "publisher",
    "site": "publisher",
    "sitename": "publisher",
    "link": "url",
    "canonical": "url",
    "permalink": "url",
    "date_published": "published",
    "datepublished": "published",
    "published_at": "published",
    "publish_date": "published",
    "pubdate": "published",
    "lang": "language",
    "inlanguage": "language",
    "attendees": "participants",
    "countries": "participants",
    "tags": "topics",
    "keywords": "topics",
    "categories": "topics",
}
"""Other names that people give to an article's fields."""
_FIELDS = frozenset(
    """title summit edition date published place participants topics publisher url sources
    language""".split()  # noqa: SIM905 - readable so
)
_DAY = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ].*)?")
_DAY_FIRST = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})")


@dataclass(slots=True)
class MetadataReader:
    """Reads the fields of an article; notes each value that it cannot use, in words that complete "it …"."""

    given: Metadata
    notes: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        known: Metadata = {}
        for name, value in self.given.items():
            folded = re.sub(r"[\s-]+", "_", str(name).strip().casefold())
            folded = folded if folded in _FIELDS else _NAMES.get(folded, folded)
            if known.get(folded) in (None, "", []):
                known[folded] = value
        self.given = known

    def string(self, name: str) -> str | None:
        """A value on one line; None when there is none."""
        value = self.given.get(name)
        if value is None or value == "":
            return None
        if isinstance(value, dict | list):
            self._note(name, value, "one line of text")
            return None
        return " ".join(normalise(str(value)).split()) or None

    def strings(self, name: str) -> tuple[str, ...]:
        """A list, or one line with commas or semicolons between its members."""
        value = self.given.get(name)
        if isinstance(value, str):
            value = re.split(r";" if ";" in value else r",", value)
        elif value is not None and not isinstance(value, list):
            value = [value]
        told = []
        for one in value or ():
            if isinstance(one, dict | list):
                self._note(name, one, "a name")
            elif one is not None and (text := " ".join(normalise(str(one)).split())):
                told.append(text)
        return tuple(told)

    def number(self, name: str) -> int | None:
        """A number as a figure or an ordinal: 2, "2", "2nd", "second"."""
        value = self.given.get(name)
        if value is None or value == "":
            return None
        text = "" if isinstance(value, bool | float) else str(value).strip().casefold()
        if text in ORDINALS:
            return ORDINALS.index(text) + 1
        if (found := re.fullmatch(r"(\d{1,4})(?:st|nd|rd|th)?", text)) and int(found[1]) <= MAX_EDITION:
            return int(found[1])
        self._note(name, value, f"a number from 0 to {MAX_EDITION}")
        return None

    def date(self, name: str) -> dt.date | None:
        """A day: 2025-10-09, with a time or without, 9 October 2025, October 9, 2025, 09.10.2025."""
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
        if re.match(r"www\.[\w.-]+\.\w+", value):
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
    """The day that a text names, when it names exactly one."""
    text = text.strip()
    try:
        if found := _DAY.fullmatch(text):
            return dt.date(int(found[1]), int(found[2]), int(found[3]))
        if found := _DAY_FIRST.fullmatch(text):
            return dt.date(int(found[3]), int(found[2]), int(found[1]))
        named = {(one.year, one.month, one.day) for one in moments(text) if one.year and one.month and one.day}
        if len(named) == 1:
            year, month, day = named.pop()
            return dt.date(year or 0, month or 0, day or 0)
    except ValueError:
        pass
    return None
