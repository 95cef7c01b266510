"""What a person hands in through the window: what is to be put into the library, and what is to be put right there."""

import datetime as dt
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Upload:
    """A file, as a browser sends it."""

    name: str
    """As the browser gives it. It is data, never a path to open."""
    content: bytes


@dataclass(frozen=True, slots=True)
class Pasted:
    """A pasted text with what is known about it; a field is empty when nothing is known."""

    title: str
    text: str
    summit: str = ""
    edition: int | None = None
    date: dt.date | None = None
    """Day of the event."""
    place: str = ""
    publisher: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class Linked:
    """The address of a page, whose article is to be fetched, or of a feed, whose new articles are."""

    url: str


@dataclass(frozen=True, slots=True)
class Correction:
    """What a person says of an article; it stands in place of what was read of each field, empty ones too."""

    title: str
    summit: str | None = None
    edition: int | None = None
    date: dt.date | None = None
    """Day of the event."""
    place: str | None = None
    publisher: str | None = None


Submission = Upload | Pasted | Linked
