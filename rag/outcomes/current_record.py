"""The record of a whole library, asked many times: by answers, pages and commands.

Pages show all of a library as it was at one moment, so theirs is read at once (`LibraryRecord`). An answer asks for a
few articles of a library that its thread sees unchanged, so what it needs is read when it asks (`ReadRecord`).
"""

from collections import OrderedDict, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from threading import Lock
from typing import Generic, Protocol, TypeVar

from rag.current import Current
from rag.english import countries, fold, words
from rag.outcomes.announced import in_series_order
from rag.outcomes.coming import Coming, coming
from rag.outcomes.disagreements import Disagreement, disagreements_of, told_differently
from rag.outcomes.followups import FollowUp, what_came_of
from rag.outcomes.matters import Matters
from rag.outcomes.meeting_record import MeetingRecord, documents_told, join_facts
from rag.outcomes.outcomes import Outcome, acts, people_of_countries
from rag.outcomes.topics import Topics
from rag.question import Catalogue, CurrentCatalogue, Meeting, events
from rag.record import MeetingDocument, MeetingFacts, Recorded, Statement, StatementStatus
from rag.store import Library
from rag.types import Article, Span

ARTICLES_KEPT = 500
"""Articles that an answer read and the next may ask for, some 10 kB each."""


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
        self.meetings: tuple[Meeting, ...] = events(articles.values())
        self._order = {article_id: nth for nth, article_id in enumerate(articles)}
        self.meeting_of = {article_id: one for one in self.meetings for article_id in one.article_ids}
        """By article id."""
        self._statements = library.statements()
        self.facts: Mapping[str, MeetingFacts] = {
            one.article_id: one for one in library.meeting_facts() if one.article_id in articles
        }
        """By article id."""

    @cached_property
    def outcomes(self) -> tuple[Outcome, ...]:
        """Every statement with its article and meeting, reported ones too, by date of the article and place in it."""
        return self._outcomes(self._statements)

    def _outcomes(self, statements: Iterable[Statement]) -> tuple[Outcome, ...]:
        found = (
            Outcome(one, self.held[one.article_id], self.meeting_of.get(one.article_id), self._topics)
            for one in statements
            if one.article_id in self.held
        )
        return tuple(sorted(found, key=lambda one: (self._order[one.article.id], one.statement.clause)))

    @cached_property
    def _topics(self) -> Topics | None:
        return Topics(self.held.values())

    def articles(self, article_ids: Iterable[str]) -> list[Article]:
        """The articles of those ids, in that order, with what was read of their meeting."""
        return [self.held[one] for one in article_ids if one in self.held]

    def of(self, article_ids: Iterable[str]) -> tuple[Outcome, ...]:
        """The outcomes of these articles."""
        every = self._of_article
        wanted = sorted({*article_ids} & every.keys(), key=self._order.__getitem__)
        return tuple(one for article_id in wanted for one in every[article_id])

    @cached_property
    def _of_article(self) -> Mapping[str, Sequence[Outcome]]:
        found: dict[str, list[Outcome]] = defaultdict(list)
        for one in self.outcomes:
            found[one.article.id].append(one)
        return found

    def sentence(self, article_id: str, span: Span) -> Span:
        """The sentence that holds those characters; they themselves where none does, as in a heading."""
        every = (one.statement.span for one in self.of([article_id]))
        return next((one for one in every if one[0] <= span[0] < one[1]), span)

    def by(self, actor: str, status: StatementStatus | None = None) -> tuple[Outcome, ...]:
        """The outcomes in which a country, with those who speak for it, a body or a person acts."""
        return tuple(
            one
            for one in self.outcomes
            if one.statement.status == (status or one.statement.status) and acts(actor, one.statement, self._country_of)
        )

    def meeting(self, meeting: Meeting) -> MeetingRecord:
        """All that the articles about a meeting say of it."""
        stories = {one.id: one.story or one.id for one in self.articles(meeting.article_ids)}
        series = self._by_summit[meeting.summit]
        return join_facts(meeting, self._facts_of(meeting), series, self._country_of, stories)

    @cached_property
    def coming(self) -> tuple[Coming, ...]:
        """The meetings that are announced and that no article reports on, by date."""
        return tuple(coming(self.facts.values(), [*self.held.values()], self.meetings))

    def beside(self, event: Meeting | Coming) -> tuple[Meeting | Coming | None, Meeting | Coming | None]:
        """What stands before and after it in its series, held or announced; after a meeting first one that was held."""
        series = event.series if isinstance(event, Coming) else event.summit
        if isinstance(event, Meeting) and (record := self.meeting(event)).successor:
            return record.predecessor, record.successor
        if not series:
            return None, None
        every = in_series_order(self._by_summit.get(series, ()), (one for one in self.coming if one.series == series))
        if event not in every:
            return None, None
        nth = every.index(event)
        return every[nth - 1] if nth else None, every[nth + 1] if nth + 1 < len(every) else None

    def documents(self, meeting: Meeting) -> tuple[Recorded[MeetingDocument], ...]:
        """The documents among all that the articles about a meeting say of it."""
        return documents_told(self._facts_of(meeting))

    def _facts_of(self, meeting: Meeting) -> list[MeetingFacts]:
        return [*self._facts_in(meeting.article_ids).values()]

    def _facts_in(self, article_ids: Iterable[str]) -> Mapping[str, MeetingFacts]:
        """By article id, what these articles say of their meeting."""
        return {one: self.facts[one] for one in article_ids if one in self.facts}

    @cached_property
    def _by_summit(self) -> Mapping[str, Sequence[Meeting]]:
        found: dict[str, list[Meeting]] = defaultdict(list)
        for one in self.meetings:
            found[one.summit].append(one)
        return found

    def what_came_of(self, article_ids: Iterable[str]) -> tuple[FollowUp, ...]:
        """Later statements that possibly concern what these articles say was proposed, the likeliest first."""
        return what_came_of(self.of(article_ids), self._matters, self.facts)

    def disagreements(self, meeting: Meeting) -> tuple[Disagreement, ...]:
        """What the articles about a meeting tell differently, or say is told differently."""
        found = self._disagreements.get(meeting.article_ids)
        if found is None:
            facts = self._facts_of(meeting)
            found = disagreements_of(self.meeting(meeting), facts, self.of(meeting.article_ids))
            self._disagreements[meeting.article_ids] = found
        return found

    @cached_property
    def _disagreements(self) -> dict[tuple[str, ...], tuple[Disagreement, ...]]:
        """Those found so far, by the articles on the meeting."""
        return {}

    def naming(self, part: str) -> frozenset[str]:
        """Ids of the articles whose record has somebody with that folded word in the name."""
        return self._articles_naming(self._persons_called.get(part, ()))

    def of_country(self, wanted: Callable[[str], bool]) -> frozenset[str]:
        """Ids of the articles whose record has somebody of a country that is wanted."""
        return self._articles_naming([name for name, country in self._every_person if wanted(country)])

    @cached_property
    def _every_person(self) -> Sequence[tuple[str, str]]:
        return tuple(dict.fromkeys(self._persons()))

    @cached_property
    def _persons_called(self) -> Mapping[str, Sequence[str]]:
        """Names by each of their folded words."""
        called: dict[str, list[str]] = defaultdict(list)
        for name, _ in self._every_person:
            for part in {*words(name)}:
                called[part].append(name)
        return called

    def _articles_naming(self, persons: Sequence[str]) -> frozenset[str]:
        def named(facts: MeetingFacts) -> bool:
            return any(one.value.name in persons for one in (*facts.participants, *facts.chairs))

        return frozenset(article_id for article_id, facts in self.facts.items() if named(facts))

    def accounts_at(self, article_id: str, start: int, end: int) -> tuple[Disagreement, ...]:
        """What is told differently, by the article itself or by another on its meeting, in that range of it."""
        if article_id not in self.facts:
            return ()
        about = self.meeting_of.get(article_id)
        alone = about is None or len(about.article_ids) == 1
        own = told_differently(self.facts[article_id], self.held[article_id].text) if alone else ()
        every = own if about is None or alone else self.disagreements(about)
        return tuple(one for one in every if one.touches(article_id, start, end))

    @cached_property
    def known_people(self) -> tuple[Mapping[str, str], Mapping[str, str]]:
        """By folded surname or name: the country, and by any folded part the full name, of people in the record."""
        of_country: dict[str, str] = {}
        full: dict[str, str] = {}
        for name, country in self._persons():
            for part in words(name):
                full.setdefault(part, name)
            if country and (surname := words(name)[-1:]):
                of_country.setdefault(surname[0], (countries(country) or (country,))[0])
                of_country.setdefault(fold(name), of_country[surname[0]])
        return of_country, full

    def countries_of(self, people: Iterable[str]) -> set[str]:
        """The countries of people, by folded surname or name, as far as the record knows them."""
        of_country, _ = self.known_people
        return {of_country[one] for one in people if one in of_country}

    def _persons(self) -> Iterable[tuple[str, str]]:
        """Names with countries, as `Library.persons`."""
        told = (one.value for facts in self.facts.values() for one in (*facts.participants, *facts.chairs))
        return ((one.name, one.country or "") for one in told if one.kind == "person")

    @cached_property
    def _country_of(self) -> Callable[[str], str | None]:
        return people_of_countries(self.facts.values()).get

    @cached_property
    def _matters(self) -> Matters:
        return Matters(self.outcomes)


