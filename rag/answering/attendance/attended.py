"""Whether somebody, or a country, was at a meeting."""

import re
from collections import defaultdict
from collections.abc import Callable
from dataclasses import replace

from rag.answering.asked import Asked
from rag.answering.attendance.named import MOST_NAMED, at_each, is_named, is_of_any, records_of, stand_ins_of
from rag.answering.attendance.of_office import accounts_of_office
from rag.answering.attendance.representing import represented
from rag.answering.attendance.staying_away import stayed_away, told_from_afar
from rag.answering.attendance.telling import CAME, cite_participants, naming_most_present
from rag.answering.composed import Citations, Composed
from rag.answering.meant import Meant
from rag.answering.sentences import ArticleSentence, best_sentence, sentences_of
from rag.answering.who import acting_countries
from rag.english import countries, fold, listing, with_article, words
from rag.outcomes import MeetingRecord, meeting_record
from rag.question import Meeting
from rag.record import Participant
from rag.types import Item, Section

_STAYED_AWAY = re.compile(r"\b(skip|miss|absent|boycott|stay(ed)? away)")
_OFFICE = re.compile(
    r"\b(?:president|prime minister|chancellor|premier|king|emir|foreign minister|minister|leader|head of state)\b"
)
_LEADERS = re.compile(r"\b(leaders|presidents|prime ministers|heads of (state|government))\b", re.IGNORECASE)


def attended(asked: Asked, what: Meant) -> Composed | None:
    """Whether somebody, or a country, was there; of several meetings a line each."""
    meetings = _of_one_series(what.meetings, asked.understood.named.places)
    if 1 < len(meetings) <= MOST_NAMED:
        return at_each(asked, replace(what, meetings=meetings), _was_there)
    return _was_there(asked, what)


def _was_there(asked: Asked, what: Meant) -> Composed | None:
    named = asked.understood.named
    asked_for = acting_countries(what) if named.countries else set()
    if len(what.meetings) != 1 or not (named.people or asked_for):
        return None
    (record,) = records_of(asked, what)

    def meant(who: Participant) -> bool:
        if named.people:
            return who.kind == "person" and is_named(who, named.people)
        return who.kind != "person" and is_of_any(who.name, asked_for)

    citations = Citations(asked.library)
    denied = bool(_STAYED_AWAY.search(what.text))
    if not named.people and (office := _OFFICE.search(what.text)):
        return _office_holder(office[0], asked_for, record, denied, asked)
    for presence, was_there in (("absent", False), ("present", True), ("observer", True), ("invited", True)):
        found = [one for one in record.participants if one.value.presence == presence and meant(one.value)]
        if not found or (presence == "absent" and not named.people and _is_represented(asked_for, record, asked)):
            continue
        cite_participants(found[:1], citations)
        if presence == "absent":
            cite_participants(stand_ins_of(record, found[0]), citations)
        if was_there and named.people and (afar := _by_video(named.people, citations)):
            verdict = "No" if denied else "Only by video"
            return _shown(f"{verdict}: {afar}.", asked_for, record, citations, asked)
        role = {"observer": " as an observer", "invited": " as a guest"}.get(presence, "")
        verdict = "No" if was_there == denied else "Yes"
        said = f"{with_article(found[0].value.name)} was {f'there{role}' if was_there else 'absent'}"
        return _shown(f"{verdict}: {said}.", asked_for, record, citations, asked)
    if gone := _absent_leader(asked, record, citations) or _represented_instead(asked, record, citations):
        return replace(gone, headline=f"{'Yes' if denied else 'No'}: {gone.headline}")
    return None if denied else _not_named(asked, what, record, citations)


def _of_one_series(meetings: tuple[Meeting, ...], places: frozenset[str]) -> tuple[Meeting, ...]:
    """The meetings of the one series that met in every place named: "the summits in Astana and Tianjin"; else all."""
    series: dict[str, list[Meeting]] = defaultdict(list)
    for one in meetings:
        series[one.summit].append(one)
    everywhere = [ones for ones in series.values() if all(any(one.is_in([place]) for one in ones) for place in places)]
    return tuple(everywhere[0]) if len(places) > 1 and len(everywhere) == 1 else meetings


def _by_video(people: frozenset[str], citations: Citations) -> str | None:
    """The words of what is quoted that tell of these people to have taken part from afar."""
    for quote in citations.quotes:
        said = (told for told in told_from_afar(quote.text) if people.intersection(words(told)))
        if found := next(said, None):
            return found
    return None


def _shown(headline: str, of: set[str], record: MeetingRecord, citations: Citations, asked: Asked) -> Composed | None:
    """The answer with a sentence that names whom it is about; of a country that none names, the list of those there."""
    if not citations.quotes and (naming := _naming(of, record, asked)):
        citations.cite(naming.article_id, naming.span)
    if citations.quotes:
        return Composed("meeting", headline=headline, quotes=tuple(citations.quotes))
    there = [with_article(one.value.name) for one in record.who("present", "state", "organisation")]
    if not of or not there:
        return None
    listed = Item(f"{listing(there)}.", article_id=record.article_ids[0])
    return Composed("meeting", headline=headline, sections=(Section("Participants", (listed,)),))


