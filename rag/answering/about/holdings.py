"""What the library holds, put into words, and its meetings as rows of a list."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rag.answering.asked import Asked
from rag.answering.composed import Citations
from rag.english import Period, day_of, number_of
from rag.presenting import of_sources
from rag.question import Meeting
from rag.types import Item, Span


@dataclass(frozen=True, slots=True)
class Ground:
    """Why a meeting is in a list: words of an article, or, without a range, what the catalogue says of the article."""

    article_id: str
    span: Span | None = None
    note: str = ""
    """What the row adds: "observer"."""


def holding(asked: Asked) -> str:
    """What the library holds: "37 articles on 35 meetings, from 14 October 2022 to 21 December 2025"."""
    there, stories = asked.library.count()
    articles = of_sources(number_of(there, "article"), there, stories)
    of_series = [one for one in asked.catalogue.meetings if not one.of_no_series]
    if not of_series:
        return articles
    told = f"{articles} on {number_of(len(of_series), 'meeting')}"
    days = asked.catalogue.first_and_last
    if days is None:
        return told
    first, last = days
    return f"{told}, {f'from {day_of(first)} to {day_of(last)}' if first != last else f'of {day_of(first)}'}"


def nearest_instead(asked: Asked, period: Period) -> str:
    """The meetings before and after a period in which none was, as the end of a sentence; empty for none."""
    dated = [(one.date, one.last_date or one.date, one) for one in asked.record.meetings if one.date]
    before = max((each for each in dated if period.first and each[1] < period.first), key=_last, default=None)
    after = min((each for each in dated if period.last and each[0] > period.last), key=_first, default=None)
    near = [_named(each[2], asked) for each in (before, after) if each]
    if len(near) > 1:
        return f"; the nearest are {near[0]}, and {near[1]}"
    return f"; the {'latest' if before else 'earliest'} that it holds is {near[0]}" if near else ""


def _named(event: Meeting, asked: Asked) -> str:
    """As a sentence names it: a meeting by its series, another event by the title of its article."""
    if not event.of_no_series:
        return f"the {event.heading}"
    return ", ".join(part for part in (f"“{event.summit}”", day_of(event.date) if event.date else "") if part)


def _first(dated: tuple[dt.date, dt.date, Meeting]) -> tuple[dt.date, str]:
    return dated[0], dated[2].heading


def _last(dated: tuple[dt.date, dt.date, Meeting]) -> tuple[dt.date, str]:
    return dated[1], dated[2].heading


def rows(found: Iterable[tuple[Meeting, Sequence[Ground]]], citations: Citations) -> tuple[Item, ...]:
    """A row for each meeting: its name, place and day, with a quote or else the article that it leads to."""
    return tuple(_row(meeting, grounds, citations) for meeting, grounds in found)


def _row(meeting: Meeting, grounds: Sequence[Ground], citations: Citations) -> Item:
    by_catalogue = any(one.span is None for one in grounds)
    told = None if by_catalogue else next(iter(grounds), None)
    note = next((one.note for one in grounds if one.note), "")
    text = f"{meeting.heading} ({note})" if note else meeting.heading
    if told is None or told.span is None:
        leads = next((one for one in grounds if one.span is None), None)
        article_id = leads.article_id if leads else next(iter(meeting.article_ids), None)
        return Item(text, article_id=article_id)
    return Item(text, (citations.cite(told.article_id, told.span),))
