"""The calendar: meetings that articles announce, by date; apart, those that may be over and those whose day is past."""

import datetime as dt
from collections.abc import Sequence

from rag.outcomes import Coming, in_parts
from rag.record import NextMeeting
from rag.ui.byline import article_day, day
from rag.ui.places import Numbered
from rag.ui.record.held import Held
from rag.ui.record.lines import AlsoDrawn, RecordDrawn, RecordLineDrawn, RecordSectionDrawn, line, section

CALENDAR_PAGE = "calendar"


def calendar_drawn(held: Held, today: dt.date, open_number: int) -> RecordDrawn:
    """The page; `open_number` is that of the place that is open beside it, 0 when none is."""
    announced = held.record.coming
    numbered = Numbered()
    sections = [
        _section(title, note, part, held, numbered, "was announced for " if when == "past" else "")
        for when, title, note, part in in_parts(announced, today)
    ]
    return {
        "page": CALENDAR_PAGE,
        "title": "Calendar",
        "facts": [],
        "sections": sections,
        "outcomes": "",
        "open": open_number,
        "told": "" if announced else "No article of this library announces a meeting.",
    }


def where_and_when(announced: NextMeeting) -> str:
    """`Bishkek, 2026`; what is open or not told is said."""
    where = announced.place or ("venue open" if announced.venue_open else "place not told")
    return f"{where}, {day(announced.day) or announced.year or 'year not told'}"


def _section(
    title: str, note: str, announced: Sequence[Coming], held: Held, numbered: Numbered, said: str
) -> RecordSectionDrawn:
    return section(title, (_announced(one, held, numbered, said) for one in announced), note=note, shown=40)


def _announced(one: Coming, held: Held, numbered: Numbered, said: str) -> RecordLineDrawn:
    lead = f"{one.title}: {said}{where_and_when(one.next)}"
    told = article_day(one.article)
    note = f"{one.article.title}{f', {told}' if told else ''}"
    also: list[AlsoDrawn] = [
        {"title": article.title, "place": numbered.place(article.id, span and held.sentence(article.id, span))}
        for article, span in one.also
    ]
    if one.span is None:
        place = numbered.place(one.article.id, None)
        return line(one.article.title, place, lead=lead, leads=one.key, note=told, also=also)
    place = numbered.place(one.article.id, held.sentence(one.article.id, one.span))
    return line(held.quoted(one.article.id, one.span), place, lead=lead, leads=one.key, note=note, also=also)
