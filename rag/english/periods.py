"""The period that a text names, seen from a day: "last week", "since 2024", "between May and July 2025"."""

import datetime as dt
import re
from calendar import monthrange
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from rag.english.dates import MONTH_NUMBERS, Moment, moments, parts_of_years
from rag.english.numerals import number_words


@dataclass(frozen=True, slots=True)
class Period:
    """The days from the first to the last, both included; None where it is open."""

    first: dt.date | None
    last: dt.date | None
    said: str
    """The words that name it."""
    relative: bool
    """Whether it depends on the day from which it is seen."""

    def covers(self, first: dt.date, last: dt.date | None = None) -> bool:
        """Whether any of the days from the first to the last is in it."""
        return (self.last is None or first <= self.last) and (self.first is None or (last or first) >= self.first)


_COUNTS = {word: number for number, word in enumerate(number_words(2, 12), start=2)} | {"couple of": 2, "few": 3}
_UNIT = r"(day|week|month|year)s?"
_ONE = re.compile(rf"\b(this|current|last|past|previous|next|coming) {_UNIT}\b(?! of\b|['’]?s?-(?:old|long))")
_SEVERAL = re.compile(rf"\b(last|past|previous|next|coming) (\d{{1,2}}|{'|'.join(_COUNTS)}) {_UNIT}\b")
_AGO = re.compile(rf"\b(an?|one|\d{{1,2}}|{'|'.join(_COUNTS)}) {_UNIT} ago\b|\b(?:the )?{_UNIT} before last\b")
_SAME = r"(?P<same>today|to the day|this (?:same |very |exact )?(?:day|week|month|time))"
_SO_FAR_BACK = (
    rf"(?:exactly )?(?:(?P<many>an?|one|\d{{1,2}}|{'|'.join(_COUNTS)}) (?P<unit>week|month|year)s? (?:ago|back)"
    r"|last (?P<last>month|year))"
)
_SAME_TIME = tuple(
    re.compile(wording)
    for wording in (
        rf"\b{_SO_FAR_BACK}(?: on| in| to)? {_SAME}\b",
        rf"\b{_SAME},? {_SO_FAR_BACK}\b",
        r"\b(?P<same>exactly) (?P<many>an?|one|\d{1,2}) (?P<unit>week|month|year)s? (?:ago|back)\b",
    )
)
_DAYS = {"today": 0, "tonight": 0, "yesterday": -1, "tomorrow": 1}
_DAY = re.compile(rf"\b({'|'.join(_DAYS)})\b(?!['’]s (?:world|challenges))")
_BACK = ("last", "past", "previous")
_OPENS = re.compile(r"\b(since|after|from|starting)\s+(?:(?:early|late|mid|the (?:start|end|beginning) of)[ -])?$")
_MONTH_OF_A_YEAR = re.compile(
    rf"\b(?:{'|'.join(sorted(MONTH_NUMBERS, key=len, reverse=True))})(?=\.?,? (?:of )?(?:19|20)\d\d\b)"
)
"""A month before a year is one in small letters, too: "may 2025"."""
_ONWARDS = re.compile(r"\s*(?:on(?:wards?)?|forwards?|(?:and )?later|until|till|to)\b")
_CLOSES = re.compile(
    r"\b(before|until|till|up to|prior to|by)\s+(?:(?:early|late|mid|(?:the )?(?:start|end) of)[ -])?$"
)


def period_in(text: str, today: dt.date) -> Period | None:
    """The period that a text names; None when it names none."""
    folded = text.lower()
    for read in (_relative_same, _relative_several, _relative_ago, _relative_one, _relative_day):
        if found := read(folded, today):
            return found
    return _dated(_MONTH_OF_A_YEAR.sub(lambda month: month[0].capitalize(), text))


def _relative_same(folded: str, today: dt.date) -> Period | None:
    """The day, week or month that is as far back as another unit says: "a year ago today", "this week last year"."""
    found = next((found for wording in _SAME_TIME if (found := wording.search(folded))), None)
    if found is None:
        return None
    given = found.groupdict()
    unit, many = given.get("last") or given["unit"], given["many"]
    count = int(many) if many and many.isdigit() else _COUNTS.get(many or "", 1)
    day = _moved(today, unit, -count)
    same = given["same"].split()[-1]
    if same == "time":
        same = "month" if unit == "year" else "week"
    first, last = _AROUND[same](day) if same in _AROUND else (day, day)
    return Period(first, last, found[0].strip(), relative=True)


