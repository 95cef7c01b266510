"""Says when a question names what the library does not hold: an edition, a year, a series, a country, a person.

An answer about another edition or another year would look like the answer to the question. So what is missing is named,
with what there is instead. A year or an edition counts only where it says which meeting is meant: in "since the 2022
summit" and "by 2030" it says something else.
"""

import datetime as dt
import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

from rag.answering.asked import Asked
from rag.answering.holdings import first_and_last
from rag.english import countries, day_of, listing, period_in, period_of, plain, spellings, words
from rag.question import Meeting
from rag.record import NextMeeting
from rag.types import ordinal

_MEETING = r"(?:summits?|meetings?|conferences?|gatherings?|sessions?|talks|forums?|councils?|editions?)"
_ELSEWHERE = (
    r"(?<!since )(?<!since the )(?<!before )(?<!before the )(?<!after )(?<!after the )(?<!from )(?<!from the )"
    r"(?<!than )(?<!than at the )(?<!than the )(?<!until )(?<!by )(?<!through )(?<!for )(?<!of the )"
    r"(?<!following the )(?<!to )"
)
"""Words before a year or an edition that make it another point in time than that of the meeting asked about."""
_YEAR = r"(?P<year>(?:19|20)\d\d)(?![-–]\d|\d|s\b|%)"
_YEAR_FIRST = re.compile(rf"{_ELSEWHERE}\b{_YEAR} (?:[\w+–'-]+ ){{0,6}}?{_MEETING}\b", re.IGNORECASE)
_YEAR_AFTER = re.compile(
    rf"\b{_MEETING}(?: (?:of|in|from|for|held in|that took place in)){{0,2}}(?: (?-i:[A-Z])[\w'’-]+,?){{0,3}} (?:of "
    rf"|in )?{_YEAR}",
    re.IGNORECASE,
)
_YEAR_LAST = re.compile(rf"(?:^|[\s(])(?P<before>[\w+–'’-]+ )?(?:in |of )?{_YEAR}\W*$", re.IGNORECASE)
_HAPPENED = re.compile(r"\b(happened|took place|(was|were) held|going on) in \d{4}\W*$", re.IGNORECASE)
_NUMBERED = re.compile(r"^(?P<series>[a-z]+)(?P<number>\d{1,3})$")
_NAME = r"[A-Z][\w+'’–-]*(?: (?:of |the |and |for )*[A-Z][\w+'’–-]*)*"
_NAMED_SERIES = re.compile(rf"\b(?:[Tt]he |[Aa]t )+(?:(?:19|20)\d\d )?(?P<whole>(?P<name>{_NAME}) (?:{_MEETING}))\b")
_PERSON = re.compile(r"(?<![.!?] )(?<!^)(?<![\w'’-])(?P<name>[A-Z][a-zà-ž'’-]+(?: [A-Z][a-zà-ž'’-]+)*)(?!\w)")


def not_held(asked: Asked) -> str | None:
    """A sentence that says what the library lacks of what the question names; None when it lacks nothing.

    It speaks of a meeting only where the question names no other that is held, and never where a quote that the reader
    found names the year or edition asked for.
    """
    checks = (_no_such_time, _no_such_edition, _no_such_year, _no_such_series, _no_such_country, _no_such_name)
    return next((said for check in checks if (said := check(asked))), None)


def _no_such_time(asked: Asked) -> str | None:
    """A past time, reckoned from today, in which no meeting of the library took place."""
    period = period_in(asked.understood.text, asked.today)
    if period is None or not period.relative or period.first is None or period.first > asked.today:
        return None
    meetings = [one for one in asked.catalogue.meetings if one.date]
    if any(one.date and period.covers(one.date, one.last_date) for one in meetings):
        return None
    if asked.understood.kind == "meeting" and any(
        period.covers(*_days_of(one)) for one in _announced(asked) if one.year
    ):
        return None
    told = f"{period.said} ({period_of(period.first, period.last)})"
    return f"The library holds nothing from {told}{_instead(meetings)}."


