"""On which days a meeting was held, as its article tells; the day it was published on is never taken for it.

A day without a year takes the year that the same day has elsewhere in the article, that of the dateline, or the one
that brings it nearest to the day of publication; failing all of these the year stays unknown. A weekday is reckoned
from the dateline, or from the day of publication.
"""

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from rag.english import MONTHS, WEEKDAYS, Moment, is_verb, moments, number_words
from rag.record.text import Dateline, Line, headed_meeting, names_periodical
from rag.types import Span

LONGEST_MEETING_DAYS = 6
"""Days that lie further apart are not of one meeting, unless the article gives them as a period."""
_LEAD_SENTENCES = 7
_TOLD_WITHIN_DAYS = 366
"""A feature tells late of a meeting of so many days before it was written; older days are of history."""
_EVENT = re.compile(
    r"\b(?:summit|meet(?:s|ing)?|met|ended|session|gather(?:ed|ing)|conference|forum|talks|host(?:s|ed)|open(?:s|ed)"
    r"|clos(?:e|es|ed)|adopted"
    r"|signed|agreed|arrived|convened|chaired|took place|held|sat down|hosted|attended|received|ran from|leaders"
    r"|presidents"
    r"|ministers|decided|welcomed|told|handed)\b",
    re.IGNORECASE,
)
_BACKGROUND = re.compile(
    r"\b(?:launched in|born|previous\w*|originally|format's|(?:to be|will be|would be) (?:held|signed|hosted)|is due"
    r"|was due|due to|scheduled (?:for|to)"
    r"|since|until|followed|preceded|planned|published|dated|began in|next|will (?:host|meet|hold|take|become|assume"
    r"|give)|would (?:host|hold|take|become|meet|begin)|by the end"
    r"|flown out|a (?:text|draft) put forward|business forum|earlier (?:this|in)"
    r"|meets? again|by \d+\b(?![,.]\d)|reconvene"
    r"|anniversary"
    r"|was to begin|take over"
    r"|takes over|takes the chair|takes on|with effect|as of|offered to|border treaty"
    r"|military strikes|attack of|effect on|force on|on the eve|forum on|first session of"
    r"|at ministerial level|on the lines of)\b"
)
_ENDED = re.compile(
    r"\b(?:end(?:ed|s|ing)?|clos(?:ed|es|ing|e)|conclud\w+|wrapped up|final day|last day|brought down the gavel)\b",
    re.I,
)
_OPENED = re.compile(
    r"\b(?:open(?:ed|s|ing)|began|begins|started|first of (?:two|three|four)|first day|day one)\b", re.I
)
_LENGTHS = {name: days for days in range(2, 6) for name in (str(days), *number_words(days, days))}
_LENGTH = re.compile(
    rf"\b({'|'.join(_LENGTHS)})(?:-day|[ -]days?)\b(?! (?:earlier|later|before|after|ago))", re.IGNORECASE
)
_WEEKDAY = re.compile(rf"\b(?:on |this )?({'|'.join(WEEKDAYS)})\b")
_MEETING_OF_YEAR = re.compile(
    r"(?<!next )\b(20\d\d) (?:[\w-]+ ){0,3}?(?:summit|meeting|session|conference|forum|gathering|assembly|chair\w*"
    r"|presidency)\b",
    re.IGNORECASE,
)
_AHEAD = re.compile(r"\b(?:will|is to|are to|due|next|scheduled)\b")
_PRINT_LINES = 4
"""Among so many lines at the beginning."""
_LETTER = re.compile(r"(?:From|To|Subject|Sent|Date): ")
"""Begins a line at the head of a letter, where the day is the one that it was sent on."""
_LETTER_LINES = 6
_PRINT = re.compile(
    r"\b(?:edition|issue|Vol\. ?\d+|[Pp]ublished|[Uu]pdated|[Pp]osted|[Bb]y [A-Z]\w*|[Aa]nalysis|[Cc]olumn|[Cc]omment"
    r"|[Oo]pinion|[Ee]xplainer|[Bb]ackgrounder|[Pp]rimer|[Nn]ewsletter|[Bb]log)\b"
)
_PRINTED = re.compile(rf"\d{{1,2}} (?:{'|'.join(MONTHS)}) 20\d\d(?:\s*[-—–:|]\s|[.,] [Bb]y\b)")
"""A date that opens the text, as newspapers have it."""
_PRINTED_AT = re.compile(
    rf"(?:{'|'.join((*MONTHS, *(name[:3] for name in MONTHS), 'Sept'))})\.? \d{{1,2}}, 20\d\d,? (?:at )?\d"
)
"""A date with the time of day: "Aug. 27, 2019, 1:43 p.m."."""
_SOURCE = re.compile(rf"\([^()]{{2,60}}\b(?:{'|'.join(MONTHS)})\b[^()]{{2,20}}\)")
"""The line at the end of an agency's report: "(Xinhua News Agency March 30, 2008)"."""
_PUBLISHED = re.compile(r"\(?(?:First )?(?:Published|Posted|Updated|Last updated)\b")
_NTH_DAY = re.compile(rf"\bday (?:\d|{'|'.join(number_words(1, 4))})\b", re.IGNORECASE)
_ENTRY = re.compile(r"\d{1,2}[:.]\d\d(?: ?[ap]\.?m)?\b")
"""Opens an entry of a live report: "17:40 That's all from Apia"."""
_LIVE = re.compile(r"\blive (?:blog|coverage|report|updates)\b|\bas it happened\b|\ball times local\b", re.IGNORECASE)
_COVERS = re.compile(
    r"\b(?:Welcome to|(?:our|live) coverage|Good (?:morning|afternoon|evening)|[Ii]t(?: is|'s)(?= (?:\d|[A-Z])))\b"
)
"""Opens a live report, which is read from its end, with the day that it covers."""
_LONE_DATE = re.compile(rf"(?:(?:{'|'.join(WEEKDAYS)}),? )?(?:\d{{1,2}} [A-Z][a-z]+|[A-Z][a-z]+ \d{{1,2}}),? 20\d\d\.?")
"""All of a line. Below an official text it is the day that it was written on."""
_TODAY = re.compile(r"\b(?:today|earlier today|this (?:morning|afternoon|evening))\b", re.I)
_YESTERDAY = re.compile(r"\b(?:yesterday|last (?:evening|night))\b", re.I)


