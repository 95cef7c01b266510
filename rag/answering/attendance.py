"""Who was at a meeting: who came, who was absent and was stood in for, who presided."""

import re
from collections.abc import Iterable, Sequence

from rag.answering.asked import Asked
from rag.answering.composed import Citations, Composed
from rag.answering.meant import Meant
from rag.answering.sentences import ArticleSentence, best_sentence, holds, sentences_of
from rag.answering.who import acting_countries
from rag.english import countries, fold, listing, number_of, sentence_case, with_article, words
from rag.meeting_record import MeetingRecord, meeting_record
from rag.record import Participant, Recorded
from rag.types import Item, Location, Section

_MANY = 12
"""So many are named in a headline; of more the number is given."""
_STATES_ASKED = re.compile(r"\b(countries|states|members|delegations|country)\b")
_PERSONS_ASKED = re.compile(
    r"\b(?:which|what|how many|who were the|list the|the) (?:\w+ )?(presidents?|leaders?|heads of state"
    r"|ministers?)\b(?! meeting)"
)
_CAME = re.compile(
    r"\b(attended|took part|participated|came|gathered|brought together|present|sat down|met|received"
    r"|joined|represented"
    r"|sent|chaired|hosted|the host|presided|welcomed|signed by|in the hall|were there|at the table)\b"
)
"""Words of a sentence that tells who was at a meeting."""
_ALL = re.compile(
    r"\b(?:all|the|over|some|more than|nearly|about)\b(?: \S+){0,5} (?:presidents|leaders|heads of state"
    r"|members|delegations|countries)\b",
    re.IGNORECASE,
)
_STAYED_AWAY = re.compile(r"\b(skip|miss|absent|boycott|stay(ed)? away)")
_NO_PRESIDENT = re.compile(
    r"\b(minister|premier|secretary|chancellor|commissioner|head|chief|envoy|negotiator)\b", re.IGNORECASE
)
_NO_LEADER = re.compile(
    r"\b(foreign|deputy|trade|climate|commerce|treasury|environment|affairs|secretary|negotiator|envoy)\b",
    re.IGNORECASE,
)
Who = Recorded[Participant]
_Place = tuple[str, int, int]
"""An article and a range of its text."""


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
    every = sentences_of(asked.library, record.article_ids)
    told = best_sentence(
        every, lambda one: 2 * holds(one.text, place.split(",")[0]) + holds(one.text, record.hosts[0].value)
    )
    markers = (citations.cite(told.article_id, told.span),) if told else ()
    return f"{sentence_case(with_article(record.hosts[0].value))}, in {place.split(',')[0]}", markers


def _called(who: Participant, quoted: str, written: str) -> str:
    """A person as the quoted sentence shows: the name, the office where it stands there, and the country."""
    if who.kind != "person":
        return with_article(who.name)
    name = who.name if holds(quoted, who.name) else written
    office = f"{who.office} " if who.office and who.office[0].isupper() and holds(quoted, who.office) else ""
    country = f" of {with_article(who.country)}" if who.country and not holds(office, who.country) else ""
    return f"{office}{name}{country}"


def came(asked: Asked, what: Meant) -> Composed | None:
    """Who took part: persons by name, states, and those invited, observing or absent.

    Quoted is what tells of attendance: sentences that say so, or that name several of those who were there. Sentences
    that only name one of them at some other point are related.
    """
    if len(what.meetings) != 1:
        return None
    (record,) = records(asked, what)
    persons = _asked_for(record.who("present", "person"), what)
    states = record.who("present", "state", "organisation")
    others = [
        ("Observers", record.who("observer")),
        ("Guests", record.who("invited")),
        ("Absent", record.who("absent")),
    ]
    if not persons and not states:
        return None
    citations = Citations(asked.library)
    every = sentences_of(asked.library, record.article_ids)
    for one in _group_sentences(every):
        citations.cite(one.article_id, one.span)
    markers = _cited([*persons, *states, *(one for _, group in others for one in group)], citations, attendance=True)
    if not citations.quotes and (told := _tells_most((*states, *persons), every)):
        citations.cite(told.article_id, told.span)
    if not citations.quotes:
        return None
    shown = [one for one in persons if any(place in markers for place in one.places)]
    by_state = len(shown) < len(persons) or not shown or _asks_for_states(what)
    groups = [("People named", persons), ("States and organisations", states)]
    sections = [
        Section(title, tuple(_item(one, markers) for one in group))
        for title, group in (*(reversed(groups) if by_state else groups), *others)
        if group
    ]
    listed = sum(len(section.items) for section in sections if section.title != "Absent")
    return Composed(
        "meeting",
        headline=_states_came(states) if by_state and states else _persons_came(shown, states, len(persons)),
        sections=tuple(sections),
        quotes=tuple(citations.quotes),
        shown=listed,
        there=listed,
    )


