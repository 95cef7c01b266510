"""Who was at a meeting: who came, who was absent and was stood in for, who presided."""

import re
from collections.abc import Iterable, Sequence

from rag.answering.asked import Asked
from rag.answering.composed import Citations, Composed
from rag.answering.meant import Meant
from rag.answering.sentences import Told, best, holds, sentences
from rag.english import countries, fold, listing, number_of, words
from rag.meeting_record import MeetingRecord, meeting_record
from rag.record import Participant, Recorded
from rag.types import Item, Location, Section

_MANY = 12
"""So many are named in a headline; of more the number is given."""
_STATES_ASKED = re.compile(r"\b(countries|states|members|delegations|country)\b")
_PERSONS_ASKED = re.compile(r"\b(presidents?|leaders?|heads of state|ministers?)\b")
_STAYED_AWAY = re.compile(r"\b(skip|miss|absent|boycott|stay(ed)? away)")
Who = Recorded[Participant]


def records(asked: Asked, what: Meant) -> list[MeetingRecord]:
    """The joined records of the meetings meant."""
    return [meeting_record(one, asked.library, asked.catalogue.meetings) for one in what.meetings]


def chaired(asked: Asked, what: Meant) -> Composed | None:
    """Who presided; of a question after the host, the country where no person is told."""
    citations = Citations(asked.library)
    said: list[str] = []
    items: list[Item] = []
    for record in records(asked, what):
        names, markers = _chairs(record, asked, citations)
        if not names and re.search(r"\bhost", what.text) and record.hosts and record.places:
            names, markers = _host(record, asked, citations)
        if names:
            said.append(names)
            items.append(Item(f"{record.meeting.heading}: {names}", markers))
    if not said or not citations.quotes:
        return None
    if len(what.meetings) == 1:
        return Composed("meeting", headline=f"{said[0]}.", quotes=tuple(citations.quotes))
    return Composed(
        "meeting",
        headline="; ".join(said) + ".",
        sections=(Section("Meetings", tuple(items)),),
        quotes=tuple(citations.quotes),
        shown=len(items),
        there=len(what.meetings),
    )


def _chairs(record: MeetingRecord, asked: Asked, citations: Citations) -> tuple[str, tuple[int, ...]]:
    names: list[str] = []
    markers: list[int] = []
    for one in record.chairs:
        for place in one.places[:1]:
            marker = citations.cite(place.article_id, (place.start, place.end))
            markers.append(marker)
            quoted = citations.quotes[marker - 1].text
            names.append(_called(one.value, quoted, asked.library.cut(place.article_id, place.start, place.end)))
    return listing(names), tuple(dict.fromkeys(markers))


def _host(record: MeetingRecord, asked: Asked, citations: Citations) -> tuple[str, tuple[int, ...]]:
    place = record.places[0].value
    every = sentences(asked.library, record.article_ids)
    told = best(every, lambda one: 2 * holds(one.text, place.split(",")[0]) + holds(one.text, record.hosts[0].value))
    markers = (citations.cite(told.article_id, told.span),) if told else ()
    return f"{record.hosts[0].value}, in {place.split(',')[0]}", markers


def _called(who: Participant, quoted: str, written: str) -> str:
    """A person as the quoted sentence shows: the name, the office where it stands there, and the country."""
    if who.kind != "person":
        return who.name
    name = who.name if holds(quoted, who.name) else written
    office = f"{who.office} " if who.office and who.office[0].isupper() and holds(quoted, who.office) else ""
    country = f" of {who.country}" if who.country and not holds(office, who.country) else ""
    return f"{office}{name}{country}"


def came(asked: Asked, what: Meant) -> Composed | None:
    """Who took part: persons by name, states, and those invited, observing or absent, each shown where a text says so."""
    if len(what.meetings) != 1:
        return None
    (record,) = records(asked, what)
    persons = record.who("present", "person")
    states = record.who("present", "state", "organisation")
    if not persons and not states:
        return None
    citations = Citations(asked.library)
    markers = _cited([*persons, *record.who("absent"), *record.who("observer"), *record.who("invited"), *states], citations)
    states_asked = bool(_STATES_ASKED.search(what.text)) and not _PERSONS_ASKED.search(what.text)
    groups = [("People named", persons), ("States and organisations", states)]
    if states_asked or not persons:
        groups.reverse()
    sections = [
        Section(title, tuple(_item(one, markers) for one in group))
        for title, group in (
            *groups,
            ("Observers", record.who("observer")),
            ("Guests", record.who("invited")),
            ("Absent", record.who("absent")),
        )
        if group
    ]
    if not citations.quotes:
        return None
    listed = sum(len(section.items) for section in sections if section.title != "Absent")
    return Composed(
        "meeting",
        headline=_who_came(persons, states, states_asked=states_asked),
        sections=tuple(sections),
        quotes=tuple(citations.quotes),
        shown=listed,
        there=listed,
    )