_Of = TypeVar("_Of")


class _ReadWhenAsked(Mapping[str, _Of], Generic[_Of]):
    """Values by article id, read when they are asked for; the latest are kept. Safe to share between threads.

    Args:
        ids: Of all that there are, in their order.
        read: Reads those of some articles; one that is gone is left out.
    """

    def __init__(self, ids: Mapping[str, object], read: Callable[[list[str]], Iterable[tuple[str, _Of]]]) -> None:
        self._ids, self._read = ids, read
        self._kept: OrderedDict[str, _Of] = OrderedDict()
        self._lock = Lock()

    def __getitem__(self, article_id: str) -> _Of:
        return self.of([article_id])[article_id]

    def of(self, article_ids: Iterable[str]) -> dict[str, _Of]:
        """Those of these articles that there are, read together."""
        wanted = [one for one in dict.fromkeys(article_ids) if one in self._ids]
        with self._lock:
            found = {one: self._kept[one] for one in wanted if one in self._kept}
        if lacking := [one for one in wanted if one not in found]:
            read = dict(self._read(lacking))
            found |= read
            with self._lock:
                self._kept |= read
                while len(self._kept) > ARTICLES_KEPT:
                    self._kept.popitem(last=False)
        return found

    def __contains__(self, article_id: object) -> bool:
        return isinstance(article_id, str) and bool(self.of([article_id]))

    def __iter__(self) -> Iterator[str]:
        return iter(self._ids)

    def __len__(self) -> int:
        return len(self._ids)


