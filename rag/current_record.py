"""The record of a whole library, read from the store once and asked many times: by answers, pages and commands."""

import threading
from collections.abc import Iterable
from functools import cached_property

from rag.followups import FollowUp, what_came_of
from rag.matters import Matters
from rag.meeting_record import MeetingRecord, join_facts
from rag.outcomes import Outcome
from rag.question import Meeting, meetings
from rag.store import Library


class LibraryRecord:
    """All outcomes and meetings of a library as it was. Nothing is read again when it is asked."""

    def __init__(self, library: Library) -> None:
        self._library = library
        articles = {article.id: article for article in library.articles_with_meetings()}
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
        self.facts = {one.article_id: one for one in library.meeting_facts()}
        """By article id."""

    def of(self, article_ids: Iterable[str]) -> tuple[Outcome, ...]:
        """The outcomes of these articles."""
        wanted = frozenset(article_ids)
        return tuple(one for one in self.outcomes if one.article.id in wanted)

    def meeting(self, meeting: Meeting) -> MeetingRecord:
        """All that the articles about a meeting say of it."""
        facts = [self.facts[one] for one in meeting.article_ids if one in self.facts]
        return join_facts(meeting, facts, self.meetings)

    def what_came_of(self, article_ids: Iterable[str]) -> tuple[FollowUp, ...]:
        """Later statements that possibly concern what these articles say was proposed, the likeliest first."""
        return what_came_of(self.of(article_ids), self._matters, self.facts)

    @cached_property
    def _matters(self) -> Matters:
        return Matters(self.outcomes)


class CurrentRecord:
    """The record of a library as it is now, read again after each change. Safe to share between threads."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._made: tuple[str, LibraryRecord] | None = None
        self._lock = threading.Lock()

    def get(self) -> LibraryRecord:
        """The record. Threads that ask while it is being read wait, so that it is read only once."""
        with self._lock:
            state = self._library.state()
            if self._made is None or self._made[0] != state:
                self._made = (state, LibraryRecord(self._library))
            return self._made[1]
