"""Briefs on several meetings: those of one series over the years, or all of some years on one matter.

Each meeting has its turn, the weightiest points first: what it brought, what it could not agree on, what comes next.
"""

import datetime as dt
import re
from collections.abc import Sequence
from itertools import zip_longest

from rag.answering.asked import Asked
from rag.answering.composed import Citations, Composed
from rag.answering.digest.across import MEETINGS_SHOWN, OF_ALL, by_meeting, section_of
from rag.answering.digest.length import PAGE_WORDS, Length
from rag.answering.leading import leading_point
from rag.answering.points import Point, adopted_documents, announcing_next, of_status, points_of
from rag.answering.topic import topic_words
from rag.english import number_of, sentence_case
from rag.question import Meeting, aside_of

_PERIOD = re.compile(
    r"\b((?:19|20)\d\d)\s*(?:[-–—/]|to|through|till|until|and)\s*((?:19|20)?\d\d)\b(?! (?:points|words|lines))",
    re.IGNORECASE,
)
_SAID_ON = re.compile(
    rf"(?P<which>.*?{OF_ALL.pattern}[^?]*?) (?:on|about|regarding|concerning) (?P<matter>[^,:;?]+)", re.IGNORECASE
)
"""Wants what many meetings said on a matter: "what the summits of 2025 said on AI"."""
_A_YEAR = re.compile(r"\b((?:19|20)\d\d)\b")
_TITLE_WORDS = 8
"""Words that the heading of a meeting takes."""


def brief_of_years(asked: Asked) -> Composed | None:
    """What the meetings of some years, or all of them, said on the matter named; None for another request.

    The matter may be what one series is called by: the summits of a year on AI are not the AI summits.
    """
    found = _SAID_ON.search(asked.understood.text[: aside_of(asked.understood.text)])
    if found is None or (named := asked.catalogue.names_in(found["which"])).summits or named.places:
        return None
    of_years = tuple(one for one in asked.catalogue.meetings if _year(one, asked) in named.years)
    if not (of_years or asked.catalogue.names_in(found["matter"]).summits):
        return None
    about = topic_words(found["matter"], (), asked.catalogue)
    return by_meeting(about, of_years, asked) if about else None


def over_years(asked: Asked) -> tuple[Meeting, ...]:
    """The meetings of the series named that were held in the period named; none where it names no period."""
    named = asked.understood.named
    found = _PERIOD.search(asked.understood.text)
    if found is None or not named.summits or named.places:
        return ()
    first, last = int(found[1]), int(found[2]) if len(found[2]) > 2 else int(found[1][:2] + found[2])
    years = range(first, last + 1)
    held = asked.catalogue.meetings_of(named.summits)
    return tuple(one for one in held if _year(one, asked) in years or _is_undated_in(years, one, asked))


def each_in_turn(meetings: Sequence[Meeting], asked: Asked) -> Composed | None:
    """The weightiest points of each meeting in the order of time, as many as the length asked for has room for."""
    length = Length.asked(asked.understood.text)
    ordered = sorted(meetings, key=lambda one: _day(one, asked))[-MEETINGS_SHOWN:]
    ranked = [[(one, point) for point in _weightiest(one, asked)] for one in ordered]
    room = (length.words or PAGE_WORDS) - _TITLE_WORDS * len(ordered)
    chosen: list[tuple[Meeting, Point]] = []
    for told in (one for nth in zip_longest(*ranked) for one in nth if one):
        first_of_it = all(told[0] != one for one, _ in chosen)
        if length.items and len(chosen) == length.items:
            break
        if first_of_it or sum(len(str(point).split()) for _, point in (*chosen, told)) <= room:
            chosen.append(told)
    citations = Citations(asked.library)
    sections = tuple(
        section_of(meeting.heading, [point for one, point in chosen if one == meeting], 0, citations)
        for meeting in ordered
        if any(one == meeting for one, _ in chosen)
    )
    if not sections:
        return None
    (series, *others) = dict.fromkeys(one.summit for one in reversed(ordered))
    of = "" if others else f" of the {series}"
    return Composed(
        "digest",
        headline=f"{sentence_case(number_of(len(sections), 'meeting'))}{of}, in brief.",
        sections=sections,
        quotes=tuple(citations.quotes),
        shown=len(chosen),
        there=max(len(chosen), sum(map(len, ranked))),
    )


def _weightiest(meeting: Meeting, asked: Asked) -> list[Point]:
    """What a meeting brought and what it failed to agree on in turn, then what comes next and what was announced."""
    every = points_of(asked, meeting.article_ids)
    known = asked.record.meeting(meeting)
    lead = leading_point(every, known, asked)
    brought = [*([lead] if lead else []), *adopted_documents(known, every).values(), *of_status(every, "adopted")]
    in_turn = [
        one
        for pair in zip_longest(dict.fromkeys(brought), of_status(every, "failed"))
        for one in pair
        if one is not None
    ]
    coming = announcing_next(meeting.article_ids, asked, every)[:1]
    first = in_turn[:4]
    return list(dict.fromkeys((*first, *coming, *of_status(every, "announced")[:1], *in_turn, *every)))


def _day(meeting: Meeting, asked: Asked) -> tuple[int, str]:
    """By what meetings are ordered in time, those without a day last."""
    day = _when(meeting, asked)
    return (day.toordinal() if day else dt.date.max.toordinal(), meeting.heading)


def _year(meeting: Meeting, asked: Asked) -> int | None:
    day = _when(meeting, asked)
    return day.year if day else None


def _is_undated_in(years: Sequence[int], meeting: Meeting, asked: Asked) -> bool:
    """Whether a meeting of which no day is known may have been in these years: its articles name none before them.

    The first year that they name may be the one to come.
    """
    told = {int(year) for one in meeting.article_ids for year in _A_YEAR.findall(asked.library.article(one).text)}
    return _when(meeting, asked) is None and bool(told) and years[0] <= min(told) <= years[-1] + 1


def _when(meeting: Meeting, asked: Asked) -> dt.date | None:
    """The day of a meeting or, where no article tells it, of its article."""
    told = (asked.library.article(one).published for one in meeting.article_ids)
    return meeting.date or next(filter(None, told), None)