def _days_of(following: NextMeeting) -> tuple[dt.date, dt.date]:
    """The day of an announced meeting; the last of its year when only that is known."""
    day = following.day or dt.date(following.year or dt.MAXYEAR, 12, 31)
    return day, day


def _instead(meetings: Sequence[Meeting]) -> str:
    """What is the latest instead."""
    newest = max(meetings, key=lambda one: one.last_date or one.date or dt.date.min, default=None)
    return f"; its latest meeting is the {newest.heading}" if newest else ""


def _no_such_edition(asked: Asked) -> str | None:
    """An edition or a year of a series that the library holds others of."""
    named = asked.understood.named
    if len(named.summits) != 1:
        return None
    (series,) = named.summits
    held = [one for one in asked.catalogue.meetings if one.summit == series]
    numbers = _numbers(asked, series)
    years = _years(asked.understood.text, loosely=True) | _years_beside(asked, series)
    if not numbers and not years:
        return None
    if any(one.edition in numbers or (one.date and one.date.year in named.years) for one in held):
        return None
    if named.places and any(_is_in(one, named.places) for one in held):
        return None
    following = [one for one in _announced(asked, series) if one.edition in numbers or one.year in years]
    if following or _quoted(asked, [*map(str, years), *(word for number in numbers for word in _written(number))]):
        return None
    return f"The {_described(series, numbers, years)} is not in the library; {_series_held(held)}."


def _described(series: str, numbers: frozenset[int], years: frozenset[int]) -> str:
    """The meeting asked for: "third Lake Summit", "Lake Summit of 2021"."""
    number = f"{listing([ordinal(one) for one in sorted(numbers)], 'or')} " if numbers else ""
    year = f" of {listing([str(one) for one in sorted(years)], 'or')}" if years else ""
    return f"{number}{series}{year}"


def _series_held(held: Sequence[Meeting]) -> str:
    told = [_short(one) for one in held]
    return f"of this series it holds {listing(told)}"


def _short(one: Meeting) -> str:
    """An edition as a list of them names it: "the second (Dushanbe, 9 October 2025)"."""
    number = f"the {ordinal(one.edition)}" if one.edition else "that"
    where = ", ".join(part for part in (one.city, day_of(one.date) if one.date else "") if part)
    if one.edition:
        return f"{number} ({where})" if where else number
    return f"{number} of {where}" if where else "one without a date"


def _no_such_year(asked: Asked) -> str | None:
    """A year in which no meeting of the library took place, of whatever series."""
    years = _years(asked.understood.text, loosely=False)
    days = first_and_last(asked.catalogue)
    if not years or asked.understood.named.summits or days is None:
        return None
    there = {day.year for one in asked.catalogue.meetings for day in (one.date, one.last_date) if day}
    announced = {one.year for one in _announced(asked)}
    if years & (there | announced) or _quoted(asked, [*map(str, years)]):
        return None
    said = listing([str(year) for year in sorted(years)], "or")
    return f"The library holds no meeting of {said}; its meetings are from {day_of(days[0])} to {day_of(days[1])}."


def _no_such_series(asked: Asked) -> str | None:
    """A series whose name occurs nowhere in the library."""
    named = asked.understood.named
    if named.summits or named.places:
        return None
    for found in _NAMED_SERIES.finditer(plain(asked.understood.text)):
        name = found["name"]
        unknown = [word for word in words(name) if not asked.catalogue.knows(word)]
        if unknown and not countries(name):
            return f"The library holds nothing on the {found['whole']}; {_all_series(asked)}."
    return None


def _all_series(asked: Asked) -> str:
    series = sorted({one.summit for one in asked.catalogue.meetings})
    few = series[:_SERIES_NAMED]
    if len(series) > len(few):
        return f"it covers {len(series)} other series, among them {listing(few)}"
    return f"it covers {listing(few)}"


