"""What an article records: statements of what was adopted, announced, proposed or failed, and facts about its meeting.

Every value knows the words it was read from: a half-open character range of `Article.text`, or the article's front
matter. Values are frozen and nothing here looks anything up.
"""

import datetime as dt
from dataclasses import dataclass
from typing import Generic, Literal, TypeVar

from rag.english import Hedge
from rag.types import Span

Value = TypeVar("Value")

StatementStatus = Literal["adopted", "announced", "proposed", "failed", "reported"]
"""Adopted: adopted, signed, decided or agreed by the participants together. Announced: pledged, committed or launched
by one side on its own. Proposed: suggested, called for, urged, asked. Failed: rejected, not agreed, postponed, dropped.
Reported: everything else, context, meetings, figures, views."""

Voice = Literal["text", "leader", "official", "reporter", "analyst", "unknown"]
"""Who says it: the adopted text itself, a head of state or government, an official, a reporter, an analyst."""

Presence = Literal["present", "absent", "invited", "observer"]

ParticipantKind = Literal["state", "organisation", "person"]

Binding = Literal["commitment", "intention", "none"]
"""Of language in an adopted text: a specific undertaking ("we will"), a softer one ("we intend to"), or neither."""


@dataclass(frozen=True, slots=True)
class Actor:
    """Who acts in a statement."""

    name: str
    """Canonical: a country's usual name, a person's full name as the article first gives it, a body's name."""
    span: Span
    """The words that name it, in the sentence itself or in the one before when a pronoun stands here."""


@dataclass(frozen=True, slots=True)
class Amount:
    """A figure with its unit."""

    value: float
    """In whole units: 12_000_000_000 for "12 billion euros"."""
    unit: str
    """A currency's code (ISO 4217), "%", "MW", "year", or the noun that is counted."""
    hedge: Hedge
    """As `rag.english` reads it: "up to" is `most`, "at least" is `least`."""
    span: Span


@dataclass(frozen=True, slots=True)
class Deadline:
    """By when, or over which period, a statement is to be carried out."""

    text: str
    """As the article has it: "by 2030", "for 2025–2027", "within five years"."""
    until: dt.date | None
    """The last day that this names; None when it cannot be reckoned."""
    span: Span


@dataclass(frozen=True, slots=True)
class Statement:
    """What a sentence, or a clause of one, states. Offsets are into `Article.text`."""

    article_id: str
    span: Span
    """The whole sentence."""
    clause: Span
    """The clause that it was read from; the sentence when that states one thing."""
    status: StatementStatus
    cue: Span
    """The words that show the status; empty range when none does."""
    actors: tuple[Actor, ...] = ()
    what: Span | None = None
    """What was adopted, announced or proposed: the words after the verb."""
    amounts: tuple[Amount, ...] = ()
    deadlines: tuple[Deadline, ...] = ()
    """By when or over which periods, the foremost first."""
    instrument: str | None = None
    """The communiqué, action plan or treaty that holds it, as named there."""
    voice: Voice = "unknown"
    binding: Binding = "none"

    @property
    def deadline(self) -> Deadline | None:
        """The foremost deadline or period; None for none."""
        return self.deadlines[0] if self.deadlines else None


@dataclass(frozen=True, slots=True)
class Fact(Generic[Value]):
    """A value that an article gives, with the words it was read from."""

    value: Value
    article_id: str
    span: Span | None = None
    """Where the text says so; None when only the front matter, or a title that is not in the text, does."""
    given: bool = False
    """Whether the front matter gives it."""


@dataclass(frozen=True, slots=True)
class Participant:
    """Who took part, or was expected to."""

    name: str
    kind: ParticipantKind
    presence: Presence
    country: str | None = None
    """Of a person, when told; the organisation of somebody who holds its office."""
    office: str | None = None
    """Of a person, as the article gives it."""
    named: bool = True
    """False when the article names only the group that it belongs to: "the G20 leaders", "the five presidents"."""


@dataclass(frozen=True, slots=True)
class MeetingDocument:
    """A text that a meeting adopted or signed."""

    name: str
    kind: str
    """declaration, communiqué, statement, action plan, agreement, treaty, strategy, roadmap, charter, memorandum or
    other."""
    status: StatementStatus
    points: int | None = None
    """How many points or articles it has, where said."""


@dataclass(frozen=True, slots=True)
class NextMeeting:
    """A meeting of the series that is announced."""

    place: str | None
    year: int | None
    day: dt.date | None = None
    edition: int | None = None
    venue_open: bool = False
    candidates: tuple[str, ...] = ()
    """Places that offered to host it, none of which is chosen yet."""


@dataclass(frozen=True, slots=True)
class Differing:
    """What the text of an article says otherwise than its front matter."""

    aspect: Literal["edition", "last_day", "place"]
    fact: Fact[int] | Fact[dt.date] | Fact[str]


@dataclass(frozen=True, slots=True)
class DifferingAccounts:
    """Ranges of an article that, by its own words, give the same thing differently."""

    about: str
    """The words that say that accounts differ; empty when only the accounts themselves do."""
    sides: tuple[Span, ...]
    """Two or more, in order."""


@dataclass(frozen=True, slots=True)
class MeetingFacts:
    """What one article says about the meeting it reports on. Empty where it says nothing: unknown stays unknown."""

    article_id: str
    series: Fact[str] | None = None
    edition: Fact[int] | None = None
    first_day: Fact[dt.date] | None = None
    last_day: Fact[dt.date] | None = None
    month_day: Fact[tuple[int, int]] | None = None
    """Month and day of the meeting when no year is told."""
    place: Fact[str] | None = None
    host: Fact[str] | None = None
    """The country that it was held in, or whose leader received the others."""
    chairs: tuple[Fact[Participant], ...] = ()
    """Who presided: persons, or countries where no person is told."""
    participants: tuple[Fact[Participant], ...] = ()
    documents: tuple[Fact[MeetingDocument], ...] = ()
    next_meetings: tuple[Fact[NextMeeting], ...] = ()
    differing: tuple[Differing, ...] = ()
    accounts: tuple[DifferingAccounts, ...] = ()


@dataclass(frozen=True, slots=True)
class ArticleRecord:
    """All that was read from one article."""

    statements: tuple[Statement, ...]
    """In the order of the text."""
    meeting: MeetingFacts
