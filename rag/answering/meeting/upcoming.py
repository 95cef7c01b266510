"""What comes after a meeting: the next one of its series, and a calendar of all that are announced."""

import datetime as dt
import re
from collections.abc import Sequence, Set
from dataclasses import dataclass, replace

from rag.answering.asked import Asked
from rag.answering.composed import Citations, Composed
from rag.answering.meant import Meant
from rag.answering.sentences import ArticleSentence, sentences_of
from rag.english import (
    MONTHS,
    Moment,
    countries,
    listing,
    moments,
    number_of,
    period_in,
    period_of,
    plain,
    sentence_case,
    terms,
    with_article,
)
from rag.outcomes import meeting_record, next_told
from rag.question import Meeting
from rag.record import NextMeeting, Recorded
from rag.types import Item, Location, Refusal, Section, Span, Table, ordinal

_AFTER_YEAR = re.compile(r"\bafter (?:the )?((?:19|20)\d\d)\b")
_LOOKS_AHEAD = re.compile(
    r"\b(next|following|will (?:host|hold|take|chair)|due|to be held|takes? over|pass(?:ed|es) the chair"
    r"|holds it for|scheduled)\b"
)
_DAY_ASKED = re.compile(r"\b(?:exact|dates?|day|when)\b")
_NO_DAY = re.compile(
    r"\bno (?:exact |firm )?(?:dates?|days?|months?|time)\b|\bdates?\b[^.]{0,40}\b(?:not|(?:to|will) be|yet|later|open"
    r"|advised|settled)\b|\bwithout (?:naming )?(?:a |any )?dates?\b|\bnot be drawn on a date\b",
    re.IGNORECASE,
)
_ALL_ANNOUNCED = re.compile(
    r"\b(?:calendar|all|every|complete|across)\b"
    r"|\b(?:in|by|from) (?:the|your|these) (?:articles|texts|reports|library)\b"
)
_ANNOUNCING = '"will meet" OR "meets on" OR "meet next" OR "invitation to visit" OR "meet again" OR "will be held"'
_MEETS = re.compile(
    r"\b(?:will|is to|are to) (?:next |again )?meet\b|\bmeets? (?:by video |again |next )?(?:on|in) (?=\d|[A-Z])"
    r"|\baccept(?:s|ed) an? invitation to visit\b|\b(?:meeting|session|conference|summit|talks|council|forum)\b"
    r"[^.]{0,40}\b(?:will be held|will take place|is (?:due|expected|planned) (?:to be held )?(?:in|for|on))\b",
    re.IGNORECASE,
)
_PASSAGES = 60
"""Passages that are looked through for announcements."""
_MOST_OTHERS = 20
_HOSTING = frozenset(terms("host hosts hosting"))
"""Stems that are no kind of meeting."""
_CITED = 2
"""Sentences cited for an announced meeting."""


@dataclass(frozen=True, slots=True)
class _Announced:
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


def following(asked: Asked, what: Meant) -> Composed | None:
    """The next meetings of the series that are announced, or the one that the library holds after the one meant."""
    named = asked.understood.named
    if apart := _named_apart(asked):
        what = replace(what, series=apart)
    held = [one for one in asked.catalogue.meetings if one.summit in what.series or one in what.meetings]
    if not held:
        return None
    if after := _AFTER_YEAR.search(what.text):
        earlier = tuple(one for one in held if one.date and one.date.year == int(after[1]))
        what = replace(what, meetings=earlier) if earlier else what
    if what.meetings and (named.edition or what.years or named.places or after):
        return _after(asked, what)
    found = _announced(asked, held)
    if named.edition or what.years:
        found = [
            one
            for one in found
            if (not named.edition or named.edition in (one.value.edition, (one.after.edition or -1) + 1))
            and (not what.years or one.value.year in what.years)
        ]
    return _told(_of_that_kind(found, what, asked), asked, what) or _nothing_announced(asked, what, held)


def _named_apart(asked: Asked) -> tuple[str, ...]:
    """The series that a question names one after the other, "the EAEU, the CIS and the SCO"; empty for one alone."""
    of_sides = [{one.summit for one in side.meetings} for side in asked.understood.sides]
    every = [one for each in of_sides for one in sorted(each)]
    return tuple(dict.fromkeys(every)) if len(of_sides) > 1 and len(set(every)) > 1 else ()


