"""Answers what the library holds: how many meetings, which of a year, what there is on a country, who took part where.

Such a question is a list of meetings under conditions: a series, a period, a place or host, who took part, what is
mentioned. Each condition is looked up in the catalogue, the record or the full text, and the meetings that meet all of
them are shown, every one, with the sentence that shows it or, where the front matter says it, the article.
"""

import datetime as dt
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from rag.answering.asked import Asked
from rag.answering.composed import Citations, Composed
from rag.answering.holdings import Ground, first_and_last, holding, rows
from rag.answering.lookup import MeetingsFound, hosted, in_period, in_places, in_scope, mentioned, present
from rag.english import (
    MONTH_NUMBERS,
    Period,
    countries,
    day_of,
    listing,
    number_of,
    number_words,
    period_in,
    period_of,
    plain,
    sentence_case,
    stem,
    terms,
    words,
)
from rag.question import Meeting, aside_of
from rag.types import Item, Refusal, Section

_FRESH = re.compile(
    r"\bhow (fresh|recent|current|new|old)\b|\bup[- ]to[- ]date\b|\bhow far (back|does)\b|\blast updated?\b"
    r"|\bwhen (was|were) (the |your )?(library|articles?|data|you) (last )?(updated|added)\b|\bcut[- ]?off\b"
)
_SPAN = re.compile(
    r"\b(period|years?|dates?|time ?(range|span|frame)?|range)\b.*\b(cover\w*|span\w*|have|hold|go back|range|in)\b"
    r"|\b(date|time) ?(range|span|frame)|\b(from|since) (when|which years?|what years?)\b"
)
_PUBLISHED = re.compile(r"\b(publish\w*|publications?|newspapers?|outlets?|sources?|agencies|media|press)\b")
_NEWS = re.compile(
    r"\bwhat('s| is| has been| was)? (new|added)\b|\banything new\b|\bany (news|updates)\b|\bnewest\b|\bnews\b"
)
_LATEST = re.compile(r"\b(latest|most recent|newest|last)\b")
_OLDEST = re.compile(r"\b(oldest|earliest|first)\b")
_SERIES = re.compile(r"\b(series|formats?|organi[sz]ations?|groupings?|kinds? of (summits|meetings)|bodies)\b")
_TOPICS = re.compile(r"\b(topics|themes|subjects|areas)\b")
_COUNTRIES = re.compile(r"\b(which|what|how many|list|all)( of)?( the)?( \w+)? (countries|states|nations)\b")
_TOOK_PART = re.compile(
    r"\b(took part|takes? part|taken part|taking part|attend\w*|participa\w*|present|join(ed)?|been (at|to)|go(ne)? to"
    r"|went to|came to|come to|appear(s|ed)?)\b"
)
_ABSENT = re.compile(r"\b(skip(ped|s)?|miss(ed|es)?|absent|stay(ed)? away|did(n't| not) (attend|come|go|take part))\b")
_HOSTED = re.compile(r"\b(host(s|ed|ing)?|organi[sz]ed by|chair(ed|s)? by|under the \w+ (presidency|chairmanship))\b")
_HELD_IN = re.compile(
    r"\b(held|took place|take place|taken place|happened|hosted|gathered|met|convened|summits?|meetings?) in\b"
    r"(?! (the|your|this) library)"
)
_MENTIONED = re.compile(
    r"\b(mention\w*|discuss\w*|raise[ds]?|talk(ed|s)? about|refer(s|red)? to|address(ed|es)?|deal[ts]? with"
    r"|touch(ed|es)? on|sp[eo]ak about|c[ao]me up|say (anything|something) (about|on)|concern(s|ed)?)\b"
)
_FRAME = frozenset(
    terms(
        """summit meeting article text brief report story library hold held cover have has got get list name show
        give all how many much number total count you your u readout which what took take taken taking part
        place attend attended participate participated participation present join joined host hosted hosting
        organised organized mention mentioned mentions discuss discussed raise raised talk talked refer referred
        address addressed deal dealt touch touched speak spoke come came say said anything something everything
        thing concern concerned covered covers latest recent newest last oldest earliest first new date find
        found see look tell know want need please available exist contain contains include includes included
        including happened gathered met convened session conference gathering event year month week day there
        were was during between since before after until and or country state leader president information info
        material content stuff data also those these one ones appear appeared subject topic issue matter
        question database collection archive altogether overall currently far so any did do does hear heard read
        period range span timespan timeframe date coverage store stored number text load loaded source publisher
        publish published publication newspaper outlet media press agency wrote written write main biggest
        reported series format organisation organization grouping kind body follow nation old fresh
        up updated current skip skipped miss missed absent stay stayed away time times person screen according"""
    )
)
"""Stems of the words with which such questions are put; what is left besides names is the topic."""
_PLACED = "that took place "
_ABSENCE = "from which "
_MENTIONS = "whose articles mention "
_MOST_PUBLISHERS = 20
_NEWEST = 5
"""How many meetings are shown as new."""


