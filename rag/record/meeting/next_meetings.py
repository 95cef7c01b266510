"""The next meetings that an article announces: where and when, or that the venue is still open.

A sentence announces one when it looks ahead to a meeting of the series: "the next summit is due in Iran in 2027",
"leaders will meet again in …", "… was chosen to host the second summit". Any other words that say who meets, or that
the meeting goes on, announce one with a place and a later day or year: "the ministers come together again in … next
March". What is only offered or proposed, meetings of other bodies, and a chairmanship without a meeting are none.
"""

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from rag.english import moments, numerals
from rag.record.meeting.candidates import OPEN_CHOICE, places_in_question
from rag.record.meeting.looking_ahead import (
    ACCEPTED,
    AHEAD,
    ALL_INVITED,
    ANSWER,
    ASKED_AFTER,
    BEHIND_COLON,
    BY_OFFER,
    CUTS_CLAUSE,
    DATE_OPEN,
    EDITION,
    FUTURE,
    HAS_ACCEPTED,
    HEADS_NEXT,
    IN_YEARS,
    INVITED_TO,
    IT_HELD,
    LATER_THIS_YEAR,
    LISTED_SESSION,
    MINISTERS,
    MORE,
    NEXT_SEASON,
    NEXT_YEAR,
    NO_ANNOUNCEMENT,
    OF_A_LOWER_BODY,
    OFFER,
    OFFER_TAKEN_UP,
    OPEN,
    PLACE_AND_DAY,
    THEN_HELD,
    VENUE_CHOSEN,
    VISIT_ASKED,
)
from rag.record.meeting.venues import may_be_venue, venue_of, venues
from rag.record.series import OF_THE_HIGHEST
from rag.record.text import Line
from rag.record.values import Fact, NextMeeting


@dataclass(frozen=True, slots=True)
class _Found:
    line: Line
    start: int
    end: int
    value: NextMeeting


_WORDS_BETWEEN = 3
"""A day so many words before the naming of a meeting is another's: "takes over on 1 January and will host the …"."""
_SEASON_BEGINS = {"spring": 3, "summer": 6, "autumn": 9, "winter": 12}
"""Months."""
_UNTIL = re.compile(r"\b(?:before|by|until|till|ahead of) $")
"""In front of a meeting that is only a deadline: "before the 2027 congress"."""
_THERE = re.compile(r"\bthere\b")
_WHEN_ALONE = re.compile(r"(?:[A-Z][\w .-]{1,30}: )?(?:In|On|At|Next|Early|Late) ")
"""Begins an answer that may tell only the time: "In June 2027, that much is sure."."""
_FEWEST_IN_QUESTION = 2
_LINES_ON_VENUE = 2
"""How many lines around an announcement without a place may name the places in question."""


def next_meetings_of(
    lines: Sequence[Line],
    edition: int | None,
    day: dt.date | None,
    place: str | None,
    article_id: str,
    *,
    of_two: bool = False,
) -> tuple[Fact[NextMeeting], ...]:
    """The meetings that the lines announce, in order; of two that agree the fuller one.

    Args:
        lines: Of the article.
        edition: Of the meeting that it reports on; one with this number or a lower one is not to come.
        day: Of that meeting; a day, or a year, that is not after it is not to come either, unless the article says
            "next".
        place: Of that meeting; what is resolved there is not held there next.
        article_id: Of the article.
        of_two: Whether the leaders of two countries met, so that a return visit is their next meeting.
    """
    kept: list[_Found] = []
    lead = [line for line in lines if line.weight > 1]
    of_ministers = not any(OF_THE_HIGHEST.search(line.text) for line in lead)
    asked = False
    for nth, line in enumerate(lines):
        if line.is_title:
            continue
        kept += _answered(line, day) if asked else ()
        asked = line.text.endswith("?") and bool(ASKED_AFTER.search(line.text))
        kept += _noted(line, edition, headed=bool(nth and HEADS_NEXT.match(lines[nth - 1].text)))
        if invited := _invited(lines[nth : nth + 2], of_two=of_two):
            year = _year_behind(line.text, invited) or _coming_year(line.text[invited.end() :], day)
            kept.append(_Found(line, *invited.span(), NextMeeting(invited["name"], year, _day(line.text, year))))
        if kept and kept[-1].line.nth == line.nth - 1 and kept[-1].value.place is None:
            kept[-1] = _with_place(kept[-1], line.text)
        if (body := OF_A_LOWER_BODY.search(line.text)) and not _is_of(body["body"], lead, line):
            continue
        for found in (*_announced(line, edition, day, of_ministers=of_ministers), *_only_offered(lines, nth)):
            told = found.value.edition or found.value.day
            if place and found.value.place == place.split(",")[0] and not told:
                continue
            same = next((nth for nth, one in enumerate(kept) if _agree(one.value, found.value)), None)
            if same is None:
                kept.append(found)
            elif _told(found.value) > _told(kept[same].value):
                kept[same] = found
    kept = [_with_candidates(one, lines) for one in kept]
    return tuple(Fact(one.value, article_id, one.line.span(one.start, one.end)) for one in kept)