@dataclass(frozen=True, slots=True)
class Day:
    """A day and where it is told; its year may be unknown."""

    year: int | None
    month: int
    day: int
    span: Span | None
    line: Line

    @property
    def date(self) -> dt.date | None:
        """The day as a date; None without a year, or when there is no such day."""
        return _date(self.year, self.month, self.day)


@dataclass(frozen=True, slots=True)
class MeetingDays:
    """The first and the last day of a meeting, each None where it is not told."""

    first: Day | None = None
    last: Day | None = None


def _date(year: int | None, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day) if year else None
    except ValueError:
        return None


def days_of(lines: Sequence[Line], dateline: Dateline | None, published: dt.date | None) -> MeetingDays:
    """The days of the meeting that the lines report on; both None when they do not tell."""
    source = [line for line in lines[-1:] if _SOURCE.fullmatch(line.text) or _PUBLISHED.match(line.text)]
    below = [line for line in lines[-2:] if line.nth and not line.is_sentence and _LONE_DATE.fullmatch(line.text)]
    sent = [line for line in lines[:_LETTER_LINES] if _LETTER.match(line.text)]
    sent = [line for line in sent if line.text.startswith(("Date:", "Sent:"))] if len(sent) > 1 else []
    print_line = next(
        (
            line
            for line in [*sent, *lines[:_PRINT_LINES], *source]
            if (line in sent or _is_print_line(line)) and _printed(line)
        ),
        None,
    )
    told = [one for line in lines if line not in (print_line, *below) for one in _told(line, dateline)]
    published_or_printed = published or _printed(print_line) or _printed(next(iter(below), None))
    written = _written(dateline, published_or_printed) or _by_weekday(dateline, lines)
    told = [_with_year(one, told, written, published) for one in told]
    relative = [
        *_today(lines, dateline, year_known=written is not None),
        *_relative([line for line in lines if line is not print_line], written, today=bool(below)),
    ]
    live = _is_live(lines)
    own = [one for one in (*told, *relative) if _is_of_meeting(one) or (live and _COVERS.search(one.line.text))]
    latest = written + dt.timedelta(days=LONGEST_MEETING_DAYS) if written else dt.date.max
    since = written - dt.timedelta(days=_TOLD_WITHIN_DAYS) if written else dt.date.min
    own = own or _told_late([one for one in told if one.date and since <= one.date <= latest])
    by_then = [one for one in own if not one.date or one.date <= latest]
    ended = (one for one in by_then if one.line.nth == 0 and one.line.is_sentence and _ENDED.search(one.line.text))
    anchor = next(ended, None) or next(iter(by_then or own), None)
    firm = next((one for one in told if _is_of_meeting(one) and one.date), None)
    if firm and anchor and not anchor.date:
        anchor = firm
    if anchor is None:
        if dateline and dateline.alone and written:
            anchor = Day(
                written.year,
                written.month,
                written.day,
                dateline.line.span(dateline.start, dateline.end),
                dateline.line,
            )
            return MeetingDays(last=anchor)
        if print_line and (day := _printed(print_line)) and live:
            span = print_line.span(0, len(print_line.text))  # a live report comes out while the meeting goes on
            return MeetingDays(last=Day(day.year, day.month, day.day, span, print_line))
        return MeetingDays()
    near = [anchor, *(one for one in (*told, *relative) if one is not anchor and _is_near(one, anchor))]
    last = max(near, key=_order)
    together = [one for one in near if one.line is anchor.line]
    period = together if any(_order(one) != _order(anchor) for one in together) else near
    first = min((one for one in period if _is_first(one, near)), key=_order, default=None)
    return _by_length(first, last, lines)


