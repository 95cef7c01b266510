"""Says when a question names what the library does not hold: an edition, a year, a series, a country, a person.

An answer about another edition or another year would look like the answer to the question. So what is missing is named,
with what there is instead. A year or an edition counts only where it says which meeting is meant: in "since the 2022
summit" and "by 2030" it says something else.
"""

import datetime as dt
import re
from collections.abc import Callable, Iterable, Sequence, Set
from dataclasses import replace
from itertools import pairwise

from rag.answering.asked import Asked
from rag.answering.composed import Composed
from rag.answering.holdings import events, first_and_last, nearest_instead
from rag.answering.premise import unsaid
from rag.answering.unmentioned import unmentioned
from rag.answering.unrecorded import unrecorded
from rag.english import (
    MONTHS,
    MONTHS_AND_DAYS,
    REGIONS,
    countries,
    day_of,
    listing,
    mentions,
    period_in,
    period_of,
    stem,
    words,
)
from rag.question import Meeting, city_spelt
from rag.record import NextMeeting
from rag.types import Quote, Refusal, ordinal

_MEETING = r"(?:summits?|meetings?|conferences?|gatherings?|sessions?|talks|forums?|councils?|editions?)"
_ELSEWHERE = (
    r"(?<!since )(?<!since the )(?<!before )(?<!before the )(?<!after )(?<!after the )(?<!from )(?<!from the )"
    r"(?<!than )(?<!than at the )(?<!than the )(?<!until )(?<!by )(?<!through )(?<!for )(?<!(?<!out )of the )"
    r"(?<!following the )(?<!to )"
)
"""Words before a year or an edition that make it another point in time than that of the meeting asked about."""
_YEAR = r"(?P<year>(?:19|20)\d\d)(?![-–]\d|\d|s\b|%)"
_YEAR_FIRST = re.compile(rf"{_ELSEWHERE}\b{_YEAR} (?:[\w+–'-]+ ){{0,6}}?{_MEETING}\b", re.IGNORECASE)
_YEAR_AFTER = re.compile(
    rf"\b{_MEETING}(?: (?:of|in|from|for|held in|that took place in)){{0,2}}(?: (?-i:[A-Z])[\w'’-]+,?){{0,3}}"
    rf" (?:of |in )?(?:(?:{'|'.join(MONTHS)}) )?{_YEAR}",
    re.IGNORECASE,
)
_YEAR_LAST = re.compile(rf"(?:^|[\s(])(?P<before>[\w+–'’-]+ )?(?:in |of )?{_YEAR}\W*$", re.IGNORECASE)
_HAPPENED = re.compile(r"\b(happened|took place|(was|were) held|going on) in \d{4}\W*$", re.IGNORECASE)
_VENUE = re.compile(
    rf"(?P<before>[\w+–-]+)(?P<noun>(?: [\w-]+){{0,2}}?(?: [\w-]+['’])? {_MEETING})?"
    rf" (?:in|at) (?P<place>(?-i:[A-Z])[\w'’-]+(?: (?-i:[A-Z])[\w'’-]+)?)",
    re.IGNORECASE,
)
"""A city right after what may be the name of a series: "the G7 in Hiroshima"."""
_OF_A_MEETING = re.compile(
    r"\b(?:decid|agree|adopt|sign|discuss|pledg|propos|announc|sa[iy]|happen|outcome|result|held|hold|host|chair|attend|met"
    r"|meet|declar|conclud|speak|spoke|talk|demand|call|approv|endors|launch|ask|do|did)\w*\b",
    re.IGNORECASE,
)
"""Asks for what was done at a meeting, so that a year in it is that meeting's: "what did the G20 decide in 2021?"."""
_WAS_DONE = re.compile(
    r"\b(?:did|was|were|came out|adopted|agreed|signed|decided|approved|outcomes?|results?|happened)\b", re.IGNORECASE
)
"""Asks for what a meeting brought, as of one that is over."""
_TO_COME = re.compile(r"\b(?:will|is to|are to|going to|be held|host(?:s|ing|ed)?)\b", re.IGNORECASE)
_NUMBERED = re.compile(r"^(?P<series>[a-z]+)(?P<number>\d{1,3})$")


def not_held(asked: Asked) -> Composed | None:
    """The answer that the library lacks what the question names; None when it lacks nothing.

    It speaks of a meeting only where the question names no other that is held, and never where a quote that the reader
    found names the year or edition asked for.
    """
    said = next((said for check in _CHECKS if (said := check(asked))), None)
    if said is None:
        return None
    nearest = asked.library.titles(hit.passage.article_id for hit in asked.reading.hits)[:_NEAREST]
    refused = Refusal(said, tuple(nearest))
    return Composed(
        asked.understood.kind,
        "declined",
        refusal=refused,
        related=_naming_it(asked),
        confidence=0.0,
    )