class ReadRecord(LibraryRecord):
    """The record as the thread that asks sees the library; what concerns single articles is read when it is asked for.

    Args:
        library: In the state that the catalogue was made of.
        catalogue: Of all its articles.
    """

    def __init__(self, library: Library, catalogue: Catalogue) -> None:
        self._library = library
        self.meetings = catalogue.meetings
        self._order = catalogue.order
        self.meeting_of = catalogue.event_of
        self.held = self._articles = _ReadWhenAsked(self._order, self._read_articles)
        self.facts = self._facts = _ReadWhenAsked(self._order, self._read_facts)
        self._country_of = library.country_of
        self._topics = None  # no answer is composed by them

    def articles(self, article_ids: Iterable[str]) -> list[Article]:
        """The articles of those ids, in that order, with what was read of their meeting."""
        ids = [*article_ids]
        found = self._articles.of(ids)
        return [found[one] for one in ids if one in found]

    def of(self, article_ids: Iterable[str]) -> tuple[Outcome, ...]:
        """The outcomes of these articles."""
        ids = [*dict.fromkeys(article_ids)]
        self._articles.of(ids)
        return self._outcomes(self._library.statements(ids))

    @cached_property
    def outcomes(self) -> tuple[Outcome, ...]:
        """All of them."""
        return LibraryRecord(self._library).outcomes

    def _persons(self) -> Iterable[tuple[str, str]]:
        return self._library.persons()

    def meeting(self, meeting: Meeting) -> MeetingRecord:
        """All that the articles about a meeting say of it."""
        return self._library.once(("known of", meeting), lambda: super(ReadRecord, self).meeting(meeting))

    def disagreements(self, meeting: Meeting) -> tuple[Disagreement, ...]:
        """What the articles about a meeting tell differently, or say is told differently."""
        return self._library.once(("told of", meeting), lambda: super(ReadRecord, self).disagreements(meeting))

    def _articles_naming(self, persons: Sequence[str]) -> frozenset[str]:
        return self._library.articles_naming(persons)

    def _facts_in(self, article_ids: Iterable[str]) -> Mapping[str, MeetingFacts]:
        return self._facts.of(article_ids)

    def _read_articles(self, ids: list[str]) -> Iterator[tuple[str, Article]]:
        return ((one.id, one) for one in self._library.articles_with_meetings(ids))

    def _read_facts(self, ids: list[str]) -> Iterator[tuple[str, MeetingFacts]]:
        return ((one.article_id, one) for one in self._library.meeting_facts(ids))


class CurrentRecord(Current[LibraryRecord]):
    """The record of a library as it is now, made again after each change. Safe to share between threads.

    Args:
        library: What is recorded.
        catalogue: Of the library, for answers; without it the record is read at once.
    """

    def __init__(self, library: Library, catalogue: CurrentCatalogue | None = None) -> None:
        super().__init__(
            library.state, lambda: ReadRecord(library, catalogue.get()) if catalogue else LibraryRecord(library)
        )
