"""What a stored vector was made with.

Vectors of two models cannot be compared, and nothing in them shows it: after a change to another model of the same
dimension there is no error, only wrong answers. So the recipe of its vectors is stored with every article and index.
"""

from dataclasses import dataclass

NORMALISATION = "nfc-9"
"""Raise the number when `rag.english.words.normalise`, or the text that `ingest.extract` makes of Markdown, changes."""
SPLITTER = "rules-4"
"""Raise the number when `ingest.split` changes where sentences or passages end, what stands in front of them, or
`rag.encoding.tokens` how token vectors are kept."""


@dataclass(frozen=True, slots=True)
class Recipe:
    """How text became vectors. Two vectors are comparable only when model and weights are the same."""

    model: str
    sha256: str
    normalisation: str = NORMALISATION
    splitter: str = SPLITTER

    def __str__(self) -> str:
        return f"{self.model} {self.sha256} {self.normalisation} {self.splitter}"
