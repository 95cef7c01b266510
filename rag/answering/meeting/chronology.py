"""Puts the meetings of a series, or what was said on a topic at several meetings, in order of time.

A series has more meetings than the library holds articles on: the sentences in which an article looks back on another
one stand in their place among those held, and those that announce the next one at the end.
"""

import datetime as dt
import re
from collections.abc import Iterator, Sequence, Set
from dataclasses import replace

from rag.answering.asked import Asked
from rag.answering.attendance import chaired
from rag.answering.composed import Citations, Composed
from rag.answering.meant import meant
from rag.answering.meeting.announcement import announced_items
from rag.answering.sentences import ArticleSentence, holds, is_contents, is_heading, sentences_of
from rag.answering.topic import Topic, topic_words
from rag.english import (
    MEETING_NOUNS,
    Period,
    clauses,
    countries,
    day_of,
    moments,
    number_of,
    period_in,
    plain,
    regions,
    regions_apart,
    sentence_case,
    terms,
)
from rag.outcomes import meeting_record
from rag.question import Meeting, aside_of, asks_for_chronology, told_of_each, without_chronology
from rag.types import Item, Section

_MOST_PER_MEETING = 2
"""Sentences on a topic; further ones are counted and not shown."""
_MOST_DOCUMENTS = 6
"""Of a meeting, where all are asked for."""
_FINAL_TEXT = re.compile(r"\b(?:declaration|communiqu[eé]|pact|treaty|consensus|package)\b", re.IGNORECASE)
"""Names the text that a meeting is remembered by, before others that it adopted."""
_SEVERAL = re.compile(rf"\b(?:{'|'.join(f'{noun}s' for noun in MEETING_NOUNS)})\b", re.IGNORECASE)
_OF_BEST = 0.9
"""0-1: the share of the best sentence's cover that another sentence of its meeting needs."""
_MET_BEFORE = re.compile(
    r"\b(?:held|hosted|met|gathered|convened|took place)(?: (?:in|on|at|the|of|[A-Z][\w'’-]*|\d{1,2}))*\s*$"
)
"""Right before a year that is a meeting's: "had been held in Oslo in September"."""
_MINISTERS = re.compile(r"\b(?:ministers?|ministerial|parliament\w*|business|youth|expert)\b", re.IGNORECASE)
"""Of a meeting of others than the leaders."""

_NOUN_BEFORE = re.compile(rf"\b(?:(?:{'|'.join(MEETING_NOUNS)}) (?:in|of)|(?:{'s|'.join(MEETING_NOUNS)}s) of)\s*$")
_NOUN_AFTER = re.compile(rf"^\s*(?:{'|'.join(MEETING_NOUNS)})\b")

_Entry = tuple[tuple[int, int, int], Item]
"""An entry after the year, the month and the day by which it is ordered; 0 for what is not told."""


def chronology(asked: Asked) -> Composed | None:
    """The entries by date; None where no order of time is asked for, or nothing is told."""
    text = asked.understood.text[: aside_of(asked.understood.text)]
    if asked.understood.kind in ("about", "check") or not asks_for_chronology(text):
        return None
    what = without_chronology(text)
    period = period_in(what, asked.today)
    series = _meetings_named(what, period, asked)
    about = topic_words(what.replace(period.said, " ") if period else what, series, asked.catalogue)
    return _on_topic(about, what, series, asked) if about else _of_series(series, told_of_each(text), period, asked)


def _meetings_named(what: str, period: Period | None, asked: Asked) -> list[Meeting]:
    """The meetings of the series named, or of all that are named after a part of the world; of the time told."""
    named = asked.catalogue.names_in(what).summits
    region = regions_apart(what) if not named and _SEVERAL.search(what) else frozenset()
    of = [one for one in asked.catalogue.meetings if one.summit in named or (region and region <= regions(one.summit))]
    return [one for one in of if one.date and period.covers(one.date, one.last_date)] if period else of


def _of_series(held: Sequence[Meeting], of_each: Set[str], period: Period | None, asked: Asked) -> Composed | None:
    """The meetings of the series named: those held, those only mentioned and those announced.

    Args:
        held: Those that the library holds.
        of_each: What is to be told of each of them (see `told_of_each`).
        period: The time from which meetings that are only mentioned are told, too; None for any.
        asked: The question.
    """
    if not held:
        return None
    citations = Citations(asked.library)
    entries: list[_Entry] = []
    for one in held:
        if of_each:
            entries.append((_order(one.date), _with_what_is_told(one, of_each, citations, asked)))
            continue
        told = _opening(one, asked)
        markers = (citations.cite(told.article_id, told.span),) if told else ()
        entries.append((_order(one.date), Item(f"{_placed(one)}: {one.title}", markers)))
    mentioned = [
        ((year, month, 0), citations.item(one, f"{year}: "))
        for year, month, one in _mentioned(held, asked)
        if period is None or period.covers(dt.date(year, 1, 1), dt.date(year, 12, 31))
    ]
    coming = announced_items(asked, held, citations)
    entries = sorted([*entries, *mentioned], key=lambda each: each[0])
    if not citations.quotes:
        return None
    names = {one.summit for one in held}
    told_of = [number_of(len(held), "meeting") + (f" of the {names.pop()}" if len(names) == 1 else "")]
    more = [f"{number_of(len(mentioned), 'more', 'more')} only mentioned"] * bool(mentioned)
    more += [f"{number_of(len(coming), 'more', 'more')} announced"] * bool(coming)
    sections = [Section("In order of time", tuple(item for _, item in entries))]
    sections += [Section("Announced", tuple(coming))] * bool(coming)
    return Composed(
        "library",
        headline=f"The library holds {told_of[0]}{''.join(f', {one}' for one in more)}.",
        sections=tuple(sections),
        quotes=tuple(citations.quotes),
        shown=len(entries) + len(coming),
        there=len(entries) + len(coming),
    )


