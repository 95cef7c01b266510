"""Claims on a meeting that is still to come: where it will be, by what the articles on those before it announce."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from rag.answering.asked import Asked
from rag.answering.check.evidence import WILL_BE, ClaimEvidence, sentence_at
from rag.answering.check.judged import Judged
from rag.answering.check.said import said_in, stems_of
from rag.answering.check.settled import ASKS_FOR
from rag.english import (
    MEETING_NOUNS,
    MONTH_NUMBERS,
    agrees,
    clauses,
    countries,
    differs,
    first_verb,
    listing,
    mentions,
    stem,
    verb_stem,
    words,
)
from rag.ordinals import ordinal
from rag.question import Meeting, Named, understand
from rag.record import NextMeeting, Recorded

_NAME = r"(?P<name>[A-Z][\w’'-]+(?: (?:of |and )?[A-Z][\w’'-]+)*(?:, [A-Z][\w’'-]+)?)"
_BETWEEN = r"(?:(?: (?:on|in|at|the|[\w,]*\d[\w,]*|next|year|early|late|[A-Z][a-z]+(?= 20\d\d| \d)))*?)"
_HOSTS = re.compile(
    r"\b(?:(?:will|would|is|are)(?: \w+){0,2} )?(?:to |be )?(?:host|hold|stag|organi[sz])(?:e?s?|ing)\b"
    rf"(?:[^,;]*? (?:in|at)(?: the)? {_NAME})?"
)
"""Says of the country before it that the meeting is there; the city may follow."""
_IS_HELD = re.compile(
    r"\b(?:be held|takes? place|be hosted|be staged|(?:scheduled|planned|set|due)(?: to be held)?|go(?:es)?|moves?"
    r"|returns?|convenes?|will be|is|meets?)"
    rf"{_BETWEEN} (?:in|at|to|by|for)(?: the)? {_NAME}"
)
"""Says of the meeting before it where it is."""
_OFFERS = re.compile(r"\b(?:offer(?:s|ed)?|ready|willing|invited|bid)\b", re.IGNORECASE)
"""Says of somebody only that they would be the host."""
_HOLDING = {verb_stem(one) for one in ("host", "hold", "stage", "organise", "take", "place", "go", "be", "schedule")}
_HOLDING |= {stem(one) for one in ("next", "following", "coming", "upcoming")}
"""Stems of words that say only that a meeting will be held."""
_LINE_BEGINS = re.compile(r"\n+\s*[-–•*] ")


@dataclass(frozen=True, slots=True)
class _Announced:
    """A meeting that is announced, and the one whose articles announce it."""

    after: Meeting
    recorded: Recorded[NextMeeting]

    def is_edition(self, number: int) -> bool:
        """Whether it is the one with that number, by its own or as the next of the one before."""
        return number == (self.recorded.value.edition or (self.after.edition or -1) + 1)


def is_to_come(claim: str, meeting: Meeting | None, asked: Asked) -> bool:
    """Whether a claim is on a meeting that the library has no article of: a later edition, a later year, the next."""
    series, named = _series(claim, meeting, asked)
    held = asked.catalogue.meetings_of([series])
    if named.edition:
        return all((one.edition or named.edition) < named.edition for one in held) and bool(held)
    days = [one.date for one in held if one.date]
    if not WILL_BE.search(claim) and not (named.years and (_HOSTS.search(claim) or _IS_HELD.search(claim))):
        return False
    return bool(days) and (not named.years or min(named.years) > max(days).year)


def coming_at(claim: str, meeting: Meeting | None, asked: Asked) -> Judged | None:
    """What is announced of the place that a claim gives for such a meeting; None where it leaves more to be judged."""
    if ASKS_FOR.search(claim) or _OFFERS.search(claim):
        return None
    series, named = _series(claim, meeting, asked)
    claimed = _places(claim, series)
    meant = _meant(series, named, asked)
    told = _told(meant, asked) if meant else ()
    if meant is None or not claimed or not told:
        return None
    value = meant.recorded.value
    if value.place is None:
        return Judged(claim, "not borne out", ("the quote leaves the place open",), told) if value.venue_open else None
    text = _of_it(told[0].text, value.place)
    bearing = {one: _bearing(one, value.place, text, _others(meant, asked)) for one in claimed}
    if other := [one for one, told_of_it in bearing.items() if told_of_it == "other"]:
        return Judged(claim, "wrong", (f"the quote says {value.place}, the claim says {listing(other)}",), told)
    if "open" in bearing.values():
        cities = [one for one in claimed if bearing[one] == "open" and not _is_land(one)]
        return Judged(claim, "not borne out", (f"the quote says only {value.place}",), told) if cities else None
    theirs = said_in(text).moments
    for mine in said_in(claim).moments:
        if agrees(mine, theirs) or (mine.month is None and mine.year == value.year):
            continue
        day = differs(mine, theirs) if mine.month else None
        reason = f"the quote says {day.text}, the claim says {mine.text}" if day and day.month else ""
        return Judged(claim, "wrong", (reason,), told) if reason else None
    said = stems_of(f"{text} {value.place} {series} {' '.join((*claimed, *MEETING_NOUNS))}")
    named_by = {stem(word) for word in (*asked.catalogue.naming_words([series]), ordinal(named.edition or 0))}
    left = {
        one
        for one in stems_of(claim) - said - named_by - _HOLDING
        if not any(map(str.isdigit, one)) and one not in MONTH_NUMBERS
    }
    return None if left else Judged(claim, "borne out", (), told)


def announced_by(claim: str, meeting: Meeting | None, asked: Asked) -> Meeting | None:
    """The meeting whose articles announce the one that a claim is on; None where that is held or not announced."""
    meant = _meant(*_series(claim, meeting, asked), asked) if is_to_come(claim, meeting, asked) else None
    return meant.after if meant else None


def _series(claim: str, meeting: Meeting | None, asked: Asked) -> tuple[str, Named]:
    """The series of the meeting that a claim is on, or "", and what the claim names."""
    named = understand(claim, asked.catalogue).named
    if len(named.summits) == 1:
        return next(iter(named.summits)), named
    return (meeting.summit if meeting and not named.summits else ""), named


def _meant(series: str, named: Named, asked: Asked) -> _Announced | None:
    """The announced meeting of the series with the edition or year that is named, or the next after those held."""
    held = asked.catalogue.meetings_of([series])
    last = max((one.date for one in held if one.date), default=None)
    every = [_Announced(one, each) for one in held for each in asked.record.meeting(one).next_meetings]
    if named.edition:
        return next((one for one in every if one.is_edition(named.edition)), None)
    if named.years:
        return next((one for one in every if one.recorded.value.year in named.years), None)
    coming = [one for one in every if one.after.date == last]
    return min(coming, key=lambda one: one.recorded.value.year or 9999, default=None)


def _told(meant: _Announced, asked: Asked) -> tuple[ClaimEvidence, ...]:
    """The first sentence that announces a meeting; none where the record has no place for it."""
    return tuple(sentence_at(one.article_id, (one.start, one.end), asked) for one in meant.recorded.places[:1])


def _of_it(text: str, place: str) -> str:
    """Of a list of meetings the line on the one at a place; another text as it is."""
    return next((line for line in _LINE_BEGINS.split(text) if {*words(place)} <= {*words(line)}), text)


def _others(meant: _Announced, asked: Asked) -> str:
    """The places of the other meetings that are announced along with it."""
    every = asked.record.meeting(meant.after).next_meetings
    return " ".join(one.value.place for one in every if one.value.place and one.value != meant.recorded.value)


def _bearing(claimed: str, place: str, text: str, others: str) -> Literal["held", "other", "open"]:
    """Whether the announcement has a place that is claimed, another in its stead, or leaves it open.

    Args:
        claimed: The country or city.
        place: The country or city that is announced.
        text: The sentence that announces it.
        others: Places of further meetings that the same sentence may announce.
    """
    own = {*words(place), *words(text)} - ({*words(others)} - {*words(place)})
    parts = [text[start:end] for start, end in clauses(text)]
    of_it = [one for one in parts if {*words(place)} & {*words(one)}] if len(parts) > 1 else []
    lands = {*countries(place), *countries(" ".join(of_it) or text)} - ({*countries(others)} - {*countries(place)})
    if {*words(claimed)} <= own:
        return "held"
    named = {*countries(claimed)}
    if _is_land(claimed):
        return "held" if named & lands else "other" if lands else "open"
    return "other" if not _is_land(place) or (named and not named & lands) else "open"


def _is_land(place: str) -> bool:
    """Whether a place is a country and no city."""
    return bool(countries(place)) and not any(one.place for one in mentions(place))


def _places(claim: str, series: str) -> list[str]:
    """The countries and cities that a claim gives for a meeting; those in the name of the series are left out."""
    return [
        one
        for one in _named_places(claim)
        if one.casefold() not in MONTH_NUMBERS and not {*words(one)} <= {*words(series)}
    ]


def _named_places(claim: str) -> Iterator[str]:
    if held := _IS_HELD.search(claim):
        yield held["name"]
    elif hosts := _HOSTS.search(claim):
        before = claim[: hosts.start()]
        yield from countries(before if first_verb(before) is None else "")
        yield from filter(None, (hosts["name"],))
