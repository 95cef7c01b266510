"""What the library holds, put into words, and its meetings as rows of a list."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rag.answering.asked import Asked
from rag.answering.composed import Citations
from rag.english import Period, day_of, number_of
from rag.presenting import of_sources
from rag.question import Catalogue, Meeting
from rag.types import Article, Item, Span


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


def events(asked: Asked) -> tuple[Meeting, ...]:
    """The meetings, and each article that is on none of a series as an event of its own title and day, by day."""
    in_series = {article_id for one in asked.catalogue.meetings for article_id in one.article_ids}
    alone = asked.record.articles(one for one in asked.library.article_ids() if one not in in_series)
    if not alone:
        return asked.catalogue.meetings
    every = (*asked.catalogue.meetings, *(_event(article, asked) for article in alone))
    return tuple(sorted(every, key=lambda one: (one.date or dt.date.max, one.summit, str(one))))


def _event(article: Article, asked: Asked) -> Meeting:
    """What an article of no series is on, named by the article's title."""
    facts = asked.record.facts.get(article.id)
    told = [one.value for one in (facts.first_day, facts.last_day) if one] if facts else []
    days = told or [day for day in (article.date or article.published,) if day]
    return Meeting(article.title, None, min(days, default=None), None, max(days, default=None), (article.id,))


def is_of_series(meeting: Meeting, catalogue: Catalogue) -> bool:
    """Whether it is a meeting of a series, and not an event that is named by an article's title."""
    return meeting.summit in {one.summit for one in catalogue.meetings}


def nearest_instead(asked: Asked, period: Period) -> str:
    """The meetings before and after a period in which none was, as the end of a sentence; empty for none."""
    dated = [(one.date, one.last_date or one.date, one) for one in events(asked) if one.date]
    before = max((each for each in dated if period.first and each[1] < period.first), key=_last, default=None)
    after = min((each for each in dated if period.last and each[0] > period.last), key=_first, default=None)
    near = [_named(each[2], asked) for each in (before, after) if each]
    if len(near) > 1:
        return f"; the nearest are {near[0]}, and {near[1]}"
    return f"; the {'latest' if before else 'earliest'} that it holds is {near[0]}" if near else ""


def _named(event: Meeting, asked: Asked) -> str:
    """As a sentence names it: a meeting by its series, another event by the title of its article."""
    if is_of_series(event, asked.catalogue):
        return f"the {event.heading}"
    return ", ".join(part for part in (f"“{event.summit}”", day_of(event.date) if event.date else "") if part)


def _first(dated: tuple[dt.date, dt.date, Meeting]) -> tuple[dt.date, str]:
    return dated[0], dated[2].heading


def _last(dated: tuple[dt.date, dt.date, Meeting]) -> tuple[dt.date, str]:
    return dated[1], dated[2].heading


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
