"""The next meetings that an article announces: where and when, or that the venue is still open.

A sentence announces one when it looks ahead to a meeting of the series: "the next summit is due in Iran in 2027",
"leaders will meet again in …", "… was chosen to host the second summit". What is only offered or proposed, meetings of
other bodies, and a chairmanship without a meeting are none.
"""

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from rag.english import countries, moments, numerals
from rag.record.lines import Line
from rag.record.series import OF_THE_HIGHEST
from rag.record.values import Fact, NextMeeting
from rag.types import ORDINALS

_WORD = r"[^\W\d_a-z][^\W\d_]*(?:['’-][^\W\d_]+)*"
_NAME = rf"{_WORD}(?: (?:(?:de|la|el|da|of|the|and) )?{_WORD}){{0,3}}"
_MEETING = (
    r"(?:summits?|meeting|session|conference|edition|COP ?\d{1,2}|gathering|forum|dialogue|retreat|Summit|Meeting"
    r"|Session|Dialogue|Retreat"
    r"|Conference|Forum|Council|Cabinet|assembly|Assembly)"
)
_ORDINAL = rf"(?:(?i:(?:\w+ty-)?(?:{'|'.join(ORDINALS)}|\w{{3,}}teenth|twelfth|\w+tieth))|\d+(?:st|nd|rd|th))"
_AHEAD = re.compile(
    rf"\b(?:[Tt]he |[Aa] |[Ii]ts |[Tt]heir |that )?(?:[Nn]ext|following|{_ORDINAL}"
    rf"|(?P<year>20\d\d))(?: (?:[\w+’'–-]+)){{0,6}}? {_MEETING}\b"
    r"|\b(?:will|would|are to|to) reconvene in\b"
    r"|\b[Ll]ook(?:s|ing)? forward to (?:welcoming|receiving|hosting) (?:you|them|(?:his|her|their) \w+)(?: all"
    r"| again)?"
    r" (?:to|in|at)\b"
    rf"|\bmeet(?:ing)? (?:next|again)\b|\b(?:next|again) meet\b|\bhost (?:for|in|it in) 20\d\d|\b(?:host|hold"
    rf"|go to)\b[^.]{{0,12}}\bCOP ?\d{{1,2}}|\bCOP ?\d{{1,2}} (?:would go|will be)\b"
    rf"|\b[Nn]ext year's (?:\w+ )?{_MEETING}|\b{_MEETING} next year\b"
    rf"|\b[Tt]he (?:[\w-]+ ){{0,3}}{_MEETING} (?:will be|is to be) held (?:in|at|on|from)\b|\bhosts? (?:it )?in 20\d\d"
    r"|\b(?:is|are) next due to (?:gather|meet|convene)\b|\bnext (?:gather|convene)\b"
    r"|\bhosts? (?:us|you|them) (?:all )?(?=next|in)\b"
    r"|\b[Nn]ext (?:year's |time's )?(?:host|venue)\b(?= is|:| will be)"
    r"|\b(?:will|is to|are to|is due to) (?:receive|welcome|host) (?:the |its |their |all )?(?:other )?(?:\w+ )?"
    r"(?:leaders|presidents|premiers|counterparts|colleagues|heads of (?:state|government))\b"
    rf"|\b[Tt]he (?:next )?(?:ordinary|regular|annual) {_MEETING}\b(?=[^.;]{{0,60}}\b(?:set|planned|scheduled|due)\b)"
    rf"|\bagreed to (?:hold (?:the|their|its|a) (?:next )?(?:\w+ ){{0,2}}{_MEETING}|meet) in\b"
    rf"|\bdue to host in 20\d\d|\b(?:co-)?host an? (?:\w+ ){{0,3}}(?:summit|meeting) (?:within"
    rf"|in)\b"
)
_THEN_HELD = re.compile(
    r"\b(?:will|would|is to|are to) (?:host|hold|convene|organise) (?:the|its|their|a) (?:\w+ ){0,2}"
    rf"{_MEETING}\b(?P<year>)"
)
"""Announces a meeting only with a day or year after that of the article's own."""
"""Behind such a label: "Next: the 28th Council, Lorn, Tarnia, May 2028"."""
_FUTURE = re.compile(
    r"^Next(?: year's| time's)?(?: [a-z]+)?: |remains set|moves to|\b(?:will|would|to be held|is due|was due|are due"
    r"|due to (?:be|take|host|gather|meet|convene)|is to|are to"
    r"|was to|were to"
    r"|scheduled|set for|planned|was chosen|named host|was named|agreed to (?:co-)?host|to take place"
    r"|goes to|takes? place|hosts? in|to host|to hold|to co-host|will host|still to be|venue|agreed to meet"
    r"|look(?:s|ing)? forward"
    r"|announced|chosen"
    r"|to be hosted|hold it|meet next|meet again)\b"
)
_NO_ANNOUNCEMENT = re.compile(
    r"\b(?:offer(?:s|ed)?|propos\w+|suggest\w+|ready to host|invit\w+|wish\w*|hop(?:es|ed)|bid|called for|took place"
    r"|foreign ministers|investors|business|(?<!next )(?<!following )forum|round table|ministerial|neither|nor"
    r"|working group|dinner|lunch|reception|photo|envoy"
    r"|joint meeting|preparatory|Expo|Nomad Games|ministers|was held|had been held|postponed|originally|did not"
    r"|C5\+1 ministerial|similar summit)\b"
)
_MINISTERS = re.compile(r"\b(?:foreign )?minist(?:ers|erial)\b", re.IGNORECASE)
_ACCEPTED = re.compile(
    r"\bI (?:\w+ )?invite (?:all of you|you all|you|everyone|(?:all )?(?:my )?(?:dear )?(?:colleagues|friends)) to "
    r"(?=(?:the|our) next\b)"
    r"|\b(?:[Aa]ccept|[Ww]elcom)\w* (?:with \w+ )?(?:the|an) offer\b"
)
"""Invitations and offers that are as good as announced."""
_OPEN = re.compile(
    r"\b(?:venue|place|location|host)\b[^.;]{0,45}\b(?:open|settled|decided|announced|determined|fixed|agreed|chosen"
    r"|confirmed)\b|\bwithout naming (?:a )?(?:venue|host)",
    re.I,
)
_VENUE = re.compile(
    rf"\b(?:in|for|at"
    rf"|to) (?:the )?(?P<name>{_NAME})(?!\w"
    rf"| [A-Z])(?:, (?:in )?(?P<more>{_WORD}(?: {_WORD})?)(?=[,. ]))?(?! (?:Declaration"
    rf"|Summit|country|countries|region|state|states|nation|nations|continent|side)\b)"
)
_HOST = re.compile(
    rf"(?P<name>{_NAME})(?:, in {_WORD},)?(?: (?!that\b|announced\b|said\b"
    rf"|confirmed\b)\w+){{0,4}}? (?:was (?:named|chosen)(?: to)? host|(?:will|is to|are to"
    rf"|was to|would|was chosen to|is due to|due to|agreed to|has agreed to|to) (?:host|hold|co-host"
    rf"|assume the chair[^.;]{{0,20}} and host|organise)"
    rf"|(?:will|would|is to) be the host\b|takes the chair[^.;]{{0,20}} and will host|hosts?(?= (?:it )?in 20))"
)
_HOLDS = re.compile(
    rf"(?P<name>{_NAME})(?: will| is to| are to)? (?:assume"
    rf"|take)s? (?:over )?the chair(?:manship)?[^.;]{{0,25}} and (?:will )?host"
)
_ANSWER = re.compile(rf"(?:^|: )In (?:the )?(?P<name>{_NAME})(?=[,.])")
"""Of "When do you meet next?" in a transcript."""
_WHERE = re.compile(rf"\bin (?:the )?(?P<name>{_NAME}), where\b")
_LABELLED = re.compile(
    rf"[Nn]ext (?:year's |time's )?(?:host|venue|summit|meeting|session)(?::| is| will be)"
    rf" (?:in )?(?:the )?(?P<name>{_NAME})"
)
_MORE = re.compile(rf"\b(?:and (?:after that |then |later )?)in (?:the )?(?P<name>{_NAME})(?: in (?P<year>20\d\d))?")
_CLAUSE_END = re.compile(
    r"(?<!host)(?<!venue)(?<!summit)(?<!meeting)(?<!session)[;:] |, (?:but|while|whereas) (?=[a-z]* ?[A-Z\w])"
    r"|, and (?=(?:the next|[A-Z]\w+ (?:will"
    r"|to hold)|(?:we|they"
    r"|he|she|it|leaders|ministers)\b))"
)
_NEXT_YEAR = re.compile(r"\b[Nn]ext year\b")
_NO_VENUE = frozenset(
    [
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
        "spring",
        "summer",
        "autumn",
        "the",
        "a",
        "leaders",
        "it",
        "he",
        "she",
    ]
)
_EDITION = re.compile(rf"\b({_ORDINAL})(?: [\w+’'–-]+){{0,4}}? {_MEETING}\b|\bCOP ?(\d{{1,2}})\b")


