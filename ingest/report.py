"""What a run did: the report that people and programs are given, and the tally it is made from."""

from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from typing import Any

from ingest.plan import Draft
from ingest.raw import PassedOver, Skipped

OMISSION_SHOWN = 200
"""Characters of what was left out that a report shows."""


@dataclass(frozen=True, slots=True)
class Omission:
    """What of one kind was left out of a document that was taken in."""

    source: str
    article: str
    reason: str
    pieces: int
    characters: int
    text: str
    """The beginning of it."""


@dataclass(frozen=True, slots=True)
class ArticleRemark:
    """What a person should know about how a document was read."""

    source: str
    article: str
    note: str
    """In words that complete "it …"."""


@dataclass(frozen=True, slots=True)
class Duplicate:
    """A document that was not taken in because the library holds it as an article already."""

    source: str
    article: str
    reason: str
    """In words that complete "it …"."""


@dataclass(frozen=True, slots=True)
class Reprint:
    """An article of nearly the same text as others; together they count as one source."""

    article: str
    of: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class IngestReport:
    """What a run did."""

    added: tuple[str, ...] = ()
    updated: tuple[str, ...] = ()
    unchanged: int = 0
    removed: tuple[str, ...] = ()
    skipped: tuple[Skipped, ...] = ()
    passages: int = 0
    """How many were encoded in this run."""
    seconds: float = 0.0
    left_out: tuple[Omission, ...] = ()
    """Of the articles added and updated."""
    notes: tuple[ArticleRemark, ...] = ()
    duplicates: tuple[Duplicate, ...] = ()
    reprints: tuple[Reprint, ...] = ()
    """Of the articles added and updated."""
    passed_over: tuple[PassedOver, ...] = ()

    def as_json(self) -> dict[str, Any]:
        """The object that `--json` prints."""
        return asdict(self)


class StoppedError(KeyboardInterrupt):
    """A person stopped the run; `report` says what it had done."""

    def __init__(self, report: IngestReport) -> None:
        super().__init__()
        self.report = report


@dataclass(slots=True)
class Tally:
    """What a run has done so far."""

    added: list[str] = field(default_factory=list)
    updated: list[str] = field(default_factory=list)
    unchanged: int = 0
    removed: list[str] = field(default_factory=list)
    skipped: list[Skipped] = field(default_factory=list)
    passages: int = 0
    left_out: list[Omission] = field(default_factory=list)
    notes: list[ArticleRemark] = field(default_factory=list)
    duplicates: list[Duplicate] = field(default_factory=list)
    reprints: list[Reprint] = field(default_factory=list)

    @property
    def documents(self) -> int:
        """How many documents are done with."""
        stored = len(self.added) + len(self.updated)
        return stored + self.unchanged + len(self.skipped) + len(self.duplicates)

    def note(self, draft: Draft, passages: int) -> None:
        """Note that an article was stored."""
        article_id, source = draft.article.id, Skipped(draft.origin, "").source
        (self.added if draft.is_new else self.updated).append(article_id)
        self.passages += passages
        self.left_out += _omissions(draft, source)
        self.notes += [ArticleRemark(source, article_id, note) for note in draft.notes]
        if draft.reprint_of:
            self.reprints.append(Reprint(article_id, draft.reprint_of))

    def report(self, seconds: float) -> IngestReport:
        """All of it."""
        return IngestReport(
            added=tuple(self.added),
            updated=tuple(self.updated),
            unchanged=self.unchanged,
            removed=tuple(self.removed),
            skipped=tuple(self.skipped),
            passages=self.passages,
            seconds=round(seconds, 3),
            left_out=tuple(self.left_out),
            notes=tuple(self.notes),
            duplicates=tuple(self.duplicates),
            reprints=tuple(self.reprints),
        )


def _omissions(draft: Draft, source: str) -> Iterator[Omission]:
    """What was left out of a document, each reason once."""
    by_reason: dict[str, list[str]] = {}
    for one in draft.left_out:
        by_reason.setdefault(one.reason, []).append(one.text)
    for reason, texts in by_reason.items():
        beginning = " / ".join(texts)[:OMISSION_SHOWN]
        yield Omission(source, draft.article.id, reason, len(texts), sum(map(len, texts)), beginning)
