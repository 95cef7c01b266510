"""Puts a list of meetings into a table with what is to be told of each: "with place, date and chair"."""

import re
from collections.abc import Callable, Sequence, Set
from dataclasses import replace
from typing import Any

from rag.answering.asked import Asked
from rag.answering.attendance import MOST_NAMED
from rag.answering.composed import Citations, Composed
from rag.english import day_of, listing, number_of, sentence_case
from rag.outcomes import MeetingRecord
from rag.question import Meeting
from rag.record import Participant, Recorded
from rag.types import Item, Table

_UNTOLD = "not told"


def with_columns(composed: Composed, columns: str, asked: Asked) -> Composed:
    """The answer with its meetings as rows of a table; unchanged where it lists none, or nothing told of them is asked.

    Args:
        composed: With the meetings as a section.
        columns: The words that say what is to be told of each.
        asked: The question.
    """
    wanted = [(title, cell) for title, pattern, cell in _COLUMNS if re.search(pattern, columns.casefold())]
    meetings = {one.heading: one for one in asked.catalogue.meetings}
    listed = next((one for one in composed.sections if one.title == "Meetings"), None)
    if listed is None or not wanted:
        return composed
    citations = Citations(asked.library, [*composed.quotes])
    rows = []
    for item in listed.items:
        meeting = next((meetings[heading] for heading in meetings if item.text.startswith(heading)), None)
        if meeting is None:
            return composed
        record = asked.record.meeting(meeting)
        name = f"{_name(meeting, {title for title, _ in wanted})}{item.text.removeprefix(meeting.heading)}"
        rows.append((replace(item, text=name), *(cell(record, citations) for _, cell in wanted)))
    return replace(
        composed,
        sections=tuple(one for one in composed.sections if one is not listed),
        table=Table(("Meeting", *(title for title, _ in wanted)), tuple(rows)),
        quotes=tuple(citations.quotes),
    )


def _name(meeting: Meeting, columns: Set[str]) -> str:
    """The meeting as its row is headed: with its city and day, unless these have columns of their own."""
    city = "" if "Place" in columns else meeting.city
    day = day_of(meeting.date) if meeting.date and "Date" not in columns else ""
    return ", ".join(part for part in (meeting.title, city, day) if part)


def _place(record: MeetingRecord, _: Citations) -> Item:
    return Item(record.meeting.place or _UNTOLD)


def _date(record: MeetingRecord, _: Citations) -> Item:
    return Item(day_of(record.meeting.date) if record.meeting.date else _UNTOLD)


def _host(record: MeetingRecord, _: Citations) -> Item:
    return Item(record.hosts[0].value if record.hosts else _UNTOLD)


def _chair(record: MeetingRecord, citations: Citations) -> Item:
    return _named(record.chairs, citations)


def _participants(record: MeetingRecord, citations: Citations) -> Item:
    there = record.who("present", "state", "organisation")
    return _named(there, citations) if len(there) <= MOST_NAMED else Item(number_of(len(there), "participant"))


def _named(who: Sequence[Recorded[Participant]], citations: Citations) -> Item:
    """The names, each with the sentence that gives it."""
    return Item(listing([one.value.name for one in who]) or _UNTOLD, _markers(who, citations))


def _documents(record: MeetingRecord, citations: Citations) -> Item:
    adopted = [one for one in record.documents if one.value.status == "adopted"]
    return Item(sentence_case("; ".join(one.value.name for one in adopted)) or _UNTOLD, _markers(adopted, citations))


def _markers(told: Sequence[Recorded[Any]], citations: Citations) -> tuple[int, ...]:
    """The sentences that first give each of these values."""
    places = [place for one in told for place in one.places[:1]]
    return tuple(dict.fromkeys(citations.cite(one.article_id, (one.start, one.end)) for one in places))


_COLUMNS: Sequence[tuple[str, str, Callable[[MeetingRecord, Citations], Item]]] = (
    ("Place", r"\b(?:places?|cit(?:y|ies)|venues?|where)\b", _place),
    ("Date", r"\b(?:dates?|days?|years?|when)\b", _date),
    ("Host", r"\b(?:hosts?|hosted|countr(?:y|ies))\b", _host),
    ("Chair", r"\b(?:chair\w*|presided)\b", _chair),
    ("Took part", r"\b(?:participants?|who (?:came|attended|took part|was there))\b", _participants),
    ("Adopted", r"\b(?:documents?|declarations?)\b", _documents),
)
"""Title, wording and cell of each column."""