def _of_that_kind(found: list[_Announced], what: Meant, asked: Asked) -> list[_Announced]:
    """Those whose announcement has a word of the question that others of its series have not: "theme"."""
    kind = what.topic - _HOSTING
    fit = [
        one
        for one in found
        if any(
            kind & {*terms(asked.library.cut(each.article_id, *_around(each, asked)))} for each in one.recorded.places
        )
    ]
    of_kind = {one.after.summit for one in fit}
    return [one for one in found if one in fit or one.after.summit not in of_kind]


def _around(place: Location, asked: Asked) -> Span:
    return asked.library.sentences_around(place.article_id, place.start, place.end)


def _nothing_announced(asked: Asked, what: Meant, held: list[Meeting]) -> Composed | None:
    """An answer that nothing is announced; None where the reader found a sentence there that looks ahead."""
    ids = {article_id for one in held for article_id in one.article_ids}
    series = "these series" if len(what.series) > 1 else "this series"
    ahead = (one.article_id in ids and _LOOKS_AHEAD.search(one.text) for one in asked.reading.quotes)
    if "next" not in what.text or (not _named_apart(asked) and any(ahead)):
        return None
    latest = max(held, key=lambda one: str(one.date or ""))
    return Composed(
        "meeting",
        "declined",
        refusal=Refusal(
            f"Nothing in the library says when or where the next meeting of {series} is. The latest that it holds"
            f" is the {latest.heading[0].lower() if latest.edition else latest.heading[0]}{latest.heading[1:]}."
        ),
        confidence=0.0,
    )


def _after(asked: Asked, what: Meant) -> Composed | None:
    """What follows the very meeting that the question names."""
    if len(what.meetings) != 1 or not any(word in what.text for word in ("next", "after", "follow")):
        return None
    (meeting,) = what.meetings
    record = meeting_record(meeting, asked.library, asked.catalogue.meetings)
    if record.successor is None:
        return _told([_Announced(meeting, one) for one in record.next_meetings], asked, what)
    later = meeting_record(record.successor, asked.library, asked.catalogue.meetings)
    citations = Citations(asked.library)
    places = [one.places[:1] for one in later.last_days[:1]] + [one.places[:1] for one in later.places[:1]]
    for place in (one for each in places for one in each):
        citations.cite(place.article_id, (place.start, place.end))
    if not citations.quotes:
        return None
    return Composed("meeting", headline=f"{record.successor.heading}.", quotes=tuple(citations.quotes))


def _told(found: list[_Announced], asked: Asked, what: Meant) -> Composed | None:
    """The announced meetings in order, the first of each series in the headline with what follows it.

    Where the day is asked for and left open, the headline says so, with the sentence that tells it.
    """
    found.sort(key=lambda one: (one.after.summit, one.order))
    citations = Citations(asked.library)
    items = [Item(_line(one, asked), _markers(one, citations)) for one in found]
    if not items or not citations.quotes:
        return None
    series = {one.after.summit for one in found}
    apart = any(one.aspect == "next meeting" for one in asked.record.disagreements(found[0].after))
    joint = "; by another account " if apart and len(found) > 1 else "; then "
    headline = f"{'accounts differ: ' * (joint != '; then ')}{joint.join(_when_where(one, asked) for one in found)}"
    unknown = [one for one in _named_apart(asked) if one not in series]
    if len(series) > 1 or unknown:
        headline = "; ".join(item.text for item in items)
    if unknown:
        headline = f"{headline}; nothing is announced of the next {listing(unknown)}"
    passed = [one for one in found if _is_past(one.value, asked.today)]
    note = " The library holds no article on it yet." if len(passed) == len(found) == 1 else ""
    alone = len(series) == 1 and not unknown
    left_open = _leaving_open(found[0], asked) if alone and _DAY_ASKED.search(what.text) else None
    if left_open is not None:
        fixing = {each for one in found for each in _fixing_time(one, asked)}
        marker = citations.cite(left_open.article_id, left_open.span)
        if fixing - {left_open.article_id} and left_open.article_id not in fixing:
            headline = f"accounts differ: {headline}; by another account no date has been fixed [{marker}]"
        elif not any(one.value.day for one in found):
            note = f" No date has been fixed.{note}"
    return Composed(
        "meeting",
        headline=f"{sentence_case(headline)}.{note}",
        sections=(Section("Announced", tuple(items)),) if len(items) > 1 else (),
        quotes=tuple(citations.quotes),
        shown=len(items),
        there=len(items),
    )


