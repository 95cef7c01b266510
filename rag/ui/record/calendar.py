"""The calendar: meetings that articles announce, by date; apart, those that may be over and those whose day is past."""

import datetime as dt
from collections.abc import Sequence

from rag.ordinals import ordinal
from rag.outcomes import Coming, coming
from rag.record import NextMeeting
from rag.ui.byline import article_day, day
from rag.ui.record.held import Held
from rag.ui.record.lines import RecordDrawn, RecordLineDrawn, RecordSectionDrawn, line, section
from rag.ui.record.places import Numbered

CALENDAR_PAGE = "calendar"


def calendar_drawn(held: Held, today: dt.date, open_number: int) -> RecordDrawn:
    """The page; `open_number` is that of the place that is open beside it, 0 when none is."""
    announced = coming(held.record.facts.values(), [*held.articles.values()])
    numbered = Numbered()
    unpassed = [one for one in announced if not has_passed(one.next, today)]
    perhaps = [one for one in unpassed if may_have_passed(one.next, today)]
    ahead = [one for one in unpassed if not may_have_passed(one.next, today)]
    past = [one for one in reversed(announced) if has_passed(one.next, today)]
    unreported = "No article of this library reports on these, so whether they were held it cannot say."
    undated = f"Some of them may be over. {unreported}"
    sections = [
        _section("To come", "", ahead, held, numbered, ""),
        _section("This year, on a day not told", undated, perhaps, held, numbered, ""),
        _section("The day announced is past", unreported, past, held, numbered, "was announced for "),
    ]
    return {
        "page": CALENDAR_PAGE,
        "title": "Calendar",
        "facts": [],
        "sections": [one for one in sections if one["lines"]],
        "outcomes": "",
        "open": open_number,
        "told": "" if announced else "No article of this library announces a meeting.",
    }


def has_passed(announced: NextMeeting, today: dt.date) -> bool:
    """Whether its day, or the whole of its year where no day is told, lies before today. Of no year it is not known."""
    if announced.day:
        return announced.day < today
    return announced.year is not None and announced.year < today.year


def may_have_passed(announced: NextMeeting, today: dt.date) -> bool:
    """Whether it is announced for this year and no day is told."""
    return announced.day is None and announced.year == today.year


def where_and_when(announced: NextMeeting) -> str:
    """`Bishkek, 2026`; what is open or not told is said."""
    where = announced.place or ("venue open" if announced.venue_open else "place not told")
    return f"{where}, {day(announced.day) or announced.year or 'year not told'}"


def _section(
    title: str, note: str, announced: Sequence[Coming], held: Held, numbered: Numbered, said: str
) -> RecordSectionDrawn:
    return section(title, (_announced(one, held, numbered, said) for one in announced), note=note, shown=40)


def _announced(one: Coming, held: Held, numbered: Numbered, said: str) -> RecordLineDrawn:
    number = f"{ordinal(one.next.edition).capitalize()} " if one.next.edition and one.series else ""
    lead = f"{number}{one.series or 'A meeting'}: {said}{where_and_when(one.next)}"
    told = article_day(one.article)
    note = f"{one.article.title}{f', {told}' if told else ''}"
    if one.span is None:
        return line(one.article.title, numbered.place(one.article.id, None), lead=lead, note=told)
    start, end = held.sentence(one.article.id, one.span)
    text, last = one.article.text, min(one.span[1], end)
    words = [text[start : one.span[0]], text[one.span[0] : last], text[last:end]]
    return line(words, numbered.place(one.article.id, (start, end)), lead=lead, note=note)
