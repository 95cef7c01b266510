"""What comes after a meeting: the next one of its series, and a calendar of all that are announced."""

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from rag.answering.asked import Asked
from rag.answering.composed import Citations, Composed
from rag.answering.meant import Meant
from rag.english import day_of, number_of, sentence_case, with_article
from rag.meeting_record import MeetingRecord, meeting_record
from rag.question import Meeting
from rag.record import NextMeeting, Recorded
from rag.types import Item, Refusal, Section, Table, ordinal

_AFTER_YEAR = re.compile(r"\bafter (?:the )?((?:19|20)\d\d)\b")
_LOOKS_AHEAD = re.compile(
    r"\b(next|following|will (?:host|hold|take|chair)|due|to be held|takes? over|pass(?:ed|es) the chair"
    r"|holds it for|scheduled)\b"
)


@dataclass(frozen=True, slots=True)
class _Announced:
    """A meeting that an article announces and that no article of the library reports on."""

    after: Meeting
    recorded: Recorded[NextMeeting]

    @property
    def value(self) -> NextMeeting:
        """What is told of it."""
        return self.recorded.value

    @property
    def order(self) -> tuple[int, str, int]:
        """By year, day and number; what has no year comes last."""
        return (self.value.year or 9999, str(self.value.day or ""), self.value.edition or 0)


def following(asked: Asked, what: Meant) -> Composed | None:
    """The next meetings of the series that are announced, or the one that the library holds after the one meant."""
    named = asked.understood.named
    held = [one for one in asked.catalogue.meetings if one.summit in what.series or one in what.meetings]
    if not held:
        return None
    if after := _AFTER_YEAR.search(what.text):
        earlier = tuple(one for one in held if one.date and one.date.year == int(after[1]))
        what = replace(what, meetings=earlier) if earlier else what
    if what.meetings and (named.edition or what.years or named.places or after):
        return _after(asked, what)
    found = _announced(asked, held)
    if named.edition or what.years:
        found = [
            one
            for one in found
            if (not named.edition or named.edition in (one.value.edition, (one.after.edition or -1) + 1))
            and (not what.years or one.value.year in what.years)
        ]
    return _told(found, asked) or _nothing_announced(asked, what, held)


def _nothing_announced(asked: Asked, what: Meant, held: list[Meeting]) -> Composed | None:
    """An answer that nothing is announced; None where the reader found a sentence there that looks ahead."""
    ids = {article_id for one in held for article_id in one.article_ids}
    if "next" not in what.text or any(
        quote.article_id in ids and _LOOKS_AHEAD.search(quote.text) for quote in asked.reading.quotes
    ):
        return None
    latest = max(held, key=lambda one: str(one.date or ""))
    return Composed(
        "meeting",
        "declined",
        refusal=Refusal(
            f"Nothing in the library says when or where the next meeting of this series is. The latest that it holds"
            f" is the {latest.heading[0].lower() if latest.edition else latest.heading[0]}{latest.heading[1:]}."
        ),
        confidence=asked.reading.confidence,
    )


def _after(asked: Asked, what: Meant) -> Composed | None:
    """What follows the very meeting that the question names."""
    if len(what.meetings) != 1 or not any(word in what.text for word in ("next", "after", "follow")):
        return None
    (meeting,) = what.meetings
    record = meeting_record(meeting, asked.library, asked.catalogue.meetings)
    if record.successor is None:
        return _told([_Announced(meeting, one) for one in record.next_meetings], asked)
    later = meeting_record(record.successor, asked.library, asked.catalogue.meetings)
    citations = Citations(asked.library)
    places = [one.places[:1] for one in later.last_days[:1]] + [one.places[:1] for one in later.places[:1]]
    for place in (one for each in places for one in each):
        citations.cite(place.article_id, (place.start, place.end))
    if not citations.quotes:
        return None
    return Composed("meeting", headline=f"{record.successor.heading}.", quotes=tuple(citations.quotes))


