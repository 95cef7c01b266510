"""Meetings: which articles are about the same edition of a summit, and what that meeting is called."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from rag.english import STOPWORDS, day_of, joined_words, words
from rag.ordinals import ordinal
from rag.types import Article

PRINTED_WITHIN_DAYS = 60
"""An article that tells no day of its meeting is about one held at most so many days from its publication."""
SAME_MEETING_DAYS = 7
"""Articles dated at most this many days apart can be about one meeting, if either gives no edition."""


@dataclass(frozen=True, slots=True)
class Meeting:
    """One meeting of a series of summits. Two are equal when series, edition, first day and place are equal."""

    summit: str
    """The series; of an event of none the title of the article on it."""
    edition: int | None
    date: dt.date | None
    """The first day that an article gives."""
    place: str | None
    last_date: dt.date | None = field(default=None, compare=False)
    """The last day that an article gives."""
    article_ids: tuple[str, ...] = field(default=(), compare=False)
    """Ids of the articles about it, by date and then id."""
    of_no_series: bool = field(default=False, compare=False)
    """Whether its article tells no series; then `summit` is the article's title."""

    def __str__(self) -> str:
        """As a question names it, by edition or else year: "the second Central Asia–Russia Summit in Dushanbe".

        One of no series is named by the title of its article, in quotation marks.
        """
        if self.of_no_series:
            return f"“{self.summit}”"
        number = ordinal(self.edition) if self.edition else str(self.date.year) if self.date else ""
        city = f"in {self.city}" if self.city else ""
        return " ".join(part for part in ("the", number, self.summit, city) if part)

    @property
    def heading(self) -> str:
        """As a list names it: "Second Central Asia–Russia Summit, Dushanbe, 9 October 2025"."""
        day = day_of(self.date) if self.date else ""
        city = "" if self.of_no_series and self.city in self.title else self.city
        return ", ".join(part for part in (self.title, city, day) if part)

    @property
    def title(self) -> str:
        """The edition of the series: "Second Central Asia–Russia Summit"; of one of no series the article's title."""
        if self.edition is None or self.of_no_series:
            return self.summit
        return f"{ordinal(self.edition).capitalize()} {self.summit}"

    @property
    def the_next(self) -> str:
        """The meeting after it, as a question names that: "the next Central Asia–Russia Summit"."""
        return f"the next meeting after {self}" if self.of_no_series else f"the next {self.summit}"

    @property
    def city(self) -> str:
        """The place without its country; empty when none is given."""
        return self.place.split(",")[0] if self.place else ""

    def is_in(self, cities: Iterable[str]) -> bool:
        """Whether its city has one of these folded names."""
        return not city_names(self.place).isdisjoint(cities)


_LEADS_A_NAME = STOPWORDS | {"new", "san", "saint", "st", "south", "north", "port"}
"""Begins the names of many cities, so that the rest of the name tells one of them: "Delhi", "Hague"."""


@lru_cache(maxsize=65_536)
def city_names(place: str | None) -> frozenset[str]:
    """The folded names of a place's city: "Rio de Janeiro, Brazil" gives "rio de janeiro" and "rio".

    "New Delhi" gives "new delhi" and "delhi". A name with an apostrophe is also one word: "xi an" and "xian".
    """
    city = place.split(",")[0] if place else ""
    whole, joined = " ".join(words(city)), " ".join(joined_words(city))
    first, _, rest = whole.partition(" ")
    short = rest if first in _LEADS_A_NAME else first if len(first) > 2 else whole
    return frozenset(filter(None, (whole, joined, short)))


def meetings(articles: Iterable[Article]) -> tuple[Meeting, ...]:
    """The meetings that articles are about, by date (undated ones last) and then name.

    An article without a series is on none of them. Two articles of a series are about one meeting when they give the
    same edition. If one of them gives none, their days must be near and their cities must not differ; undated articles
    are grouped by their place alone.
    """
    by_series: dict[str, list[list[Article]]] = defaultdict(list)
    # Editions first, so that an article without one joins the meeting whose day and place it gives.
    for article in sorted(articles, key=lambda one: (one.edition is None, one.date or dt.date.max, one.id)):
        if article.summit is None:
            continue
        groups = by_series[article.summit]  # so that in a large library few groups are looked through
        same = [group for group in groups if all(_same_meeting(article, other) for other in group)]
        if article.date is None and not same:  # told without its day, it is about the one meeting held in its city
            same = [group for group in groups if any(_same_city(article, other) for other in group)]
            same = same if len(same) == 1 else []
        if same:
            same[0].append(article)
        else:
            groups.append([article])
    found = (_meeting(group) for groups in by_series.values() for group in groups)
    return tuple(sorted(found, key=by_date))


def events(articles: Iterable[Article]) -> tuple[Meeting, ...]:
    """The meetings that articles are about, and each article without a series as a meeting of its own; by date."""
    every = [*articles]
    alone = (_meeting([one]) for one in every if one.summit is None)
    return tuple(sorted((*meetings(every), *alone), key=by_date))


def by_date(meeting: Meeting) -> tuple[dt.date, str, str]:
    """By what meetings are ordered: undated ones last."""
    return meeting.date or dt.date.max, meeting.summit, str(meeting)


def _same_meeting(one: Article, other: Article) -> bool:
    """Whether two articles of one series are about one meeting."""
    if one.edition and other.edition:
        return one.edition == other.edition
    cities = {article.place.split(",")[0].casefold() for article in (one, other) if article.place}
    if one.date and other.date:
        return abs((one.date - other.date).days) <= SAME_MEETING_DAYS and len(cities) < 2
    return not (one.date or other.date or one.edition or other.edition) and one.place == other.place


def _same_city(one: Article, other: Article) -> bool:
    cities = [article.place.split(",")[0].casefold() for article in (one, other) if article.place]
    numbers = {article.edition for article in (one, other) if article.edition}
    far = one.published and other.date and abs((one.published - other.date).days) > PRINTED_WITHIN_DAYS
    return len(cities) == 2 and len(set(cities)) == 1 and len(numbers) < 2 and not far


def _meeting(about: Sequence[Article]) -> Meeting:
    about = sorted(about, key=lambda one: (one.date or dt.date.max, one.id))
    days = [article.date for article in about if article.date]
    return Meeting(
        summit=about[0].summit or about[0].title,
        edition=next((article.edition for article in about if article.edition), None),
        date=min(days, default=None),
        place=next((article.place for article in about if article.place), None),
        last_date=max(days, default=None),
        article_ids=tuple(article.id for article in about),
        of_no_series=about[0].summit is None,
    )
