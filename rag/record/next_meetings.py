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

from rag.english import moments, numerals
from rag.record.lines import Line
from rag.record.series import OF_THE_HIGHEST
from rag.record.values import Fact, NextMeeting
from rag.record.venues import VENUE_NAME, may_be_venue, venue_of, venues
from rag.types import ORDINALS

_MEETING = (
    r"(?:summits?|meeting|session|conference|edition|COP ?\d{1,2}|gathering|forum|dialogue|retreat|Summit|Meeting"
    r"|Session|Dialogue|Retreat"
    r"|Conference|Forum|Council|Cabinet|assembly|Assembly)"
)
_ORDINAL = rf"(?:(?i:(?:\w+ty-)?(?:{'|'.join(ORDINALS)}|\w{{3,}}teenth|twelfth|\w+tieth))|\d+(?:st|nd|rd|th))"
_AHEAD = re.compile(
    rf"\b(?:[Tt]he |[Aa] |[Ii]ts |[Tt]heir |that )?(?:[Nn]ext|following|{_ORDINAL}"
    rf"|(?<!by )(?P<year>20\d\d))(?: (?:[\w+’'–-]+)){{0,6}}? {_MEETING}\b"
    r"|\b(?:will|would|are to|to) reconvene in\b"
    r"|\b[Ll]ook(?:s|ing)? forward to (?:welcoming|receiving|hosting) (?:you|them|(?:his|her|their) \w+)(?: all"
    r"| again)?"
    r" (?:to|in|at)\b"
    rf"|\bmeet(?:ing)? (?:next|again)\b|\b(?:next|again) meet\b|\bhost (?:for|in|it in) 20\d\d|\b(?:host|hold"
    rf"|go to)\b[^.]{{0,12}}\bCOP ?\d{{1,2}}|\bCOP ?\d{{1,2}} (?:would go|will be)\b"
    rf"|\b[Nn]ext year's (?:\w+ )?{_MEETING}|\b{_MEETING} next year\b"
    rf"|\b[Tt]he (?:[\w-]+ ){{0,3}}{_MEETING} (?:will be|is to be) held (?:in|at|on|from)\b|\bhosts? (?:it )?in 20\d\d"
    r"|\b(?:is|are) next due to (?:gather|meet|convene)\b|\bnext (?:gather|convene)\b"
    rf"|\b[Tt]he {_MEETING} returns to\b|\b[Tt]he next one (?:is|will)\b|\b[Ss]ee you (?:all |again )*in\b"
    r"|, where (?:the )?(?:\w+ )?(?:leaders|presidents|ministers|delegates) (?:will|are to) (?:meet|gather|convene)\b"
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
    r"|scheduled|(?:set|fixed) for|planned|was chosen|named host|was named|agreed to (?:co-)?host|to take place"
    r"|(?:goes|returns) to|[Ss]ee you|takes? place"
    r"|hosts? in|to host|to hold|to co-host|will host|still to be|venue|agreed to meet"
    r"|look(?:s|ing)? forward"
    r"|announced|chosen"
    r"|to be hosted|hold it|meet next|meet again)\b"
)
_NO_ANNOUNCEMENT = re.compile(
    r"\b(?:offer(?:s|ed)?|propos\w+|suggest\w+|ready to host|invit\w+|wish\w*|hop(?:es|ed)|bid|called for|took place"
    r"|foreign ministers|investors|business|(?<!next )(?<!following )forum|round table|ministerial|neither|nor"
    r"|a first|working group|dinner|lunch|reception|photo|envoy"
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
_LISTED = re.compile(
    rf"\b[A-Z]{{2,}}[ -](?P<number>\d{{1,2}}): (?:[^.;:]*\b)?(?:19|20)\d\d, (?:in )?(?P<name>{VENUE_NAME})"
)
"""In a list of what is to come: "NC-4: 8-13 March 2027, Lorn, Tarnia"."""
_ANSWER = re.compile(rf"(?:^|: )In (?:the )?(?P<name>{VENUE_NAME})(?=[,.])")
"""Of "When do you meet next?" in a transcript."""
_MORE = re.compile(
    rf"\b(?:and (?:after that |then |later )?)in (?:the )?(?P<name>{VENUE_NAME})(?: in (?P<year>20\d\d))?"
)
_CLAUSE_END = re.compile(
    r"(?<!host)(?<!venue)(?<!summit)(?<!meeting)(?<!session)[;:] |, (?:but|while|whereas) (?=[a-z]* ?[A-Z\w])"
    r"|, and (?=(?:the next|[A-Z]\w+ (?:will"
    r"|to hold)|(?:we|they"
    r"|he|she|it|leaders|ministers)\b))"
)
_NEXT_YEAR = re.compile(r"\b[Nn]ext year\b")
_EDITION = re.compile(rf"\b({_ORDINAL})(?: [\w+’'–-]+){{0,4}}? {_MEETING}\b|\bCOP ?(\d{{1,2}})\b")


@dataclass(frozen=True, slots=True)
class _Found:
    line: Line
    start: int
    end: int
    value: NextMeeting


_WORDS_BETWEEN = 3
"""A day so many words before the naming of a meeting is another's: "takes over on 1 January and will host the …"."""
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
            behind = re.split(r"[.;]", line.text[answer.end() :])[0]
            year = _year_behind(line.text[: answer.end()] + behind, answer)
            kept.append(_Found(line, *answer.span(), NextMeeting(answer["name"], year, _day(behind, year))))
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
    yield from _listed(line, edition)
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
        held = _day(text, told, ahead.start())
        if needs_day and not (held and day and held > day) and not (told and year and told > year):
            continue
        says_next = (
            "next" in text.lower() or "meet again" in text or "to meet" in text or bool(held and day and held > day)
        )
        if not _is_to_come(number, told, edition, year, says_next=says_next):
            continue
        venue, behind = venue_of(text, ahead) or (None, ahead.end())
        if _THERE.search(text, ahead.start()) and (named := [one["name"] for one in venues(line.text[:start])]):
            venue = named[-1]
        value = NextMeeting(venue, told, held, number)
        if value.place or value.day or (told and told != year):
            yield _Found(line, start, end, value)
            yield from _further(line, start, end, behind, value.place)


def _listed(line: Line, edition: int | None) -> Iterator[_Found]:
    """The session after this one in a list of what is to come."""
    for found in _LISTED.finditer(line.text):
        if edition and int(found["number"]) == edition + 1:
            year = _last_year(found[0])
            yield _Found(line, *found.span(), NextMeeting(found["name"], year, _day(found[0], year), edition + 1))


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
        if may_be_venue(more["name"]) and more["name"] != place:
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


def _day(text: str, year: int | None, meeting: int = 0) -> dt.date | None:
    """The first day behind the naming of the meeting, else right before it; None when only a month is told."""
    dated = [one for one in moments(text) if one.month]
    behind = [one for one in dated if one.start >= meeting][:1]
    before = [one for one in dated if one.end <= meeting and len(text[one.end : meeting].split()) < _WORDS_BETWEEN]
    for one in behind or before:
        if one.day and one.month and (one.year or year):
            try:
                return dt.date(one.year or year or 1, one.month, one.day)
            except ValueError:
                return None
    return None
