"""What of a document is not stored, or stored and never quoted: so that nothing is lost without a word."""

from dataclasses import dataclass

STRUCK_OUT = "struck-out text"
"""The reason for what its writers show as no longer standing: it may not be quoted as what is in force."""


@dataclass(frozen=True, slots=True)
class OmittedPiece:
    """A piece of a document that can not be quoted."""

    reason: str
    """What it is, in a few words: "page number", "byline", "navigation of the page"."""
    text: str