def _told_late(told: Sequence[Day]) -> list[Day]:
    """The latest whole date, if a sentence behind the first ones tells what was done on it, as features do."""
    last = max((one for one in told if not _OF_LAST.match(one.line.text)), key=_order, default=None)
    tells = last is not None and last.line.is_sentence and _EVENT.search(last.line.text)
    return [last] if last is not None and tells and not _BACKGROUND.search(_clause(last)) else []


def _is_live(lines: Sequence[Line]) -> bool:
    """Whether it is a live report: it says so, has entries by the hour, or a title that counts the days."""
    entries = sum(bool(_ENTRY.match(line.text)) for line in lines)
    counted = any(line.is_title and _NTH_DAY.search(line.text) for line in lines)
    return entries > 2 or counted or any(line.heads and _LIVE.search(line.text) for line in lines)


def _is_print_line(line: Line) -> bool:
    """Whether a line only says who wrote the article, and when it was printed: "Lorn Courier, weekend edition, …"."""
    if line.is_title:
        return False
    if _SOURCE.fullmatch(line.text):
        return True
    if (line.heads and _LONE_DATE.fullmatch(line.text)) or names_periodical(line):
        return True
    if _PRINTED.match(line.text) or _PRINTED_AT.match(line.text):
        return True
    return bool(_PRINT.search(line.text)) and not any(
        is_verb(word) for word in re.findall(r"\b(?!do [A-Z])[a-z]+\b", line.text)
    )


def _printed(line: Line | None) -> dt.date | None:
    dates = [one for one in moments(line.text) if one.year and one.month and one.day] if line else []
    return _date(dates[0].year, dates[0].month or 0, dates[0].day or 0) if dates and _is_day(dates[0]) else None


def _told(line: Line, dateline: Dateline | None) -> Iterator[Day]:
    if not any(one.isdigit() for one in line.text):
        return
    for one in moments(line.in_small_letters):
        if one.month and one.day and _is_day(one):
            if dateline is not None and line is dateline.line and one.end <= dateline.end:
                continue
            yield Day(one.year, one.month, one.day, line.span(one.start, one.end), line)


def _is_day(one: Moment) -> bool:
    return _date(one.year or 2000, one.month or 0, one.day or 0) is not None


