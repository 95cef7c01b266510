"""Which meetings a question means, and what else it is about."""

import re
from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass

from rag.answering.asked import Asked
from rag.english import (
    MONTH_NUMBERS,
    STOPWORDS,
    Period,
    countries,
    fold,
    number_words,
    period_in,
    stem,
    terms,
    words,
)
from rag.ordinals import ORDINALS
from rag.question import LATEST, NUMBERED_SERIES, Meeting, Named, aside_of, by_date
from rag.types import Scope

_OF_MEETINGS = frozenset(
    terms(
        """summit meeting ministerial conference gathering talks session council forum event edition format leaders
        heads state informal readout library article group held took take taken place happen please pls tell me exactly
        actually really gonna wanna wat teh"""
    )
) | frozenset(stem(word) for word in (*ORDINALS, *MONTH_NUMBERS, *number_words(1, 12), "st", "nd", "rd", "th"))
"""Stems that say only that a meeting is asked about."""
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_OPEN = re.compile(r"since|after|before|prior")
"""A time that is open to one side is one of meetings: "since 2024", unlike "until 2035" and "by 2030"."""
_NO_MEETINGS_YEAR = re.compile(
    r"(?:\b(?:by|until|till|through|since|after|before|to|for|from|than|between)|[\d][-–])\s*$|\b(?:by"
    r"|until) the end of $|\b(?:due|falls?|expires?|ends?|lapses?|ready|reached|achieved) (?:in|on)\s*$"
)
OF_A_PLAN = re.compile(
    r"\s+(?:[\w-]+ )?(?:strateg|vision\b|agenda\b|plans?\b|program|roadmap|goals?\b|targets?\b)", re.IGNORECASE
)
"""Stands behind a year up to which something runs: "the 2035 strategy"."""


_VISIT = re.compile(
    r"\b(?:when|while|as) (?P<who>[^,?]+?) (?:came|visited|was|were|arrived|travel\w+|went|flew|stayed|met|toured)\b"
    r"|\b(?:during|on|at the time of) (?P<whose>[^,?]+?)['’]s? (?:\w+ )?(?:visit|trip|stay|tour|journey|stop)\b",
    re.IGNORECASE,
)
"""Tells a meeting by who came to it."""
_MET_WITH = re.compile(
    r"\b(?:meetings?|summits?|talks|session|conference|(?:in|at) (?!the\b)\w+) with (?P<who>[^,?]+?)"
    r"(?= (?:in|at|on|during|last|this)\b|[,?]|\W*$)",
    re.IGNORECASE,
)
"""Tells a meeting by who took part in it, whoever else is asked about."""


@dataclass(frozen=True, slots=True)
class Meant:
    """What a question means."""

    text: str
    """The question itself, in lower case, without the earlier question in brackets."""
    written: str
    """The same as it was written."""
    meetings: tuple[Meeting, ...]
    """The meetings that agree in everything that it names, by date; empty when it names none, or one not held."""
    series: tuple[str, ...]
    """The series that it names."""
    years: frozenset[int]
    """Of meetings: not "by 2030"."""
    period: Period | None
    """When the meetings meant were; None where a meeting or a series is named, or only a time like "by 2030"."""
    when: str
    """The same as a headline says it: "in 2024", "since May 2025"; empty when it names none."""
    topic: frozenset[str]
    """Stems of what else it says: neither stopwords nor names of meetings, places, people or countries."""
    visitors: frozenset[str] = frozenset()
    """Folded names of people who are named only to tell the meeting: "when Scholz came to Astana"."""


def meant(asked: Asked) -> Meant:
    """What the question means, seen against the library as it is now."""
    key = ("meant", asked.understood.text, asked.understood.named, asked.question.scope, asked.today)
    return asked.library.once(key, lambda: _meant(asked))


