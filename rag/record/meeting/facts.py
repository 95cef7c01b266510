"""Reads what an article says about the meeting that it reports on: series, days, place, who came, what was adopted.

Front matter comes first, where it is there. Whatever it leaves out is read from the title, the dateline and the text,
and carries the range that it was read from; what none of them tells stays unknown.
"""

import datetime as dt
import operator
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from rag.english import countries, fold
from rag.record.accounts import differing_accounts
from rag.record.documents import documents_of
from rag.record.joining import same_city
from rag.record.meeting.background import without_background
from rag.record.meeting.chairs import chairs_of
from rag.record.meeting.days import Day, days_of
from rag.record.meeting.editions import edition_of
from rag.record.meeting.next_meetings import next_meetings_of
from rag.record.meeting.places import MeetingPlace, place_of
from rag.record.participants import participants_of
from rag.record.people import Person, people_of
from rag.record.series import CENTRAL_ASIA, SeriesMention, format_with, series_of
from rag.record.text import Line, dateline_of, lines_of
from rag.record.values import Differing, Fact, MeetingFacts, Participant, ParticipantKind, Value
from rag.types import Article, Span

_FIVE_PRESIDENTS = re.compile(
    r"\b(?:the|all) (?:region's )?five (?:Central Asian )?(?:presidents|leaders|heads of state)\b"
    r"|\bregion's (?:five )?presidents\b"
)
_HOSTS = re.compile(
    r"^-hosted\b|^(?:'s)?(?: PDR)? (?:"
    r"hosts?\b|hosted|chaired|chose|is hosting|organised|presidency|government hosted|will hand"
    r"|ha(?:s|d) the honou?r (?:of hosting|to host))"
)
_HOSTED_BY = re.compile(
    r"\b(?:hosted by|host,|the host|chaired by) (?:the )?$|^Hosts?(?:/[a-z]+)?: (?:the )?$"
    r"|\bat the invitation of (?:the )?(?:[\w.]+ ){0,6}$"
)
_MEETS_IN = re.compile(r"\b(?:G7|G8|G20|[Ss]ummit|[Tt]alks) in $")
_RECEIVED = re.compile(r"^,?(?: who)? (?:hosted|chaired|received|welcomed|presided|took the chair)\b")
_BODIES = re.compile(r"Union|Nations|Council|NATO|Organi[sz]ation|Bank|Fund|Commission")
_TWO_MEET = re.compile(
    r"\b(?:(?:state|official|working|return|two-day|three-day|one-day) visit|visit to|bilateral (?:talks|meeting"
    r"|summit)"
    r"|held talks|talks (?:with|between)|(?:met|meeting) with (?:the )?(?:[Pp]resident|[Pp]rime [Mm]inister)"
    r"|received (?:the )?(?:[Pp]resident|[Pp]rime [Mm]inister|[Cc]hancellor) of)\b"
)
_ISSUED_BY = re.compile(r"\b(?:Republic|Kingdom|Government|Ministry|Chancellery|Office of the (?:President|Prime)) ?")
_HEAD_LINES = 3
_OF_GOVERNMENT = re.compile(r"minister|president|premier|chancellor", re.IGNORECASE)
_INFORMAL = re.compile(r"\binformal (?:summit|meeting|gathering)", re.IGNORECASE)


