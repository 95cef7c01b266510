"""The dateline of an agency's report or an official text: where it was written, and on which day.

"SEOUL, 16 September 2026 —", "Dushanbe (TDI):", "TASHKENT, Uzbekistan —", "BRATISLAVA, Slovakia, May 7 (Reuters) -",
"Astana. 14 October. KAZINFORM", and "Awaza, 12 August 2026" on a line of its own.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from rag.english import MONTHS, WEEKDAYS, moments
from rag.record.lines import Line

_MONTH = "(?:" + "|".join([*MONTHS, "Sept", *(name[:3] for name in MONTHS)]) + r")\b\.?"
_DATE = (
    rf"(?:(?:{'|'.join(WEEKDAYS)}),? )?(?:(?:\d{{1,2}}(?: ?(?:[-–]|to|and) ?))?\d{{1,2}}(?:st|nd|rd|th)? {_MONTH}"
    rf"|{_MONTH} \d{{1,2}})(?:,? (?:19|20)\d\d)?"
)
_WORD = r"[^\W\d_a-z][\w'.]*"
_WRITTEN_BY = re.compile(r"(?:By|From|Analysis|Reporting|Report|Updated|Published) ", re.IGNORECASE)
_PLACE = rf"(?P<place>{_WORD}(?:[ -](?:de |la |el |al-)?{_WORD}){{0,3}})"
_COUNTRY = rf"(?P<country>{_WORD}(?: (?:of |the )?{_WORD}){{0,3}})"
_AGENCY = r"\([^()]{2,40}\)"
_FORMS = tuple(
    re.compile(form)
    for form in (
        rf"{_PLACE}, (?:{_COUNTRY}, )?(?P<date>{_DATE})(?:,? ?{_AGENCY}| /[^/]{{2,30}}/)?\s*(?:[—:.]|-{{1,2}})\s",
        rf"{_PLACE}, (?P<date>{_DATE}),? (?P<agency>[A-Z][A-Za-z.]+)$",
        rf"{_PLACE}(?:, {_COUNTRY})? ?{_AGENCY}\s*(?:[—:]|-{{1,2}})\s",
        rf"{_PLACE}, {_COUNTRY}\s*(?:—|-{{1,2}})\s",
        rf"{_PLACE}, {_COUNTRY}(?: \| [^|]{{1,30}})* \| (?P<date>{_DATE})$",
        r"(?P<place>[A-Z][A-Z'.]+(?:[ -][A-Z][A-Z'.]+){0,3})\s*(?:—|-{1,2})\s",
        rf"(?P<place>[A-Z][A-Z'.]+(?:[ -][A-Z][A-Z'.]+){{0,3}}) {_AGENCY} (?=[A-Z“\"])",
        rf"{_PLACE}\. (?P<date>{_DATE})[.,:]? (?:[—/-]+ )?(?:[A-Z][A-Z./]+\.?)?",
        rf"{_PLACE}\. (?:KAZINFORM|[A-Z]{{3,}})\b\.?\s",
        rf"(?:(?:Done|Adopted|Signed|Issued) (?:in|at) )?{_PLACE},? (?:{_COUNTRY}, )?(?:on )?(?P<date>{_DATE})\.?$",
    )
)
_AGENCY_FIRST = re.compile(r"\([A-Z][A-Za-z /]{1,20}\) (?:(?:—|–|-{1,2}) )?(?=[A-Z])")
"""The agency alone, in front of the first words: "(CNN) NATO announced"."""
_PERIODICAL = re.compile(
    r"\b(?:Review|Tribune|Times|Post|News|Courier|Herald|Gazette|Journal|Press|Agency|Service|Newsletter|Daily|Weekly"
    r"|Monitor|Observer|Chronicle|Bulletin|Mail|Standard|Telegraph|Guardian|Magazine|Digest|Reporter)$"
)
"""Ends the name of who printed it, which stands before a day too: "Lorn Review, 6 July 2026. By …"."""
_READ_LINES = 5
"""How many lines at the beginning may hold it."""


@dataclass(frozen=True, slots=True)
class Dateline:
    """Where and when a text was written, at these characters of a line."""

    line: Line
    start: int
    end: int
    place: str
    place_end: int
    country: str | None
    year: int | None = None
    month: int | None = None
    day: int | None = None
    alone: bool = False
    """Whether it is a line of its own and names no agency, as communiqués have it."""


def dateline_of(lines: Sequence[Line]) -> Dateline | None:
    """The first dateline among the first lines, or the one that ends the text; None when there is none."""
    for line in (*lines[:_READ_LINES], *lines[-2:]):
        if line.is_title or _WRITTEN_BY.match(line.text):
            continue
        for form in _FORMS:
            if (found := form.match(line.text)) and not _PERIODICAL.search(found["place"]):
                return _read(line, found)
    return None


def names_periodical(line: Line) -> bool:
    """Whether a newspaper stands in a line, before the day, where a dateline has the place."""
    found = next((one for form in _FORMS if (one := form.match(line.text))), None)
    return found is not None and bool(_PERIODICAL.search(found["place"]))


def dateline_length(sentence: str) -> int:
    """How many characters of a sentence are a dateline in front of what it says; 0 when it has none."""
    found = next((one for form in _FORMS if (one := form.match(sentence))), None)
    found = found or _AGENCY_FIRST.match(sentence)
    return found.end() if found and found.end() < len(sentence) else 0


def _read(line: Line, found: re.Match[str]) -> Dateline:
    given = found.groupdict()
    dates = [one for one in moments(given.get("date") or "") if one.month and one.day]
    return Dateline(
        line=line,
        start=found.start("place"),
        end=found.end(),
        place=_written_small(found["place"]),
        place_end=found.end("place"),
        country=_written_small(given["country"]) if given.get("country") else None,
        year=dates[-1].year if dates else None,
        month=dates[-1].month if dates else None,
        day=dates[-1].day if dates else None,
        alone=found.end() == len(line.text) and not given.get("agency"),
    )


def _written_small(name: str) -> str:
    """A name that stands in capitals as it is written elsewhere: "NEW DELHI" is "New Delhi"."""
    return re.sub(r"[^\W\d_]+", lambda word: word[0].capitalize(), name) if name.isupper() else name
