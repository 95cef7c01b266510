"""Answers on the library as a whole: how new it is, from when to when, which publications, series and countries."""

import datetime as dt
import re
from collections import Counter, defaultdict
from collections.abc import Sequence, Set

from rag.answering.about import holding, rows
from rag.answering.asked import Asked
from rag.answering.composed import Citations, Composed
from rag.english import MEETING_NOUNS, countries, day_of, listing, number_of, regions, with_article
from rag.question import Meeting
from rag.types import Item, Section

_MOST_PUBLISHERS = 20
_NEWEST = 5
"""How many meetings are shown as new, and how many publications and topics a headline names."""


def freshness(asked: Asked) -> Composed:
    """From when to when the library's meetings are, seen from today."""
    days = asked.catalogue.first_and_last
    if days is None:
        return Composed("library", headline=f"The library holds {holding(asked)}; none of them has a date.")
    ago = (asked.today - days[1]).days
    since = f", {number_of(ago, 'day')} before today, {day_of(asked.today)}" if ago > 0 else ""
    newest = _latest_first(asked)[:_NEWEST]
    return _newest(
        asked,
        newest,
        f"The library's latest meeting is the {newest[0].heading}{since}. It holds {holding(asked)}; "
        "nothing later is known until articles are added.",
    )


def span_of_time(asked: Asked) -> Composed:
    """How much it holds, from when to when, and how many meetings of each year."""
    by_year = Counter(one.date.year for one in asked.catalogue.meetings if one.date)
    lines = tuple(Item(f"{year}: {number_of(count, 'meeting')}") for year, count in sorted(by_year.items()))
    sections = (Section("By year", lines),) if lines else ()
    return Composed("library", headline=f"The library holds {holding(asked)}.", sections=sections)


def news(asked: Asked) -> Composed:
    """The latest meetings."""
    newest = _latest_first(asked)[:_NEWEST]
    return _newest(asked, newest, f"The latest meeting in the library is the {newest[0].heading}." if newest else "")


def publishers(asked: Asked) -> Composed:
    """The publications that the articles come from, the most frequent first."""
    every = asked.library.publishers()
    if not every:
        return Composed("library", headline=f"The articles name no publication. The library holds {holding(asked)}.")
    often = f", most often {listing(every[:_NEWEST])}" if len(every) > _NEWEST else f": {listing(every)}"
    return Composed(
        "library",
        headline=f"The library's articles come from {number_of(len(every), 'publication')}{often}.",
        sections=(Section("Publications", tuple(map(Item, every[:_MOST_PUBLISHERS]))),),
        shown=min(len(every), _MOST_PUBLISHERS),
        there=len(every),
    )


def sources_of(asked: Asked, meetings: Sequence[Meeting]) -> Composed | None:
    """The publications that the articles on some meetings come from; None where no article names one."""
    sections = []
    every: dict[str, None] = {}
    for meeting in meetings:
        items = []
        for article in asked.record.articles(meeting.article_ids):
            named = list(
                dict.fromkeys(one for one in (*(s.publisher for s in article.sources), article.publisher) if one)
            )
            every |= dict.fromkeys(named)
            items.append(Item(f"{article.title}: {listing(named) or 'no publication named'}", article_id=article.id))
        sections.append(Section(meeting.heading, tuple(items)))
    if not every:
        return None
    shown = sum(len(one.items) for one in sections)
    return Composed("library", headline=f"{listing([*every])}.", sections=tuple(sections), shown=shown, there=shown)


def topics(asked: Asked) -> Composed:
    """The topics that the articles give as theirs, the most frequent first."""
    every = asked.catalogue.topics
    if not every:
        return Composed("library", headline=f"The articles name no topics. The library holds {holding(asked)}.")
    headline = f"The articles name {number_of(len(every), 'topic')}, most often {listing(every[:_NEWEST])}."
    lines = tuple(Item(one) for one in every)
    return Composed(
        "library", headline=headline, sections=(Section("Topics", lines),), shown=len(lines), there=len(lines)
    )