def read_meeting(article: Article, sentences: Sequence[Span]) -> MeetingFacts:
    """What the article says about its meeting.

    Args:
        article: Its text normalised.
        sentences: Its sentences, ranges of its text in order; headings and datelines may be left out of them.
    """
    lines = lines_of(article, sentences)
    dateline = dateline_of(lines)
    days = days_of(lines, dateline, article.published)
    lines = without_background(article.text, lines, article.date or (days.last.date if days.last else None))
    people = _of_issuer(people_of(lines), lines)
    first, namings = series_of(lines)
    place = place_of(lines, dateline, _words_of_people(people), _words_of(namings))
    of_two = None
    if first is None and (format_ := _format_of(lines, people) or (of_two := _of_two(lines, people, place))):
        first, namings = format_, [format_]
    edition = edition_of(lines, namings)

    told_day = _date(_with_year_of(article.date, days.last), article.id)
    told_place = Fact(str(place), article.id, place.span) if place else None
    told_edition = Fact(edition[0], article.id, edition[1]) if edition else None
    last_day = _given(article.date, told_day, article.id, operator.eq)
    number = _given(article.edition, told_edition, article.id, operator.eq)
    where = _given(article.place, told_place, article.id, same_city)
    year = last_day.value.year if last_day else None
    host = _host(article, place, lines, people)
    chairs = chairs_of(
        lines,
        people,
        host.value if host else None,
        article.id,
        series=namings,
        edition=number.value if number else None,
    )
    found = participants_of(lines, people, namings, year, host.value if host else None, article.id)
    there = {one.value.name for one in found}
    found = (*found, *(one for one in chairs if one.value.kind == "person" and one.value.name not in there))
    return MeetingFacts(
        article_id=article.id,
        series=_given(article.summit, _series(first, lines, article.id), article.id, operator.eq),
        edition=number,
        first_day=_date(days.first, article.id) if last_day and told_day and last_day.value == told_day.value else None,
        last_day=last_day,
        month_day=_month_day(days.last, article.id) if last_day is None else None,
        place=where,
        host=host,
        chairs=chairs,
        participants=tuple(_participants(article, found)),
        documents=documents_of(lines, article.id, where.value if where else None, of_two=of_two is not None),
        next_meetings=next_meetings_of(
            lines,
            number.value if number else None,
            last_day.value if last_day else None,
            where.value if where else None,
            article.id,
            of_two=of_two is not None,
        ),
        differing=tuple(_differing(article, told_edition, told_day, told_place)),
        accounts=differing_accounts(article, sentences),
    )


def _of_issuer(people: list[Person], lines: Sequence[Line]) -> list[Person]:
    """The people; a minister of no country that is told, in the title of a text by one country's government, is its."""
    head = [line for line in lines[:_HEAD_LINES] if not line.is_sentence]
    told = (one for line in head if _ISSUED_BY.search(line.in_small_letters) for one in line.mentions)
    issuers = {one.countries[0] for one in told if one.countries and not one.place}
    if len(issuers) == 1:
        for person in people:
            titled = any(one.line in head for one in person.namings)
            if titled and not (person.country or person.body) and _OF_GOVERNMENT.search(person.office or ""):
                person.country = next(iter(issuers))
    return people


def with_meeting(article: Article, facts: MeetingFacts) -> Article:
    """The article with series, edition, day and place as its text tells them, wherever front matter is silent."""
    return replace(
        article,
        summit=article.summit or _value(facts.series),
        edition=article.edition or _value(facts.edition),
        date=article.date or _value(facts.last_day),
        place=article.place or _value(facts.place),
    )


def _value(fact: Fact[Value] | None) -> Value | None:
    return fact.value if fact else None


def _given(
    value: Value | None, told: Fact[Value] | None, article_id: str, agree: Callable[[Value, Value], bool]
) -> Fact[Value] | None:
    """The value of the front matter, with the place where the text says the same; what the text says without one."""
    if not value:
        return told
    return Fact(value, article_id, told.span if told and agree(value, told.value) else None, given=True)


def _differing(
    article: Article, edition: Fact[int] | None, day: Fact[dt.date] | None, place: Fact[str] | None
) -> Iterator[Differing]:
    """What the text says otherwise than the front matter."""
    if article.edition and edition and edition.span and edition.value != article.edition:
        yield Differing("edition", edition)
    if article.date and day and day.value != article.date:
        yield Differing("last_day", day)
    if article.place and place and not same_city(article.place, place.value):
        yield Differing("place", place)


_SMALL_WORDS = frozenset({"of", "the", "de", "la"})


def _words_of_people(people: Sequence[Person]) -> frozenset[str]:
    """Folded words that name people, and so no city."""
    return frozenset(fold(part) for person in people if person.office for part in person.name.split()) - _SMALL_WORDS


def _words_of(namings: Sequence[SeriesMention]) -> frozenset[str]:
    """Folded words that name the series."""
    return (
        frozenset(fold(part) for one in namings for part in one.line.text[one.start : one.end].split()) - _SMALL_WORDS
    )


def _format_of(lines: Sequence[Line], people: Sequence[Person]) -> SeriesMention | None:
    """The format of Central Asia with one country, where its five presidents met one leader and nothing names it."""
    five = next((line for line in lines if line.weight > 1 and _FIVE_PRESIDENTS.search(line.text)), None)
    others = {one.country for one in people if one.country and one.leads and one.namings[0].line.weight > 1} - {
        *CENTRAL_ASIA
    }
    if five is None or len(others) != 1 or not (found := _FIVE_PRESIDENTS.search(five.text)):
        return None
    return SeriesMention(five, *found.span(), format_with(others.pop()))