def _answered(line: Line, day: dt.date | None) -> Iterator[_Found]:
    """What a line answers to a question after the next meeting: where and when, or only when."""
    if answer := ANSWER.search(line.text):
        behind = re.split(r"[.;]", line.text[answer.end() :])[0]
        year = _year_behind(line.text[: answer.end()] + behind, answer) or _coming_year(behind, day)
        where = answer["name"] or answer["bare"] or answer["of"] or answer["whose"]
        yield _Found(line, *answer.span(), NextMeeting(where, year, _day(behind, year)))
    elif len(named := places_in_question(line.text)) >= _FEWEST_IN_QUESTION:
        year = _last_year(line.text) or _coming_year(line.text, day)
        yield _Found(line, 0, len(line.text), NextMeeting(None, year, None, None, True, named))
    elif held := IT_HELD.search(line.text):
        year = _last_year(line.text) or _coming_year(line.text, day)
        yield _Found(line, 0, len(line.text), NextMeeting(held["name"], year, _day(line.text, year)))
    elif _WHEN_ALONE.match(line.text) and (year := _last_year(line.text) or _coming_year(line.text, day)):
        yield _Found(line, 0, len(line.text), NextMeeting(None, year, _day(line.text, year)))


def _is_of(body: str, lead: Sequence[Line], ahead: Line) -> bool:
    """Whether the first lines, but for the one that looks ahead, say that this body is the one that met."""
    met = re.compile(rf"\b{body}\b[^.;]{{0,30}}\b(?:met|meeting|session)\b|\b(?:meeting|session) of .*\b{body}\b", re.I)
    return any(met.search(one.text) for one in lead if one is not ahead)


def _with_candidates(found: _Found, lines: Sequence[Line]) -> _Found:
    """An announcement with the places in question that it names or, where it names none, those of the lines around."""
    own = places_in_question(found.line.text[found.start : found.end])
    if found.value.place in own and len(own) >= _FEWEST_IN_QUESTION:
        return replace(found, value=replace(found.value, place=None, venue_open=True, candidates=own))
    if found.value.place or found.value.candidates:
        return found
    at = lines.index(found.line)
    around = lines[max(0, at - _LINES_ON_VENUE) : at + _LINES_ON_VENUE + 1]
    named = tuple(dict.fromkeys(name for line in around for name in places_in_question(line.text)))
    is_open = found.value.venue_open or any(OPEN_CHOICE.search(line.text) for line in around)
    if len(named) < _FEWEST_IN_QUESTION or not is_open:
        return found
    return replace(found, value=replace(found.value, venue_open=True, candidates=named))


def _only_offered(lines: Sequence[Line], nth: int) -> Iterator[_Found]:
    """A meeting of which all that is told is who offered to host it, and that nobody is chosen."""
    line = lines[nth]
    ahead = AHEAD.search(line.text)
    named = places_in_question(line.text) if ahead else ()
    if (
        ahead
        and len(named) >= _FEWEST_IN_QUESTION
        and any(OPEN_CHOICE.search(one.text) for one in lines[nth : nth + 2])
    ):
        value = NextMeeting(None, _year(line.text, ahead), None, _number(line.text), True, named)
        yield _Found(line, 0, len(line.text), value)