@dataclass(frozen=True, slots=True)
class _Found:
    line: Line
    start: int
    end: int
    value: NextMeeting


_THERE = re.compile(r"\bthere\b")


def next_meetings_of(
    lines: Sequence[Line],
    edition: int | None,
    day: dt.date | None,
    place: str | None,
    article_id: str,
) -> tuple[Fact[NextMeeting], ...]:
    """The meetings that the lines announce, in order; of two that agree the fuller one.

    Args:
        lines: Of the article.
        edition: Of the meeting that it reports on; one with this number or a lower one is not to come.
        day: Of that meeting; a day, or a year, that is not after it is not to come either, unless the article says
            "next".
        place: Of that meeting; what is resolved there is not held there next.
        article_id: Of the article.
    """
    kept: list[_Found] = []
    lead = [line for line in lines if line.weight > 1]
    of_ministers = not any(OF_THE_HIGHEST.search(line.text) for line in lead)
    asked = False
    for line in lines:
        if line.is_title:
            continue
        if asked and (answer := _ANSWER.search(line.text)):
            kept.append(_Found(line, *answer.span(), NextMeeting(answer["name"], None)))
        asked = line.text.endswith("?") and bool(_AHEAD.search(line.text))
        if kept and kept[-1].line.nth == line.nth - 1 and kept[-1].value.place is None and _OPEN.search(line.text):
            kept[-1] = replace(kept[-1], value=replace(kept[-1].value, venue_open=True))
        for found in _announced(line, edition, day, of_ministers=of_ministers):
            told = found.value.edition or found.value.day
            if place and found.value.place == place.split(",")[0] and not told:
                continue
            same = next((nth for nth, one in enumerate(kept) if _agree(one.value, found.value)), None)
            if same is None:
                kept.append(found)
            elif _told(found.value) > _told(kept[same].value):
                kept[same] = found
    return tuple(Fact(one.value, article_id, one.line.span(one.start, one.end)) for one in kept)