def _who_came(persons: Sequence[Who], states: Sequence[Who], *, states_asked: bool) -> str:
    first, noun = (states, "state") if states_asked or not persons else (persons, "person")
    names = [_short(one.value) for one in first]
    bodies = sum(one.value.kind == "organisation" for one in first)
    if noun == "state":
        counted = number_of(len(first) - bodies, "state")
        if bodies:
            counted += f" and {number_of(bodies, 'organisation')}"
    else:
        counted = number_of(len(first), "person is named", "people are named")
    told = f"{counted[0].upper()}{counted[1:]}"
    if noun == "person" and states:
        told += f", of {number_of(len(states), 'state or organisation', 'states and organisations')} that took part"
    return f"{told}: {listing(names)}." if len(names) <= _MANY else f"{told}."


def _short(who: Participant) -> str:
    return f"{who.name} ({who.country})" if who.kind == "person" and who.country else who.name


def _item(one: Who, markers: dict[Location, int]) -> Item:
    told = tuple(dict.fromkeys(markers[place] for place in one.places if place in markers))[:1]
    who = one.value
    parts = ", ".join(part for part in (who.name, who.office, who.country) if part)
    return Item(parts if who.kind == "person" else who.name, told)


def _cited(everybody: Iterable[Who], citations: Citations) -> dict[Location, int]:
    """Markers by place: of the sentences that name most first, so many that everybody is shown who is named at all."""
    around: dict[Location, tuple[str, int, int]] = {}
    waiting = {nth: one for nth, one in enumerate(everybody) if one.places}
    for one in waiting.values():
        for place in one.places:
            start, end = citations.library.sentences_around(place.article_id, place.start, place.end)
            around[place] = (place.article_id, start, end)
    markers: dict[Location, int] = {}
    while waiting:
        named: dict[tuple[str, int, int], list[int]] = {}
        for nth, one in waiting.items():
            for sentence in {around[place] for place in one.places}:
                named.setdefault(sentence, []).append(nth)
        sentence = min(named, key=lambda each: (-len(named[each]), each))
        marker = citations.cite(sentence[0], sentence[1:])
        for nth in named[sentence]:
            markers |= {place: marker for place in waiting.pop(nth).places if around[place] == sentence}
    return markers


def absent(asked: Asked, what: Meant) -> Composed | None:
    """Who was absent, and who stood in where the record has somebody of the same country."""
    people = asked.understood.named.people
    if people and re.search(r"\b(summits|meetings|which|how many|how often)\b", what.text):
        return _absences(asked, people)
    if len(what.meetings) != 1:
        return None
    (record,) = records(asked, what)
    gone = record.who("absent")
    if people:
        gone = tuple(one for one in gone if _is(one.value, people))
    if not gone:
        return None
    citations = Citations(asked.library)
    markers = _cited(gone, citations)
    items = [_item(one, markers) for one in gone]
    stand_ins = [other for one in gone for other in _stand_ins(record, one)]
    sections = [Section("Absent", tuple(items))]
    if stand_ins:
        sections.append(Section("In their place", tuple(_item(one, _cited(stand_ins, citations)) for one in stand_ins)))
    headline = f"{listing([_short(one.value) for one in gone])}."
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
            if _is(gone.value, people) and gone.places:
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


def _is(who: Participant, people: frozenset[str]) -> bool:
    return bool(people.intersection(words(who.name)))


def _stand_ins(record: MeetingRecord, gone: Who) -> list[Who]:
    """Those present of the country of somebody absent, who is told of as a person."""
    country = gone.value.country
    if gone.value.kind != "person" or not country:
        return []
    return [
        one
        for one in record.who("present", "person")
        if one.value.country and _same_country(one.value.country, country) and fold(one.value.name) != fold(gone.value.name)
    ]