def _naming_it(asked: Asked) -> tuple[Quote, ...]:
    """The sentences found that name the edition as the question does, "COP28", though no article is on it."""
    short = {word for word in words(asked.understood.text) if _NUMBERED.match(word)}
    found = [one for one in asked.reading.quotes if short & {*words(one.text)}]
    return tuple(replace(one, marker=nth) for nth, one in enumerate(found, start=1))


_SESSION = re.compile(r"\b(?P<body>[A-Za-z]{2,8})[- ]?(?P<number>\d{1,3})\b")
"""A session by its body's abbreviation and its number: "INC-5", "sb60"."""


def _no_such_session(asked: Asked) -> str | None:
    """A numbered session of which no article speaks, of a body of whose other sessions the articles found do."""
    asked_for = [*_SESSION.finditer(asked.understood.text)]
    passages = [hit.passage for hit in asked.reading.hits] if asked_for else []
    read = " ".join(asked.library.cut(one.article_id, one.start, one.end) for one in passages)
    for found in asked_for:
        body, number = found["body"].upper(), found["number"]
        others = dict.fromkeys(re.findall(rf"\b{body}-\d{{1,3}}\b", read))
        if others and not asked.library.mentions(f"{body}-{number}") and not asked.library.mentions(f"{body}{number}"):
            return f"No article in the library mentions {body}-{number}; those found speak of {listing(list(others))}."
    return None


_AHEAD = 1
"""Years from now on in which a meeting may be meant: "strategy 2030" names none."""
_NEAREST = 2
"""Articles that are named as the nearest there is."""


def _no_such_time(asked: Asked) -> str | None:
    """A past time, reckoned from today, in which no meeting of the library took place."""
    period = period_in(asked.understood.text, asked.today)
    if period is None or not period.relative or period.first is None or period.first > asked.today:
        return None
    if any(one.date and period.covers(one.date, one.last_date) for one in events(asked)):
        return None
    if asked.understood.kind == "meeting" and any(
        period.covers(*_days_of(one)) for one in _announced(asked) if one.year
    ):
        return None
    told = f"{period.said} ({period_of(period.first, period.last)})"
    return f"The library holds nothing from {told}{nearest_instead(asked, period)}."


def _days_of(following: NextMeeting) -> tuple[dt.date, dt.date]:
    """The day of an announced meeting; the last of its year when only that is known."""
    day = following.day or dt.date(following.year or dt.MAXYEAR, 12, 31)
    return day, day


def _no_such_edition(asked: Asked) -> str | None:
    """An edition or a year of a series that the library holds others of."""
    named = asked.understood.named
    if len(named.summits) != 1:
        return None
    (series,) = named.summits
    held = [one for one in asked.catalogue.meetings if one.summit == series]
    numbers = numbers_asked(asked, series)
    beside = _years_beside(asked, lambda word: series in asked.catalogue.names_in(word).summits)
    text = asked.understood.text
    own = asked.catalogue.naming_words([series])
    certain = _years(text, loosely=False, named_by=own) | beside
    loosely = asked.understood.kind != "fact" or bool(_OF_A_MEETING.search(text))
    loose = (one for one in _years(text, loosely=loosely, named_by=own) if one <= asked.today.year + _AHEAD)
    years = certain or frozenset(loose)
    if not numbers and not years:
        return None
    if any(one.edition in numbers or _is_of(one, named.years, named.months) for one in held):
        return None
    if named.places and any(_is_in(one, named.places) for one in held):
        return None
    following = [one for one in _announced(asked, series) if one.edition in numbers or one.year in years]
    some = 1 if certain else len(asked.reading.quotes)
    short = [
        word for word in re.findall(r"[^\W_]+", asked.understood.text) if _number_of(word, series, asked) in numbers
    ]
    told = [*map(str, years), *(word for number in numbers for word in _written(number))]
    newest = max((one.edition for one in held if one.edition), default=0)
    if numbers == {newest + 1} and _TO_COME.search(text) and any(asked.library.mentions(one) for one in short):
        return None  # what is told of the next one has no record of its own
    if following and asked.understood.kind != "meeting" and _WAS_DONE.search(text) and not named.places:
        described = _described(series, numbers, years, named.months)
        return f"The {described} is only announced in the library; {series_held(held)}."
    if following or _quoted(asked, some, told + short * (asked.understood.kind == "fact")):
        return None
    described = _described(series, numbers, years, named.months)
    said = f"{listing(short, 'or')}, the {described}," if short else f"The {described}"
    return f"{said} is not in the library; {series_held(held)}."