def _relative_ago(folded: str, today: dt.date) -> Period | None:
    """The day, week, month or year that is so many back: "two weeks ago", "the year before last"."""
    found = _AGO.search(folded)
    if not found:
        return None
    unit, many = found[2] or found[3], found[1]
    count = 2 if many is None else int(many) if many.isdigit() else _COUNTS.get(many, 1)
    day = _moved(today, unit, -count)
    first, last = _AROUND[unit](day) if unit in _AROUND else (day, day)
    return Period(first, last, found[0], relative=True)


def _relative_several(folded: str, today: dt.date) -> Period | None:
    found = _SEVERAL.search(folded)
    if not found:
        return None
    count = int(found[2]) if found[2].isdigit() else _COUNTS[found[2]]
    back = found[1] in _BACK
    other = _moved(today, found[3], -count if back else count)
    return Period(other if back else today, today if back else other, found[0], relative=True)


def _relative_one(folded: str, today: dt.date) -> Period | None:
    found = _ONE.search(folded)
    if not found or found[2] == "day":
        return None
    step = 0 if found[1] in ("this", "current") else -1 if found[1] in _BACK else 1
    first, last = _AROUND[found[2]](_moved(today, found[2], step))
    return Period(first, last, found[0], relative=True)


def _relative_day(folded: str, today: dt.date) -> Period | None:
    found = _DAY.search(folded)
    if not found:
        return None
    day = today + dt.timedelta(days=_DAYS[found[1]])
    return Period(day, day, found[0], relative=True)


def _moved(day: dt.date, unit: str, by: int) -> dt.date:
    """The day so many units later; the last of its month when that has fewer days."""
    if unit in ("day", "week"):
        return day + dt.timedelta(days=by * (7 if unit == "week" else 1))
    month = day.year * 12 + day.month - 1 + by * (12 if unit == "year" else 1)
    year, month = month // 12, month % 12 + 1
    return dt.date(year, month, min(day.day, monthrange(year, month)[1]))


def _week(day: dt.date) -> tuple[dt.date, dt.date]:
    monday = day - dt.timedelta(days=day.weekday())
    return monday, monday + dt.timedelta(days=6)


def _month(day: dt.date) -> tuple[dt.date, dt.date]:
    return day.replace(day=1), day.replace(day=monthrange(day.year, day.month)[1])


def _year(day: dt.date) -> tuple[dt.date, dt.date]:
    return dt.date(day.year, 1, 1), dt.date(day.year, 12, 31)


_AROUND: Mapping[str, Callable[[dt.date], tuple[dt.date, dt.date]]] = {"week": _week, "month": _month, "year": _year}
"""The week (Monday to Sunday), month or year that a day is in."""


def _dated(text: str) -> Period | None:
    """The period from the first to the last date with a year, open where a word such as "since" says so."""
    dated = [one for one in parts_of_years(text) or moments(text) if one.year]
    if not dated:
        return None
    ends = [_days(one) for one in dated]
    if not all(ends):
        return None
    before = text[: dated[0].start].lower()
    said = text[dated[0].start : dated[-1].end]
    first = min(end[0] for end in ends if end)
    last = max(end[1] for end in ends if end)
    opens = _OPENS.search(before)
    if opens and opens[1] == "from" and not _ONWARDS.match(text[dated[0].end :].lower()):
        opens = None  # articles "from 2023" are those of that year
    if len(dated) == 1 and opens:
        after = opens[1] == "after"
        return Period(last + dt.timedelta(days=1) if after else first, None, f"{opens[1]} {said}", relative=False)
    if len(dated) == 1 and (closes := _CLOSES.search(before)):
        to = first - dt.timedelta(days=1) if closes[1] in ("before", "prior to") else last
        return Period(None, to, f"{closes[1]} {said}", relative=False)
    return Period(first, last, said, relative=False)


def _days(one: Moment) -> tuple[dt.date, dt.date] | None:
    """The first and last day of a date with a year; None when there is no such day."""
    try:
        if one.year and one.month and one.day:
            day = dt.date(one.year, one.month, one.day)
            return day, day
        if one.year and one.month:
            return _month(dt.date(one.year, one.month, 1))
        return _year(dt.date(one.year or 0, 1, 1))
    except ValueError:
        return None