def series(asked: Asked) -> Composed:
    """The series of meetings, each with the years of its meetings."""
    by_series: dict[str, list[Meeting]] = defaultdict(list)
    for one in asked.catalogue.meetings:
        by_series[one.summit].append(one)
    lines = tuple(
        Item(f"{name}: {listing([_year_and_place(one) for one in ones])}", article_id=ones[-1].article_ids[-1])
        for name, ones in sorted(by_series.items())
    )
    headline = f"The library covers {number_of(len(lines), 'series', 'series')}: it holds {holding(asked)}."
    return Composed(
        "library", headline=headline, sections=(Section("Series", lines),), shown=len(lines), there=len(lines)
    )


def partners(asked: Asked, region: Set[str]) -> Composed | None:
    """With whom the states of a part of the world have met as a group, each with the years; None for no such meeting.

    A series is named after the region and a partner, or all the states that take part in each of those, and one other,
    take part in it: "C5+1".
    """
    every = asked.catalogue.meetings
    named = [one for one in every if region <= regions(one.summit)]
    members = frozenset.intersection(*(_states_at(one, asked) for one in named)) if region and named else frozenset()
    with_whom: dict[str, list[Meeting]] = defaultdict(list)
    group = ""
    for one in every:
        parts = _JOINED.split(_MEETING.sub("", one.summit))
        own = [part for part in parts if region <= regions(part)]
        others = _states_at(one, asked) - members
        is_group = len(members) >= _GROUP and members <= _states_at(one, asked)
        if one in named and own and len(parts) > len(own):
            group = group or own[0]
            with_whom[listing([part for part in parts if part not in own])].append(one)
        elif one not in named and is_group and len(others) == 1:
            with_whom[listing([*others])].append(one)
    if not with_whom:
        return None
    lines = tuple(
        Item(f"{name}: {listing([_year_and_place(one) for one in ones])}", article_id=ones[-1].article_ids[-1])
        for name, ones in sorted(with_whom.items())
    )
    said = f"{number_of(len(lines), 'partner')} met {group or 'those states'} as a group"
    headline = f"By the library's articles {said}: {listing([*map(with_article, sorted(with_whom))])}."
    return Composed(
        "library", headline=headline, sections=(Section("Partners", lines),), shown=len(lines), there=len(lines)
    )


_JOINED = re.compile(r"\s*(?:[–+-]|\b(?:plus|and|with)\b)\s*")
_MEETING = re.compile(rf"\s*\b(?:{'|'.join(MEETING_NOUNS)})\b.*", re.IGNORECASE)
_GROUP = 3
"""So many states at least are a group."""


def _states_at(meeting: Meeting, asked: Asked) -> frozenset[str]:
    return frozenset(one.value.name for one in asked.record.meeting(meeting).who("present", "state"))


def countries_there(asked: Asked) -> Composed:
    """The countries that took part in meetings, each with how many these were."""
    meeting_of = asked.catalogue.meeting_of
    at: dict[str, set[Meeting]] = defaultdict(set)
    for facts in asked.library.meeting_facts():
        for fact in facts.participants:
            one = fact.value
            if one.kind == "state" and one.presence == "present" and facts.article_id in meeting_of:
                for country in countries(one.name):
                    at[country].add(meeting_of[facts.article_id])
    ordered = sorted(at, key=lambda name: (-len(at[name]), name))
    lines = tuple(Item(f"{name}: {number_of(len(at[name]), 'meeting')}") for name in ordered)
    headline = (
        f"{len(lines)} countries took part in the library's {number_of(len(asked.catalogue.meetings), 'meeting')}."
    )
    return Composed(
        "library", headline=headline, sections=(Section("Countries", lines),), shown=len(lines), there=len(lines)
    )


def _year_and_place(one: Meeting) -> str:
    return " ".join(part for part in (one.city, str(one.date.year) if one.date else "") if part) or "one without a date"


def _latest_first(asked: Asked) -> list[Meeting]:
    dated = [one for one in asked.catalogue.meetings if one.date]
    return sorted(dated, key=lambda one: (one.last_date or one.date or dt.date.min, one.heading), reverse=True)


def _newest(asked: Asked, newest: Sequence[Meeting], headline: str) -> Composed:
    lines = rows(((one, ()) for one in newest), Citations(asked.library))
    there = len(asked.catalogue.meetings)
    latest = (Section("Latest meetings", lines),)
    return Composed("library", headline=headline, sections=latest, shown=len(lines), there=there)