def _leaving_open(one: _Announced, asked: Asked) -> ArticleSentence | None:
    """The sentence of an announcement by any article on the meeting, or the one after it, that leaves the day open."""
    for told in asked.library.meeting_facts(list(one.after.article_ids), "next_meetings"):
        for span in (each.span for each in told.next_meetings[:1] if each.span):
            start, _ = asked.library.sentences_around(told.article_id, *span)
            after = [each for each in sentences_of(asked.library, [told.article_id]) if each.start >= start]
            if found := next((each for each in after[:2] if _NO_DAY.search(each.text)), None):
                return found
    return None


def _fixing_time(one: _Announced, asked: Asked) -> set[str]:
    """The articles that give the day or the month of an announced meeting."""
    return {
        fact.article_id
        for fact in one.recorded.facts
        if fact.value.day or _months(asked.library.cut(fact.article_id, *(fact.span or (0, 0))), one.value.year)
    }


def announced(asked: Asked, what: Meant) -> Composed | None:
    """The meetings that are announced, for a year or for all time to come, by day.

    Where all that are announced are asked for, those whose day is over and that no article reports on are among them,
    and the sentences that announce meetings of other bodies follow.
    """
    years = asked.understood.named.years
    if what.period and what.period.relative and what.period.first and what.period.last:
        years = frozenset(range(what.period.first.year, what.period.last.year + 1))
    meetings = asked.catalogue.meetings_of(what.series) if what.series else [*asked.catalogue.meetings]
    every = bool(_ALL_ANNOUNCED.search(what.text))
    found = [
        one
        for one in _announced(asked, meetings)
        if (one.value.year in years if years else every or not _is_past(one.value, asked.today))
    ]
    found.sort(key=lambda one: (one.order, one.after.summit))
    then = [one for one in found if one.value.day and what.period and what.period.covers(one.value.day)]
    if then and what.period and what.period.relative:
        return _told(then, asked, what)
    citations = Citations(asked.library)
    rows = [
        (
            Item(_name(one)),
            Item(f"{_when(one, asked)}{' (over; no article on it)' if _is_past(one.value, asked.today) else ''}"),
            Item(_where(one.value), _markers(one, citations)),
        )
        for one in found
    ]
    others = _of_other_bodies(asked, citations, years) if every and not what.series else []
    if not rows or not citations.quotes:
        return None
    when = f" for {' and '.join(map(str, sorted(years)))}" if years else ""
    verb = "is" if len(rows) == 1 else "are"
    counted = number_of(len(rows), "meeting")
    return Composed(
        "meeting",
        headline=f"{counted[0].upper()}{counted[1:]} {verb} announced{when} in the articles of the library.",
        table=Table(("Meeting", "When", "Where"), tuple(rows)),
        sections=(Section("Other meetings that are announced", tuple(others)),) if others else (),
        quotes=tuple(citations.quotes),
        shown=len(rows),
        there=len(rows),
    )


def _of_other_bodies(asked: Asked, citations: Citations, years: Set[int]) -> list[Item]:
    """Sentences that announce a meeting of another body, or a visit, after their article's day or in these years."""
    quoted = {(quote.article_id, quote.start) for quote in citations.quotes}
    passages = asked.library.search_words(_ANNOUNCING, _PASSAGES, asked.question.scope)
    found: dict[tuple[str, int], ArticleSentence] = {}
    for stored in asked.library.passages(passage_id for passage_id, _ in passages).values():
        article = asked.library.article(stored.passage.article_id)
        day = article.date or article.published
        for one in sentences_of(asked.library, [article.id]):
            if (
                (one.article_id, one.start) not in quoted
                and _MEETS.search(one.text)
                and any(each.year in years if years else _is_after(each, day) for each in moments(plain(one.text)))
            ):
                found.setdefault((one.article_id, one.start), one)
    told = sorted(found.values(), key=lambda one: (one.article_id, one.start))[:_MOST_OTHERS]
    return [citations.item(one) for one in told]


