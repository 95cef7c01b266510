"""Tells how much time lies between two meetings, counted from their days: "how long between Oslo and Lima?"."""

import datetime as dt
import re
from collections.abc import Iterator, Sequence

from rag.answering.asked import Asked
from rag.answering.composed import Citations, Composed
from rag.answering.meant import Meant, meant
from rag.answering.meeting.composer import day_and_place
from rag.english import day_of, listing, number_of, sentence_case, terms
from rag.outcomes import meeting_record
from rag.question import Meeting, cities

_ASKS = re.compile(
    r"\bhow (?:long|far apart|much (?:time|later|earlier)|many (?P<unit>days|weeks|months|years))\b"
    r"|^(?:the |what )?(?:time|interval|gap)\b.*\bbetween\b"
)
_APART = re.compile(
    r"\b(?:between|from|after|before|since|until|apart|separat\w+|later|earlier|pass(?:ed)?|l(?:ay|ies?)|elapsed?|gap)\b"
)
_OWN = frozenset(
    terms(
        "long much far time interval day week month year pass passed lie lay elapse separate apart gap later earlier"
        " between one"
    )
)
"""Stems that may stand in such a question besides the names of the meetings; any other is about something else."""


def time_between(asked: Asked) -> Composed | None:
    """The time between the days of the two meetings named; None where it asks for none, or a day is not told."""
    what = meant(asked)
    asks = _ASKS.search(what.text)
    if asks is None or not _APART.search(what.text) or not what.topic <= _OWN:
        return None
    pair = sorted(_named(asked, what), key=lambda one: (one.date or dt.date.max, one.heading))
    if len(pair) != 2:
        return None
    citations = Citations(asked.library)
    told = []
    for one in pair:
        record = meeting_record(one, asked.library, asked.catalogue.meetings)
        _, sentence = day_and_place(record, asked, when=True, where=False) or ("", None)
        if one.date is None or sentence is None:
            return None
        citations.cite(sentence.article_id, sentence.span)
        told.append((one.date, f"{day_of(one.date)} ({one.city or one.summit})"))
    (first, since), (last, until) = told
    return Composed(
        "meeting",
        headline=f"{sentence_case(_in_words(first, last, asks['unit']))}, from {since} to {until}.",
        quotes=tuple(citations.quotes),
    )


def _named(asked: Asked, what: Meant) -> Sequence[Meeting]:
    """The two meetings set beside each other, meant, or that alone were held in two cities named; none for others."""
    beside = dict.fromkeys(one for side in asked.understood.sides for one in side.meetings)
    of_city = [
        [one for one in asked.catalogue.meetings if one.city == city]
        for city in sorted(cities(what.written, asked.catalogue))
    ]
    alone = [one for ones in of_city for one in ones] if all(len(ones) == 1 for ones in of_city) else []
    both = dict.fromkeys((*what.meetings, *beside))
    every = ([*beside], what.meetings, asked.understood.meetings, [*both], alone)
    return next((found for found in every if len(found) == 2), [])


def _in_words(first: dt.date, last: dt.date, unit: str | None) -> str:
    """The time in the unit asked for and what is left over in smaller ones; of more than a month also in days."""
    days = (last - first).days
    if unit == "days" or days == 0:
        return number_of(days, "day") if days else "no time"
    if unit == "weeks":
        return listing([number_of(count, one) for count, one in ((days // 7, "week"), (days % 7, "day")) if count])
    told = listing([number_of(count, one) for count, one in _by_calendar(first, last, years=unit != "months") if count])
    return told if told == number_of(days, "day") else f"{told} ({days} days)"


def _by_calendar(first: dt.date, last: dt.date, *, years: bool) -> Iterator[tuple[int, str]]:
    """Whole years, unless they are to be counted as months, whole months, and the days after those."""
    months = (last.year - first.year) * 12 + last.month - first.month - (last.day < first.day)
    year, month = divmod(first.month - 1 + months, 12)
    month_begins = dt.date(first.year + year, month + 1, 1)
    since = month_begins + dt.timedelta(days=first.day - 1)
    yield (months // 12, "year") if years else (0, "year")
    yield (months % 12 if years else months), "month"
    yield max(0, (last - since).days), "day"