def _agree(one: NextMeeting, other: NextMeeting) -> bool:
    place = one.place is None or other.place is None or one.place == other.place
    return place and (one.year is None or other.year is None or one.year == other.year)


def _told(one: NextMeeting) -> int:
    return sum(part is not None for part in (one.place, one.year, one.day, one.edition))


def _announced(line: Line, edition: int | None, day: dt.date | None, *, of_ministers: bool) -> Iterator[_Found]:
    year = day.year if day else None
    if (ahead := _AHEAD.search(line.text)) and (left_open := _OPEN.search(line.text)):
        told = _year(line.text, ahead)
        value = NextMeeting(None, told, None, _number(line.text), venue_open=True)
        yield _Found(line, ahead.start(), left_open.end(), value)
        return
    for start, end in _clauses(line.text):
        text = line.text[start:end]
        ahead = _AHEAD.search(text)
        needs_day = ahead is None
        ahead = ahead or _THEN_HELD.search(text)
        if not ahead or not (_FUTURE.search(text) or _ACCEPTED.search(text)):
            continue
        number = _number(text)
        follows = bool(number and edition and number == edition + 1)  # of the same kind, then, as the meeting itself
        if _announces_nothing(text, of_ministers=of_ministers or follows):
            continue
        told = (
            _year_behind(text, ahead)
            or (None if _NEXT_YEAR.search(line.text, 0, end) else _year(text, ahead))
            or _last_year(line.text[:start])
            or _coming_year(line.text[:end] if _NEXT_YEAR.search(line.text, 0, end) else text, day)
        )
        held = _day(text, told)
        if needs_day and not (held and day and held > day) and not (told and year and told > year):
            continue
        says_next = (
            "next" in text.lower() or "meet again" in text or "to meet" in text or bool(held and day and held > day)
        )
        if not _is_to_come(number, told, edition, year, says_next=says_next):
            continue
        venue, behind = _venue(text, ahead) or (None, ahead.end())
        if _THERE.search(text, ahead.start()) and (named := [one["name"] for one in _venues(line.text[:start])]):
            venue = named[-1]
        value = NextMeeting(venue, told, held, number)
        if value.place or value.year or value.day:
            yield _Found(line, start, end, value)
            yield from _further(line, start, end, behind, value.place)