def _with_what_is_told(meeting: Meeting, of_each: Set[str], citations: Citations, asked: Asked) -> Item:
    """The entry of a meeting with its chair or documents and their sentences; it says so where none is told."""
    told: list[str] = []
    markers: list[int] = []
    if "chair" in of_each:
        what = replace(meant(asked), meetings=(meeting,))
        chair = chaired(asked, what)
        told.append(f"chaired by {chair.headline.rstrip('.')}" if chair else "chair not told")
        markers += citations.take(chair.quotes) if chair else ()
    if {"document", "documents"} & of_each:
        known = meeting_record(meeting, asked.library, asked.catalogue.meetings)
        every = [one for one in known.documents if one.value.status == "adopted" and one.places]
        every.sort(key=lambda one: not _FINAL_TEXT.search(one.value.name))
        for one in every[: 1 if "document" in of_each else _MOST_DOCUMENTS]:
            told.append(one.value.name)
            markers.append(citations.cite(one.places[0].article_id, (one.places[0].start, one.places[0].end)))
        told += ["no document named"] * (not every)
    series = meeting.title
    return Item(f"{_placed(meeting)}: {series} – {'; '.join(told)}", tuple(dict.fromkeys(markers)))


def _opening(meeting: Meeting, asked: Asked) -> ArticleSentence | None:
    """The first sentence that tells the day or the city of a meeting; the first of all where none does."""
    every = sentences_of(asked.library, meeting.article_ids)
    days = {(one.month, one.day) for one in (meeting.date, meeting.last_date) if one}
    telling = (
        one
        for one in every
        if holds(one.text, meeting.city) or any((day.month, day.day) in days for day in moments(plain(one.text)))
    )
    return next(telling, every[0] if every else None)


def _mentioned(held: Sequence[Meeting], asked: Asked) -> Iterator[tuple[int, int, ArticleSentence]]:
    """Of each year without a meeting that is held, the first sentence that tells of one, with its year and month."""
    years = {one.date.year for one in held if one.date}
    summits = {one.summit for one in held}
    taken: set[int] = set()
    for one in sentences_of(asked.library, dict.fromkeys(each for meeting in held for each in meeting.article_ids)):
        for year, month in _years_met(one.text):
            others = asked.catalogue.names_in(one.text).summits - summits
            if year in years | taken or not years or year > max(years) or others:
                continue
            taken.add(year)
            yield year, month, one


def _years_met(text: str) -> Iterator[tuple[int, int]]:
    """The years, each with its month or 0, of the clauses that tell of a meeting of leaders."""
    told = plain(text)
    for start, end in clauses(told):
        part = told[start:end]
        if _MINISTERS.search(part):
            continue
        for one in moments(part):
            before, after = part[: one.start], part[one.end :]
            if one.year and (_MET_BEFORE.search(before) or _NOUN_BEFORE.search(before) or _NOUN_AFTER.match(after)):
                yield one.year, one.month or 0


def _on_topic(about: Sequence[str], what: str, series: Sequence[Meeting], asked: Asked) -> Composed | None:
    """What was said on a topic at the meetings of a series or at all, and at events of no series."""
    topic = Topic.of(frozenset(terms(" ".join(about))), asked)
    matter = Topic.of(frozenset(term for word in about if not countries(word) for term in terms(word)), asked)
    holding = topic.articles(asked.library)
    statuses = {(one.article_id, one.span[0]): one.status for one in asked.library.statements(holding)}
    citations = Citations(asked.library)
    items: list[Item] = []
    days: list[dt.date] = []
    met = 0
    for meeting in series or asked.record.meetings:
        told = [
            (topic.covered(one.text), one)
            for one in sentences_of(asked.library, (each for each in meeting.article_ids if each in holding))
            if topic.is_of(one.text)
            and (not matter or matter.is_of(one.text))
            and not is_heading(one.text)
            and not is_contents(one.text)
        ]
        if not told:
            continue
        most = max(cover for cover, _ in told)
        near = [one for cover, one in told if cover >= _OF_BEST * most]
        near.sort(key=lambda one: (statuses.get((one.article_id, one.start), "reported") == "reported", one.start))
        chosen = sorted(near[:_MOST_PER_MEETING], key=lambda one: (one.article_id, one.start))
        items += [citations.item(one, f"{_placed(meeting)}: ") for one in chosen]
        days += [day for day in (meeting.date,) if day]
        met += 1
    if not met:
        return None
    phrase = re.search(rf"{re.escape(about[0])}(?:.*{re.escape(about[-1])})?", what) if len(about) > 1 else None
    said = sentence_case(phrase[0] if phrase else " ".join(about))
    span = f", from {day_of(min(days))} to {day_of(max(days))}" if len(days) > 1 else ""
    return Composed(
        "list",
        headline=f"{said} comes up at {number_of(met, 'meeting')}{span}.",
        sections=(Section("In order of time", tuple(items)),),
        quotes=tuple(citations.quotes),
        shown=len(items),
        there=len(items),
    )


def _order(day: dt.date | None) -> tuple[int, int, int]:
    return (day.year, day.month, day.day) if day else (9999, 0, 0)


def _placed(meeting: Meeting) -> str:
    """The day and the city: "2 November 2023, Bletchley Park"."""
    return ", ".join(part for part in (day_of(meeting.date) if meeting.date else "", meeting.city) if part) or str(
        meeting
    )
