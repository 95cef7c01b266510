"""The meetings that the library holds or whose announcement it holds, as a sentence on a missing one names them."""

import re
from collections.abc import Iterable, Sequence, Set

from rag.answering.asked import Asked
from rag.english import day_of, listing, terms
from rag.ordinals import ordinal
from rag.question import Meeting
from rag.record import NextMeeting


def is_of(meeting: Meeting, years: frozenset[int], months: frozenset[int]) -> bool:
    """Whether it took place in one of the years and, where months are named, in one of these."""
    days = [day for day in (meeting.date, meeting.last_date) if day]
    return any(day.year in years and (not months or day.month in months) for day in days)


def series_held(held: Sequence[Meeting]) -> str:
    """Which meetings of a series there are, as the end of a sentence: "of this series it holds the fourth (Oslo)"."""
    return f"of this series it holds {editions_in_words(held)}"


def editions_in_words(held: Sequence[Meeting]) -> str:
    """The meetings of a series as a list within a sentence: "the second (Dushanbe, 9 October 2025) and the third"."""
    return listing([_short(one) for one in held])


def _short(one: Meeting) -> str:
    """An edition as a list of them names it: "the second (Dushanbe, 9 October 2025)"."""
    number = f"the {ordinal(one.edition)}" if one.edition else "that"
    where = ", ".join(part for part in (one.city, day_of(one.date) if one.date else "") if part)
    if one.edition:
        return f"{number} ({where})" if where else number
    return f"{number} of {where}" if where else "one without a date"


def meetings_announced(asked: Asked, series: str | None = None) -> Iterable[NextMeeting]:
    """The meetings that articles announce, of a series or of all."""
    held = None if series is None else asked.catalogue.meetings_of([series])
    ids = None if held is None else [one for meeting in held for one in meeting.article_ids]
    for facts in asked.library.meeting_facts(ids, "next_meetings"):
        yield from (one.value for one in facts.next_meetings)


def is_quoted(
    asked: Asked, some: int, wanted: Iterable[str], series: str | None = None, nouns: Set[str] = frozenset()
) -> bool:
    """Whether one of so many sentences that the reader found best names one of these words.

    Where a series is given, a sentence of an article about another one counts only if it names the series; where
    nouns are, as stems, only one that speaks of such a meeting: "talks on 8 May 2024" are no summit of 2024.
    """
    best = asked.reading.quotes[:some]
    if series is not None:
        own = asked.catalogue.naming_words([series])
        best = tuple(
            one for one in best if _series_of(one.article_id, asked) in (None, series) or own & {*terms(one.text)}
        )
    if nouns:
        best = tuple(one for one in best if nouns & {*terms(one.text)})
    return any(
        re.search(rf"(?<!\d[-–])\b{re.escape(word)}\b(?![-–]\d)", quote.text, re.IGNORECASE)
        for word in wanted
        for quote in best
    )


def _series_of(article_id: str, asked: Asked) -> str | None:
    meeting = asked.catalogue.meeting_of.get(article_id)
    return meeting.summit if meeting else None