def _announces_nothing(text: str, *, of_ministers: bool) -> bool:
    """Whether a clause only offers a meeting, or tells of one of another kind."""
    bare = _ACCEPTED.sub("", text)
    return bool(_NO_ANNOUNCEMENT.search(_MINISTERS.sub("", bare) if of_ministers else bare))


def _is_to_come(
    number: int | None, told: int | None, edition: int | None, year: int | None, *, says_next: bool
) -> bool:
    """Whether a meeting of this number and year comes after the one of `edition` and `year`."""
    if number is not None and edition is not None and number <= edition:
        return False
    if told is None or year is None or told > year:
        return True
    return told == year and (says_next or number is not None)


def _further(line: Line, start: int, end: int, behind: int, place: str | None) -> Iterator[_Found]:
    """The meetings after it that the same clause names: "and in South Korea in 2028"."""
    for more in _MORE.finditer(line.text[start:end], behind):
        if more["name"].split()[0].lower() not in _NO_VENUE and more["name"] != place:
            value = NextMeeting(more["name"], int(more["year"]) if more["year"] else None)
            yield _Found(line, start + more.start(), start + more.end(), value)


def _clauses(text: str) -> Iterator[tuple[int, int]]:
    cuts = [0, *(found.end() for found in _CLAUSE_END.finditer(text)), len(text)]
    yield from pairwise(cuts)


def _last_year(text: str) -> int | None:
    return next((one.year for one in reversed(moments(text)) if one.year), None) if text else None


def _coming_year(text: str, day: dt.date | None) -> int | None:
    """The year of the first day of that month and number after the meeting's: "on 6 December"."""
    for one in moments(text):
        if day and one.month and not one.year:
            return day.year + ((one.month, one.day or 31) <= (day.month, day.day))
    return day.year + 1 if day and _NEXT_YEAR.search(text) else None


def _number(text: str) -> int | None:
    found = _EDITION.search(text)
    if found and found[2]:
        return int(found[2])
    if found:
        return next(
            (int(one.value) for one in numerals(text) if one.kind == "ordinal" and one.start >= found.start()), None
        )
    return None


def _year(text: str, ahead: re.Match[str]) -> int | None:
    if ahead["year"]:
        return int(ahead["year"])
    dates = [one for one in moments(text) if one.year]
    after = [one.year for one in dates if one.start >= ahead.start()]
    return next(iter(after), None) or next((one.year for one in dates), None)


def _year_behind(text: str, ahead: re.Match[str]) -> int | None:
    return next((one.year for one in moments(text) if one.year and one.start >= ahead.end()), None)


def _day(text: str, year: int | None) -> dt.date | None:
    for one in moments(text):
        if one.day and one.month and (one.year or year):
            try:
                return dt.date(one.year or year or 1, one.month, one.day)
            except ValueError:
                return None
    return None


def _venues(text: str) -> Iterator[re.Match[str]]:
    """Where names stand in a text that may be those of places."""
    for found in _VENUE.finditer(text):
        if found["name"].split()[0].lower() not in _NO_VENUE and not moments(f"in {found['name']}"):
            yield found


def _venue(text: str, ahead: re.Match[str]) -> tuple[str, int] | None:
    """Where it is to be: a place behind the meeting, else who hosts it; with the offset behind it."""
    places = [(found["name"], found.end(), found.start()) for found in _venues(text)]
    behind = [one for one in places if one[2] >= ahead.start() or one[2] >= ahead.end() - 12]
    if behind:
        name, end, _ = behind[0]
        inner = re.match(rf" in (?P<city>{_WORD}(?: {_WORD})?)\b", text[end:])
        is_building = len(name.split()) > 1 and not countries(name)
        if inner and is_building and not moments(inner[0].strip()):
            return inner["city"], end + inner.end()
        return name, end
    if found := _LABELLED.match(text, ahead.start()):
        return found["name"], found.end()
    if found := _WHERE.search(text, 0, ahead.start()):
        return found["name"], ahead.end()
    for pattern in (_HOLDS, _HOST):
        if found := pattern.search(text):
            return re.sub(r"^(?:The|And|But) ", "", found["name"]), found.end()
    return None
