"""What a text looks like in other houses, and at later meetings of the same series.

Each base text has reprints (headline, byline, dateline, house style, cuts, an own paragraph) and other editions (the
same boilerplate with other days, places, figures and states), given as what is replaced in the base.
"""

from dataclasses import dataclass

Edits = tuple[tuple[str, str], ...]
"""What is replaced in the base, and by what; an empty string cuts it."""


@dataclass(frozen=True, slots=True)
class Base:
    """A text with its reprints and its namesakes of other meetings."""

    text: str
    reprint: Edits
    edition: Edits

    def edited(self, edits: Edits) -> str:
        """The base with those edits; each must apply."""
        text = self.text
        for old, new in edits:
            assert old in text, old
            text = text.replace(old, new)
        return text