def _asks_for_states(what: Meant) -> bool:
    return bool(_STATES_ASKED.search(what.text)) and not _PERSONS_ASKED.search(what.text)


def _asked_for(persons: Sequence[Who], what: Meant) -> tuple[Who, ...]:
    """Of the persons those whose office fits, where presidents or leaders are asked for."""
    asked = _PERSONS_ASKED.search(what.text)
    unfit = {"president": _NO_PRESIDENT, "leader": _NO_LEADER}.get(asked[1].rstrip("s") if asked else "")
    return tuple(one for one in persons if not (unfit and one.value.office and unfit.search(one.value.office)))


def _group_sentences(told: Sequence[ArticleSentence]) -> list[ArticleSentence]:
    """The first sentence that says of a whole group that it took part."""
    found = [
        one for one in told
        if re.search(
            r"\b(attended|took part|participated|came together|were present"
            r"|gathered)\b", one.text) and _ALL.search(one.text)
    ]  # fmt: skip
    return found[:1]


def _persons_came(persons: Sequence[Who], states: Sequence[Who], named: int) -> str:
    """Who came, of `named` people; those whom no quote shows are not counted."""
    if len(persons) < named:
        return f"Among those who came: {listing([_short(one.value) for one in persons[:_MANY]])}."
    counted = number_of(len(persons), "person", "people")
    of = f", of {number_of(len(states), 'state or organisation', 'states and organisations')}" if states else ""
    names = listing([_short(one.value) for one in persons])
    return f"{sentence_case(counted)}{of}: {names}." if len(persons) <= _MANY else f"{sentence_case(counted)}{of}."


def _states_came(states: Sequence[Who]) -> str:
    bodies = sum(one.value.kind == "organisation" for one in states)
    counted = number_of(len(states) - bodies, "state")
    if bodies:
        counted += f" and {number_of(bodies, 'organisation')}"
    names = listing([with_article(one.value.name) for one in states])
    return (
        f"{sentence_case(counted)} took part: {names}."
        if len(states) <= _MANY
        else f"{sentence_case(counted)} took part."
    )


def _short(who: Participant) -> str:
    return f"{who.name} ({who.country})" if who.kind == "person" and who.country else with_article(who.name)


def _item(one: Who, markers: dict[Location, int]) -> Item:
    told = tuple(dict.fromkeys(markers[place] for place in one.places if place in markers))[:1]
    who = one.value
    parts = ", ".join(part for part in (who.name, who.office, who.country) if part)
    return Item(parts if who.kind == "person" else who.name, told)


def _cited(everybody: Iterable[Who], citations: Citations, *, attendance: bool = False) -> dict[Location, int]:
    """Markers by place: of the sentences that name most first, so many that everybody is shown who is named at all.

    Args:
        everybody: Whom to show.
        citations: Where the sentences are numbered.
        attendance: Whether a sentence must tell of attendance, or name several, to be cited.
    """
    around: dict[Location, _Place] = {}
    waiting = {nth: one for nth, one in enumerate(everybody) if one.places}
    for one in waiting.values():
        for place in one.places:
            around[place] = (place.article_id, *citations.library.sentences_around(*_range(place)))
    markers: dict[Location, int] = {}
    while waiting:
        named: dict[_Place, list[int]] = {}
        for nth, one in waiting.items():
            for sentence in {around[place] for place in one.places}:
                named.setdefault(sentence, []).append(nth)
        if attendance:
            named = {each: who for each, who in named.items() if len(who) > 2 or _tells(each, citations)}
        if not named:
            break
        sentence = min(named, key=lambda each: (-len(named[each]), each))
        marker = citations.cite(sentence[0], sentence[1:])
        for nth in named[sentence]:
            markers |= dict.fromkeys((one for one in waiting.pop(nth).places if around[one] == sentence), marker)
    return markers


