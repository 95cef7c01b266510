"""Finds meetings of no known series by what they are called: each has the title of its article."""

from collections.abc import Iterable

from rag.english import MEETING_NOUNS, STOPWORDS, day_of, stem, terms, words
from rag.question import Catalogue, Meeting

_SAY_NOTHING = frozenset(map(stem, (*MEETING_NOUNS, "event", *STOPWORDS)))
"""Stems of words that fit any meeting."""


def events_called(name: str, events: Iterable[Meeting]) -> tuple[Meeting, ...]:
    """The events that bear that name: their title, or title, city and day."""
    wanted = words(name)
    return tuple(one for one in events if wanted in (words(one.title), words(one.heading)))


def named_one_offs(name: str, events: Iterable[Meeting]) -> tuple[Meeting, ...]:
    """The events of which a name says nothing that their title, place and day do not say."""
    wanted = {*terms(name)} - _SAY_NOTHING
    return tuple(one for one in events if wanted and wanted <= _told_of(one))


def says_more(name: str, found: Iterable[Meeting], catalogue: Catalogue) -> bool:
    """Whether a name has words that are of none of these meetings of series: "water" in "Dushanbe water forum"."""
    held = [*found]
    explained = catalogue.naming_words(one.summit for one in held).union(*map(_told_of, held))
    return any(not {word, stem(word)} & (explained | _SAY_NOTHING) for word in words(name))


def _told_of(meeting: Meeting) -> set[str]:
    """The stems of what can name a meeting: its title, place, and day with the year."""
    return {*terms(f"{meeting.title} {meeting.place or ''} {day_of(meeting.date) if meeting.date else ''}")}
