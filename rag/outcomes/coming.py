"""The calendar: meetings that articles announce and that no article of the library reports on.

A row is one meeting, however many articles announce it and in whatever words: "Bishkek", "Bishkek, Kyrgyzstan" and
"Kyrgyzstan" are one place. It goes once the library holds the meeting itself, which an announcement without a year
cannot say by its date: there the place tells it, or that as many later meetings of its series are held.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache, reduce
from typing import Literal

from rag.english import countries, mentions
from rag.question import SAME_MEETING_DAYS, Meeting, city_names, meetings
from rag.record import Fact, MeetingFacts, NextMeeting, fuller_next_meeting, longer, same_city
from rag.types import Article, Span, stories

Expected = Literal["to come", "this year", "year not told", "past"]
"""When an announced meeting is, by today's date: still to come; on a day of this year that is not told, so that it may
be over; in a year that is not told; or on a day, or in a year, that is over."""

_UNREPORTED = "No article of this library reports on these, so whether they were held it cannot say."
_PARTS: tuple[tuple[Expected, str, str], ...] = (
    ("to come", "To come", ""),
    ("this year", "This year, on a day not told", f"Some of them may be over. {_UNREPORTED}"),
    ("year not told", "In a year not told", f"Some of them may be over. {_UNREPORTED}"),
    ("past", "The day announced is past", _UNREPORTED),
)
"""The parts of a calendar as it is shown, each with its heading and what is said of it."""


@dataclass(frozen=True, slots=True)
class Coming:
    """A meeting that articles announce."""

    series: str | None
    next: NextMeeting
    """What they tell of it, together."""
    article: Article
    """The first of those that tell the most."""
    span: Span | None
    """The words of it that announce the meeting."""
    also: tuple[tuple[Article, Span | None], ...] = ()
    """The others, with their words."""
    after: Meeting | None = None
    """The meeting at which it was announced, the latest of several; None where the article is on none of a series."""

    @property
    def key(self) -> str:
        """Names it in an address: the article that announces it, and where in it."""
        return f"{self.article.id}@{self.span[0] if self.span else 0}"

    @property
    def title(self) -> str:
        """The edition of the series, as of a meeting that was held: "31st UN Climate Change Conference (COP)"."""
        return self._meeting.title

    @property
    def heading(self) -> str:
        """As a list names it: "Shanghai Cooperation Organisation Summit, Bishkek, 2026"."""
        year = str(self.next.year) if self.next.year and not self.next.day else ""
        return ", ".join(part for part in (self._meeting.heading, year) if part)

    def __str__(self) -> str:
        """As a question names it, by edition or else year: "the 2026 G20 Summit in Miami"."""
        told = str(self._meeting)
        by_year = self.next.year and not (self.next.edition or self.next.day)
        return told.replace("the ", f"the {self.next.year} ", 1) if by_year else told

    @property
    def _meeting(self) -> Meeting:
        return Meeting(self.series or "Meeting", self.next.edition, self.next.day, self.next.place)

    @property
    def announcing(self) -> tuple[tuple[Article, Span | None], ...]:
        """All articles that announce it, each with its words."""
        return ((self.article, self.span), *self.also)


def expected(announced: NextMeeting, today: dt.date) -> Expected:
    """When an announced meeting is. One of a year without a day is past when the whole of that year is."""
    if announced.day:
        return "past" if announced.day < today else "to come"
    if announced.year is None:
        return "year not told"
    return "this year" if announced.year == today.year else "past" if announced.year < today.year else "to come"


@dataclass(frozen=True, slots=True)
class _Told:
    """An announcement of one article."""

    series: str | None
    fact: Fact[NextMeeting]
    article: Article
    after: Meeting | None
    rank: int
    """How many meetings the article announces before it."""

    @property
    def since(self) -> dt.date | None:
        """The day of the meeting that announces it; of the article where that is not known."""
        held = self.after and (self.after.last_date or self.after.date)
        return held or self.article.date or self.article.published

    def is_before(self, held: Meeting) -> bool:
        """Whether a meeting came after the announcement."""
        if self.after is not None and held == self.after:
            return False
        if held.date and self.since:
            return held.date > self.since
        return bool(self.after and self.after.edition and held.edition and held.edition > self.after.edition)


def announced_line(announced: Coming, today: dt.date) -> str:
    """What is said of a meeting that the library knows only as announced."""
    over = {"past": " for a day that is past", "this year": " for this year", "year not told": " without its year"}
    return f"Announced{over.get(expected(announced.next, today), '')}. No article of this library reports on it."


def in_parts(announced: Sequence[Coming], today: dt.date) -> Iterator[tuple[Expected, str, str, list[Coming]]]:
    """The parts of a calendar that hold any meeting, as `_PARTS` has them; the latest of what is past first."""
    for when, title, note in _PARTS:
        if of_part := [one for one in announced if expected(one.next, today) == when]:
            yield when, title, note, of_part[::-1] if when == "past" else of_part


def coming(
    facts: Iterable[MeetingFacts], articles: Sequence[Article], known: Sequence[Meeting] | None = None
) -> list[Coming]:
    """The meetings announced that no article reports on yet, in order of their day or year; those of no year last.

    Args:
        facts: Of the articles.
        articles: All that there are, with what was read of the meeting of each.
        known: The meetings that they are on, where these are at hand.
    """
    by_id = {article.id: article for article in articles}
    held: dict[str, list[Meeting]] = defaultdict(list)
    about: dict[str, Meeting] = {}
    for meeting in meetings(articles) if known is None else known:
        held[meeting.summit].append(meeting)
        about |= dict.fromkeys(meeting.article_ids, meeting)
    groups: dict[str | None, list[list[_Told]]] = defaultdict(list)
    for one in facts:
        if (article := by_id.get(one.article_id)) is None:
            continue
        series = article.summit or (one.series.value if one.series else None)
        in_order = sorted(one.next_meetings, key=lambda fact: fact.span or (0, 0))
        for rank, fact in enumerate(in_order):
            told = _Told(series, fact, article, about.get(article.id), rank)
            of_series = groups[series]
            if (group := next((each for each in of_series if any(_same(told, other) for other in each)), None)) is None:
                of_series.append([told])
            else:
                group.append(told)
    found = [_coming(group) for each in groups.values() for group in each if not _is_held(group, held)]
    return sorted(found, key=lambda one: (one.next.year or 9999, str(one.next.day or ""), one.series or ""))


def _same(one: _Told, other: _Told) -> bool:
    """Whether two announcements of a series are of one meeting.

    What is told without a year by the articles on one meeting is not what those on another tell.
    """
    if one.series is None and stories([one.article]) != stories([other.article]):
        return False
    if one.after != other.after and not _timed_alike(one.fact.value, other.fact.value):
        return False
    same = same_announcement(one.fact.value, other.fact.value)
    return same or (same is None and one.article.id != other.article.id)


def same_announcement(one: NextMeeting, other: NextMeeting) -> bool | None:
    """Whether two announcements in a series are of one meeting: nothing that both tell differs, and something is alike.

    None where their time or number is alike, and whether one's place lies in the other's is not known.
    """
    if any(mine and theirs and mine != theirs for mine, theirs in _times(one, other)):
        return False
    alike = _alike(one.place, other.place)
    return alike if alike is not None else None if _timed_alike(one, other) else False


def _times(one: NextMeeting, other: NextMeeting) -> Iterator[tuple[object, object]]:
    yield from ((one.year, other.year), (one.edition, other.edition), (one.day, other.day))


def _timed_alike(one: NextMeeting, other: NextMeeting) -> bool:
    return any(mine and mine == theirs for mine, theirs in _times(one, other))


def _alike(one: str | None, other: str | None) -> bool | None:
    """Whether two places are one, told as a city or as its country; None where that cannot be known."""
    if not one or not other:
        return None
    mine, theirs = {*countries(one)}, {*countries(other)}
    whole = _is_country(one) or _is_country(other)
    if mine and theirs:
        return not mine.isdisjoint(theirs) and (whole or _one_city(one, other))
    return None if whole else _one_city(one, other)


def _one_city(one: str, other: str) -> bool:
    return same_city(one, other) or not city_names(one).isdisjoint(city_names(other))


@lru_cache(maxsize=2048)
def _is_country(place: str) -> bool:
    """Whether a place is told by its country alone, and not by a city or by one from which a country is governed."""
    return "," not in place and bool(countries(place)) and not any(one.place for one in mentions(f"in {place}."))


def _is_held(group: Sequence[_Told], held: dict[str, list[Meeting]]) -> bool:
    """Whether the library holds the announced meeting."""
    announced = reduce(fuller_announcement, (one.fact.value for one in group))
    number = announced.edition
    of_series = held.get(group[0].series or "", [])
    every = [one for one in of_series if not (number and one.edition and one.edition < number)]
    latest = max(group, key=lambda one: one.since or dt.date.min)
    later = [one for one in every if latest.is_before(one)]
    if any(_is_of(announced, one) for one in later):
        return True
    return announced.year is None and len(later) > max(one.rank for one in group)


def _is_of(announced: NextMeeting, held: Meeting) -> bool:
    """Whether a meeting held after the announcement is the announced one. Two of a year differ by number, day or place.

    One put off is known by its place: the first held there since is the one that was announced.
    """
    if announced.edition and held.edition:
        return announced.edition == held.edition
    alike = _alike(announced.place, held.place)
    if announced.day and held.date:
        last = held.last_date or held.date
        near = dt.timedelta(days=SAME_MEETING_DAYS)
        return held.date - near <= announced.day <= last + near and alike is not False
    if announced.year is None or held.date is None:
        return alike is True
    return (alike is True and held.date.year >= announced.year) or (alike is None and held.date.year == announced.year)


def _coming(group: Sequence[_Told]) -> Coming:
    """The row of announcements of one meeting."""
    value = reduce(fuller_announcement, (one.fact.value for one in group))

    def lacking(one: _Told) -> int:
        told = one.fact.value
        placed = value.place is None or (told.place is not None and _one_city(told.place, value.place))
        return (not placed) + (told.day != value.day) + (told.year != value.year)

    first, *others = sorted(group, key=lacking)
    also = {one.article.id: (one.article, one.fact.span) for one in others if one.article.id != first.article.id}
    announcing = [one.after for one in group if one.after]
    after = max(announcing, key=lambda one: one.date or dt.date.min, default=None)
    return Coming(first.series, value, first.article, first.fact.span, tuple(also.values()), after)


def fuller_announcement(one: NextMeeting, other: NextMeeting) -> NextMeeting:
    """One announced meeting from two tellings; a city tells more of the place than its country."""
    places = [each.place for each in (one, other) if each.place]
    cities = [place for place in places if not _is_country(place)] or places
    return replace(fuller_next_meeting(one, other), place=reduce(longer, cities) if cities else None)
