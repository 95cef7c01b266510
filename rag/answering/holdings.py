"""What the library holds, put into words, and its meetings as rows of a list."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rag.answering.asked import Asked
from rag.answering.composed import Citations
from rag.english import day_of, number_of
from rag.presenting import of_sources
from rag.question import Catalogue, Meeting
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
    stories = asked.library.stories(asked.library.article_ids())
    articles = of_sources(number_of(len(stories), "article"), len(stories), len({*stories.values()}))
    if not asked.catalogue.meetings:
        return articles
    told = f"{articles} on {number_of(len(asked.catalogue.meetings), 'meeting')}"
    days = first_and_last(asked.catalogue)
    if days is None:
        return told
    first, last = days
    return f"{told}, {f'from {day_of(first)} to {day_of(last)}' if first != last else f'of {day_of(first)}'}"


def first_and_last(catalogue: Catalogue) -> tuple[dt.date, dt.date] | None:
    """The first and the last day of all its meetings; None when none has a date."""
    days = [day for one in catalogue.meetings for day in (one.date, one.last_date) if day]
    return (min(days), max(days)) if days else None


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