@dataclass(frozen=True, slots=True)
class _Condition:
    """A condition on meetings, as a headline says it, with those that meet it."""

    said: str
    """After "meetings": "that took place in 2024", "in which Japan took part"."""
    found: MeetingsFound


def library(asked: Asked) -> Composed | None:
    """What the library holds; None when the question is about what was said or decided at a meeting."""
    folded = " ".join(plain(asked.understood.text).casefold().split())
    if not asked.catalogue.meetings:
        return Composed("library", headline=f"The library holds {holding(asked)}.")
    topic = _topic(asked)
    if topic:
        return _on_topic(asked, folded, topic)
    return _on_itself(asked, folded) or _on_meetings(asked, folded)


def _on_itself(asked: Asked, folded: str) -> Composed | None:
    """How new it is, and which series, countries and topics it covers; None when something else is asked."""
    if _FRESH.search(folded):
        return _freshness(asked)
    if asked.understood.named or period_in(folded, asked.today):
        return None
    listed = (
        (_PUBLISHED, _publishers),
        (_SPAN, _span),
        (_NEWS, _news),
        (_SERIES, _series),
        (_COUNTRIES, _countries),
        (_TOPICS, _topics),
    )
    return next((compose(asked) for wording, compose in listed if wording.search(folded)), None)


def _on_meetings(asked: Asked, folded: str) -> Composed:
    """The meetings under the conditions that the question names: series, time, place, host, participants."""
    conditions = list(_conditions(asked))
    states = _states(asked)
    someone = bool(states or asked.understood.named.people)
    host = states and _HOSTED.search(folded)
    if someone and not host and (_TOOK_PART.search(folded) or _ABSENT.search(folded)):
        conditions.append(_with_part(asked, folded, frozenset()))
    elif host or (states and _HELD_IN.search(folded)):
        said = "hosted by" if host else "that took place in"
        conditions.append(_Condition(f"{said} {listing([*map(_the, sorted(states))])}", hosted(asked, states)))
    elif someone and _MENTIONED.search(folded):
        said = f"{_MENTIONS}{_who(asked, states, frozenset())}"
        conditions.append(_Condition(said, mentioned(asked, states, frozenset())))
    elif someone:
        return _on_someone(asked, conditions)
    end = "latest" if _LATEST.search(folded) else "earliest" if _OLDEST.search(folded) else None
    if end and not period_in(folded, asked.today):
        return _one_end(asked, conditions, end)
    return _list(asked, conditions)