def _meant(asked: Asked) -> Meant:
    understood = asked.understood
    text = understood.text[: aside_of(understood.text)]
    named = understood.named
    years = frozenset(_meeting_years(understood.text)) | (named.years - understood.parsed.years)
    scope = asked.question.scope
    series = _series(named.summits, text)
    visitors = _visitors(text, named)
    among: Sequence[Meeting] = ()
    if named.summits or named.places:
        catalogue = asked.catalogue
        among = catalogue.meetings_of(series) if named.summits else catalogue.meetings_in(named.places)
    elif visitors:
        among = sorted(_naming(visitors, asked), key=by_date)
    found = [one for one in among if _agrees(one, named, years) and _covers(scope, one)]
    if named.latest:
        latest = {summit: _latest(summit, asked) for summit in {one.summit for one in found}}
        found = [one for one in found if one == latest[one.summit]]
    found = _in_a_country(_with_a_country(found, text), text, named)
    found = those_with(visitors, found, asked) if visitors else found
    told = period_in(text, asked.today)
    period = told if not (found or series or named.latest) else None
    if period and not (period.relative or years or _OPEN.match(period.said)):
        period = None
    return Meant(
        text=" ".join(text.casefold().replace("’", "'").split()),
        written=text,
        meetings=tuple(found),
        series=tuple(sorted(series)),
        years=years,
        period=period,
        when=_when(period) if period else "",
        topic=frozenset(_topic(text, asked, found, told if found and told and told.relative else period)),
        visitors=visitors,
    )


def meetings_meant(asked: Asked, what: Meant) -> tuple[Meeting, ...]:
    """The meetings meant, or all of the time that is named; empty when the question names neither."""
    if what.meetings or what.period is None:
        return what.meetings
    return tuple(one for one in asked.catalogue.meetings if one.date and what.period.covers(one.date, one.last_date))


def articles_meant(asked: Asked, what: Meant) -> tuple[str, ...] | None:
    """The articles on the meetings meant or of the time that is named; None when the question names neither."""
    found = [article_id for one in meetings_meant(asked, what) for article_id in one.article_ids]
    if what.period is None:
        return tuple(found) or None
    on_meetings = asked.catalogue.meeting_of
    days = asked.library.days()
    others = sorted(one for one in days if one not in on_meetings and what.period.covers(days[one]))
    return (*found, *others)


def _when(period: Period) -> str:
    if period.relative or None in (period.first, period.last):
        return period.said
    return f"{'on' if period.first == period.last else 'in'} {period.said}"


def _series(summits: frozenset[str], text: str) -> frozenset[str]:
    """Of several series those that the question's own words tell from the others: "informal", or a whole name."""
    asked = {stem(word) for word in words(text)}
    names = {summit: set(terms(summit)) for summit in summits}
    common = set.intersection(*names.values()) if names else set()
    told = [summit for summit in summits if (names[summit] - common) & asked]
    whole = [summit for summit in summits if names[summit] <= asked]
    best = [
        summit
        for summit in told
        if len((names[summit] - common) & asked) == max(len((names[one] - common) & asked) for one in told)
    ]
    return frozenset(best or whole or summits)


def _meeting_years(text: str) -> Iterator[int]:
    for found in _YEAR.finditer(text):
        if not (_NO_MEETINGS_YEAR.search(text[: found.start()].casefold()) or OF_A_PLAN.match(text, found.end())):
            yield int(found[0])


def _agrees(meeting: Meeting, named: Named, years: frozenset[int]) -> bool:
    """Whether nothing that is named is another meeting's."""
    return (
        (not named.edition or meeting.edition == named.edition)
        and (not years or (meeting.date is not None and meeting.date.year in years))
        and (not named.months or (meeting.date is not None and meeting.date.month in named.months))
        and (not named.places or meeting.is_in(named.places))
    )


def _with_a_country(found: list[Meeting], text: str) -> list[Meeting]:
    """Of several meetings those of a series with the country that the question calls them by: "the China summit".

    A city where one of them was held stands for that, and not for its country.
    """
    cities = {one.city for one in found}
    named = {country for one in _COUNTRY_MEETING.findall(text) if one not in cities for country in countries(one)}
    return [one for one in found if named & {*countries(one.summit)}] or found if len(found) > 1 and named else found