def _told(found: list[_Announced], asked: Asked) -> Composed | None:
    """The announced meetings in order, the first of each series in the headline with what follows it."""
    found.sort(key=lambda one: (one.after.summit, one.order))
    citations = Citations(asked.library)
    items = [Item(_line(one), _markers(one, citations)) for one in found]
    if not items or not citations.quotes:
        return None
    series = {one.after.summit for one in found}
    headline = "; then ".join(_when_where(one.value) for one in found)
    if len(series) > 1:
        headline = "; ".join(item.text for item in items)
    passed = [one for one in found if _is_past(one.value, asked.today)]
    note = " The library holds no article on it yet." if len(passed) == len(found) == 1 else ""
    return Composed(
        "meeting",
        headline=f"{sentence_case(headline)}.{note}",
        sections=(Section("Announced", tuple(items)),) if len(items) > 1 else (),
        quotes=tuple(citations.quotes),
        shown=len(items),
        there=len(items),
    )


def announced(asked: Asked, what: Meant) -> Composed | None:
    """The meetings that are announced, for a year or for all time to come, by day."""
    years = asked.understood.named.years
    if what.period and what.period.relative and what.period.first and what.period.last:
        years = frozenset(range(what.period.first.year, what.period.last.year + 1))
    meetings = [one for one in asked.catalogue.meetings if not what.series or one.summit in what.series]
    found = [
        one
        for one in _announced(asked, meetings)
        if (one.value.year in years if years else not _is_past(one.value, asked.today))
    ]
    found.sort(key=lambda one: (one.order, one.after.summit))
    citations = Citations(asked.library)
    rows = [
        (
            Item(_name(one)),
            Item(_when(one.value)),
            Item(_where(one.value), _markers(one, citations)),
        )
        for one in found
    ]
    if not rows or not citations.quotes:
        return None
    when = f" for {' and '.join(map(str, sorted(years)))}" if years else ""
    verb = "is" if len(rows) == 1 else "are"
    counted = number_of(len(rows), "meeting")
    return Composed(
        "meeting",
        headline=f"{counted[0].upper()}{counted[1:]} {verb} announced{when} in the articles of the library.",
        table=Table(("Meeting", "When", "Where"), tuple(rows)),
        quotes=tuple(citations.quotes),
        shown=len(rows),
        there=len(rows),
    )


def _announced(asked: Asked, meetings: list[Meeting]) -> list[_Announced]:
    """The announced meetings of these series that the library holds no article on."""
    found: list[_Announced] = []
    for one in meetings:
        record = meeting_record(one, asked.library, asked.catalogue.meetings)
        found += (each for each in _following(record) if not _is_held(each, asked))
    return found


def _following(record: MeetingRecord) -> Iterator[_Announced]:
    for one in record.next_meetings:
        yield _Announced(record.meeting, one)


def _is_held(announced: _Announced, asked: Asked) -> bool:
    """Whether a meeting of the library is the announced one, or a later one of its series."""
    after, told = announced.after, announced.value
    for one in asked.catalogue.meetings:
        if one.summit != after.summit or one == after or not (one.date and after.date and one.date > after.date):
            continue
        if told.year is None or one.date.year >= told.year:
            return True
    return False


def _markers(one: _Announced, citations: Citations) -> tuple[int, ...]:
    return tuple(
        dict.fromkeys(citations.cite(place.article_id, (place.start, place.end)) for place in one.recorded.places[:2])
    )


def _name(one: _Announced) -> str:
    number = one.value.edition
    return f"{ordinal(number).capitalize()} {one.after.summit}" if number else one.after.summit


def _line(one: _Announced) -> str:
    return f"{_name(one)}: {_when_where(one.value)}"


def _when(value: NextMeeting) -> str:
    return day_of(value.day) if value.day else str(value.year or "not told")


def _where(value: NextMeeting) -> str:
    return value.place or ("still to be settled" if value.venue_open else "not told")


def _when_where(value: NextMeeting) -> str:
    """As "Bishkek, 2026" or "2027, the venue still to be settled"."""
    when = _when(value) if value.day or value.year else ""
    if value.place:
        return f"{with_article(value.place)}, {when}" if when else with_article(value.place)
    return f"{when}; the venue is still to be settled" if value.venue_open else when or "no date told"


def _is_past(value: NextMeeting, today: dt.date) -> bool:
    return value.day < today if value.day else bool(value.year and value.year < today.year)
