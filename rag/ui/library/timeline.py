"""The timeline of meetings: a lane for each summit series, a dot for each meeting, its size by what is held on it.

Places are shares of the width, so the browser lays it out at any width; whole years are shown, so a library of one day
has a timeline too.
"""

import datetime as dt
import itertools
import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import TypedDict

from rag.question import Meeting, meetings
from rag.types import Article

LANES_SHOWN = 8
"""At first; the series with most articles in sight. The others are a click away."""
TICKS_MAX = 8
"""So many years can be named side by side on a phone."""
DOT_PX, DOT_MAX_PX = 10.0, 24.0
"""Diameter for one article; the area grows with their number up to the size of a finger's target."""


class DotDrawn(TypedDict):
    """A meeting; `at` is its place along the axis (0-1), `size` its diameter in pixels."""

    key: str
    name: str
    count: str
    at: float
    size: float
    dimmed: bool
    chosen: bool


class LaneDrawn(TypedDict):
    """A series of meetings."""

    name: str
    meetings: list[DotDrawn]


class TickDrawn(TypedDict):
    """A year named along the axis, and where (0-1)."""

    year: int
    at: float


class TimelineDrawn(TypedDict):
    """What `parts/timeline.js` is given."""

    lanes: list[LaneDrawn]
    ticks: list[TickDrawn]
    series: int
    whole: bool
    foldable: bool
    note: str


def timeline_drawn(
    articles: Sequence[Article], shown: Sequence[Article], chosen: Meeting | None, *, whole: bool
) -> TimelineDrawn:
    """What there is to draw; without lanes when no article names its summit and its day.

    Args:
        articles: All of the library's.
        shown: Those that the filter lets through.
        chosen: The meeting that the filter names.
        whole: Whether all lanes are wanted.
    """
    held = [one for one in meetings(articles) if one.date]
    ids = {article.id for article in shown}
    in_sight = {one: len(ids.intersection(one.article_ids)) for one in held}
    lanes = _lanes(held)
    days = [one.date for one in held if one.date]
    first, last = (days[0].year, days[-1].year) if days else (0, 0)
    kept = lanes if whole else _fullest(lanes, in_sight)
    return {
        "lanes": [
            {"name": lane[0].summit, "meetings": [_dot(one, first, last, in_sight, chosen) for one in lane]}
            for lane in kept
        ],
        "ticks": ticks(first, last) if days else [],
        "series": len(lanes),
        "whole": whole or len(lanes) <= LANES_SHOWN,
        "foldable": len(lanes) > LANES_SHOWN,
        "note": left_out(articles),
    }


def key(meeting: Meeting) -> str:
    """What the browser sends back to name a meeting."""
    return f"{meeting.date} {meeting}"


def at(date: dt.date, first: int, last: int) -> float:
    """Where a day stands between the start of the first year and the end of the last one, 0 to 1."""
    begin, end = dt.date(first, 1, 1).toordinal(), dt.date(last, 12, 31).toordinal()
    return round((date.toordinal() - begin) / (end - begin), 5)


def ticks(first: int, last: int) -> list[TickDrawn]:
    """The years named along the axis, each at its first day; every second, fifth, tenth … one where there are many."""
    step = next(
        step
        for power in itertools.count()
        for step in (10**power, 2 * 10**power, 5 * 10**power)
        if (last - first) // step < TICKS_MAX
    )
    return [
        {"year": year, "at": at(dt.date(year, 1, 1), first, last)}
        for year in range(-(-first // step) * step, last + 1, step)
    ]


def left_out(articles: Sequence[Article]) -> str:
    """What has no place on the timeline, and why; empty when all have one."""
    placed = {article_id for one in meetings(articles) if one.date for article_id in one.article_ids}
    rest = [article for article in articles if article.id not in placed]
    undated = sum(article.date is None for article in rest)
    unnamed = len(rest) - undated
    parts = (
        (undated, "has no date", "have no date"),
        (unnamed, "names no summit", "name no summit"),
    )
    said = [f"{n} article {one}" if n == 1 else f"{n} articles {many}" for n, one, many in parts if n]
    return (
        f"{' and '.join(said)}, so {'it is' if undated + unnamed == 1 else 'they are'} only in the list."
        if said
        else ""
    )


def period(articles: Sequence[Article]) -> str:
    """`October 2022 to December 2025`; empty when no article has a date."""
    dates = sorted(date for date in (article.date or article.published for article in articles) if date)
    if not dates:
        return ""
    first, last = f"{dates[0]:%B %Y}", f"{dates[-1]:%B %Y}"
    return first if first == last else f"{first} to {last}"


def _lanes(held: Sequence[Meeting]) -> list[list[Meeting]]:
    """The meetings of each series by date; the series with most articles first, an order that no filter changes."""
    series: defaultdict[str, list[Meeting]] = defaultdict(list)
    for one in held:
        series[one.summit].append(one)
    return sorted(
        series.values(), key=lambda lane: (-sum(len(one.article_ids) for one in lane), lane[0].summit.casefold())
    )


def _fullest(lanes: list[list[Meeting]], in_sight: Mapping[Meeting, int]) -> list[list[Meeting]]:
    """The lanes with most articles in sight, in the order they had."""
    ranked = sorted(range(len(lanes)), key=lambda nth: (-sum(in_sight[one] for one in lanes[nth]), nth))
    return [lanes[nth] for nth in sorted(ranked[:LANES_SHOWN])]


def _dot(meeting: Meeting, first: int, last: int, in_sight: Mapping[Meeting, int], chosen: Meeting | None) -> DotDrawn:
    count = len(meeting.article_ids)
    return {
        "key": key(meeting),
        "name": meeting.heading,
        "count": f"{count} article" if count == 1 else f"{count} articles",
        "at": at(meeting.date or dt.date.min, first, last),
        "size": round(min(DOT_MAX_PX, DOT_PX * math.sqrt(count)), 1),
        "dimmed": not in_sight[meeting],
        "chosen": meeting == chosen,
    }