def _is_after(moment: Moment, day: dt.date | None) -> bool:
    """Whether a date that an article gives comes after its own day; one without a year is taken to."""
    if day is None or moment.year is None:
        return moment.month is not None or moment.year is not None
    return (moment.year, moment.month or 12) > (day.year, day.month)


def _announced(asked: Asked, meetings: list[Meeting]) -> list[_Announced]:
    """The announced meetings of these series that the library holds no article on."""
    ids = [article_id for one in meetings for article_id in one.article_ids]
    announcing = {one.article_id: one for one in asked.library.meeting_facts(ids, "next_meetings")}
    found: list[_Announced] = []
    for one in meetings:
        told = next_told([announcing[each] for each in sorted(one.article_ids) if each in announcing])
        every = (_Announced(one, each) for each in told)
        found += (each for each in every if not _is_held(each, asked))
    return [one for one in found if not any(_is_told_nearer(one, other, asked) for other in found)]


def _is_told_nearer(one: _Announced, other: _Announced, asked: Asked) -> bool:
    """Whether another article gives a city for the meeting of the same year that this one only gives a country for."""
    mine, theirs = one.value, other.value
    host = countries(mine.place or "")
    return (
        one.after.summit == other.after.summit
        and mine.year == theirs.year is not None
        and bool(host and theirs.place)
        and mine.place != theirs.place
        and any(
            host[0] in countries(asked.library.cut(each.article_id, *_around(each, asked)))
            for each in other.recorded.places
        )
    )


def announced_items(asked: Asked, meetings: Sequence[Meeting], citations: Citations) -> list[Item]:
    """The meetings that follow these and are only announced, in order, each with its place and time as far as told."""
    found = sorted(_announced(asked, list(meetings)), key=lambda one: one.order)
    return [Item(f"{_when_where(one, asked)}: {_name(one)}", _markers(one, citations)) for one in found]


def _is_held(announced: _Announced, asked: Asked) -> bool:
    """Whether a meeting of the library is the announced one, or a later one of its series."""
    after, told = announced.after, announced.value
    for one in asked.catalogue.series(after.summit):
        if one == after or not (one.date and after.date and one.date > after.date):
            continue
        if told.year is None or one.date.year >= told.year:
            return True
    return False


def _markers(one: _Announced, citations: Citations) -> tuple[int, ...]:
    """Of two places that tell of it, those among them that first tell where and when it is."""
    told = [fact for fact in one.recorded.facts if fact.span]
    where = [fact for fact in told if fact.value.place][:1]
    when = [fact for fact in told if fact.value.day or fact.value.year == one.value.year][:1]
    chosen = [fact for fact in (*where, *when, *told) if fact.span]
    spans = dict.fromkeys((fact.article_id, fact.span) for fact in chosen)
    return tuple(dict.fromkeys(citations.cite(article_id, span) for article_id, span in [*spans][:_CITED] if span))


def _name(one: _Announced) -> str:
    number = one.value.edition
    return f"{ordinal(number).capitalize()} {one.after.summit}" if number else one.after.summit


def _line(one: _Announced, asked: Asked) -> str:
    return f"{_name(one)}: {_when_where(one, asked)}"


def _when(one: _Announced, asked: Asked) -> str:
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


def _where(value: NextMeeting) -> str:
    return value.place or ("still to be settled" if value.venue_open else "not told")


def _when_where(one: _Announced, asked: Asked) -> str:
    """As "Bishkek, May 2026", "Oslo, 3–4 June 2026" or "2027; the venue is still to be settled"."""
    value = one.value
    when = _when(one, asked) if value.day or value.year else ""
    if value.place:
        return f"{with_article(value.place)}, {when}" if when else with_article(value.place)
    return f"{when}; the venue is still to be settled" if value.venue_open else when or "no date told"


def _is_past(value: NextMeeting, today: dt.date) -> bool:
    return value.day < today if value.day else bool(value.year and value.year < today.year)
