"""What a person hands in at the window for the library: a file chosen there, or a text pasted.

The window makes these and `ingest.submitted` reads them, so they stand where both can import them.
"""

import datetime as dt
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Upload:
    """A file, as a browser sends it."""

    name: str
    """As the browser gives it; data, never a path to open."""
    content: bytes


@dataclass(frozen=True, slots=True)
class Pasted:
    """A text with what is known of it; empty where that is nothing."""

    title: str
    text: str
    summit: str = ""
    edition: int | None = None
    date: dt.date | None = None
    """Day of the event."""
    place: str = ""
    publisher: str = ""
    url: str = ""


Submission = Upload | Pasted