_COUNTRY_MEETING = re.compile(r"\b([A-Z][\w’'-]+) (?:summit|meeting|conference|talks)\b")


def _in_a_country(found: list[Meeting], text: str, named: Named) -> list[Meeting]:
    """Of several meetings those that were held in a country that the question says they were in."""
    if len(found) < 2 or len({one.city for one in found if one.is_in(named.places)}) > 1:
        return found
    of = {country for part in re.findall(r"(?i)\bin (.{4,40})", text) for country in countries(part)[:1]}
    there = [one for one in found if of.intersection(countries(one.place or ""))]
    return there or found


def _visitors(text: str, named: Named) -> frozenset[str]:
    """The people who are named only to tell which meeting is meant; none where a visit names the only one."""
    if met := _MET_WITH.search(text):
        return named.people.intersection(words(met["who"]))
    visit = _VISIT.search(text)
    if visit is None:
        return frozenset()
    coming = named.people.intersection(words(visit["who"] or visit["whose"]))
    return coming if named.people.intersection(words(text[: visit.start()] + text[visit.end() :])) else frozenset()


def those_with(people: frozenset[str], meetings: Iterable[Meeting], asked: Asked) -> list[Meeting]:
    """The meetings that these people were at; where the record names nobody there, whose articles name them."""
    naming, told = _naming(people, asked), asked.catalogue.mentioning([people])
    return [one for one in meetings if one in naming and _took_part(people, one, told, asked)]


def _naming(people: frozenset[str], asked: Asked) -> set[Meeting]:
    """The meetings with an article that names all of them, or in whose record each of them is."""

    def on(article_ids: Set[str]) -> set[Meeting]:
        return {*asked.catalogue.meetings_about(article_ids)}

    recorded = [on(asked.record.naming(one)) for one in people]
    return on(asked.catalogue.mentioning([people])).union(set.intersection(*recorded) if recorded else ())


def _took_part(people: frozenset[str], meeting: Meeting, told: Set[str], asked: Asked) -> bool:
    known = asked.record.meeting(meeting).who("present", "person")
    there = {part for one in known for part in words(one.value.name)}
    return people <= there if there else not told.isdisjoint(meeting.article_ids)


def _latest(summit: str, asked: Asked) -> Meeting | None:
    within = (one for one in asked.catalogue.series(summit) if _covers(asked.question.scope, one))
    return max(within, key=lambda one: str(one.date), default=None)


def _covers(scope: Scope, meeting: Meeting) -> bool:
    if scope.summits and meeting.summit not in scope.summits:
        return False
    if not (scope.since or scope.until):
        return True
    last = meeting.last_date or meeting.date
    return last is not None and (scope.since or last) <= last <= (scope.until or last)


def _topic(text: str, asked: Asked, found: list[Meeting], period: Period | None) -> Iterator[str]:
    named = asked.understood.named
    of_series = {stem(word) for summit in named.summits for word in words(summit)}
    of_place = {word for one in found for word in words(one.place or "")} | {
        word for place in named.places for word in words(place)
    }
    every = {word for word in words(text) if word not in STOPWORDS and not word.isdigit()}
    people = named.people & every
    every -= LATEST if named.latest else frozenset(words(period.said)) if period else frozenset()
    of_countries = {word for word in every if named.countries.intersection(countries(word))}
    of_countries |= {word for country in named.countries for word in words(country)} | {fold(one) for one in of_place}
    for word in every - people - of_countries - of_place:
        stemmed = stem(word)
        if stemmed in of_series or stemmed in _OF_MEETINGS or re.fullmatch(r"\d+(?:st|nd|rd|th)", word):
            continue
        if (numbered := NUMBERED_SERIES.match(word)) and any(str(one.edition) == numbered[2] for one in found):
            continue
        if asked.catalogue.names_in(word).summits:
            continue
        yield stemmed
