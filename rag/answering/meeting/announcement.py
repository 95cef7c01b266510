"""A meeting that an article announces and that no article of the library reports on, and how it is told."""

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass

from rag.answering.asked import Asked
from rag.answering.composed import Citations
from rag.answering.sentences import ArticleSentence, sentences_of
from rag.english import MONTHS, countries, listing, moments, period_in, period_of, plain, with_article
from rag.ordinals import ordinal
from rag.outcomes import next_told
from rag.question import Meeting
from rag.record import OPEN_CHOICE, NextMeeting, Recorded
from rag.types import Item, Location, Span

_NO_DAY = re.compile(
    r"\bno (?:exact |firm )?(?:dates?|days?|months?|time)\b"
    r"|\b(?:dates?|day|month)\b[^.]{0,40}\b(?:not|to be|yet|later|open|advised|settled"
    r"|will be (?:announced|communicated|fixed|set|named|decided|given))\b"
    r"|\bwithout (?:naming )?(?:a |any )?dates?\b|\bnot be drawn on a date\b"
    r"|(?:\bnot|n['’]t|\bnobody|\byet to) (?:yet |been )*(?:give|fix|fixed|set|named?|announced?|say|said|decided?) "
    r"(?:you |us )?(?:the|a|any|on (?:the|a)) (?:exact )?(?:day|dates?|month)\b",
    re.IGNORECASE,
)
_AROUND = 2
"""Sentences before and after an announcement that may name the places in question."""
_CITED = 2
"""Sentences cited for an announced meeting."""


@dataclass(frozen=True, slots=True)
class Announced:
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


def announced_of(asked: Asked, meetings: list[Meeting]) -> list[Announced]:
    """The announced meetings of these series that the library holds no article on."""
    ids = [article_id for one in meetings for article_id in one.article_ids]
    announcing = {one.article_id: one for one in asked.library.meeting_facts(ids, "next_meetings")}
    found: list[Announced] = []
    for one in meetings:
        told = next_told([announcing[each] for each in sorted(one.article_ids) if each in announcing])
        every = (Announced(one, each) for each in told)
        found += (each for each in every if not _is_held(each, asked))
    return [one for one in found if not any(_is_told_nearer(one, other, asked) for other in found)]


def _is_told_nearer(one: Announced, other: Announced, asked: Asked) -> bool:
    """Whether another article gives a city for the meeting of the same year that this one only gives a country for."""
    mine, theirs = one.value, other.value
    host = countries(mine.place or "")
    return (
        one.after.summit == other.after.summit
        and mine.year == theirs.year is not None
        and bool(host and theirs.place)
        and mine.place != theirs.place
        and any(
            host[0] in countries(asked.library.cut(each.article_id, *sentences_at(each, asked)))
            for each in other.recorded.places
        )
    )


def _is_held(announced: Announced, asked: Asked) -> bool:
    """Whether a meeting of the library is the announced one, or a later one of its series."""
    after, told = announced.after, announced.value
    for one in asked.catalogue.series(after.summit):
        if one == after or not (one.date and after.date and one.date > after.date):
            continue
        if told.year is None or one.date.year >= told.year:
            return True
    return False


def leaving_open(one: Announced, asked: Asked) -> ArticleSentence | None:
    """The sentence of an announcement by any article on the meeting, or the one after it, that leaves the day open."""
    for told in asked.library.meeting_facts(list(one.after.article_ids), "next_meetings"):
        for span in (each.span for each in told.next_meetings[:1] if each.span):
            start, _ = asked.library.sentences_around(told.article_id, *span)
            after = [each for each in sentences_of(asked.library, [told.article_id]) if each.start >= start]
            if found := next((each for each in after[:2] if _NO_DAY.search(each.text)), None):
                return found
    return None


def fixing_time(one: Announced, asked: Asked) -> set[str]:
    """Ids of the articles that give the day or the month of an announced meeting."""
    return {
        fact.article_id
        for fact in one.recorded.facts
        if fact.value.day or _months(asked.library.cut(fact.article_id, *(fact.span or (0, 0))), one.value.year)
    }


