"""What stands on a page and where: characters, words, and what stands together on a line."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

Flow = Literal["text", "note", "edge"]


@dataclass(frozen=True, slots=True)
class Character:
    """A character and its place, in points from the lower left when the text is upright."""

    text: str
    left: float
    right: float
    baseline: float
    size: float
    is_bold: bool = False
    is_made: bool = False
    """Whether PDFium adds it, as it does a space where there is room for one."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A straight line that is drawn along or across a page, in points from the lower left."""

    is_level: bool
    at: float
    """Its height when it is level, otherwise how far from the left it stands."""
    begin: float
    end: float


@dataclass(frozen=True, slots=True)
class PageCharacters:
    """The characters of a page, line by line as PDFium has them."""

    height: float
    lines: Sequence[Sequence[Character]]
    turned: str = ""
    """What is written in another direction than most of the page."""
    unread: int = 0
    """Characters of which the file does not say what letters they are."""
    rules: Sequence[Rule] = ()
    """The lines that are drawn on it."""


@dataclass(frozen=True, slots=True)
class PrintedWord:
    """A word and its place."""

    text: str
    left: float
    right: float


@dataclass(frozen=True, slots=True)
class Fragment:
    """What stands together on a line."""

    text: str
    left: float
    right: float
    baseline: float
    size: float
    is_bold: bool
    page: int
    words: tuple["PrintedWord", ...] = ()
    flow: Flow = "text"
    column_right: float = 0.0
    """Where the lines of its column end."""

    def is_beside(self, other: "Fragment") -> bool:
        """Whether both stand on one line, apart."""
        level = abs(self.baseline - other.baseline) < 0.5 * max(self.size, other.size)
        return self.page == other.page and level and (self.right < other.left or other.right < self.left)
