"""What sources give: the bytes of a document, or why there is none."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, field
from urllib.parse import unquote, urlsplit

from ingest.readers import Metadata
from rag.english import words
from rag.submission import Correction

MAX_BYTES = 20 * 1024 * 1024
"""A larger text is refused; the longest declarations are a hundredth of this size."""
MAX_SLUG_CHARACTERS = 80


@dataclass(frozen=True, slots=True)
class RawDocument:
    """The bytes of one document."""

    article_id: str
    origin: str
    """The file's full path; for what was handed in at the window see `ingest.submitted`."""
    kind: str
    """One of `ingest.readers.READERS`."""
    content: bytes
    known: Metadata = field(default_factory=dict)
    """What is known of it from where it came; what it says itself takes precedence."""
    correction: Correction | None = None
    """What a person put right in it before it is stored."""

    @property
    def sha256(self) -> str:
        """Hash of the bytes and of how they are to be read."""
        return hashlib.sha256(self.kind.encode() + b"\0" + self.content).hexdigest()


@dataclass(frozen=True, slots=True)
class Skipped:
    """A source, or a document in one, that was left out."""

    source: str
    """Its name, made printable: bytes in a file name that are not text are replaced."""
    reason: str

    def __post_init__(self) -> None:
        object.__setattr__(self, "source", self.source.encode("utf-8", "replace").decode())


@dataclass(frozen=True, slots=True)
class PassedOver:
    """Files of one ending in a folder that nobody would take for articles."""

    source: str
    """The folder."""
    ending: str
    """In small letters, with its full stop; empty for files without one."""
    files: int


@dataclass(frozen=True, slots=True)
class Unchanged:
    """A document that its server says is as it was."""

    origin: str
    again: Callable[[], RawDocument | Skipped] | None = None
    """Fetches it all the same, for a library that no longer holds it; None for a feed, which no library holds."""


def slug(url: str) -> str:
    """An id for the page at an address: its host and the words of its path, with a hash where that is not all."""
    parts = urlsplit(url)
    named = "-".join(words(f"{(parts.hostname or '').removeprefix('www.')} {unquote(parts.path)}"))
    if parts.query or len(named) > MAX_SLUG_CHARACTERS:
        named = f"{named[:MAX_SLUG_CHARACTERS].rstrip('-')}-{hashlib.sha256(url.encode()).hexdigest()[:8]}"
    return named