def _on_topic(asked: Asked, folded: str, topic: frozenset[str]) -> Composed | None:
    """The meetings whose articles mention a topic, or in which a body of that name took part.

    None when alternatives are asked for, or when no sentence has all of many words: that shows nothing.
    """
    states = _states(asked)
    alternatives = len(topic | states) > 1 and _EITHER.search(folded)
    if alternatives or not topic.isdisjoint(_DOCUMENTS):
        return None
    conditions = list(_conditions(asked))
    if _TOOK_PART.search(folded):
        return _list(asked, [*conditions, _with_part(asked, folded, topic)])
    city = _UNKNOWN_CITY.search(asked.understood.text)
    if city and topic <= {*terms(city[1])}:
        return Composed("library", headline=f"The library holds no meeting that took place in {city[1]}.")
    found = mentioned(asked, states, topic)
    if len(topic) >= _LONG_TOPIC and not found:
        return None
    return _list(asked, [*conditions, _Condition(f"{_MENTIONS}{_who(asked, states, topic)}", found)])


_DOCUMENTS = frozenset(
    terms("declaration communique treaty statement agreement accord charter roadmap strategy document")
)
_EITHER = re.compile(r"\w (or|and/or|versus) \w")
_UNKNOWN_CITY = re.compile(r"\b(?:held|place|happened|hosted|met|convened|summits|meetings) in ([A-Z][\w'’ -]*\w)")
_LONG_TOPIC = 3
"""In words. That no sentence has so many together does not show that nothing is said about it."""


def _states(asked: Asked) -> frozenset[str]:
    """The countries that the question names, without those of a series or of a city that it names."""
    named = asked.understood.named
    return named.countries - {*countries(" ".join(named.summits)), *countries(" ".join(named.places))}


def _conditions(asked: Asked) -> Iterator[_Condition]:
    """The conditions on series, time and place, and what the question is limited to."""
    named = asked.understood.named
    if scope := asked.question.scope:
        yield _Condition(f"within {scope}", in_scope(asked, scope))
    if named.summits:
        every = {one: (Ground(one.article_ids[0]),) for one in asked.catalogue.meetings if one.summit in named.summits}
        yield _Condition(f"of the series {listing(sorted(named.summits))}", every)
    text = asked.understood.text
    own, before = text[: aside_of(text)], text[aside_of(text) :]
    if period := period_in(own, asked.today) or period_in(before, asked.today):
        yield _Condition(_when(period), in_period(asked, period))
    if named.places:
        yield _Condition(f"that took place in {_as_written(named.places, asked)}", in_places(asked, named.places))


def _with_part(asked: Asked, folded: str, topic: frozenset[str]) -> _Condition:
    """Who took part or, where that is asked, did not."""
    states = _states(asked)
    bodies = frozenset() if states or asked.understood.named.people else topic
    who = _who(asked, states, bodies)
    if _ABSENT.search(folded):
        return _Condition(f"{_ABSENCE}{who} was absent", present(asked, states, bodies, absent=True))
    return _Condition(f"in which {who} took part", present(asked, states, bodies))


def _on_someone(asked: Asked, conditions: Sequence[_Condition]) -> Composed:
    """What there is on a country or a person: where it took part, and where it is only mentioned."""
    states = _states(asked)
    who = _who(asked, states, frozenset())
    there = _meeting_all([*conditions, _Condition("", present(asked, states, frozenset()))])
    named = _meeting_all([*conditions, _Condition("", mentioned(asked, states, frozenset()))])
    only = {one: grounds for one, grounds in named.items() if one not in there}
    if not there and not only:
        return _lacking(f"No article in the library mentions {who}.")
    citations = Citations(asked.library)
    sections = [
        Section(title, rows(found.items(), citations))
        for title, found in (("Took part", there), ("Mentioned", only))
        if found
    ]
    parts = []
    if there:
        parts.append(f"took part in {number_of(len(there), 'of the meetings', 'of the meetings')} in the library")
    if only:
        other = "other " if there else ""
        parts.append(f"is mentioned in articles on {number_of(len(only), f'{other}meeting')}")
    count = len(there) + len(only)
    return Composed(
        "library",
        headline=f"{sentence_case(who)} {listing(parts)}.",
        sections=tuple(sections),
        quotes=tuple(citations.quotes),
        shown=count,
        there=count,
    )


