"""The dateline of an agency's report or an official text: where it was written, and on which day.

"SEOUL, 16 September 2026 —", "Dushanbe (TDI):", "TASHKENT, Uzbekistan —", "BRATISLAVA, Slovakia, May 7 (Reuters) -",
"Astana. 14 October. KAZINFORM", and "Awaza, 12 August 2026" on a line of its own, also with the time of day. A masthead
has bars between its parts, "Issue 2 | Lorn, Tarnia | Tuesday 9 June 2026"; official texts also have the day and the
place on two lines.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from rag.english import MONTHS, WEEKDAYS, Moment, countries, first_verb, mentions, moments
from rag.record.text.lines import Line
from rag.types import Span

_MONTH = "(?:" + "|".join([*MONTHS, "Sept", *(name[:3] for name in MONTHS)]) + r")\b\.?"
_DATE = (
    rf"(?:(?:{'|'.join(WEEKDAYS)}),? )?(?:(?:\d{{1,2}}(?: ?(?:[-–]|to|and) ?))?\d{{1,2}}(?:st|nd|rd|th)? {_MONTH}"
    rf"|{_MONTH} \d{{1,2}})(?:,? (?:19|20)\d\d)?"
)
_WORD = r"[^\W\d_a-z][\w'.]*"
_WRITTEN_BY = re.compile(r"(?:By|From|Analysis|Reporting|Report|Updated|Published|Posted)[.:]? ", re.IGNORECASE)
_PLACE = rf"(?!(?:{'|'.join(WEEKDAYS)}),)(?P<place>{_WORD}(?:[ -](?:de |la |el |al-)?{_WORD}){{0,3}})"
_COUNTRY = rf"(?!(?:{'|'.join(WEEKDAYS)})\b)(?P<country>{_WORD}(?: (?:of |the |and )?{_WORD}){{0,3}})"
_AGENCY = r"\([^()]{2,40}\)"
_HOURS = r"(?:(?:at|from) )?\d{1,2}[:.]\d\d(?: ?(?:to|[-–]) ?\d{1,2}[:.]\d\d)?(?: ?hours)?"
_NEWS_AGENCY = re.compile(r"\(?[A-Z]")
"""In brackets, or bare, behind the day; in small letters it is a remark: "(unofficial summary of the text)"."""
_HALL = re.compile(
    r" (?:(?:International|National) )?(?:Convention|Conference|Congress|Exhibition) (?:Cent(?:re|er)|Hall|Palace)$",
    re.IGNORECASE,
)
"""A building that is called by its city: "Lorn Bay Convention Centre"."""
_BUILDING = re.compile(r" (?:Palace|Hotel|Hall|House|Cent(?:re|er)|Castle|Headquarters|Resort)$")
"""Stands in front of its city: "Lorn Palace, Tarn, 3 December 2025"."""
_FORMS = tuple(
    re.compile(form)
    for form in (
        rf"{_PLACE}(?: \({_COUNTRY}\))?, (?:{_COUNTRY.replace('country', 'inside')}, )?(?P<date>{_DATE})"
        rf"(?:,? ?{_AGENCY}| /[^/]{{2,30}}/)?\s*(?:[—:.]|-{{1,2}})\s",
        rf"{_PLACE}, (?P<date>{_DATE}) {_AGENCY} (?=[A-Z“\"])",
        rf"{_PLACE}, (?:{_COUNTRY.replace('country', 'inside')}, )?(?P<date>{_DATE}),? ?(?P<agency>{_AGENCY})$",
        rf"{_PLACE}, (?P<date>\d{{1,2}} {_MONTH.lower()}) {_AGENCY}\.-{{1,2}} ?",
        rf"{_PLACE}(?:, {_COUNTRY})? \((?P<date>{_DATE})\)\s*(?:[—:]|-{{1,2}})\s",
        rf"{_PLACE}, (?P<date>{_DATE}),? (?P<agency>[A-Z][A-Za-z.]+)$",
        rf"{_PLACE}(?:, {_COUNTRY})? ?{_AGENCY}\s*(?:[—:]|-{{1,2}})\s",
        rf"{_PLACE}, {_COUNTRY}\s*(?:—|-{{1,2}})(?:\s|$)",
        rf"{_PLACE}, {_COUNTRY}(?: \| [^|]{{1,30}})* \| (?P<date>{_DATE})$",
        r"(?P<place>[A-Z][A-Z'.]+(?:[ -][A-Z][A-Z'.]+){0,3})\s*(?:—|-{1,2})\s",
        rf"(?P<place>[A-Z][A-Z'.]+(?:[ -][A-Z][A-Z'.]+){{0,3}}) {_AGENCY} (?=[A-Z“\"])",
        rf"{_PLACE}\. (?P<date>{_DATE})[.,:]? (?:[—/-]+ )?(?:[A-Z][A-Z./]+\.?)?",
        rf"{_PLACE}\. (?:KAZINFORM|[A-Z]{{3,}})\b\.?\s",
        rf"(?:(?:Done|Adopted|Signed|Issued) (?:in|at) )?{_PLACE},? (?:{_COUNTRY}, )?(?:on )?(?P<date>{_DATE})"
        r"(?:,? (?:at )?\d{1,2}[:.]\d\d(?: ?[ap]\.?m\b)?(?: (?:GMT|UTC|CET|local time))?)?\.?$",
    )
)
_HEADED = re.compile(
    rf"(?P<meeting>\S.*?\w)(?:,| [—–-]+| ?\() ?"
    rf"(?:{_PLACE}(?:, {_COUNTRY}| \({_COUNTRY.replace('country', 'aside')}\))?, (?:on )?{_DATE}"
    rf"|{_DATE}, {_PLACE.replace('(?P<place>', '(?P<last>')}(?:, {_COUNTRY.replace('country', 'inside')})?)\)?"
    rf"(?:,? {_HOURS})?\.?$"
)
"""A heading that names a meeting, or the house it was in, with its place and days: "Lorn Reef Forum, Tarn, 5-6 March",
"… (Tarn, 6 March)", "Hotel Lorn, Tarn (Peru), 6 March 2027, 09.30 to 16.10"."""
_CAPTION = re.compile(rf"\S.*\w[,)] {_PLACE}, (?P<date>{_DATE})\.?$")
"""Closes the line above a speech: "Remarks by Ana Lund, Chair of the Reef Bank, Lorn, 12 September 2027."."""
_AGENCY_FIRST = re.compile(r"\([A-Z][A-Za-z /]{1,20}\) (?:(?:—|–|-{1,2}) )?(?=[A-Z])")
"""The agency alone, in front of the first words: "(CNN) NATO announced"."""
_AGENCY_BEHIND = re.compile(r"(?<=[a-z]) [A-Z]{2,5}$")
"""Of "Bangkok, Thailand CNN —"."""
_PERIODICAL = re.compile(
    r"\b(?:Review|Tribune|Times|Post|News|Courier|Herald|Gazette|Journal|Press|Agency|Service|Newsletter|Daily|Weekly"
    r"|Monitor|Observer|Chronicle|Bulletin|Mail|Standard|Telegraph|Guardian|Magazine|Digest|Reporter"
    r"|Report|REPORT|Summary|SUMMARY|Notes|NOTES|Statement|STATEMENT|Communiqu[ée]|Declaration|Remarks|REMARKS"
    r"|Transcript"
    r"|Readout|Analysis|Commentary|Comment|Opinion|Interview|Release|RELEASE|Issue|Update|Posted|Date|Day)$"
    r"|^The \S+ \S"
)
"""Tells the name of who printed it, or of what it is, which may stand before a day, too: "Lorn Review, 6 July 2026.",
"The Lorn Meridian, Monday 6 July 2026."; a city has one word behind "The"."""
_DASHED = re.compile(rf"(?P<place>{_WORD}(?: {_WORD})?) - (?=[A-Z][a-z']* [a-z])")
"""In front of the first sentence: "Lorn – The four ministers met"."""
_DATE_ALONE = re.compile(rf"(?P<date>{_DATE})\.?$")
_PLACE_ALONE = re.compile(rf"{_PLACE}(?:, {_COUNTRY})?$")
_ISSUED_BY = re.compile(
    r"[^,]*\b(?:Office|Ministry|Department|House|Secretariat|Service|Court|Palace|Bureau|Chancellery|Cabinet)\b[^,]*",
    re.IGNORECASE,
)
"""A letterhead tells where an office sits, and not where anybody met: "Prime Minister's Office, New Delhi"."""
_BAR = re.compile(r" *[|·•] *")
_DASH = re.compile(r" *[|·•] *| [–-] ")
"""Also parts a masthead in capitals: "REEF SUMMIT LORN - TUESDAY 17 NOVEMBER 2026"."""
_REMARK = re.compile(r" \([^()]*\)$")
_IN_MASTHEAD = re.compile(rf"(?:[A-Z\d–-][A-Z\d'.–-]* )*{_PLACE}(?:, {_COUNTRY})?$")
"""A part of a masthead that ends with a place, behind words in capitals."""
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


@dataclass(frozen=True, slots=True)
class Headed:
    """A meeting that a heading names with its place and days, by the ranges of the heading."""

    meeting: Span
    place: Span
    country: str | None
    """Behind the place."""


def headed_meeting(heading: str) -> Headed | None:
    """The meeting that a heading names with its place and days; None when it does not."""
    found = _HEADED.fullmatch(heading)
    if found is None or _WRITTEN_BY.match(heading):
        return None
    if _PERIODICAL.search(found["place"] or found["last"]) or len(found["meeting"].split()) < 2:
        return None
    place = "place" if found["place"] else "last"
    if _BUILDING.search(f" {found[place]}"):
        return None
    if countries(found[place]) and len(found["meeting"].split()) < 3:
        return None  # "Port Lorn, Tarnia, 5 March"
    return Headed(found.span("meeting"), found.span(place), found["country"] or found["aside"] or found["inside"])


def dateline_of(lines: Sequence[Line]) -> Dateline | None:
    """The first dateline among the first lines, or the one that ends the text; None when there is none."""
    text = " ".join(line.text for line in lines if line.is_sentence)
    for nth, line in enumerate(lines):
        if (line.is_title or _in_capitals(line)) and (masthead := _masthead(line, text)):
            return masthead
        if (
            line.is_title
            or (_WRITTEN_BY.match(line.text) and not _BAR.search(line.text))
            or _READ_LINES <= nth < len(lines) - 2
        ):
            continue
        for form in _FORMS:
            if (found := form.match(line.text)) and not _PERIODICAL.search(found["place"]):
                return _read(line, found)
        if line.is_sentence and line.nth == 0 and (found := _DASHED.match(line.text)):
            return _read(line, found)
        captioned = _CAPTION.fullmatch(line.text) if line.nth < 2 and first_verb(line.text) is None else None
        if captioned and not _PERIODICAL.search(captioned["place"]) and _is_city(captioned["place"]):
            return replace(_read(line, captioned), alone=True)
        below = lines[nth + 1] if nth + 1 < min(_READ_LINES, len(lines)) else None
        if there := _masthead(line, text) or (below and _on_two_lines(line, below, text)):
            return there
    return None


def _masthead(line: Line, text: str) -> Dateline | None:
    """The place and the day of a line with bars; a place that has no country must be named in `text`."""
    in_capitals = _in_capitals(line)
    parts = (_DASH if in_capitals else _BAR).split(line.text)
    day = next((one for part in parts if (one := _dated(part.title() if in_capitals else part))), None)
    if line.is_sentence or len(parts) == 1 or day is None:
        return None
    for part in parts:
        found = _PLACE_ALONE.match(_last_named(part, text)) if in_capitals else _IN_MASTHEAD.match(part)
        if (
            found
            and not (_PERIODICAL.search(part) or _WRITTEN_BY.match(part))
            and (countries(found["country"] or "") or _written_small(found["place"]).split()[0] in text)
        ):
            start = line.text.index(found["place"], line.text.index(part))
            end = start + len(found["place"])
            return replace(
                _dateline(line, (start, len(line.text)), found["place"], end, found["country"], day), alone=True
            )
    return None


def _in_capitals(line: Line) -> bool:
    return _REMARK.sub("", line.text).isupper()


def _last_named(part: str, text: str) -> str:
    """The most words at the end of a part in capitals that the text names: "LORN BAY" of "REEF SUMMIT LORN BAY"."""
    ends = (part.split()[nth:] for nth in range(len(part.split())))
    return next((" ".join(end) for end in ends if _written_small(" ".join(end)) in text), part)


def _on_two_lines(line: Line, below: Line, text: str) -> Dateline | None:
    """A day alone in a line and a place in the next that `text` names or that has a country; or such a place alone."""
    named = None if line.is_sentence or _ISSUED_BY.match(line.text) else _PLACE_ALONE.match(line.text)
    if named and countries(named["country"] or ""):
        return _dateline(line, named.span(), named["place"], named.end("place"), named["country"], None)
    day, place = _DATE_ALONE.match(line.text), _PLACE_ALONE.match(below.text)
    if not day or not place or below.is_sentence or not (place["country"] or f"in {place['place']}" in text):
        return None
    return _dateline(below, place.span(), place["place"], place.end("place"), place["country"], _dated(day["date"]))


def letterhead_of(lines: Sequence[Line]) -> Dateline | None:
    """Where the office sits that issued a text, as its first lines give it: "Prime Minister's Office, New Delhi"."""
    for line in lines[:_READ_LINES]:
        office = None if line.is_sentence else _ISSUED_BY.match(line.text)
        found = _PLACE_ALONE.match(line.in_small_letters, office.end() + 2) if office else None
        if office and found and line.text[office.end() :].startswith(", "):
            return _dateline(line, found.span(), found["place"], found.end("place"), found["country"], None)
    return None


def _dated(text: str) -> Moment | None:
    return next((one for one in moments(text) if one.month and one.day), None)


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
    date = re.sub(r"\b[^\W\d_]+", lambda word: word[0].capitalize(), given.get("date") or "")
    dates = [one for one in moments(date) if one.month and one.day]
    span = (found.start("place"), found.end())
    country = _AGENCY_BEHIND.sub("", given.get("country") or given.get("inside") or "") or None
    place, end = found["place"], found.end("place")
    if country and _BUILDING.search(place) and _is_city(country):
        place, end, country = country, found.end("inside" if given.get("inside") else "country"), None
    read = _dateline(line, span, place, end, country, dates[-1] if dates else None)
    return replace(read, alone=read.alone and not _NEWS_AGENCY.match(given.get("agency") or ""))


def _is_city(name: str) -> bool:
    return not countries(name) or any(one.place for one in mentions(f"in {name}."))


def _dateline(line: Line, span: Span, place: str, place_end: int, country: str | None, day: Moment | None) -> Dateline:
    city = _HALL.sub("", place)
    return Dateline(
        line=line,
        start=span[0],
        end=span[1],
        place=_written_small(city),
        place_end=place_end - len(place) + len(city),
        country=_written_small(country) if country else None,
        year=day.year if day else None,
        month=day.month if day else None,
        day=day.day if day else None,
        alone=span[1] == len(line.text),
    )


def _written_small(name: str) -> str:
    """A name that stands in capitals as it is written elsewhere: "NEW DELHI" is "New Delhi"."""
    return re.sub(r"[^\W\d_]+", lambda word: word[0].capitalize(), name) if name.isupper() else name
