"""Who presided at a meeting, or hosted it."""

import re
from dataclasses import replace

from rag.answering.asked import Asked
from rag.answering.attendance.named import MOST_NAMED, called, is_of_any, records_of
from rag.answering.composed import Citations, Composed
from rag.answering.meant import Meant
from rag.answering.sentences import best_sentence, holds, sentences_of
from rag.english import countries, fold, listing, sentence_case, with_article
from rag.outcomes import MeetingRecord
from rag.types import Item, Location, Section

_HOSTED = re.compile(r"\bhost")
_PRESIDED = re.compile(r"\bchair|\bpresid(?!ent)", re.IGNORECASE)
_OF_ALL = re.compile(r"\b(?:what|each|every|all|any)\b|\b(?:meetings|summits|conferences)\b")
"""Asks so of all meetings: "who chaired what?"."""
_BESIDE = re.compile(r"\b(?:after|before|following) (?P<state>(?:the )?\w+(?: \w+)?)\W*$", re.IGNORECASE)


def chaired(asked: Asked, what: Meant) -> Composed | None:
    """Who presided; of a question after the host, the country where no person is told.

    None where it is asked who has the chair before or after a state, which who presided does not tell.
    """
    beside = _BESIDE.search(what.written)
    if beside and countries(beside["state"]):
        return None
    if not what.meetings and _OF_ALL.search(what.text) and not what.series:
        what = replace(what, meetings=tuple(asked.catalogue.meetings))
    citations = Citations(asked.library)
    said: list[str] = []
    items: list[Item] = []
    for record in records_of(asked, what):
        elsewhere = _HOSTED.search(what.text) and record.hosts and record.places and not _of_the_host(record, asked)
        names, markers = (_host if elsewhere else _chairs)(record, asked, citations)
        if names:
            said.append(names)
            items.append(Item(f"{record.meeting.heading}: {names}", markers))
    if not said or not citations.quotes:
        return None
    if len(what.meetings) == 1:
        return Composed("meeting", headline=f"{said[0]}.", quotes=tuple(citations.quotes))
    told = f"Who presided is told of {len(items)} of {len(what.meetings)} meetings" if len(items) > MOST_NAMED else ""
    return Composed(
        "meeting",
        headline=f"{told or '; '.join(said)}.",
        sections=(Section("Meetings", tuple(items)),),
        quotes=tuple(citations.quotes),
        shown=len(items),
        there=len(what.meetings),
    )


def _of_the_host(record: MeetingRecord, asked: Asked) -> bool:
    """Whether one of those who presided is of the country that the meeting was held in, or of none that is known."""
    of_country, _ = asked.record.known_people
    of = [one.value.country or of_country.get(fold(one.value.name)) for one in record.chairs]
    return any(one is None or is_of_any(one, {record.hosts[0].value}) for one in of)


def _chairs(record: MeetingRecord, asked: Asked, citations: Citations) -> tuple[str, tuple[int, ...]]:
    names: list[str] = []
    markers: list[int] = []
    for one in record.chairs:
        for place in sorted(one.places, key=lambda place: not _says_so(place, asked))[:1]:
            marker = citations.cite(place.article_id, (place.start, place.end))
            markers.append(marker)
            quoted = citations.quotes[marker - 1].text
            names.append(called(one.value, quoted, asked.library.cut(place.article_id, place.start, place.end)))
    return listing(names), tuple(dict.fromkeys(markers))


def _says_so(place: Location, asked: Asked) -> bool:
    """Whether the sentence there says that somebody presided."""
    start, end = asked.library.sentences_around(place.article_id, place.start, place.end)
    return bool(_PRESIDED.search(asked.library.cut(place.article_id, start, end)))


def _host(record: MeetingRecord, asked: Asked, citations: Citations) -> tuple[str, tuple[int, ...]]:
    place = record.places[0].value
    every = sentences_of(asked.library, record.article_ids)
    country = record.hosts[0].value
    told = best_sentence(
        every,
        lambda one: (
            4 * bool(_HOSTED.search(one.text) and country in countries(one.text))
            + 2 * holds(one.text, place.split(",")[0])
            + holds(one.text, country)
        ),
    )
    markers = (citations.cite(told.article_id, told.span),) if told else ()
    return f"{sentence_case(with_article(country))}, in {place.split(',')[0]}", markers