def _is_represented(of: set[str], record: MeetingRecord, asked: Asked) -> bool:
    """Whether a country's leader was absent and somebody else was there for it."""
    return next(represented(of, sentences_of(asked.library, record.article_ids)), None) is not None


def _naming(of: set[str], record: MeetingRecord, asked: Asked) -> ArticleSentence | None:
    """The sentence on a meeting that shows best that a country was there, where only the front matter names it."""
    every = sentences_of(asked.library, record.article_ids)
    if by := next(represented(of, every), None):
        return by.sentence
    return best_sentence(
        every, lambda one: (1 + bool(CAME.search(one.text))) * bool(of.intersection(countries(one.text)))
    )


_ROLES = {"observer": "As an observer", "invited": "As a guest"}


def presence_of(is_meant: Callable[[str], bool], meeting: Meeting, asked: Asked) -> Composed | None:
    """As what somebody was at a meeting by its record: an observer or a guest; None where it does not say.

    Args:
        is_meant: Whether a participant's name is that of whom is asked about.
        meeting: The meeting.
        asked: The question.
    """
    citations = Citations(asked.library)
    for one in meeting_record(meeting, asked.library, asked.catalogue.meetings).participants:
        role = _ROLES.get(one.value.presence)
        if role and one.places and is_meant(f"{one.value.name}, {one.value.country or ''}"):
            cite_participants([one], citations)
            return Composed("meeting", headline=f"{role}.", quotes=tuple(citations.quotes))
    return None


def _office_holder(office: str, of: set[str], record: MeetingRecord, denied: bool, asked: Asked) -> Composed | None:
    """Whether who holds an office of a country was there; both accounts where they differ, None where none tells."""
    told = sentences_of(asked.library, record.article_ids)
    every = [*accounts_of_office(office, of, told, record.who("present", "person"))]
    first = {one.there: one for one in reversed(every)}
    if not first:
        return None
    citations = Citations(asked.library)
    for one in first.values():
        citations.cite(one.sentence.article_id, one.sentence.span)
    if len(first) == 1:
        (one,) = first.values()
        verdict = "Yes" if one.there != denied else "No"
        return Composed("meeting", headline=f"{verdict}: {one.said}.", quotes=tuple(citations.quotes))
    apart = len({one.sentence.article_id for one in first.values()}) > 1
    said = f"Accounts differ: {first[True].said}; {first[False].said}."
    return Composed("meeting", headline=said, quotes=tuple(citations.quotes)) if apart else None


def _theirs(asked: Asked) -> set[str]:
    """The countries of the people whom the question names."""
    _, full = asked.record.known_people
    people = {key for one in asked.understood.named.people for key in (one, fold(full.get(one, "")))}
    return {*asked.record.countries_of(people)}


def _represented_instead(asked: Asked, record: MeetingRecord, citations: Citations) -> Composed | None:
    """That the country of the one person named was represented by somebody else."""
    people = asked.understood.named.people
    told = represented(_theirs(asked), sentences_of(asked.library, record.article_ids)) if people else iter(())
    other = next((one for one in told if not people & {*words(one.by)}), None)
    if other is None:
        return None
    citations.cite(other.sentence.article_id, other.sentence.span)
    said = f"{other.written} was represented by {other.by}."
    return Composed("meeting", headline=said, quotes=tuple(citations.quotes))


def _absent_leader(asked: Asked, record: MeetingRecord, citations: Citations) -> Composed | None:
    """That the leaders who stayed away are those of a person's country, though none of them is named."""
    theirs = _theirs(asked)
    for one in stayed_away(sentences_of(asked.library, record.article_ids)):
        if _LEADERS.search(one.who) and theirs & {*countries(one.who)}:
            citations.cite(one.told.article_id, one.told.span)
            return Composed(
                "meeting", headline=f"{re.sub('^The ', 'the ', one.who)} stayed away.", quotes=tuple(citations.quotes)
            )
    return None


def _not_named(asked: Asked, what: Meant, record: MeetingRecord, citations: Citations) -> Composed | None:
    """An answer that nothing names them among those who took part, with the sentence that names most participants."""
    named = asked.understood.named
    people = [word.title() for word in words(asked.understood.text) if word in named.people]
    who = listing(people or sorted(acting_countries(what)))
    states = record.who("present", "state")
    persons = record.who("present", "person")
    told = naming_most_present((*states, *persons), sentences_of(asked.library, record.article_ids))
    if told is not None:
        citations.cite(told.article_id, told.span)
    if not citations.quotes or not who:
        return None
    names = (
        f": it names {listing([with_article(one.value.name) for one in states])}"
        if 0 < len(states) <= MOST_NAMED
        else ""
    )
    return Composed(
        "meeting",
        headline=f"Nothing in the library says that {who} took part{names}.",
        quotes=tuple(citations.quotes),
    )