def _is_of(meeting: Meeting, years: frozenset[int], months: frozenset[int]) -> bool:
    """Whether it took place in one of the years and, where months are named, in one of these."""
    days = [day for day in (meeting.date, meeting.last_date) if day]
    return any(day.year in years and (not months or day.month in months) for day in days)


def _described(series: str, numbers: frozenset[int], years: frozenset[int], months: frozenset[int]) -> str:
    """The meeting asked for: "third Lake Summit", "Lake Summit of 2021"."""
    number = f"{listing([ordinal(one) for one in sorted(numbers)], 'or')} " if numbers else ""
    month = f"{listing([MONTHS[one - 1] for one in sorted(months)], 'or')} " if months else ""
    year = f" of {month}{listing([str(one) for one in sorted(years)], 'or')}" if years else ""
    return f"{number}{series}{year}"


def series_held(held: Sequence[Meeting]) -> str:
    """Which meetings of a series there are, as the end of a sentence: "of this series it holds the fourth (Oslo)"."""
    return f"of this series it holds {editions_in_words(held)}"


def editions_in_words(held: Sequence[Meeting]) -> str:
    """The meetings of a series as a list within a sentence: "the second (Dushanbe, 9 October 2025) and the third"."""
    return listing([_short(one) for one in held])


def _short(one: Meeting) -> str:
    """An edition as a list of them names it: "the second (Dushanbe, 9 October 2025)"."""
    number = f"the {ordinal(one.edition)}" if one.edition else "that"
    where = ", ".join(part for part in (one.city, day_of(one.date) if one.date else "") if part)
    if one.edition:
        return f"{number} ({where})" if where else number
    return f"{number} of {where}" if where else "one without a date"


def _no_such_place(asked: Asked) -> str | None:
    """A year in which no meeting of the library took place in a city where others did."""
    named = asked.understood.named
    years = _years_beside(asked, lambda word: bool(asked.catalogue.names_in(f"in {word}").places))
    held = [one for one in asked.catalogue.meetings if _is_in(one, named.places)]
    if not years or not held or named.summits or _quoted(asked, 1, [*map(str, years)]):
        return None
    if any(_is_of(one, named.years, frozenset()) for one in held):
        return None
    said = listing([str(year) for year in sorted(years)], "or")
    instead = listing([one.heading for one in held])
    return f"The library holds no meeting in {held[0].city} of {said}; it holds {instead}."


def _no_such_venue(asked: Asked) -> str | None:
    """A place where no meeting of the series that is named with it took place, nor anything that its articles tell."""
    named = asked.understood.named
    if len(named.summits) != 1:
        return None
    (series,) = named.summits
    own = asked.catalogue.naming_words([series])
    held = [one for one in asked.catalogue.meetings if one.summit == series]
    ids = sorted({article_id for one in held for article_id in one.article_ids})
    for found in _VENUE.finditer(asked.understood.text):
        place = found["place"]
        of_series = {
            part
            for word in words(f"{found['before']}{found['noun'] or ''}")
            for part in (word, stem(word), word.rstrip("0123456789"))
        }
        if own.isdisjoint(of_series) or _quoted(asked, 1, [place]) or not _may_be_venue(place, bool(found["noun"])):
            continue
        if any(_is_there(one, place) or _is_in(one, named.places) for one in held):
            continue
        there = re.compile(
            rf"\b(?:in|at|near|of) {re.escape(place)}\b" if found["noun"] else rf"\b{re.escape(place)}\b"
        )
        if not any(there.search(one.text) for one in asked.record.articles(ids)):
            return f"The library holds no {series} in {place}; {series_held(held)}."
    return None


_OF_PLACES = frozenset(["new", "the", "san", "saint", "south", "north", "east", "west", "port"])
"""Words that names of different cities share."""


def _may_be_venue(place: str, of_meeting: bool) -> bool:
    """Whether a name is no month or part of the world and, unless a meeting is said to be there, no country's."""
    country = next(iter(countries(place)), "")
    if not of_meeting and country and set(words(country)) & set(words(place)):
        return False
    return not {place.lower(), *words(place)} & (REGIONS | MONTHS_AND_DAYS)


def _is_there(meeting: Meeting, place: str) -> bool:
    """Whether a meeting took place in a city or country, by a word of its name or by its country."""
    where = meeting.place or ""
    if place.isupper() and place.replace(".", "") == "".join(one[0] for one in meeting.city.split()):
        return True  # "LA"
    told = {*words(where)} & {*words(place)} - _OF_PLACES
    is_city = any(one.place for one in mentions(place))  # another city of that country is another place
    return bool(told or (not is_city and {*countries(where)} & {*countries(place)}))


