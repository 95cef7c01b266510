"""What a reader makes of a document's bytes."""

from dataclasses import dataclass, field, replace
from typing import Any

from ingest.left_out import OmittedPiece

Metadata = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Document:
    """A document as text, one paragraph, heading ("# "), list item ("- ") or table row a line."""

    text: str
    metadata: Metadata = field(default_factory=dict)
    """As the format has it, by the names of an article's fields."""
    left_out: tuple[OmittedPiece, ...] = ()
    notes: tuple[str, ...] = ()
    """What a person should know about how it was read, each in words that complete "it …"."""
    pages: tuple[str, ...] = ()
    """The text of each page of a PDF."""

    def without(self, *left_out: OmittedPiece) -> "Document":
        """The same, with more that is known to be left out."""
        return replace(self, left_out=(*self.left_out, *left_out))
