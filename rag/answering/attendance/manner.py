"""In which way each took part in a meeting: in person, by video, or through somebody else."""

import re
from collections.abc import Iterator, Sequence

from rag.answering.asked import Asked
from rag.answering.attendance.named import at_each, records_of, short_name
from rag.answering.attendance.representing import represented
from rag.answering.attendance.staying_away import told_from_afar
from rag.answering.attendance.telling import cite_participants, participant_item
from rag.answering.composed import Citations, Composed
from rag.answering.meant import Meant
from rag.answering.sentences import ArticleSentence, sentences_of
from rag.english import countries, listing, sentence_case, with_article
from rag.types import Item, Section

_OF_A_HEAD = re.compile(
    r"(?:(?:its|their|the|[A-Z][a-z]+n|H\.E\.) )*(?:[Pp]resident|[Cc]hancellor|[Kk]ing"
    r"|[Ee]mir|[Hh]eads? of (?:[Ss]tate|[Gg]overnment))\b"
)


def is_head(by: str) -> bool:
    """Whether words on who was there for a country name its head of state; a premier may have come for a president."""
    return bool(_OF_A_HEAD.match(by))


def from_afar(told: Sequence[ArticleSentence]) -> Iterator[tuple[str, ArticleSentence]]:
    """The clauses that tell of somebody who took part by video, each with its sentence."""
    for one in told:
        for said in told_from_afar(one.text):
            yield said, one


def through_others(told: Sequence[ArticleSentence]) -> Iterator[tuple[str, str, ArticleSentence]]:
    """The countries that others than their leaders were there for: each country, by whom, and the sentence."""
    states = frozenset(name for one in told for name in countries(one.text))
    for one in represented(states, told):
        if not is_head(one.by):
            yield one.written, one.by, one.sentence


def by_video(asked: Asked, what: Meant) -> Composed | None:
    """Who took part by video."""
    if len(what.meetings) > 1:
        return at_each(asked, what, by_video)
    told = list(from_afar(sentences_of(asked.library, [each for one in what.meetings for each in one.article_ids])))
    citations = Citations(asked.library)
    for _, one in told:
        citations.cite(one.article_id, one.span)
    said = "; ".join(said for said, _ in told)
    return Composed("meeting", headline=f"{sentence_case(said)}.", quotes=tuple(citations.quotes)) if told else None


def how_each_came(asked: Asked, what: Meant) -> Composed | None:
    """Who was there, took part by video, was represented by others, and stayed away."""
    if len(what.meetings) > 1:
        return at_each(asked, what, how_each_came)
    if not what.meetings:
        return None
    (record,) = records_of(asked, what)
    every = sentences_of(asked.library, record.article_ids)
    citations = Citations(asked.library)
    afar, others = list(from_afar(every)), list(through_others(every))
    not_in_person = {name for said, _ in afar for name in countries(said)[:1]}
    not_in_person |= {name for written, _, _ in others for name in countries(written)}
    there = [one for one in record.who("present", "state", "organisation") if one.value.name not in not_in_person]
    groups = [
        ("Present", there),
        ("Observers", record.who("observer")),
        ("Guests", record.who("invited")),
        ("Absent", record.who("absent")),
    ]
    markers = cite_participants([one for _, group in groups for one in group], citations)
    listed = {title: tuple(participant_item(one, markers) for one in group) for title, group in groups}
    listed["By video"] = tuple(Item(said, (citations.cite(one.article_id, one.span),)) for said, one in afar)
    listed["Represented by others"] = tuple(
        Item(f"{who}: {by}", (citations.cite(one.article_id, one.span),)) for who, by, one in others
    )
    if not citations.quotes:
        return None
    said = [f"Present: {listing([with_article(one.value.name) for one in there])}"] if there else []
    said += [re.sub(r"^The ", "the ", told) for told, _ in afar]
    said += [f"{with_article(who)} through {by}" for who, by, _ in others]
    gone = record.who("absent")
    said += [f"absent: {listing([short_name(one.value) for one in gone])}"] if gone else []
    order = ("Present", "By video", "Represented by others", "Observers", "Guests", "Absent")
    sections = tuple(Section(title, listed[title]) for title in order if listed[title])
    shown = sum(len(one.items) for one in sections)
    return Composed(
        "meeting",
        headline=f"{sentence_case('; '.join(said))}.",
        sections=sections,
        quotes=tuple(citations.quotes),
        shown=shown,
        there=shown,
    )