def _written(dateline: Dateline | None, published: dt.date | None) -> dt.date | None:
    """The day that an article was written on, by its dateline or its publication."""
    if dateline and dateline.month and dateline.day:
        year = dateline.year or _nearest_year(dateline.month, dateline.day, published)
        return _date(year, dateline.month, dateline.day)
    return published


def _by_weekday(dateline: Dateline | None, lines: Sequence[Line]) -> dt.date | None:
    """The day of a dateline without a year, in the year of "the 2026 summit", if the weekday told first bears it out.

    Reports are written on the day that they tell of, else on one of the next few: of several years the one counts in
    which it is the same weekday. Where no meeting's year is told, it is one of the whole dates that are, or the one
    before: "will join on Jan. 1, 2027".
    """
    if dateline is None or dateline.year or not (dateline.month and dateline.day):
        return None
    lead = [line for line in lines if line.is_sentence and line.nth < _LEAD_SENTENCES]
    told = next((found[1] for line in lead for found in _past_weekdays(line)), None)
    years = sorted({int(found[1]) for line in lines for found in _MEETING_OF_YEAR.finditer(line.text)})
    days = [day for year in years if (day := _date(year, dateline.month, dateline.day))]
    same = [day for day in days if told == WEEKDAYS[day.weekday()]]
    if len(same) == 1:
        return same[0]
    if years:
        return days[0] if told and len(days) == 1 else None
    dated = {one.year for line in lines for one in moments(line.text) if one.year and one.month}
    near = {year - before for year in dated for before in (0, 1)}
    days = [day for year in sorted(near) if (day := _date(year, dateline.month, dateline.day))]
    same = [day for day in days if told == WEEKDAYS[day.weekday()]]
    return same[0] if len(same) == 1 else None


def _past_weekdays(line: Line) -> Iterator[re.Match[str]]:
    """Where a line names weekdays that are not still to come."""
    return (one for one in _WEEKDAY.finditer(line.text) if not _AHEAD.search(line.text[: one.start()][-60:]))


def _nearest_year(month: int, day: int, to: dt.date | None) -> int | None:
    if to is None:
        return None
    near = [found for year in (to.year - 1, to.year, to.year + 1) if (found := _date(year, month, day))]
    return min(near, key=lambda one: abs(one - to)).year if near else None


def _with_year(one: Day, told: Sequence[Day], written: dt.date | None, published: dt.date | None) -> Day:
    if one.year:
        return one
    full = [other for other in told if other.year]
    same = next((other for other in full if (other.month, other.day) == (one.month, one.day)), None)
    near = same or next(
        (other for other in full if abs(_order(replace(one, year=other.year)) - _order(other)) <= LONGEST_MEETING_DAYS),
        None,
    )
    year = near.year if near else _nearest_year(one.month, one.day, written or published)
    return replace(one, year=year)


def _relative(lines: Sequence[Line], written: dt.date | None, *, today: bool) -> Iterator[Day]:
    """Days told from the day of writing: "on Thursday", "yesterday", and "today" where `today` says so."""
    if written is None:
        return
    for line in lines:
        if line.nth >= _LEAD_SENTENCES or not line.is_sentence:
            continue
        for found in _past_weekdays(line):
            day = written - dt.timedelta(days=(written.weekday() - WEEKDAYS.index(found[1])) % 7)
            yield Day(day.year, day.month, day.day, line.span(*found.span()), line)
        for found in _TODAY.finditer(line.text) if today else ():
            yield Day(written.year, written.month, written.day, line.span(*found.span()), line)
        for found in _YESTERDAY.finditer(line.text):
            day = written - dt.timedelta(days=1)
            yield Day(day.year, day.month, day.day, line.span(*found.span()), line)


def _today(lines: Sequence[Line], dateline: Dateline | None, *, year_known: bool) -> Iterator[Day]:
    """The dateline's day where the first sentences say "today"; it needs no year for that."""
    if dateline is None or not (dateline.month and dateline.day):
        return
    for line in lines:
        found = _TODAY.search(line.text)
        if not year_known and line is dateline.line:  # agencies write on the day that they report on
            found = found or next((one for one in _past_weekdays(line) if one.start() >= dateline.end), None)
        if line.nth < _LEAD_SENTENCES and found:
            yield Day(dateline.year, dateline.month, dateline.day, line.span(*found.span()), line)