def _of_two(lines: Sequence[Line], people: Sequence[Person], place: MeetingPlace | None) -> SeriesMention | None:
    """The visit or the talks of two countries' leaders, where nothing names another meeting."""
    met = next((line for line in lines if line.weight > 1 and _TWO_MEET.search(line.text)), None)
    lead = [one for one in people if one.leads and one.namings[0].line.weight > 1]
    leaders = {one.country for one in lead if one.country}
    if len(leaders) == 1 and place and any(not (one.country or one.body) for one in lead):
        leaders |= {*countries(place.country or "")}  # readouts do not name their own country
    headed = [line for line in lines if line.is_title or not (line.nth or line.is_sentence)]
    titled = {one.countries[0] for line in headed for one in line.mentions if one.countries}
    two = sorted(leaders if len(leaders) == 2 else titled)
    if met is None or len(two) != 2 or not leaders <= {*two} or not (leaders or len(lead) == 2):
        return None
    found = _TWO_MEET.search(met.text)
    kind = "Visit" if found and "visit" in found[0] else "Talks"
    return SeriesMention(met, *(found.span() if found else (0, 0)), f"{'–'.join(two)} {kind}")


def _host(
    article: Article, place: MeetingPlace | None, lines: Sequence[Line], people: Sequence[Person]
) -> Fact[str] | None:
    """The country that the meeting was held in: the place's, one that is said to host, or that of who received."""
    if article.place and (named := countries(article.place)):
        return Fact(named[0], article.id, place.span if place and same_city(article.place, str(place)) else None, True)
    if place is not None and (named := countries(place.country or place.city)):
        return Fact(named[0], article.id, place.span)
    lead = [line for line in lines if line.weight > 1 and not line.is_title]
    for line in lead:
        for one in line.mentions:
            if one.countries and (_HOSTS.match(line.text[one.end :]) or _HOSTED_BY.search(line.text[: one.start])):
                return Fact(one.countries[0], article.id, line.span(one.start, one.end))
            if one.countries and _MEETS_IN.search(line.text[: one.start]):
                return Fact(one.countries[0], article.id, line.span(one.start, one.end))
    for person in people:
        for naming in person.namings:
            if person.country and naming.line in lead and _RECEIVED.match(naming.line.text[naming.end :]):
                return Fact(person.country, article.id, naming.line.span(naming.start, naming.end))
    return None


def _series(first: SeriesMention | None, lines: Sequence[Line], article_id: str) -> Fact[str] | None:
    if first is None:
        return None
    name = first.name
    informal = next((line for line in lines if line.weight > 1 and _INFORMAL.search(line.text)), None)
    if informal is not None and name.endswith(" Summit"):
        name = f"{name.removesuffix(' Summit')} Informal Summit"
    return Fact(name, article_id, first.line.span(first.start, first.end))


def _date(day: Day | None, article_id: str) -> Fact[dt.date] | None:
    return Fact(day.date, article_id, day.span) if day is not None and day.date is not None else None


def _with_year_of(given: dt.date | None, day: Day | None) -> Day | None:
    """The day that the text tells without a year, in the year of the same day in the front matter."""
    if given and day and day.year is None and (day.month, day.day) == (given.month, given.day):
        return replace(day, year=given.year)
    return day


def _month_day(day: Day | None, article_id: str) -> Fact[tuple[int, int]] | None:
    return Fact((day.month, day.day), article_id, day.span) if day is not None else None


def _participants(article: Article, found: Sequence[Fact[Participant]]) -> Iterator[Fact[Participant]]:
    """Those of the front matter, with the place where the text names them, then those that only the text tells of."""
    told = {one.value.name: one for one in found}
    given = {next(iter(countries(name)), name): name for name in article.participants}
    for key, name in given.items():
        kind: ParticipantKind = "organisation" if _BODIES.search(name) and not countries(name) else "state"
        presence = told[key].value.presence if key in told else "present"
        span = told[key].span if key in told and told[key].value.named else None
        yield Fact(Participant(name, kind, presence), article.id, span, given=True)
    yield from (one for one in found if one.value.name not in given and not (given and not one.value.named))