def _no_such_year(asked: Asked) -> str | None:
    """A year in which no meeting of the library took place, of whatever series."""
    years = _years(asked.understood.text, loosely=False)
    days = first_and_last(asked.catalogue)
    if not years or asked.understood.named.summits or days is None:
        return None
    there = {day.year for one in asked.catalogue.meetings for day in (one.date, one.last_date) if day}
    if years & there or years & {one.year for one in _announced(asked)} or _quoted(asked, 1, [*map(str, years)]):
        return None
    said = listing([str(year) for year in sorted(years)], "or")
    return f"The library holds no meeting of {said}; its meetings are from {day_of(days[0])} to {day_of(days[1])}."


def numbers_asked(asked: Asked, series: str) -> frozenset[int]:
    """The editions of the series that the question asks about."""
    text = asked.understood.text
    found = {number for word in words(text) if (number := _number_of(word, series, asked))}
    edition = asked.understood.named.edition
    if edition and not found and re.search(_EDITION.format(*["|".join(_written(edition))] * 2), text, re.I):
        found.add(edition)
    return frozenset(found)


def _number_of(word: str, series: str, asked: Asked) -> int | None:
    """The edition that a word gives that names the series and its number: 28 for "COP28"."""
    numbered = _NUMBERED.match(word.casefold())
    if numbered is None or series not in asked.catalogue.names_in(numbered["series"]).summits:
        return None
    return int(numbered["number"])


def _years_beside(asked: Asked, names_it: Callable[[str], bool]) -> frozenset[int]:
    """The years that stand right after a word that names the meeting: "G20 2019", "Oslo 2019"."""
    spelt = words(asked.understood.text)
    return frozenset(
        int(year) for word, year in pairwise(spelt) if re.fullmatch(r"(19|20)\d\d", year) and names_it(word)
    )


_EDITION = (
    rf"{_ELSEWHERE}\b(?:{{}}) (?:[\w+–'-]+ ){{{{0,6}}}}?(?:summit|meeting|conference|edition)\b(?! of)"
    rf"|{_ELSEWHERE}\b(?:{{}}) (?:(?!of\b)[\w+–'-]+ ){{{{0,6}}}}?(?:forum|council|congress|dialogue|assembly)\b"
)
"""An ordinal that says which meeting is meant: "the third Lake summit", not "the first session of the Lake forum"."""


def _written(number: int) -> tuple[str, ...]:
    """How an edition is written: "third", "3rd"."""
    suffix = {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th") if number % 100 not in (11, 12, 13) else "th"
    return (ordinal(number), f"{number}{suffix}")


def _years(text: str, *, loosely: bool, named_by: Set[str] = frozenset()) -> frozenset[int]:
    """The years that say which meeting is meant; with a series named, a year at the end of the question does, too.

    A year before a name that has none of the words by which a series is named is that of another meeting.
    """
    found = {int(each["year"]) for each in _YEAR_AFTER.finditer(text)}
    for each in _YEAR_FIRST.finditer(text):
        name = {word for said in re.findall(r"\b[A-Z][\w+'’-]*", each[0]) for word in words(said)}
        if not (name and named_by and named_by.isdisjoint(name | {stem(word) for word in name})):
            found.add(int(each["year"]))
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
        *(month.lower() for month in MONTHS),
    ]
)
"""Words before a year that make it no meeting's: "by 2030", "from 2025 to 2027"."""


def _announced(asked: Asked, series: str | None = None) -> Iterable[NextMeeting]:
    """The meetings that articles announce, of a series or of all."""
    ids = {one for meeting in asked.catalogue.meetings if meeting.summit == series for one in meeting.article_ids}
    for facts in asked.library.meeting_facts(None if series is None else ids):
        yield from (one.value for one in facts.next_meetings)


def _quoted(asked: Asked, some: int, wanted: Iterable[str]) -> bool:
    """Whether one of so many sentences that the reader found best names one of these words."""
    best = asked.reading.quotes[:some]
    return any(
        re.search(rf"(?<!\d[-–])\b{re.escape(word)}\b(?![-–]\d)", quote.text, re.IGNORECASE)
        for word in wanted
        for quote in best
    )


def _is_in(meeting: Meeting, places: frozenset[str]) -> bool:
    city, _ = city_spelt(meeting.city)
    return any(place in (city, city.split()[0] if city else "") for place in places)


_CHECKS = (
    _no_such_time,
    _no_such_edition,
    _no_such_place,
    _no_such_venue,
    _no_such_year,
    _no_such_session,
    unmentioned,
    unrecorded,
    unsaid,
)
"""What may be missing, tried in this order."""
