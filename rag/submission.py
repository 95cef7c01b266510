"""What a person hands in through the window, to be put into the library."""

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


Submission = Upload | Pasted | Linked
