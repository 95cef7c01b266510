"""Who stayed away from a meeting, and who came in their place."""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from rag.answering.asked import Asked
from rag.answering.attendance.manner import from_afar, is_head, through_others
from rag.answering.attendance.named import (
    Who,
    at_each,
    is_named,
    is_of_any,
    records_of,
    short_name,
    stand_ins_of,
)
from rag.answering.attendance.reason import names_any, reason_of
from rag.answering.attendance.representing import sent_instead
from rag.answering.attendance.staying_away import Absence, explains, stayed_away
from rag.answering.attendance.telling import cite_participants, participant_item
from rag.answering.composed import Citations, Composed
from rag.answering.meant import Meant
from rag.answering.sentences import ArticleSentence, holds, sentences_of
from rag.english import countries, listing, number_of, sentence_case, with_article, words
from rag.outcomes import meeting_record
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
    through = [] if people else list(through_others(every))
    by_others = {name for who, _, _ in through for name in countries(who)}
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
    stands = list(through)
    represented_too = [] if people else [one for one in others if _by_others(one)]
    stands += [(one.who, by, one.told) for one in represented_too if not is_head(by := _by_others(one))]
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
    afar = [] if people else list(from_afar(every))
    for title, also in (
        ("By video", afar),
        ("Represented by others", [(f"{who}: {by}", sentence) for who, by, sentence in stands]),
    ):
        if also:
            cited = (Item(said, (citations.cite(one.article_id, one.span),)) for said, one in also)
            sections.append(Section(title, tuple(cited)))
    if stand_ins := [other for one in gone for other in stand_ins_of(record, one)]:
        sections.append(Section("In their place", tuple(_in_place(one, citations) for one in stand_ins)))
    if _WHY.search(what.text) and (reasons := _reasons(every, gone, citations)):
        sections.append(Section("Why", tuple(reasons)))
    by_video = [said for said, _ in afar] if _IN_PERSON.search(what.text) else []
    named = [*(short_name(one.value) for one in gone), *away, *by_video]
    named = named or [f"{with_article((*countries(who), who)[0])} was represented by {by}" for who, by, _ in stands]
    if not citations.quotes:
        return None
    return Composed(
        "meeting",
        headline=f"{sentence_case(listing(named) if not (others or by_video or not gone) else '; '.join(named))}.",
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


def _shown(item: Item, gone: Who, told: Sequence[Absence], citations: Citations) -> Item:
    """The item with a sentence of each further article that tells of this absence."""
    quoted = {quote.article_id for quote in citations.quotes if quote.marker in item.markers}
    known = {one.told.article_id: one.told for one in reversed(told) if _is_known(one, [gone])}
    others = (one for article_id, one in sorted(known.items()) if article_id not in quoted)
    return replace(item, markers=(*item.markers, *(citations.cite(one.article_id, one.span) for one in others)))


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


def _in_place(one: Who, citations: Citations) -> Item:
    """Who came in somebody's place, by a sentence that is quoted already where one names that person."""
    surname = words(one.value.name)[-1]
    quoted = [quote.marker for quote in citations.quotes if surname in words(quote.text)][:1]
    shown = participant_item(one, {} if quoted else cite_participants([one], citations))
    return replace(shown, markers=tuple(quoted)) if quoted else shown


def _reasons(told: Sequence[ArticleSentence], gone: Sequence[Who], citations: Citations) -> list[Item]:
    """Why those who are absent are, and the sentences that say why of the other absences that are quoted."""
    found: list[Item] = []
    for each in gone:
        surname = frozenset([words(each.value.name)[-1]]) if each.value.kind == "person" else frozenset[str]()
        if reason := reason_of(names_any(surname, {*countries(each.value.country or each.value.name)}), told):
            markers = tuple(citations.cite(one.article_id, one.span) for one in reason[1])
            found.append(Item(f"{short_name(each.value)}: {reason[0]}", markers))
    quoted = {(quote.article_id, quote.start): quote.text for quote in citations.quotes}
    for one, after in pairwise(told):
        text = quoted.get((one.article_id, one.start))
        explained = text and one.article_id == after.article_id and explains(text, after.text)
        if explained and (after.article_id, after.start) not in quoted:
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
