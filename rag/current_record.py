"""The record of a whole library, read from the store once and asked many times: by answers, pages and commands."""

from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import Protocol

from rag.current import Current
from rag.disagreements import Disagreement, disagreements_of
from rag.followups import FollowUp, what_came_of
from rag.matters import Matters
from rag.meeting_record import MeetingRecord, join_facts
from rag.outcomes import Outcome, acts, people_of_countries
from rag.question import Meeting, meetings
from rag.record import MeetingFacts, Statement, StatementStatus
from rag.store import Library
from rag.types import Article


class RecordSource(Protocol):
    """The part of `rag.store.Library` that a record is read from."""

    def articles_with_meetings(self) -> tuple[Article, ...]:
        """All articles, with what is known of the meeting of each."""

    def statements(self) -> tuple[Statement, ...]:
        """All statements, by article and place in it."""

    def meeting_facts(self) -> tuple[MeetingFacts, ...]:
        """What each article says of its meeting."""


class LibraryRecord:
    """All articles, outcomes and meetings of a library as it was. Nothing is read again when it is asked.

    The library may change while it is read: what concerns an article that was not there yet is left out.
    """

    def __init__(self, library: RecordSource) -> None:
        articles = {article.id: article for article in library.articles_with_meetings()}
        self.held: Mapping[str, Article] = articles
        """By article id, by date (undated ones last), with what was read of the meeting of each."""
        self.meetings: tuple[Meeting, ...] = meetings(articles.values())
        about = {article_id: one for one in self.meetings for article_id in one.article_ids}
        order = {article_id: nth for nth, article_id in enumerate(articles)}
        self.outcomes: tuple[Outcome, ...] = tuple(
            sorted(
                (
                    Outcome(one, articles[one.article_id], about.get(one.article_id))
                    for one in library.statements()
                    if one.article_id in articles
                ),
                key=lambda one: (order[one.article.id], one.statement.clause),
            )
        )
        """Every statement with its article and meeting, reported ones too, by date of the article and place in it."""
        self.facts = {one.article_id: one for one in library.meeting_facts() if one.article_id in articles}
        """By article id."""

    def articles(self, article_ids: Iterable[str]) -> list[Article]:
        """The articles of those ids, in that order, with what was read of their meeting."""
        return [self.held[one] for one in article_ids if one in self.held]

    def of(self, article_ids: Iterable[str]) -> tuple[Outcome, ...]:
        """The outcomes of these articles."""
        wanted = frozenset(article_ids)
        return tuple(one for one in self.outcomes if one.article.id in wanted)

    def by(self, actor: str, status: StatementStatus | None = None) -> tuple[Outcome, ...]:
        """The outcomes in which a country, with those who speak for it, a body or a person acts."""
        return tuple(
            one
            for one in self.outcomes
            if one.statement.status == (status or one.statement.status)
            and acts(actor, one.statement, self._countries_of)
        )

    def meeting(self, meeting: Meeting) -> MeetingRecord:
        """All that the articles about a meeting say of it."""
        facts = [self.facts[one] for one in meeting.article_ids if one in self.facts]
        stories = {one.id: one.story or one.id for one in self.articles(meeting.article_ids)}
        return join_facts(meeting, facts, self.meetings, self._countries_of, stories)

    def what_came_of(self, article_ids: Iterable[str]) -> tuple[FollowUp, ...]:
        """Later statements that possibly concern what these articles say was proposed, the likeliest first."""
        return what_came_of(self.of(article_ids), self._matters, self.facts)

    def disagreements(self, meeting: Meeting) -> tuple[Disagreement, ...]:
        """What the articles about a meeting tell differently, or say is told differently."""
        facts = [self.facts[one] for one in meeting.article_ids if one in self.facts]
        return disagreements_of(self.meeting(meeting), facts, self.of(meeting.article_ids), self._matters)

    def disagreeing_with(self, article_id: str, start: int, end: int) -> tuple[Disagreement, ...]:
        """The disagreements of which one side stands in that range of an article."""
        about = next((one for one in self.meetings if article_id in one.article_ids), None)
        found = self.disagreements(about) if about else ()
        return tuple(one for one in found if one.touches(article_id, start, end))

    @cached_property
    def _countries_of(self) -> dict[str, str]:
        return people_of_countries(self.facts.values())

    @cached_property
    def _matters(self) -> Matters:
        return Matters(self.outcomes)


class CurrentRecord(Current[LibraryRecord]):
    """The record of a library as it is now, read again after each change. Safe to share between threads."""

    def __init__(self, library: Library) -> None:
        super().__init__(lambda: library.state(), lambda: LibraryRecord(library))
