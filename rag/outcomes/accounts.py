"""What is told differently about something that a quote or an outcome says: each other account with its sentence."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain

from rag.outcomes.current_record import LibraryRecord
from rag.outcomes.disagreements import Disagreement, DisagreementAspect, Side
from rag.question import meetings
from rag.record import MeetingFacts, Statement
from rag.store import Library
from rag.types import Article, Span


@dataclass(frozen=True, slots=True)
class OtherAccount:
    """How an article tells it."""

    value: str
    """A figure, a day, a status, or the words of the account."""
    article: Article
    quote: Span | None
    """The sentence that says so; None when only the article's front matter does."""

    @property
    def text(self) -> str:
        """The words of that sentence; empty when there is none."""
        return self.article.text[slice(*self.quote)] if self.quote else ""


@dataclass(frozen=True, slots=True)
class ToldDifferently:
    """That something which is told in one place is told otherwise in others."""

    aspect: DisagreementAspect
    about: str
    """What it is; empty when nothing but the accounts themselves says so."""
    value: str
    """As it is told here."""
    others: tuple[OtherAccount, ...]
    """How it is told elsewhere; one or more."""


def told_differently_at(record: LibraryRecord, article_id: str, start: int, end: int) -> tuple[ToldDifferently, ...]:
    """What is told in that range of an article and differently elsewhere; not what its own sentence tells both ways.

    Args:
        record: Of all articles on the meeting of that one (`record_on`), or of the whole library.
        article_id: Of the article.
        start: Of the range, a quote or the clause of an outcome.
        end: Of the range.
    """
    found = (_seen_from(one, record, article_id, start, end) for one in record.accounts_at(article_id, start, end))
    return tuple(one for one in found if one is not None)


def _seen_from(
    told: Disagreement, record: LibraryRecord, article_id: str, start: int, end: int
) -> ToldDifferently | None:
    sides = [one for one in told.sides if not _is_against_itself(one, record)]
    here = [one for one in sides if one.stands_in(article_id, start, end)]
    if not here or here[0].span is None:
        return None
    own = record.sentence(article_id, here[0].span)
    others = (one for one in sides if one.value != here[0].value and not one.stands_in(article_id, *own))
    accounts = tuple(_accounts((one for one in others if one not in here), record))
    return ToldDifferently(told.aspect, told.about, here[0].value, accounts) if accounts else None


def _is_against_itself(side: Side, record: LibraryRecord) -> bool:
    """Whether the front matter of an article says otherwise than its text, which may name another place or day."""
    facts = record.facts.get(side.article_id)
    return facts is not None and any(one.fact.span == side.span for one in facts.differing)


def _accounts(sides: Iterable[Side], record: LibraryRecord) -> Iterator[OtherAccount]:
    for one in sides:
        if one.article_id in record.held:
            quote = one.span and record.sentence(one.article_id, one.span)
            yield OtherAccount(one.value, record.held[one.article_id], quote)


class _Articles:
    """Some articles of a library, as a record is read from them."""

    def __init__(self, library: Library, article_ids: Iterable[str]) -> None:
        self._library = library
        self._ids = [*dict.fromkeys(article_ids)]

    def articles_with_meetings(self) -> tuple[Article, ...]:
        return self._library.articles_with_meetings(self._ids)

    def statements(self) -> tuple[Statement, ...]:
        return self._library.statements(self._ids)

    def meeting_facts(self) -> tuple[MeetingFacts, ...]:
        return self._library.meeting_facts(self._ids)


def record_on(library: Library, article_ids: Iterable[str]) -> LibraryRecord:
    """The record of these articles and of all others on their meetings: enough to tell where those differ."""
    ids = [*dict.fromkeys(article_ids)]
    described: Mapping[str, Article] = {one.id: one for one in library.articles_without_text()} if ids else {}
    series = {described[one].summit for one in ids if one in described} - {None}
    of_series = meetings(one for one in described.values() if one.summit in series)
    beside = (one.article_ids for one in of_series if not {*ids}.isdisjoint(one.article_ids))
    return LibraryRecord(_Articles(library, chain(ids, *beside)))
