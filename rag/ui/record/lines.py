"""What `parts/record.js` draws: a page of facts and of sections whose lines open the sentence they were read from."""

from collections.abc import Iterable
from typing import Literal, TypedDict

from rag.ui.badge import BadgeDrawn
from rag.ui.places import PlaceDrawn

MEETINGS_PAGE = "meetings"

ShownKind = Literal["lines", "names"]
"""Lines stand one below the other, names one after the other."""


class AlsoDrawn(TypedDict):
    """Another article that says the same, and where."""

    title: str
    place: PlaceDrawn


class RecordLineDrawn(TypedDict):
    """A value, or the words of an article."""

    badge: BadgeDrawn | None
    lead: str
    """Who or what it is about, before the words; may be empty."""
    words: list[str]
    """Before what matters, that, after; any may be empty."""
    note: str
    place: PlaceDrawn | None
    """What the words open."""
    about: str
    """The id of an article whose meeting's page the words lead to instead, or the key of a meeting that is only
    announced; empty when they open a place."""
    leads: str
    """The same for what stands before the words; empty when that leads nowhere."""
    also: list[AlsoDrawn]
    beside: bool
    """Whether it stands beside the line before it, to be compared with it."""


class FactDrawn(TypedDict):
    """A fact with its value, or its values side by side."""

    name: str
    values: list[RecordLineDrawn]
    differ: bool
    """Whether they are what different articles say, of which only one can be right."""


class RecordSectionDrawn(TypedDict):
    """Lines under a heading."""

    title: str
    kind: ShownKind
    note: str
    lines: list[RecordLineDrawn]
    shown: int
    """How many lines are seen before the others are unfolded."""


class RecordDrawn(TypedDict):
    """What `parts/record.js` is given."""

    page: str
    title: str
    facts: list[FactDrawn]
    sections: list[RecordSectionDrawn]
    outcomes: str
    """The label of the way to the outcomes page; empty for none."""
    open: int
    told: str
    """Said under the title; empty for nothing."""


def section(
    title: str,
    lines: Iterable[RecordLineDrawn],
    *,
    kind: ShownKind = "lines",
    note: str = "",
    shown: int = 8,
) -> RecordSectionDrawn:
    """A section."""
    return {"title": title, "kind": kind, "note": note, "lines": [*lines], "shown": shown}


def line(
    words: str | list[str],
    place: PlaceDrawn | None = None,
    *,
    lead: str = "",
    note: str = "",
    badge: BadgeDrawn | None = None,
    about: str = "",
    leads: str = "",
    also: list[AlsoDrawn] | None = None,
    beside: bool = False,
) -> RecordLineDrawn:
    """A line; a text alone is all that matters of its words."""
    return {
        "badge": badge,
        "lead": lead,
        "words": ["", words, ""] if isinstance(words, str) else words,
        "note": note,
        "place": place,
        "about": about,
        "leads": leads,
        "also": also or [],
        "beside": beside,
    }
