"""What of a document is not stored, or stored and never quoted: so that nothing is lost without a word."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class OmittedPiece:
    """A piece of a document that can not be quoted."""

    reason: str
    """What it is, in a few words: "page number", "byline", "navigation of the page"."""
    text: str
