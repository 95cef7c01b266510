"""The meetings that the library's articles are about, each known by its summit and its day, as a scope can name it."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from rag.types import Article, ordinal
from rag.ui.byline import day


@dataclass(frozen=True, slots=True)
class Meeting:
    """One meeting of a series of summits."""

    summit: str
    date: dt.date

    def __str__(self) -> str:
        return f"{self.summit}, {day(self.date)}"


@dataclass(frozen=True, slots=True)
class Held:
    """A meeting and what the library holds on it."""

    meeting: Meeting
    articles: tuple[Article, ...]

    @property
    def name(self) -> str:
        """`Second Central Asia–Russia Summit, Dushanbe, 9 October 2025`, as far as its articles say."""
        edition = next((one.edition for one in self.articles if one.edition), None)
        place = next((one.place for one in self.articles if one.place), None)
        number = f"{ordinal(edition).capitalize()} " if edition else ""
        city = place.split(",")[0] if place else ""
        return ", ".join(part for part in (number + self.meeting.summit, city, day(self.meeting.date)) if part)


def meeting_of(article: Article) -> Meeting | None:
    """The meeting that the article is about; None when it does not name its summit and its day."""
    return Meeting(article.summit, article.date) if article.summit and article.date else None


def meetings(articles: Iterable[Article]) -> tuple[Held, ...]:
    """All meetings, by date and then name of the summit."""
    found: defaultdict[Meeting, list[Article]] = defaultdict(list)
    for article in articles:
        if (meeting := meeting_of(article)) is not None:
            found[meeting].append(article)
    held = (Held(meeting, tuple(about)) for meeting, about in found.items())
    return tuple(sorted(held, key=lambda one: (one.meeting.date, one.meeting.summit)))
