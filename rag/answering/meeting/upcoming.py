"""What comes after a meeting: the next one of its series, and a calendar of all that are announced."""

import datetime as dt
import re
from collections.abc import Set
from dataclasses import replace

from rag.answering.asked import Asked
from rag.answering.composed import Citations, Composed
from rag.answering.meant import Meant
from rag.answering.meeting.announcement import (
    Announced,
    announced_of,
    fixing_time,
    is_past,
    leaving_open,
    line_of,
    markers_of,
    name_of,
    sentences_at,
    when_and_where_of,
    when_of,
    where_of,
)
from rag.answering.sentences import ArticleSentence, sentences_of
from rag.english import (
    Moment,
    listing,
    moments,
    number_of,
    plain,
    sentence_case,
    terms,
)
from rag.outcomes import meeting_record
from rag.question import Meeting
from rag.types import Item, Refusal, Section, Table

_AFTER_YEAR = re.compile(r"\bafter (?:the )?((?:19|20)\d\d)\b")
_LOOKS_AHEAD = re.compile(
    r"\b(next|following|will (?:host|hold|take|chair)|due|to be held|takes? over|pass(?:ed|es) the chair"
    r"|holds it for|scheduled)\b"
)
_DAY_ASKED = re.compile(r"\b(?:exact|dates?|day|when)\b")
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
_SEVERAL = re.compile(r"\b(?:hosts|venues|chairs|presidencies|countries|meetings|summits|conferences|in order)\b")
"""Asks for more than the very next meeting."""
_FOLLOWS = re.compile(r"\b(?:(?:is|are|were) (?:due )?to follow|(?:will|would) follow|in turn|thereafter)\b")
_PASSAGES = 60
"""Passages that are looked through for announcements."""
_MOST_OTHERS = 20
_HOSTING = frozenset(terms("host hosts hosting"))
"""Stems that are no kind of meeting."""


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
    found = announced_of(asked, held)
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


def _of_that_kind(found: list[Announced], what: Meant, asked: Asked) -> list[Announced]:
    """Those whose announcement has a word of the question that others of its series have not: "theme"."""
    kind = what.topic - _HOSTING
    fit = [
        one
        for one in found
        if any(
            kind & {*terms(asked.library.cut(each.article_id, *sentences_at(each, asked)))}
            for each in one.recorded.places
        )
    ]
    of_kind = {one.after.summit for one in fit}
    return [one for one in found if one in fit or one.after.summit not in of_kind]


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
        return _told([Announced(meeting, one) for one in record.next_meetings], asked, what)
    later = meeting_record(record.successor, asked.library, asked.catalogue.meetings)
    citations = Citations(asked.library)
    places = [one.places[:1] for one in later.last_days[:1]] + [one.places[:1] for one in later.places[:1]]
    for place in (one for each in places for one in each):
        citations.cite(place.article_id, (place.start, place.end))
    if not citations.quotes:
        return None
    return Composed("meeting", headline=f"{record.successor.heading}.", quotes=tuple(citations.quotes))


def _told(found: list[Announced], asked: Asked, what: Meant) -> Composed | None:
    """The announced meetings in order, the first of each series in the headline with what follows it.

    Where the day is asked for and left open, the headline says so, with the sentence that tells it.
    """
    found.sort(key=lambda one: (one.after.summit, one.order))
    citations = Citations(asked.library)
    items = [Item(line_of(one, asked), markers_of(one, citations, asked)) for one in found]
    if not items or not citations.quotes:
        return None
    if _SEVERAL.search(what.text):
        items += [citations.item(one) for one in _to_follow(citations, asked)]
    series = {one.after.summit for one in found}
    apart = len(found) > 1 and any(one.aspect == "next meeting" for one in asked.record.disagreements(found[0].after))
    joint = "; by another account " if apart else "; then "
    headline = f"{'accounts differ: ' * apart}{joint.join(when_and_where_of(one, asked) for one in found)}"
    unknown = [one for one in _named_apart(asked) if one not in series]
    if len(series) > 1 or unknown:
        headline = "; ".join(item.text for item in items)
    if unknown:
        headline = f"{headline}; nothing is announced of the next {listing(unknown)}"
    dated = {one.after for one in found if one.value.day}
    passed = [one for one in found if is_past(one.value, asked.today)]
    note = " The library holds no article on it yet." if len(passed) == len(found) == 1 else ""
    if _DAY_ASKED.search(what.text):
        alone = len(series) == 1 and not unknown
        left_open = {one.after: told for one in found if (told := leaving_open(one, asked))}
        first = left_open.get(found[0].after)
        if alone and first and _fixed_by_others(found, first, asked):
            marker = citations.cite(first.article_id, first.span)
            headline = f"accounts differ: {headline}; by another account no date has been fixed [{marker}]"
        elif undated := {one: told for one, told in left_open.items() if one not in dated}:
            for told in undated.values():
                citations.cite(told.article_id, told.span)
            of = "" if alone else f" for the next {listing([one.summit for one in undated])}"
            no_month = alone and any("no month" in told.text for told in undated.values())
            note = f" No {'month' if no_month else 'date'} has been fixed{of}.{note}"
    return Composed(
        "meeting",
        headline=f"{sentence_case(headline)}.{note}",
        sections=(Section("Announced", tuple(items)),) if len(items) > 1 else (),
        quotes=tuple(citations.quotes),
        shown=len(items),
        there=len(items),
    )


def _to_follow(citations: Citations, asked: Asked) -> list[ArticleSentence]:
    """The sentences right after the announcements that name who is to follow: "Chile and Peru are to follow"."""
    found = []
    for one in list(citations.quotes):
        after = asked.library.sentence_after(one.article_id, one.end)
        text = asked.library.cut(one.article_id, after.start, after.end) if after else ""
        if after and _FOLLOWS.search(text) and "\n" not in asked.library.cut(one.article_id, one.end, after.start):
            found.append(ArticleSentence(one.article_id, after.start, after.end, text))
    return found


def _fixed_by_others(found: list[Announced], left_open: ArticleSentence, asked: Asked) -> bool:
    """Whether only other articles than the one of a sentence that leaves the day open give the day or the month."""
    fixing = {article_id for one in found for article_id in fixing_time(one, asked)}
    return bool(fixing) and left_open.article_id not in fixing


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
        for one in announced_of(asked, meetings)
        if (one.value.year in years if years else every or not is_past(one.value, asked.today))
    ]
    found.sort(key=lambda one: (one.order, one.after.summit))
    then = [one for one in found if one.value.day and what.period and what.period.covers(one.value.day)]
    if then and what.period and what.period.relative:
        return _told(then, asked, what)
    citations = Citations(asked.library)
    rows = [
        (
            Item(name_of(one)),
            Item(f"{when_of(one, asked)}{' (over; no article on it)' if is_past(one.value, asked.today) else ''}"),
            Item(where_of(one.value), markers_of(one, citations, asked)),
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