def _same_country(one: str, other: str) -> bool:
    return (countries(one) or (one,))[0] == (countries(other) or (other,))[0]


def stood_in(asked: Asked, what: Meant) -> Composed | None:
    """Who came in the place of somebody, or for a country."""
    if len(what.meetings) != 1:
        return None
    (record,) = records(asked, what)
    named = asked.understood.named
    citations = Citations(asked.library)
    gone = [one for one in record.who("absent") if _is(one.value, named.people)]
    found = [other for one in gone for other in _stand_ins(record, one)]
    if not named.people and named.countries:
        found = [
            one for one in record.who("present", "person")
            if one.value.country and any(_same_country(one.value.country, country) for country in named.countries)
        ]  # fmt: skip
    if not found:
        return None
    told = _naming(asked, record, found[0], named.people)
    if told is not None:
        citations.cite(told.article_id, told.span)
    _cited([*found, *gone], citations)
    if not citations.quotes:
        return None
    quoted = " ".join(quote.text for quote in citations.quotes)
    said = listing([_called(one.value, quoted, one.value.name) for one in found])
    return Composed("meeting", headline=f"{said}.", quotes=tuple(citations.quotes))


def _naming(asked: Asked, record: MeetingRecord, who: Who, people: frozenset[str]) -> Told | None:
    """The sentence that names both who came and who did not."""
    surname = words(who.value.name)[-1]
    return best(
        sentences(asked.library, record.article_ids),
        lambda one: float(surname in words(one.text) and bool(people.intersection(words(one.text)))),
    )


def attended(asked: Asked, what: Meant) -> Composed | None:
    """Whether somebody, or a country, was there."""
    named = asked.understood.named
    if len(what.meetings) != 1 or not (named.people or named.countries):
        return None
    (record,) = records(asked, what)

    def meant(who: Participant) -> bool:
        if named.people:
            return who.kind == "person" and _is(who, named.people)
        return who.kind != "person" and any(_same_country(who.name, country) for country in named.countries)

    citations = Citations(asked.library)
    denied = bool(_STAYED_AWAY.search(what.text))
    for presence, was_there in (("absent", False), ("present", True), ("observer", True), ("invited", True)):
        found = [one for one in record.participants if one.value.presence == presence and meant(one.value)]
        if not found:
            continue
        _cited(found[:1], citations)
        if presence == "absent":
            _cited(_stand_ins(record, found[0]), citations)
        if not citations.quotes:
            return None
        role = {"observer": " as an observer", "invited": " as a guest"}.get(presence, "")
        verdict = "No" if was_there == denied else "Yes"
        said = f"{found[0].value.name} was {f'there{role}' if was_there else 'absent'}"
        return Composed("meeting", headline=f"{verdict}: {said}.", quotes=tuple(citations.quotes))
    return None if denied else _not_named(asked, record, citations)


def _not_named(asked: Asked, record: MeetingRecord, citations: Citations) -> Composed | None:
    """That nothing names somebody among those who took part, with the sentence that names most of these."""
    named = asked.understood.named
    people = [word.title() for word in words(asked.understood.text) if word in named.people]
    who = listing([*people, *sorted(named.countries)] if not people else people)
    states = record.who("present", "state")
    persons = record.who("present", "person")
    _cited_best(persons or states, citations)
    if not citations.quotes or not who:
        return None
    told = f": it names {listing([one.value.name for one in states])}" if 0 < len(states) <= _MANY else ""
    return Composed(
        "meeting",
        headline=f"Nothing in the library says that {who} took part{told}.",
        quotes=tuple(citations.quotes),
    )


def _cited_best(everybody: Sequence[Who], citations: Citations) -> None:
    """Cite the one sentence that names most of them."""
    counts: dict[tuple[str, int, int], int] = {}
    for one in everybody:
        for place in one.places:
            start, end = citations.library.sentences_around(place.article_id, place.start, place.end)
            counts[place.article_id, start, end] = counts.get((place.article_id, start, end), 0) + 1
    if counts:
        article_id, start, end = max(counts, key=lambda each: (counts[each], each))
        citations.cite(article_id, (start, end))