def _noted(line: Line, edition: int | None, *, headed: bool) -> Iterator[_Found]:
    """The meeting of which notes give only place and day, below a heading or by its number, which is the next."""
    found = PLACE_AND_DAY.search(line.text)
    if found is None or not may_be_venue(found["name"]):
        return
    number = _number(found["number"] or "")
    follows = headed or bool(number and edition and number == edition + 1)
    day = next((one for one in moments(line.text) if one.start >= found.end("name")), None)
    if follows and day and day.year:
        yield _Found(
            line, found.start(), day.end, NextMeeting(found["name"], day.year, _day(line.text, day.year), number)
        )


def _invited(lines: Sequence[Line], *, of_two: bool) -> re.Match[str] | None:
    """The invitation of the first line: to all who met, or to one who accepts it in the same or the next sentence."""
    text = lines[0].text
    if invited := ALL_INVITED.search(text):
        return invited
    asked = INVITED_TO.search(text) or (VISIT_ASKED.search(text) if of_two else None)
    return asked if asked and any(HAS_ACCEPTED.search(one.text) for one in lines) else None


def _with_place(found: _Found, after: str) -> _Found:
    """An announcement, with what the sentence after it tells of the place."""
    if held := IT_HELD.search(after):
        return replace(found, value=replace(found.value, place=held["name"], venue_open=False))
    return replace(found, value=replace(found.value, venue_open=True)) if OPEN.search(after) else found


def _agree(one: NextMeeting, other: NextMeeting) -> bool:
    place = one.place is None or other.place is None or one.place == other.place
    return place and (one.year is None or other.year is None or one.year == other.year)


def _told(one: NextMeeting) -> int:
    return sum(part is not None for part in (one.place, one.year, one.day, one.edition))


def _announced(line: Line, edition: int | None, day: dt.date | None, *, of_ministers: bool) -> Iterator[_Found]:
    year = day.year if day else None
    yield from _listed(line, edition)
    yield from _chosen(line, edition, year)
    if (ahead := AHEAD.search(line.text)) and (left_open := OPEN.search(line.text)):
        told = _year(line.text, ahead) or _coming_year(line.text, day)
        value = NextMeeting(None, told, None, _number(line.text), venue_open=True)
        yield _Found(line, min(ahead.start(), left_open.start()), max(ahead.end(), left_open.end()), value)
        return
    for start, end in _clauses(line.text):
        text = line.text[start:end]
        ahead = AHEAD.search(text)
        needs_day = ahead is None
        ahead = ahead or THEN_HELD.search(text)
        number = _number(text)
        undated = ahead and DATE_OPEN.search(text) and number and number == (edition or number - 1) + 1
        if not ahead:
            continue
        needs_day |= not (undated or FUTURE.search(text) or ACCEPTED.search(text))
        follows = bool(number and edition and number == edition + 1)  # of the same kind, then, as the meeting itself
        taken_up = OFFER_TAKEN_UP.search(line.text)
        offered = OFFER.sub("", text) if taken_up else text
        if _announces_nothing(offered, of_ministers=of_ministers or follows):
            continue
        told = (
            _year_behind(text, ahead)
            or (None if NEXT_YEAR.search(line.text, 0, end) else _year(text, ahead))
            or _last_year(line.text[:start])
            or (year if LATER_THIS_YEAR.search(text) else None)
            or _coming_year(line.text[:end] if NEXT_YEAR.search(line.text, 0, end) else text, day)
        )
        held = _day(text, told, ahead.start())
        later = _is_later_that_year(text, ahead, day)
        soon = later and _last_year(text) is None  # a group that meets in a month of its own year may be another body
        if needs_day and not (held and day and held > day) and not (told and year and told > year) and not soon:
            continue
        says_next = (
            "next" in text.lower()
            or "meet again" in text
            or "to meet" in text
            or bool(held and day and held > day)
            or later
        )
        if not _is_to_come(number, told, edition, year, says_next=says_next):
            continue
        venue, behind = venue_of(text, ahead) or (None, ahead.end())
        if _THERE.search(text, ahead.start()) and (named := [one["name"] for one in venues(line.text[:start])]):
            venue = named[-1]
        if (needs_day or _UNTIL.search(text, 0, ahead.start())) and not venue:
            continue
        value = NextMeeting(venue, told, held, number)
        if undated or value.place or value.day or (told and (told != year or later)):
            yield _Found(line, start, end, value)
            yield from _further(line, start, end, behind, value.place)


