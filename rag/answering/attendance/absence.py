"""Who stayed away from a meeting, and who came in their place."""

import re

from rag.answering.asked import Asked
from rag.answering.attendance.named import Who, called, is_named, is_of_any, records_of, short_name, stand_ins_of
from rag.answering.attendance.telling import cite_participants, participant_item
from rag.answering.composed import Citations, Composed
from rag.answering.meant import Meant
from rag.answering.sentences import ArticleSentence, best_sentence, sentences_of
from rag.answering.who import acting_countries
from rag.english import listing, number_of, sentence_case, words
from rag.meeting_record import MeetingRecord, meeting_record
from rag.types import Item, Section


def absent(asked: Asked, what: Meant) -> Composed | None:
    """Who was absent, and who stood in where the record has somebody of the same country."""
    people = asked.understood.named.people
    if people and re.search(r"\b(summits|meetings|which|how many|how often)\b", what.text):
        return _absences(asked, people)
    if len(what.meetings) != 1:
        return None
    (record,) = records_of(asked, what)
    gone = record.who("absent")
    if people:
        gone = tuple(one for one in gone if is_named(one.value, people))
    if not gone:
        return None
    citations = Citations(asked.library)
    markers = cite_participants(gone, citations)
    items = [participant_item(one, markers) for one in gone]
    stand_ins = [other for one in gone for other in stand_ins_of(record, one)]
    sections = [Section("Absent", tuple(items))]
    if stand_ins:
        in_their_place = cite_participants(stand_ins, citations)
        sections.append(Section("In their place", tuple(participant_item(one, in_their_place) for one in stand_ins)))
    headline = f"{sentence_case(listing([short_name(one.value) for one in gone]))}."
    if not citations.quotes:
        return None
    return Composed(
        "meeting",
        headline=headline,
        sections=tuple(sections),
        quotes=tuple(citations.quotes),
        shown=len(items),
        there=len(items),
    )


def _absences(asked: Asked, people: frozenset[str]) -> Composed | None:
    """The meetings of the library that somebody was absent from."""
    citations = Citations(asked.library)
    items: list[Item] = []
    name = ""
    for one in asked.catalogue.meetings:
        record = meeting_record(one, asked.library, asked.catalogue.meetings)
        for gone in record.who("absent", "person"):
            if is_named(gone.value, people) and gone.places:
                place = gone.places[0]
                name = max(name, gone.value.name, key=len)
                items.append(Item(one.heading, (citations.cite(place.article_id, (place.start, place.end)),)))
    if not items:
        return None
    return Composed(
        "meeting",
        headline=f"{name} is said to have been absent from {number_of(len(items), 'meeting')} of the library.",
        sections=(Section("Meetings", tuple(items)),),
        quotes=tuple(citations.quotes),
        shown=len(items),
        there=len(items),
    )


def stood_in(asked: Asked, what: Meant) -> Composed | None:
    """Who came in the place of somebody, or for a country."""
    if len(what.meetings) != 1:
        return None
    (record,) = records_of(asked, what)
    named = asked.understood.named
    citations = Citations(asked.library)
    gone = [one for one in record.who("absent") if is_named(one.value, named.people)]
    found = [other for one in gone for other in stand_ins_of(record, one)]
    if not named.people and named.countries:
        wanted = acting_countries(what)
        found = [one for one in record.who("present", "person") if is_of_any(one.value.country, wanted)]
    if not found:
        return None
    told = _naming(asked, record, found[0], named.people)
    if told is not None:
        citations.cite(told.article_id, told.span)
    cite_participants([*found, *gone], citations)
    if not citations.quotes:
        return None
    quoted = " ".join(quote.text for quote in citations.quotes)
    said = listing([called(one.value, quoted, one.value.name) for one in found])
    return Composed("meeting", headline=f"{said}.", quotes=tuple(citations.quotes))


def _naming(asked: Asked, record: MeetingRecord, who: Who, people: frozenset[str]) -> ArticleSentence | None:
    """The sentence that names both who came and who did not."""
    surname = words(who.value.name)[-1]
    return best_sentence(
        sentences_of(asked.library, record.article_ids),
        lambda one: float(surname in words(one.text) and bool(people.intersection(words(one.text)))),
    )