_IN_PLACE = re.compile(r" in [A-Z]\w+")
"""Behind a day: "a photograph from Tuesday in Lorn"."""
_OF_LAST = re.compile(
    r"^(?:[^\w]*[A-Z][A-Z ]+(?: \([^()]+\))?: )?(?:[Tt]he|[Oo]ur|[Ii]ts|[Tt]heir) (?:last|previous|latest) (?:such )?"
    r"(?:meeting|summit|session|conference|edition|talks|gathering)\b(?! day)"
)
"""Opens a sentence on the meeting before this one."""


def _is_of_meeting(one: Day) -> bool:
    """Whether a day stands among what is told of the meeting itself."""
    clause = _clause(one)
    if _OF_LAST.match(one.line.text):
        return False
    behind = one.line.text[one.span[1] - one.line.start :] if one.span else ""
    told = (
        one.line.nth == 0 or _names_meeting(one.line) or bool(_EVENT.search(one.line.text) or _IN_PLACE.match(behind))
    )
    return one.line.nth < _LEAD_SENTENCES and told and not _BACKGROUND.search(clause)


def _names_meeting(line: Line) -> bool:
    """Whether a line at the head names a meeting, or the house that it was in, with its place and days."""
    return line.heads and headed_meeting(line.text) is not None


def _clause(one: Day) -> str:
    """The words of the clause that a day stands in."""
    if one.span is None:
        return one.line.text
    start, end = one.span[0] - one.line.start, one.span[1] - one.line.start
    before = re.split(r"[;:]|, (?:and|but|while|as) ", one.line.text[:start])[-1][-50:]
    return before + re.split(r"[;:,]| and (?!\d)| where ", one.line.text[start:])[0][: end - start + 30]


def _is_near(one: Day, anchor: Day) -> bool:
    near = abs(_order(one) - _order(anchor)) <= LONGEST_MEETING_DAYS or (
        one.line is anchor.line and one.span == anchor.span
    )
    return near and not _BACKGROUND.search(_clause(one))


def _is_first(one: Day, near: Sequence[Day]) -> bool:
    period = any(other is not one and other.line is one.line and _order(other) > _order(one) for other in near)
    return period or bool(_OPENED.search(one.line.text))


def _order(one: Day) -> int:
    """Days since the beginning of the calendar; of those without a year, since that of the year."""
    found = _date(one.year or 2000, one.month, one.day)
    return found.toordinal() if found else 0


def _by_length(first: Day | None, last: Day, lines: Sequence[Line]) -> MeetingDays:
    """The days, the one that is not told reckoned from how long the meeting lasted, where that is told."""
    if first is not None and _order(first) < _order(last):
        return MeetingDays(first, last)
    told = next(
        ((line, found) for line in lines if line.weight > 1 for found in [_meeting_length(line)] if found), None
    )
    if told is None:
        return MeetingDays(None, last)
    length = _LENGTHS[told[1][1].lower()]
    if _OPENED.search(last.line.text) and not _ENDED.search(last.line.text):
        return MeetingDays(last, _moved(last, length - 1))
    if _ENDED.search(last.line.text) or _ENDED.search(told[0].text):
        return MeetingDays(_moved(last, 1 - length), last)
    return MeetingDays(None, last)


def _meeting_length(line: Line) -> re.Match[str] | None:
    found = _LENGTH.search(line.text)
    around = line.text[found.end() :][:25] + line.text[: found.start()][-12:] if found else ""
    return (
        found
        if re.search(r"summit|meeting|event|gathering|session|talks|conference|first of|in ", around)
        and "tour" not in around
        else None
    )


def _moved(one: Day, by: int) -> Day:
    moved = dt.date.fromordinal(_order(one) + by)
    return replace(one, year=moved.year if one.year else None, month=moved.month, day=moved.day)
