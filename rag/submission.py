"""What a person hands in through the window: what is to be put into the library, and what is to be put right there."""

import datetime as dt
from dataclasses import dataclass

from rag.types import Article


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


@dataclass(frozen=True, slots=True)
class Upload:
    """A file, as a browser sends it."""

    name: str
    """As the browser gives it. It is data, never a path to open."""
    content: bytes
    corrections: tuple[tuple[str, Correction], ...] = ()
    """By article id: what was put right after it was read and before it is stored."""


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
    corrections: tuple[tuple[str, Correction], ...] = ()
    """As an upload's."""


Checkable = Upload | Linked
"""What can be read ahead, so that a person checks it before it is stored."""


@dataclass(frozen=True, slots=True)
class ReadAhead:
    """An article, read but not stored, so that a person can put right what is said of it."""

    source: Checkable
    """What was handed in and holds it."""
    given: Article
    """As its document describes it."""
    read: Article
    """The same, with what was read from its text where the document is silent."""
    notes: tuple[str, ...] = ()
    """What a person should know about how it was read, each in words that complete "it …"."""

    @property
    def source_name(self) -> str:
        """The file or address, as the person knows it."""
        return self.source.name if isinstance(self.source, Upload) else self.source.url


Submission = Upload | Pasted | Linked