def announced_items(asked: Asked, meetings: Sequence[Meeting], citations: Citations) -> list[Item]:
    """The meetings that follow these and are only announced, in order, each with its place and time as far as told."""
    found = sorted(announced_of(asked, list(meetings)), key=lambda one: one.order)
    return [
        Item(f"{when_and_where_of(one, asked)}: {name_of(one)}", markers_of(one, citations, asked)) for one in found
    ]


def markers_of(one: Announced, citations: Citations, asked: Asked) -> tuple[int, ...]:
    """Of two places that tell of it, those among them that first tell where and when it is."""
    told = [fact for fact in one.recorded.facts if fact.span]
    where = [fact for fact in told if fact.value.place][:1]
    when = [fact for fact in told if fact.value.day or fact.value.year == one.value.year][:1]
    chosen = [fact for fact in (*where, *when, *told) if fact.span]
    spans = [*dict.fromkeys((fact.article_id, fact.span) for fact in chosen)][:_CITED]
    spans += [(each.article_id, each.span) for each in _in_question(one, asked)]
    return tuple(dict.fromkeys(citations.cite(article_id, span) for article_id, span in spans if span))


def _in_question(one: Announced, asked: Asked) -> list[ArticleSentence]:
    """The sentences around an announcement that name the places in question, and the one that says that it is open."""
    if not one.value.candidates:
        return []
    place = one.recorded.places[0]
    start, _ = sentences_at(place, asked)
    every = sentences_of(asked.library, [place.article_id])
    at = next((nth for nth, each in enumerate(every) if each.end > start), 0)
    near = every[max(0, at - _AROUND) : at + _AROUND + 1]
    return [
        each
        for each in near
        if OPEN_CHOICE.search(each.text) or any(name in each.text for name in one.value.candidates)
    ]


def name_of(one: Announced) -> str:
    """Its series, with its number where that is told."""
    number = one.value.edition
    return f"{ordinal(number).capitalize()} {one.after.summit}" if number else one.after.summit


def line_of(one: Announced, asked: Asked) -> str:
    """Its name with its place and time."""
    return f"{name_of(one)}: {when_and_where_of(one, asked)}"


def when_of(one: Announced, asked: Asked) -> str:
    """Its days; the month and the year where one month is told beside the year, or the year."""
    texts = [
        plain(asked.library.cut(place.article_id, place.start, place.end)) for place in one.recorded.places[:_CITED]
    ]
    if one.value.day:
        periods = (period_in(text, asked.today) for text in texts)
        last = next((period.last for period in periods if period and period.first == one.value.day), None)
        return period_of(one.value.day, last)
    months = {month for text in texts for month in _months(text, one.value.year)}
    month = f"{MONTHS[months.pop() - 1]} " if len(months) == 1 else ""
    return f"{month}{one.value.year}" if one.value.year else "not told"


def _months(text: str, year: int | None) -> set[int]:
    """The months that are told beside the year without a day."""
    return {one.month for one in moments(plain(text)) if one.year == year and one.month and not one.day}


def where_of(value: NextMeeting) -> str:
    """Its place, or the places in question."""
    if value.candidates:
        return f"{listing(value.candidates, 'or')} (still open)"
    return value.place or ("still to be settled" if value.venue_open else "not told")


def when_and_where_of(one: Announced, asked: Asked) -> str:
    """As "Bishkek, May 2026", "Oslo, 3–4 June 2026" or "2027; the venue is still to be settled"."""
    value = one.value
    when = when_of(one, asked) if value.day or value.year else ""
    if value.candidates:
        open_between = f"{listing([with_article(place) for place in value.candidates], 'or')}, which is still open"
        return f"{when}; {open_between}" if when else open_between
    if value.place:
        return f"{with_article(value.place)}, {when}" if when else with_article(value.place)
    return f"{when}; the venue is still to be settled" if value.venue_open else when or "no date told"


def is_past(value: NextMeeting, today: dt.date) -> bool:
    """Whether its day or year is over."""
    return value.day < today if value.day else bool(value.year and value.year < today.year)


def sentences_at(place: Location, asked: Asked) -> Span:
    """The sentences that a place of an article is in."""
    return asked.library.sentences_around(place.article_id, place.start, place.end)