def _range(place: Location) -> tuple[str, int, int]:
    return place.article_id, place.start, place.end


def _tells(sentence: _Place, citations: Citations) -> bool:
    return bool(_CAME.search(citations.library.cut(*sentence)))


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
    headline = f"{sentence_case(listing([_short(one.value) for one in gone]))}."
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
        if one.value.country
        and _same_country(one.value.country, country)
        and fold(one.value.name) != fold(gone.value.name)
    ]


def _of_any(country: str | None, wanted: set[str]) -> bool:
    return country is not None and any(_same_country(country, one) for one in wanted)


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
        wanted = acting_countries(what)
        found = [one for one in record.who("present", "person") if _of_any(one.value.country, wanted)]
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


def _naming(asked: Asked, record: MeetingRecord, who: Who, people: frozenset[str]) -> ArticleSentence | None:
    """The sentence that names both who came and who did not."""
    surname = words(who.value.name)[-1]
    return best_sentence(
        sentences_of(asked.library, record.article_ids),
        lambda one: float(surname in words(one.text) and bool(people.intersection(words(one.text)))),
    )


def attended(asked: Asked, what: Meant) -> Composed | None:
    """Whether somebody, or a country, was there."""
    named = asked.understood.named
    if len(what.meetings) != 1 or not (named.people or named.countries):
        return None
    (record,) = records(asked, what)
    asked_for = acting_countries(what)
    if not (named.people or asked_for):
        return None

    def meant(who: Participant) -> bool:
        if named.people:
            return who.kind == "person" and _is(who, named.people)
        return who.kind != "person" and _of_any(who.name, asked_for)

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
        said = f"{with_article(found[0].value.name)} was {f'there{role}' if was_there else 'absent'}"
        return Composed("meeting", headline=f"{verdict}: {said}.", quotes=tuple(citations.quotes))
    return None if denied else _not_named(asked, what, record, citations)


def _not_named(asked: Asked, what: Meant, record: MeetingRecord, citations: Citations) -> Composed | None:
    """That nothing names somebody among those who took part, with the sentence that names most of these."""
    named = asked.understood.named
    people = [word.title() for word in words(asked.understood.text) if word in named.people]
    who = listing(people or sorted(acting_countries(what)))
    states = record.who("present", "state")
    persons = record.who("present", "person")
    told = _tells_most((*states, *persons), sentences_of(asked.library, record.article_ids))
    if told is not None:
        citations.cite(told.article_id, told.span)
    if not citations.quotes or not who:
        return None
    names = (
        f": it names {listing([with_article(one.value.name) for one in states])}" if 0 < len(states) <= _MANY else ""
    )
    return Composed(
        "meeting",
        headline=f"Nothing in the library says that {who} took part{names}.",
        quotes=tuple(citations.quotes),
    )


def _tells_most(everybody: Sequence[Who], told: Sequence[ArticleSentence]) -> ArticleSentence | None:
    """The sentence that tells of attendance and names most of these, a country also by its people."""
    surnames = {words(one.value.name)[-1] for one in everybody if one.value.kind == "person"}
    names = {name for one in everybody if one.value.kind == "state" for name in countries(one.value.name)}

    def score(one: ArticleSentence) -> float:
        named = len(names.intersection(countries(one.text))) + len(surnames.intersection(words(one.text)))
        whole = bool(_ALL.search(one.text))
        return named + 3 * bool(_CAME.search(one.text)) + 3 * whole if named or whole else 0

    return best_sentence(told, score)