def _topic(asked: Asked) -> frozenset[str]:
    """Stems of what is left of the question without its frame, names of series, places, people, countries and dates."""
    named = asked.understood.named
    left = set(asked.understood.parsed.terms) - _FRAME
    known = {stem(word) for name in (*named.summits, *named.places, *named.people) for word in words(name)}
    for summit in named.summits:  # an abbreviation names it too
        known |= {word for word in left if summit in asked.catalogue.names_in(word).summits}
    known |= {word for word in left if word.isdigit() or word in _TIMES}
    for each in words(asked.understood.text):
        if asked.catalogue.names_in(each).countries:
            known.add(stem(each))
    return frozenset(left - known)


_TIMES = frozenset(
    terms(
        " ".join((*MONTH_NUMBERS, *number_words(2, 6)))
        + " today yesterday tomorrow this next past previous current coming"
    )
)


def _when(period: Period) -> str:
    """As a headline says it: "that took place in 2024", "that took place last month (1–31 October 2026)"."""
    if period.relative:
        return f"that took place {period.said} ({period_of(period.first, period.last)})"
    between = (
        period.first
        and period.last
        and (period.first.year, period.first.month) != (period.last.year, period.last.month)
    )
    single = re.fullmatch(r"\d{4}", period.said)
    lead = "" if period.first is None or period.last is None else "in " if single or not between else "between "
    return f"that took place {'on ' if period.first == period.last else lead}{period.said}"


def _as_written(places: Iterable[str], asked: Asked) -> str:
    """The cities as the catalogue writes them."""
    cities = {" ".join(words(one.city)): one.city for one in asked.catalogue.meetings if one.city}
    told = {
        cities.get(place) or next((c for k, c in cities.items() if k.split()[0] == place), place) for place in places
    }
    return listing(sorted(told), "or")


def _who(asked: Asked, states: frozenset[str], topic: frozenset[str]) -> str:
    """What is looked for, as a headline names it: countries by name, all else in the words of the question."""
    wanted = topic | asked.understood.named.people
    own = [
        word
        for word in re.findall(r"[^\W_]+(?:['’+-][^\W_]+)*", asked.understood.text)
        if wanted & ({stem(part) for part in words(word)} | set(words(word)))
    ]
    said = " ".join(dict.fromkeys(own))
    people = asked.understood.named.people and not topic
    return listing(
        [
            *map(_the, sorted(states)),
            *([said.title() if people and said.islower() else said if people else f"“{said}”"] if said else []),
        ]
    )


def _the(name: str) -> str:
    """A country's name as it stands in a sentence: "the United States"."""
    return f"the {name}" if name.startswith(_WITH_ARTICLE) else name


_WITH_ARTICLE = (
    "United",
    "European Union",
    "African Union",
    "Netherlands",
    "Philippines",
    "Czech Republic",
    "Maldives",
)


def _meeting_all(conditions: Sequence[_Condition]) -> MeetingsFound:
    """The meetings that meet all conditions, with the grounds of the last one."""
    last = conditions[-1].found
    return {one: last[one] for one in last if all(one in each.found for each in conditions)}


def _every(asked: Asked) -> _Condition:
    """The condition that all meetings meet."""
    return _Condition("", {one: (Ground(one.article_ids[0]),) for one in asked.catalogue.meetings})


def _said(conditions: Sequence[_Condition]) -> str:
    """All the conditions, as a headline says them after "meetings"."""
    together = ", ".join(one.said for one in conditions)
    return together.replace(f", {_PLACED}", " ")


def _list(asked: Asked, conditions: Sequence[_Condition]) -> Composed:
    """All the meetings under the conditions."""
    found = _meeting_all(conditions or [_every(asked)])
    said = _said(conditions)
    if not found and said.startswith(_MENTIONS) and len(conditions) == 1:
        return _lacking(f"No article in the library mentions {said.removeprefix(_MENTIONS)}.")
    if not found and said.startswith(_ABSENCE):
        return _lacking(f"No article in the library says that {said.removeprefix(_ABSENCE)} from a meeting.")
    if not found:
        return Composed("library", headline=f"The library holds no meeting {said}.")
    citations = Citations(asked.library)
    lines = rows(found.items(), citations)
    headline = (
        f"The library holds {number_of(len(found), 'meeting')} {said}."
        if said
        else f"The library holds {holding(asked)}."
    )
    return Composed(
        "library",
        headline=headline,
        sections=(Section("Meetings", lines),),
        quotes=tuple(citations.quotes),
        shown=len(lines),
        there=len(found),
    )