def _listed(line: Line, edition: int | None) -> Iterator[_Found]:
    """The session after this one in a list of what is to come."""
    for found in LISTED_SESSION.finditer(line.text):
        if edition and int(found["number"]) == edition + 1:
            year = _last_year(found[0])
            yield _Found(line, *found.span(), NextMeeting(found["name"], year, _day(found[0], year), edition + 1))
    for found in BEHIND_COLON.finditer(line.text):
        number = _number(f"{found['nth']} summit")
        behind = re.split(r"[.;]", line.text[found.end() :])[0]
        if (number is None or not edition or number > edition) and may_be_venue(found["name"]):
            year = _last_year(behind)
            yield _Found(line, *found.span(), NextMeeting(found["name"], year, _day(behind, year), number))


def _chosen(line: Line, edition: int | None, year: int | None) -> Iterator[_Found]:
    """The venues that were chosen for a meeting to come, unless somebody only asked for that."""
    for found in VENUE_CHOSEN.finditer(line.text):
        told = found["year"] or found["for"]
        number = _number(f"{found['nth']} summit") if found["nth"] else None
        later = _is_to_come(number, int(told) if told else None, edition, year, says_next=True)
        if later and may_be_venue(found["name"]) and not NO_ANNOUNCEMENT.search(line.text[: found.start()]):
            value = NextMeeting(found["name"], int(told) if told else None, None, number)
            yield _Found(line, *found.span(), value)


def _announces_nothing(text: str, *, of_ministers: bool) -> bool:
    """Whether a clause only offers a meeting, or tells of one of another kind."""
    bare = BY_OFFER.sub("", ACCEPTED.sub("", text))
    return bool(NO_ANNOUNCEMENT.search(MINISTERS.sub("", bare) if of_ministers else bare))


def _is_later_that_year(text: str, ahead: re.Match[str], day: dt.date | None) -> bool:
    """Whether the meeting ahead is told to be in a later month of the year of `day`, or "later this year"."""
    months = [
        (one.year or (day.year if day else 0), one.month)
        for one in moments(text)
        if one.month and one.end > ahead.start()
    ]
    later = bool(day and months and (day.year, day.month) < months[0] and months[0][0] == day.year)
    return later or bool(LATER_THIS_YEAR.search(text))


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
    for more in MORE.finditer(line.text[start:end], behind):
        if may_be_venue(more["name"]) and more["name"] != place:
            value = NextMeeting(more["name"], int(more["year"]) if more["year"] else None)
            yield _Found(line, start + more.start(), start + more.end(), value)


def _clauses(text: str) -> Iterator[tuple[int, int]]:
    cuts = [0, *(found.end() for found in CUTS_CLAUSE.finditer(text)), len(text)]
    yield from pairwise(cuts)


def _last_year(text: str) -> int | None:
    return next((one.year for one in reversed(moments(text)) if one.year), None) if text else None


def _coming_year(text: str, day: dt.date | None) -> int | None:
    """The year of the first day of that month and number after the meeting's: "on 6 December"."""
    for one in moments(text):
        if day and one.month and not one.year:
            passed = (one.month, one.day or 31) <= (day.month, day.day)
            return day.year + (passed or (one.month == day.month and one.text.startswith("next ")))
    if day and (told := IN_YEARS.search(text)):
        return day.year + int(next((one.value for one in numerals(told[0])), 1))
    if day and (season := NEXT_SEASON.search(text)):
        begun = day.month >= _SEASON_BEGINS[season["season"]]
        return day.year + 1 if begun else None  # "next spring" in January may be the spring of either year
    return day.year + 1 if day and NEXT_YEAR.search(text) else None


def _number(text: str) -> int | None:
    found = EDITION.search(text)
    if found and found[2]:
        return int(found[2])
    if found:
        return next(
            (
                int(one.value)
                for one in numerals(text)
                if one.kind == "ordinal" and found.start(1) <= one.start < found.end(1)
            ),
            None,
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
