"""Who stayed away from a meeting, and who came in their place."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

from rag.answering.asked import Asked
from rag.answering.attendance.named import (
    Who,
    at_each,
    called,
    is_named,
    is_of_any,
    records_of,
    short_name,
    stand_ins_of,
)
from rag.answering.attendance.representing import represented, represented_there, sent_instead
from rag.answering.attendance.staying_away import Absence, explains, stayed_away, told_from_afar
from rag.answering.attendance.telling import cite_participants, participant_item
from rag.answering.composed import Citations, Composed
from rag.answering.meant import Meant
from rag.answering.sentences import ArticleSentence, best_sentence, holds, sentences_of
from rag.answering.who import acting_countries
from rag.english import countries, fold, listing, number_of, sentence_case, with_article, words
from rag.outcomes import MeetingRecord, meeting_record
from rag.types import Item, Section

_HOST = re.compile(r"([A-Z][\w-]+)['’]s? (?:[\w-]+ ){0,4}?(?:summits?|meetings?|conferences?|talks|gatherings?)\b")
"""Somebody whose meeting it is, who is not asked about: "who stayed away from Merkel's Berlin summit?"."""
_IN_PERSON = re.compile(r"\b(?:in person|physically|in the flesh|on the spot|by video|video link|remotely)\b")
_WHY = re.compile(r"\bwhy\b|\breasons?\b|\bhow come\b")


def absent(asked: Asked, what: Meant) -> Composed | None:
    """Who was absent, why where that is asked, and who stood in where the record has somebody of the same country.

    Where nobody in particular is asked about, also which countries others than their leaders were there for.
    """
    people = asked.understood.named.people - {word for one in _HOST.findall(what.written) for word in words(one)}
    if people and re.search(r"\b(summits|meetings|which|how many|how often)\b", what.text):
        return _absences(asked, people)
    if len(what.meetings) > 1:
        return at_each(asked, what, absent)
    if not what.meetings:
        return None
    (record,) = records_of(asked, what)
    every = sentences_of(asked.library, record.article_ids)
    through = [] if people else list(represented(_states_in(every), every))
    by_others = {name for one in through for name in countries(one.written)}
    gone = tuple(
        one
        for one in record.who("absent")
        if (is_named(one.value, people) if people else not is_of_any(one.value.name, by_others))
    )
    told = list(stayed_away(every))
    others = [
        one
        for one in told
        if (people.intersection(words(one.told.text)) if people else not _is_known(one, gone))
        and not ({*countries(one.who)} and {*countries(one.who)} <= by_others)
    ]
    others = [] if people and gone else others
    gone = tuple(one for one in gone if not any(holds(other.who, one.value.name) for other in others))
    stands = [(one.written, one.by, one.sentence) for one in through]
    represented_too = [] if people else [one for one in others if _by_others(one)]
    stands += [(one.who, _by_others(one), one.told) for one in represented_too]  # nobody who is missed
    others = [one for one in others if one not in represented_too]
    citations = Citations(asked.library)
    markers = cite_participants(gone, citations)
    items = [_shown(participant_item(one, markers), one, told, citations) for one in gone]
    away = _each_once(others)
    items += [
        Item(who, tuple(citations.cite(one.told.article_id, one.told.span) for one in told_by))
        for who, told_by in away.items()
    ]
    sections = [Section("Absent", tuple(items))] if items else []
    afar = list(_from_afar(every)) if _IN_PERSON.search(what.text) and not people else []
    for title, also in (
        ("By video", afar),
        ("Represented by others", [(f"{who}: {by}", sentence) for who, by, sentence in stands]),
    ):
        if also:
            cited = (Item(said, (citations.cite(one.article_id, one.span),)) for said, one in also)
            sections.append(Section(title, tuple(cited)))
    if stand_ins := [other for one in gone for other in stand_ins_of(record, one)]:
        in_their_place = cite_participants(stand_ins, citations)
        sections.append(Section("In their place", tuple(participant_item(one, in_their_place) for one in stand_ins)))
    if _WHY.search(what.text) and (reasons := _reasons(every, citations)):
        sections.append(Section("Why", tuple(reasons)))
    named = [*(short_name(one.value) for one in gone), *away, *(said for said, _ in afar)]
    named = named or [f"{with_article((*countries(who), who)[0])} was represented by {by}" for who, by, _ in stands]
    if not citations.quotes:
        return None
    return Composed(
        "meeting",
        headline=f"{sentence_case(listing(named) if not (others or afar or not gone) else '; '.join(named))}.",
        sections=tuple(sections),
        quotes=tuple(citations.quotes),
        shown=len(items),
        there=len(items),
    )


def absent_anywhere(asked: Asked, what: Meant) -> Composed | None:
    """The sentences on absences and stand-ins of every meeting of the library, by meeting; None where one is meant."""
    if what.meetings or asked.understood.named.people or not _OF_ALL_MEETINGS.search(what.text):
        return None
    citations = Citations(asked.library)
    sections: list[Section] = []
    recorded: dict[str, set[int]] = defaultdict(set)
    for facts in asked.library.meeting_facts():
        for fact in (*facts.participants, *facts.chairs):
            if fact.span and fact.value.presence == "absent":
                recorded[fact.article_id].add(fact.span[0])
    for meeting in asked.catalogue.meetings:
        every = sentences_of(asked.library, meeting.article_ids)
        away = {one.told for one in stayed_away(every) if not _FROM_A_VOTE.search(one.told.text)}
        told = [
            one
            for one in every
            if one in away
            or _STOOD_IN.search(one.text)
            or any(one.start <= at < one.end for at in recorded.get(one.article_id, ()))
        ]
        if told:
            sections.append(Section(meeting.heading, tuple(map(citations.item, told))))
    if not sections:
        return None
    return Composed(
        "meeting",
        headline=f"Absences or stand-ins are told of {number_of(len(sections), 'meeting')} of the library.",
        sections=tuple(sections),
        quotes=tuple(citations.quotes),
        shown=len(citations.quotes),
        there=len(citations.quotes),
    )


_OF_ALL_MEETINGS = re.compile(
    r"\b(?:all|every|each|any|across|an?|your|the|which)\b.*\b(?:meetings?|summits?|conferences?|articles|library)\b"
)
_FROM_A_VOTE = re.compile(r"\btak\w+ part in the (?:vote|ballot)\b")
_STOOD_IN = re.compile(
    r"\b(?:stood in for|acted in (?:his|her) (?:place|stead)|in the absence of|is in (?:his|her) chair"
    r"|on behalf of (?:the )?(?:[Pp]resident|[Pp]rime [Mm]inister|[Cc]hancellor|[Kk]ing)|deputi[sz]ed for"
    r"|(?:was|were) represented by (?:its|his|her|their|the|an?|[A-Z]\w+) (?:\w+ )*?[Mm]inister)\b"
)


def _by_others(one: Absence) -> str:
    """By whom somebody was represented, where that is what the sentence says; empty for a real absence."""
    return (
        sent_instead(one.told.text)
        if _WAS_REPRESENTED.search(one.told.text) and ", represented" not in one.told.text
        else ""
    )


_WAS_REPRESENTED = re.compile(r"\b(?:was|were|is|are) represented by\b")


def _states_in(told: Sequence[ArticleSentence]) -> frozenset[str]:
    """The countries that the sentences name."""
    return frozenset(name for one in told for name in countries(one.text))


def _from_afar(told: Sequence[ArticleSentence]) -> Iterator[tuple[str, ArticleSentence]]:
    """The clauses that tell of somebody who took part by video, each with its sentence."""
    for one in told:
        for said in told_from_afar(one.text):
            yield said, one


def _shown(item: Item, gone: Who, told: Sequence[Absence], citations: Citations) -> Item:
    """The item with a sentence that tells of this absence, where the record gives no place."""
    known = next((one.told for one in told if _is_known(one, [gone])), None)
    return item if item.markers or known is None else Item(item.text, (citations.cite(known.article_id, known.span),))


def _each_once(others: Sequence[Absence]) -> dict[str, list[Absence]]:
    """The absences by whom they are of, a country that two articles call differently once, by the shorter words."""
    groups: dict[str, list[Absence]] = defaultdict(list)
    for one in others:
        named = countries(one.who)
        groups[named[0] if len(named) == 1 and _ONLY_A_NAME.fullmatch(one.who) else one.who].append(one)
    return {min((one.who for one in of), key=len): of for of in groups.values()}


_ONLY_A_NAME = re.compile(r"(?:[Tt]he )?[A-ZÀ-Þ][\w'’-]*(?: (?:of |and |the )*[A-ZÀ-Þ][\w'’-]*)*")


def _is_known(one: Absence, gone: Sequence[Who]) -> bool:
    """Whether the record tells of everybody whom the words name, by the name or by the country."""
    known = [each.value for each in gone]
    if len({*countries(one.who)}) < 2 and any(
        each.kind == "person" and holds(one.who, words(each.name)[-1]) for each in known
    ):
        return True
    named = {*countries(one.who)}
    return bool(named) and all(any(is_of_any(each.country or each.name, {name}) for each in known) for name in named)


def _reasons(told: Sequence[ArticleSentence], citations: Citations) -> list[Item]:
    """The sentences that say why, of the absences that are quoted."""
    quoted = {(quote.article_id, quote.start): quote.text for quote in citations.quotes}
    found = []
    for one, after in pairwise(told):
        text = quoted.get((one.article_id, one.start))
        if text and one.article_id == after.article_id and explains(text, after.text):
            found.append(citations.item(after))
    return found


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
    named = asked.understood.named
    if len(what.meetings) > 1 and (named.people or named.countries):
        return at_each(asked, what, stood_in)
    if len(what.meetings) != 1:
        return None
    (record,) = records_of(asked, what)
    citations = Citations(asked.library)
    gone = [one for one in record.who("absent") if is_named(one.value, named.people)]
    found = [other for one in gone for other in stand_ins_of(record, one)]
    if not named.people and named.countries:
        wanted = acting_countries(what)
        found = [one for one in record.who("present", "person") if is_of_any(one.value.country, wanted)]
    if not found:
        wanted = acting_countries(what) or asked.record.countries_of(asked.understood.named.people)
        return _sent_by(asked, record, wanted, citations) or represented_there(asked, what, wanted)
    told = _naming(asked, record, found[0], named.people)
    if told is not None:
        citations.cite(told.article_id, told.span)
    cite_participants([*found, *gone], citations)
    if not citations.quotes:
        return None
    quoted = " ".join(quote.text for quote in citations.quotes)
    said = listing([called(one.value, quoted, one.value.name) for one in found])
    return Composed("meeting", headline=f"{said}.", quotes=tuple(citations.quotes))


def _sent_by(asked: Asked, record: MeetingRecord, of: set[str], citations: Citations) -> Composed | None:
    """Whom an absent person, or one of a country, sent, by the words of the sentence on the absence."""
    people, of_country = asked.understood.named.people, asked.record.known_people[0]
    for one in record.who("absent", "person"):
        country = one.value.country or of_country.get(fold(one.value.name))
        if not (is_named(one.value, people) if people else is_of_any(country, of)):
            continue
        for place in one.places:
            citations.cite(place.article_id, (place.start, place.end))
            if said := sent_instead(citations.quotes[-1].text):
                return Composed("meeting", headline=f"{sentence_case(said)}.", quotes=tuple(citations.quotes))
            citations.quotes.clear()
    return None


def _naming(asked: Asked, record: MeetingRecord, who: Who, people: frozenset[str]) -> ArticleSentence | None:
    """The sentence that names both who came and who did not."""
    surname = words(who.value.name)[-1]
    return best_sentence(
        sentences_of(asked.library, record.article_ids),
        lambda one: float(surname in words(one.text) and bool(people.intersection(words(one.text)))),
    )