def _one_end(asked: Asked, conditions: Sequence[_Condition], end: str) -> Composed:
    """The latest or the earliest of the meetings under the conditions, with its articles."""
    dated = [one for one in _meeting_all(conditions or [_every(asked)]) if one.date]
    said = f" {_said(conditions)}" if conditions else ""
    if not dated:
        return Composed("library", headline=f"The library holds no meeting{said} with a date.")
    choose = max if end == "latest" else min
    day = choose(one.date for one in dated if one.date)
    ones = [one for one in dated if one.date == day]
    lines = tuple(
        Item(title, article_id=article_id)
        for one in ones
        for article_id in one.article_ids
        for title in asked.library.titles([article_id])
    )
    headline = f"The {end} meeting in the library{said} is the {listing([one.heading for one in ones])}."
    return Composed("library", headline=headline, sections=(Section("Articles", lines),))


def _latest_first(asked: Asked) -> list[Meeting]:
    dated = [one for one in asked.catalogue.meetings if one.date]
    return sorted(dated, key=lambda one: (one.last_date or one.date or dt.date.min, one.heading), reverse=True)


def _news(asked: Asked) -> Composed:
    """The latest meetings."""
    newest = _latest_first(asked)[:_NEWEST]
    return _newest(asked, newest, f"The latest meeting in the library is the {newest[0].heading}." if newest else "")


def _newest(asked: Asked, newest: Sequence[Meeting], headline: str) -> Composed:
    lines = rows(((one, ()) for one in newest), Citations(asked.library))
    there = len(asked.catalogue.meetings)
    latest = (Section("Latest meetings", lines),)
    return Composed("library", headline=headline, sections=latest, shown=len(lines), there=there)


def _lacking(missing: str) -> Composed:
    return Composed("library", "declined", refusal=Refusal(missing))


def _freshness(asked: Asked) -> Composed:
    """From when to when the library's meetings are, seen from today."""
    days = first_and_last(asked.catalogue)
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


def _span(asked: Asked) -> Composed:
    """How much it holds, from when to when, and how many meetings of each year."""
    by_year = Counter(one.date.year for one in asked.catalogue.meetings if one.date)
    lines = tuple(Item(f"{year}: {number_of(count, 'meeting')}") for year, count in sorted(by_year.items()))
    sections = (Section("By year", lines),) if lines else ()
    return Composed("library", headline=f"The library holds {holding(asked)}.", sections=sections)


def _publishers(asked: Asked) -> Composed:
    """The publications that the articles come from, the most frequent first."""
    every = asked.catalogue.publishers
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


def _topics(asked: Asked) -> Composed:
    """The topics that the articles give as theirs, the most frequent first."""
    topics = asked.catalogue.topics
    if not topics:
        return Composed("library", headline=f"The articles name no topics. The library holds {holding(asked)}.")
    headline = f"The articles name {number_of(len(topics), 'topic')}, most often {listing(topics[:_NEWEST])}."
    lines = tuple(Item(one) for one in topics)
    return Composed(
        "library", headline=headline, sections=(Section("Topics", lines),), shown=len(lines), there=len(lines)
    )


def _series(asked: Asked) -> Composed:
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


def _year_and_place(one: Meeting) -> str:
    return " ".join(part for part in (one.city, str(one.date.year) if one.date else "") if part) or "one without a date"


def _countries(asked: Asked) -> Composed:
    """The countries that took part in meetings, each with how many these were."""
    meeting_of = {article_id: one for one in asked.catalogue.meetings for article_id in one.article_ids}
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
