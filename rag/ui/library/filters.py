"""Which articles the library page shows, and in what order.

Within one aspect any of the values chosen will do, and every aspect must agree. The year is that of the event: what a
scope can name, so that a question asked only of the articles shown is asked of just those.
"""

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any, Literal

from rag.english import words
from rag.question import Meeting
from rag.types import EVERYTHING, Article, Scope

Aspect = Literal["summits", "years", "places", "participants", "topics"]
Order = Literal["newest", "oldest", "title", "summit", "stored"]

ASPECT_VALUES: Mapping[Aspect, Callable[[Article], tuple[str, ...]]] = {
    "summits": lambda article: (article.summit,) if article.summit else (),
    "years": lambda article: (str(article.date.year),) if article.date else (),
    "places": lambda article: (article.place,) if article.place else (),
    "participants": lambda article: article.participants,
    "topics": lambda article: article.topics,
}
"""The values that an article has in each aspect."""


@dataclass(frozen=True, slots=True)
class Part:
    """One thing that a filter asks for, which can be dropped by itself."""

    aspect: Aspect | Literal["text", "meeting"]
    value: str


@dataclass(frozen=True, slots=True)
class Filter:
    """What is chosen. Empty means every article."""

    text: str = ""
    """Words that an article must hold, as they were typed."""
    summits: tuple[str, ...] = ()
    years: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    participants: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    meeting: Meeting | None = None

    def __bool__(self) -> bool:
        return bool(self.parts)

    @property
    def searches(self) -> bool:
        """Whether the text has a word to search by."""
        return bool(words(self.text))

    def chosen(self, aspect: Aspect) -> tuple[str, ...]:
        """The values chosen in an aspect."""
        values: tuple[str, ...] = getattr(self, aspect)
        return values

    @property
    def parts(self) -> tuple[Part, ...]:
        """All that it asks for, in the order shown."""
        text = [Part("text", " ".join(self.text.split()))] if self.searches else []
        meeting = [Part("meeting", self.meeting.heading)] if self.meeting else []
        values = (Part(aspect, value) for aspect in ASPECT_VALUES for value in self.chosen(aspect))
        return (*text, *meeting, *values)

    def without(self, part: Part) -> "Filter":
        """The same but for that part."""
        if part.aspect == "text":
            return replace(self, text="")
        if part.aspect == "meeting":
            return replace(self, meeting=None)
        return self.choosing(part.aspect, tuple(one for one in self.chosen(part.aspect) if one != part.value))

    def choosing(self, aspect: Aspect, values: tuple[str, ...]) -> "Filter":
        """The same with those values in an aspect."""
        changed: dict[str, Any] = {aspect: values}
        return replace(self, **changed)

    def renewed(self, held: Iterable[Meeting]) -> "Filter":
        """The same with its meeting as the library holds it now: articles about it may have come or gone."""
        if self.meeting is None:
            return self
        about = set(self.meeting.article_ids)
        now = (one for one in held if one == self.meeting or not about.isdisjoint(one.article_ids))
        return replace(self, meeting=next(now, self.meeting))

    def fits(self, article: Article, found: frozenset[str]) -> bool:
        """Whether the article is shown. `found` are the ids of those that hold the words of the text."""
        if self.searches and article.id not in found:
            return False
        if self.meeting and article.id not in self.meeting.article_ids:
            return False
        return all(
            not chosen or any(value in chosen for value in values(article))
            for values, chosen in ((ASPECT_VALUES[aspect], self.chosen(aspect)) for aspect in ASPECT_VALUES)
        )

    @property
    def scope(self) -> Scope:
        """What of it a question can be limited to: summits, and the days from the first year's to the last one's."""
        if self.meeting:
            return Scope((self.meeting.summit,), self.meeting.date, self.meeting.last_date)
        if not self.years:
            return Scope(self.summits) if self.summits else EVERYTHING
        years = sorted(map(int, self.years))
        return Scope(self.summits, dt.date(years[0], 1, 1), dt.date(years[-1], 12, 31))


def options(articles: Iterable[Article], aspect: Aspect) -> list[str]:
    """The values that articles have in an aspect, in the order of a list to choose from; the latest year first."""
    found = {value for article in articles for value in ASPECT_VALUES[aspect](article)}
    if aspect == "years":
        return sorted(found, key=int, reverse=True)
    return sorted(found, key=lambda value: (value.casefold(), value))


def in_order(articles: Iterable[Article], order: Order, stored: Mapping[str, int]) -> list[Article]:
    """The articles in that order; `stored` tells which was stored later. Undated ones come last by date."""
    listed = sorted(articles, key=lambda one: (one.title.casefold(), one.id))
    if order == "title":
        return listed
    if order == "stored":
        return sorted(listed, key=lambda one: -stored.get(one.id, 0))
    if order == "summit":
        by_date = sorted(listed, key=_newest)
        return sorted(by_date, key=lambda one: (one.summit is None, (one.summit or "").casefold()))
    return sorted(listed, key=_newest if order == "newest" else _oldest)


def _newest(article: Article) -> tuple[bool, int]:
    day = article.date or article.published
    return day is None, -day.toordinal() if day else 0


def _oldest(article: Article) -> tuple[bool, int]:
    day = article.date or article.published
    return day is None, day.toordinal() if day else 0
