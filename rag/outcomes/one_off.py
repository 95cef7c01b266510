"""Meetings of no known series: an article that names none is on an event of its own, called by the article's title."""

from collections.abc import Iterable

from rag.english import MEETING_NOUNS, STOPWORDS, day_of, stem, terms, words
from rag.question import Catalogue, Meeting
from rag.record import MeetingFacts
from rag.types import Article

_SAY_NOTHING = frozenset(map(stem, (*MEETING_NOUNS, "event", *STOPWORDS)))
"""Stems of words that fit any meeting."""


def one_off(article: Article, facts: MeetingFacts | None) -> Meeting:
    """What an article of no series is on.

    Args:
        article: With what was read of its meeting.
        facts: What it says of that.
    """
    told = [one.value for one in (facts.first_day, facts.last_day) if one] if facts else []
    days = told or [day for day in (article.date,) if day]
    first, last = min(days, default=None), max(days, default=None)
    return Meeting(article.title, article.edition, first, article.place, last, (article.id,), of_no_series=True)


def events_called(name: str, articles: Iterable[Article]) -> list[Article]:
    """The articles of no series whose event bears that name: their title, or title, city and day."""
    wanted = words(name)
    return [one for one in articles if wanted in (words(one.title), words(one_off(one, None).heading))]


def named_one_offs(name: str, articles: Iterable[Article]) -> list[Article]:
    """The articles of no series of whose event a name says nothing that their title, place and day do not say."""
    wanted = _telling(name)
    return [one for one in articles if wanted and wanted <= _told_of(one_off(one, None))]


def says_more(name: str, found: Iterable[Meeting], catalogue: Catalogue) -> bool:
    """Whether a name has words that are of none of these meetings of series: "water" in "Dushanbe water forum"."""
    held = [*found]
    explained = catalogue.naming_words(one.summit for one in held).union(*map(_told_of, held))
    return any(not {word, stem(word)} & (explained | _SAY_NOTHING) for word in words(name))


def _telling(name: str) -> set[str]:
    return {*terms(name)} - _SAY_NOTHING


def _told_of(meeting: Meeting) -> set[str]:
    """The stems of what can name a meeting: its title, place, and day with the year."""
    return {*terms(f"{meeting.title} {meeting.place or ''} {day_of(meeting.date) if meeting.date else ''}")}