_SERIES_NAMED = 3
"""How many series are named as what there is instead."""


def _no_such_country(asked: Asked) -> str | None:
    """A country that no article mentions."""
    text = asked.understood.text
    there = asked.catalogue.countries
    lacking = [one for one in countries(text) if one not in there and not asked.catalogue.mentioning(_keys(one))]
    if not lacking:
        return None
    return f"No article in the library mentions {listing(lacking, 'or')}."


def _no_such_name(asked: Asked) -> str | None:
    """A name, with a capital inside the question, of which no word occurs in the library."""
    for found in _PERSON.finditer(plain(asked.understood.text)):
        parts = [word for word in words(found["name"]) if len(word) >= _SHORTEST_NAME]
        if parts and not any(map(asked.catalogue.knows_name, parts)):
            return f"No article in the library mentions {found['name']}."
    return None


def _numbers(asked: Asked, series: str) -> frozenset[int]:
    """The editions of the series that the question asks about."""
    text = asked.understood.text
    found = set()
    for word in words(text):
        numbered = _NUMBERED.match(word)
        if numbered and series in asked.catalogue.names_in(numbered["series"]).summits:
            found.add(int(numbered["number"]))
    edition = asked.understood.named.edition
    if edition and not found and re.search(_EDITION.format("|".join(_written(edition))), text, re.IGNORECASE):
        found.add(edition)
    return frozenset(found)


def _years_beside(asked: Asked, series: str) -> frozenset[int]:
    """The years that stand right after a word that names the series: "G20 2019"."""
    spelt = words(asked.understood.text)
    return frozenset(
        int(year)
        for word, year in pairwise(spelt)
        if re.fullmatch(r"(19|20)\d\d", year) and series in asked.catalogue.names_in(word).summits
    )


_SHORTEST_NAME = 4
"""In letters."""
_EDITION = rf"{_ELSEWHERE}\b(?:{{}}) (?:[\w+–'-]+ ){{{{0,6}}}}?(?:summit|meeting|conference|edition)\b(?! of)"
"""An ordinal that says which meeting is meant: "the third Lake summit", not "the first session of the Lake forum"."""


def _written(number: int) -> tuple[str, ...]:
    """How an edition is written: "third", "3rd"."""
    suffix = {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th") if number % 100 not in (11, 12, 13) else "th"
    return (ordinal(number), f"{number}{suffix}")


def _years(text: str, *, loosely: bool) -> frozenset[int]:
    """The years that say which meeting is meant; with a series named, a year at the end of the question does, too."""
    found = {int(each["year"]) for pattern in (_YEAR_FIRST, _YEAR_AFTER) for each in pattern.finditer(text)}
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
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ]
)
"""Words before a year that make it no meeting's: "by 2030", "from 2025 to 2027"."""


def _announced(asked: Asked, series: str | None = None) -> Iterable[NextMeeting]:
    """The meetings that articles announce, of a series or of all."""
    ids = {one for meeting in asked.catalogue.meetings if meeting.summit == series for one in meeting.article_ids}
    for facts in asked.library.meeting_facts():
        if series is None or facts.article_id in ids:
            yield from (one.value for one in facts.next_meetings)


def _quoted(asked: Asked, wanted: Iterable[str]) -> bool:
    """Whether the sentence that the reader found best names one of these words."""
    best = asked.reading.quotes[:1]
    return any(re.search(rf"\b{re.escape(word)}\b", quote.text, re.IGNORECASE) for word in wanted for quote in best)


def _is_in(meeting: Meeting, places: frozenset[str]) -> bool:
    city = " ".join(words(meeting.city))
    return any(place in (city, city.split()[0] if city else "") for place in places)


def _keys(country: str) -> list[tuple[str, ...]]:
    return [key for key, named in spellings().items() if country in named]
