"""What meetings decided: statements chosen by meeting, status and actor."""

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace

from rag.english import countries, terms
from rag.errors import UsageError
from rag.outcomes.announced import named_announced
from rag.outcomes.coming import Coming, coming
from rag.outcomes.one_off import events_called, named_one_offs, says_more
from rag.outcomes.topics import Topics
from rag.question import Catalogue, CurrentCatalogue, Meeting, find_summits, meetings, understand
from rag.record import MeetingFacts, Statement, StatementStatus
from rag.store import Library
from rag.types import Article, Scope, Span

NAMED_MAX = 40
"""How many meetings or topics are named where there is none of the name given."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """A statement with its article and meeting."""

    statement: Statement
    article: Article
    meeting: Meeting | None
    """The meeting of a series, or the event of none, that the article is on."""
    known_topics: Topics | None = field(default=None, compare=False, repr=False)
    """Of its library; None where they do not matter."""

    @property
    def topics(self) -> tuple[str, ...]:
        """What it is on: what its own sentence or the heading over that tells, or else the topics of its article."""
        return self.known_topics.of(self.statement, self.article) if self.known_topics else self.article.topics

    @property
    def key(self) -> tuple[str, Span]:
        """Article and clause: what two readings of the same library have in common."""
        return self.article.id, self.statement.clause

    @property
    def known_before_end(self) -> bool | None:
        """Whether all that the article draws on was published before the last day of its meeting.

        What it says of an outcome was then known or expected in advance. None where either day is unknown.
        """
        return _before_end(self.article, (self.article.date, self.meeting.last_date if self.meeting else None))


def known_before_end(articles: Iterable[Article], described: Iterable[Article]) -> dict[str, bool | None]:
    """By article id: whether all that it draws on was published before its meeting ended, as of an outcome.

    Args:
        articles: In question, with their sources.
        described: All that the library holds, with what was read of the meeting of each; their texts are not needed.
    """
    asked = {one.id: one for one in articles}
    every = {one.id: one for one in described}
    series = {every[one].summit for one in asked if one in every} - {None}
    of_series = meetings(one for one in every.values() if one.summit in series)
    ends = {article_id: one.last_date for one in of_series for article_id in one.article_ids}
    days = {one: (every[one].date if one in every else None, ends.get(one)) for one in asked}
    return {one: _before_end(article, days[one]) for one, article in asked.items()}


def _before_end(article: Article, days: Iterable[dt.date | None]) -> bool | None:
    """Whether all that an article draws on was published before the last of these days of its meeting."""
    end = max((day for day in days if day), default=None)
    published = [one.published for one in article.sources] or [article.published]
    if end is None or any(day is not None and day >= end for day in published):
        return False if end else None
    return True if all(published) else None


def choose_outcomes(
    library: Library,
    *,
    meeting: str | None = None,
    status: StatementStatus | None = None,
    actor: str | None = None,
    series: str | None = None,
    topic: str | None = None,
    article_ids: Sequence[str] | None = None,
) -> list[Outcome]:
    """The statements that are more than reports, by date of their article and place in it.

    Args:
        library: What was read.
        meeting: Only of the meetings that these words name: "second Central Asia–Russia summit".
        status: Only of this status; `reported` is given only when it is asked for.
        actor: Only by this body or person, or this country and those who speak for it.
        series: Only of articles on the summits that these words name: "SCO".
        topic: Only of a topic that has all these words.
        article_ids: Only of these articles.

    Raises:
        UsageError: the words name no meeting, summit or topic that the library holds.
    """
    catalogue = CurrentCatalogue(library).get()
    articles = {article.id: article for article in library.articles_with_meetings()}
    ids = article_ids
    if meeting is not None:
        announced = coming(library.meeting_facts(None, "next_meetings"), [*articles.values()], catalogue.meetings)
        ids = [article_id for one in named_events(meeting, library, announced)[0] for article_id in one.article_ids]
    summits = named_series(series, catalogue) if series is not None else None
    known = Topics(articles.values())
    topics = _named_topics(topic, known) if topic is not None else None
    chosen = [
        one
        for one in library.statements(ids, *((status,) if status else ()))
        if one.article_id in articles
        and (summits is None or articles[one.article_id].summit in summits)
        and (topics is None or not topics.isdisjoint(known.of(one, articles[one.article_id])))
        and (status or one.status != "reported")
        and acts(actor or "", one, library.country_of)
    ]
    about = catalogue.event_of
    found = [Outcome(one, articles[one.article_id], about.get(one.article_id), known) for one in chosen]
    order = {article_id: nth for nth, article_id in enumerate(articles)}
    return sorted(found, key=lambda one: (order[one.article.id], one.statement.span))


def _of_no_series(catalogue: Catalogue) -> list[Meeting]:
    return [one for one in catalogue.meetings if one.of_no_series]


def named_series(named: str, catalogue: Catalogue) -> frozenset[str]:
    """The summits that these words name, in full, in part or by an abbreviation.

    Raises:
        UsageError: they name none that the library holds.
    """
    try:
        return frozenset(
            find_summits(named, sorted({one.summit for one in catalogue.meetings if not one.of_no_series}))
        )
    except UsageError:
        if found := catalogue.names_in(named).summits:
            return frozenset(found)
        raise


def _named_topics(named: str, known: Topics) -> frozenset[str]:
    """The topics that have all these words."""
    wanted = set(terms(named))
    found = frozenset(one for one in known.every if wanted and wanted <= set(terms(one)))
    if not found:
        raise UsageError(f"There is no topic {named!r}. Topics are: {'; '.join(known.every[:NAMED_MAX])}.")
    return found


def named_meetings(words: str, library: Library) -> tuple[Meeting, ...]:
    """The meetings that these words name; of events of no series those of which they say nothing else than is told.

    Raises:
        UsageError: they name none that the library holds.
    """
    catalogue = CurrentCatalogue(library).get()
    alone = _of_no_series(catalogue)
    found = understand(words, catalogue).meetings or understand(f"the {words} summit", catalogue).meetings
    named = events_called(words, alone)
    of_series = tuple(one for one in found if not one.of_no_series)
    if not named and (not of_series or says_more(words, of_series, catalogue)):
        named = named_one_offs(words, alone)
    if named:
        return named
    if not found:
        names = "; ".join(one.heading for one in catalogue.meetings[:NAMED_MAX])
        raise UsageError(f"The library holds no meeting {words!r}. It holds: {names or 'none'}.")
    return of_series or found


def named_events(
    words: str, library: Library, announced: Sequence[Coming]
) -> tuple[tuple[Meeting, ...], tuple[Coming, ...]]:
    """The meetings held, and those announced, that these words name.

    Where they name an announced one, a meeting held is meant beside it only by its year.

    Raises:
        UsageError: they name neither.
    """
    catalogue = CurrentCatalogue(library).get()
    found = named_announced(words, announced, catalogue)
    if not found or events_called(words, _of_no_series(catalogue)):
        return named_meetings(words, library), ()
    series, named = {one.series for one in found}, catalogue.names_in(words)
    years = frozenset() if named.edition else named.years
    held = (one for one in catalogue.meetings if one.summit in series and one.date and one.date.year in years)
    return tuple(held), found


def named_scope(words: str, library: Library) -> Scope:
    """The articles about the summits that these words name, as a question would name them.

    A year, an edition or a city beside the name limits them to the meetings that it is of.

    Raises:
        UsageError: they name no summit that the library holds.
    """
    try:
        return Scope(find_summits(words, library.summits()))
    except UsageError:
        catalogue = CurrentCatalogue(library).get()
        named = catalogue.names_in(words)
        if not named.summits:
            raise
    if not (named.edition or named.years or named.months or named.places or named.latest):
        return Scope(tuple(sorted(named.summits)))
    found = [
        one
        for one in understand(words, catalogue).meetings
        if one.summit in named.summits
        and named.edition in (None, one.edition)
        and (not named.years or (one.date is not None and one.date.year in named.years))
    ]
    if not found:
        held = "; ".join(one.heading for name in sorted(named.summits) for one in catalogue.series(name))
        raise UsageError(f"The library holds no meeting {words!r}. It holds: {held}.")
    return Scope(articles=tuple(article_id for one in found for article_id in one.article_ids))


def limited_scope(library: Library, summit: str | None, since: dt.date | None, until: dt.date | None) -> Scope:
    """The articles about the summits that words name, of events between two days, both included; None is no limit.

    Raises:
        UsageError: the words name no summit that the library holds, or no day lies between the two.
    """
    if since and until and since > until:
        raise UsageError(f"since is {since}, after until, {until}; no day lies between.")
    scope = named_scope(summit, library) if summit is not None else Scope()
    return replace(scope, since=since, until=until)


def people_of_countries(facts: Iterable[MeetingFacts]) -> dict[str, str]:
    """By full name, the country that most articles give a person."""
    told: dict[str, Counter[str]] = defaultdict(Counter)
    for each in facts:
        for one in each.participants:
            if one.value.kind == "person" and one.value.country:
                told[one.value.name][one.value.country] += 1
    return {name: counts.most_common(1)[0][0] for name, counts in told.items() if " " in name}


def acts(wanted: str, statement: Statement, country_of: Callable[[str], str | None]) -> bool:
    """Whether somebody acts in a statement; anybody when nobody is asked for.

    Args:
        wanted: A country, in any form of its name, a body or a person.
        statement: Whose actors are looked through.
        country_of: Gives the country of a person of that full name; what its president does a country does too.
    """
    named = countries(wanted)
    asked = set(terms(wanted))
    return not wanted or any(
        (bool(named) and (actor.name in named or country_of(actor.name) in named))
        or (bool(asked) and asked <= set(terms(actor.name)))
        for actor in statement.actors
    )
