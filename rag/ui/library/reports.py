"""What the window is told of a job: how it goes, and what came of it. The shapes of `ingest.report` and its like."""

from collections.abc import Sequence
from typing import Protocol

from rag.submission import ReadAhead


class LeftOut(Protocol):
    """A document that was not taken in."""

    @property
    def source(self) -> str:
        """Its name."""
        ...

    @property
    def reason(self) -> str:
        """Why, without a full stop."""
        ...


class AlreadyThere(Protocol):
    """A document that the library holds as an article already."""

    @property
    def source(self) -> str:
        """Its name."""
        ...

    @property
    def article(self) -> str:
        """The article's id."""
        ...

    @property
    def reason(self) -> str:
        """Why it is that article, in words that complete "it …"."""
        ...


class SameStory(Protocol):
    """An article that is nearly the text of others."""

    @property
    def article(self) -> str:
        """Its id."""
        ...

    @property
    def of(self) -> Sequence[str]:
        """The ids of the others."""
        ...


class Report(Protocol):
    """The part of `ingest.report.IngestReport` that is told."""

    @property
    def added(self) -> Sequence[str]:
        """Ids of the articles that are new."""
        ...

    @property
    def updated(self) -> Sequence[str]:
        """Ids of the articles whose text has changed."""
        ...

    @property
    def unchanged(self) -> int:
        """How many were there already, the same."""
        ...

    @property
    def removed(self) -> Sequence[str]:
        """Ids of the articles that were removed."""
        ...

    @property
    def duplicates(self) -> Sequence[AlreadyThere]:
        """What was there already under another name."""
        ...

    @property
    def reprints(self) -> Sequence[SameStory]:
        """Which of the new articles are reprints."""
        ...

    @property
    def skipped(self) -> Sequence[LeftOut]:
        """What was not taken in."""
        ...


class JobProgress(Protocol):
    """What a job tells while it runs; the shape of `ingest.progress.Progress`."""

    def say(self, message: str) -> None:
        """One sentence on what happens now."""

    def documents(self, done: int, of: int | None) -> None:
        """So many documents are done with, of how many."""

    def encoding(self, passages: int) -> None:
        """So many more passages are to be encoded."""

    def encoded(self, passages: int) -> None:
        """So many more are done."""


class ReportOfRead(Report, Protocol):
    """The same of files and links that were read and not stored."""

    @property
    def read(self) -> Sequence[ReadAhead]:
        """The articles in them."""
        ...
