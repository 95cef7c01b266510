"""The entries of a list: the statements of the record that fit, each once where several articles tell it."""

import re
from collections import defaultdict
from collections.abc import Collection, Sequence, Set
from dataclasses import dataclass, field, replace

from rag.answering.asked import Asked
from rag.answering.listed.wording import agreeing_together, asks_of_each_leader
from rag.answering.matter_above import says_not_what
from rag.answering.meant import Meant, articles_meant
from rag.answering.meeting import counts_documents
from rag.answering.naming import fragment
from rag.answering.topic import Topic
from rag.answering.who import Actors
from rag.english import CURRENCIES, countries, is_verb, terms, words
from rag.question import Meeting
from rag.record import CENTRAL_ASIA, Statement, StatementStatus
from rag.store import Library

_IS_NO_PROPOSAL = re.compile(r"^(proposals|ideas|initiatives|suggestions|offers|plans|drafts?)$", re.IGNORECASE)
_NOT_AMONG = re.compile(r"\bnot (?:one of|among|part of) (?:the|its|their)\b")
"""Says of a proposal that it is none of what was adopted."""
_UNDERTAKES = re.compile(
    r"^(?:[^,]{0,60} )?(?:also |then )?(?:plan(?:s|ned)|intend(?:s|ed)|opened access|is to (?:build|give"
    r"|provide|open)|opens access)\b"
    r"|\breported that \S+ (?:opened|promised|pledged|offered)\b",
)
_DEAL = re.compile(
    r"\b(?:agreements?|deals?|pacts?|treat(?:y|ies)|frameworks?|memorand\w+|contracts?|arrangements?)\b", re.I
)
_BUSINESS = re.compile(
    r"\b(?:memorand\w+|contracts?|deals?|orders?|purchases?|joint ventures?|stakes?)\b", re.IGNORECASE
)
_WITH_OTHERS = re.compile(r"\b(?:and|with|together|along)\b|,")
"""In front of what was adopted, where others adopted it, too: "China and the five states signed …"."""
_SUPPORTS = re.compile(r"(?:support|back|second|favou?r)", re.IGNORECASE)
_ONE_PROPOSAL = r"(?:the|this|that) (?:\w+ )?(?:proposals?|ideas?|suggestions?|offer|plan|request)\b"
_THE_PROPOSAL = re.compile(_ONE_PROPOSAL, re.IGNORECASE)
_THE_MATTER = re.compile(rf"(?:for )?(?:it|this|that|them|both)\b|{_ONE_PROPOSAL}", re.IGNORECASE)
_OPENING = 300
"""In characters: a byline and the first sentence."""
LEAST_SHARED_WORDS = 4
"""A shorter piece has too few words to be told as a part of another."""
SAME = 0.6
"""0-1: two pieces that share so many words (Dice 1945) and are by the same actor are one."""


@dataclass(slots=True)
class ListEntry:
    """Something to be listed, with every place that tells it."""

    statement: Statement
    meeting: Meeting | None
    who: str
    words: frozenset[str]
    story: str
    """Of its article; see `rag.types.Article`."""
    others: list[Statement] = field(default_factory=list)

    @property
    def statements(self) -> list[Statement]:
        """The first telling and any others."""
        return [self.statement, *self.others]


class _Alike:
    """Entries, to be found by those that may tell the same: of one meeting or of reprints of one story."""

    def __init__(self) -> None:
        self._added = 0
        self._by: dict[Meeting | str, dict[int, ListEntry]] = defaultdict(dict)

    def add(self, entry: ListEntry) -> None:
        """Add one."""
        for of in (entry.meeting, entry.story):
            if of is not None:
                self._by[of][self._added] = entry
        self._added += 1

    def found(self, entry: ListEntry) -> ListEntry | None:
        """The first that tells the same as an entry."""
        of_meeting = self._by.get(entry.meeting, {}) if entry.meeting else {}
        near = of_meeting | self._by.get(entry.story, {})
        return next((near[nth] for nth in sorted(near) if _same(near[nth], entry)), None)


def _told_as(statuses: Sequence[StatementStatus]) -> Sequence[StatementStatus]:
    """The statuses by which the record may have what is listed under these: plans are reports, and see `_as_theirs`."""
    return [*statuses, "adopted", "reported"] if "announced" in statuses else statuses


def entries_of(
    asked: Asked,
    what: Meant,
    statuses: Sequence[StatementStatus],
    actors: Actors,
    topic: Topic,
    by_default: Set[str] = frozenset(),
) -> list[ListEntry]:
    """What is to be listed, in order of the articles, each once.

    Args:
        asked: The question.
        what: What it means.
        statuses: Those asked for; empty for all.
        actors: Who is asked about.
        topic: What it is to be on.
        by_default: Ids of articles that speak of the actors where they name nobody.
    """
    ids = _where(asked, what, topic)
    entries: list[ListEntry] = []
    alike = _Alike()
    leaders = asks_of_each_leader(what)
    together = agreeing_together(what, actors)
    region = frozenset(CENTRAL_ASIA) if "central asian" in what.text else frozenset()
    about = asked.catalogue.meeting_of
    told = asked.library.statements(ids, *_told_as(statuses))
    stories = asked.library.stories({one.article_id for one in told})
    for each in told:
        one = _as_theirs(each, statuses, actors, asked.library)
        if not _has_status(one, statuses, asked, actors):
            continue
        if _IS_NO_PROPOSAL.match(asked.library.cut(one.article_id, *one.cue)):
            continue
        clause = asked.library.cut(one.article_id, *one.clause)
        theirs = actors.act(one) or actors.by_office(clause) or (one.article_id in by_default and not one.actors)
        if together and not together <= {*words(asked.library.cut(one.article_id, *one.span))}:
            continue
        if (actors and not theirs) or (clause.rstrip().endswith(":") and not says_not_what(clause)):
            continue
        if _is_told_otherwise(one, clause, asked.library, topic):
            continue
        if leaders and not actors.by_a_leader(one, region):
            continue
        if topic and not topic.is_of(clause):
            continue
        entry = ListEntry(
            one,
            about.get(one.article_id),
            actors.label(one),
            frozenset(terms(fragment(one, asked.library))),
            stories.get(one.article_id, one.article_id),
        )
        same = alike.found(entry)
        if same is None:
            entries.append(entry)
            alike.add(entry)
        else:
            same.others.append(one)
    return entries


def entries_naming(asked: Asked, what: Meant, actors: Actors, told: Collection[Meeting | None]) -> list[ListEntry]:
    """What others state of those asked about at the meetings of which nothing is told that they did.

    Args:
        asked: The question.
        what: What it means.
        actors: Who is asked about.
        told: The meetings of which something is told.
    """
    stories = asked.library.stories({each for one in what.meetings for each in one.article_ids})
    return [
        ListEntry(one, meeting, "", frozenset(terms(clause)), stories.get(one.article_id, one.article_id))
        for meeting in what.meetings
        if meeting not in told
        for one in asked.library.statements(meeting.article_ids)
        if actors.countries.intersection(countries(clause := asked.library.cut(one.article_id, *one.clause)))
        or actors.people.intersection(words(clause))
    ]


def _is_told_otherwise(statement: Statement, clause: str, library: Library, topic: Topic) -> bool:
    """Whether an entry adds nothing: what is none of what was adopted, or on a proposal that is listed itself."""
    if statement.status == "adopted":
        return bool(_NOT_AMONG.search(clause)) or (counts_documents(clause) and not topic)
    return statement.status == "proposed" and _is_on_another(statement, clause, library)


def _is_on_another(statement: Statement, clause: str, library: Library) -> bool:
    """Whether a clause only tells of a proposal made before: "Peru backed the idea", "The proposal will be studied"."""
    cue = library.cut(statement.article_id, *statement.cue)
    what = library.cut(statement.article_id, *statement.what).lstrip() if statement.what else ""
    supports = _SUPPORTS.match(cue) and (not what or _THE_MATTER.match(what))
    return bool(supports or (not statement.actors and _THE_PROPOSAL.match(clause)))


def _where(asked: Asked, what: Meant, topic: Topic) -> Collection[str] | None:
    """Ids of the articles that may tell it, None for all: what is on a topic stands in a passage that is."""
    ids = articles_meant(asked, what)
    if not topic:
        return ids
    holding = topic.articles(asked.library)
    return holding if ids is None else [one for one in ids if one in holding]


def deals(asked: Asked, what: Meant, actors: Actors, topic: Topic) -> list[ListEntry]:
    """The agreements that some of those who came announced by themselves."""
    announced = entries_of(asked, what, ("announced",), actors, topic)
    return [
        one for one in announced if _DEAL.search(asked.library.cut(one.statement.article_id, *one.statement.clause))
    ]


def unpriced_deals(asked: Asked, what: Meant) -> list[ListEntry]:
    """The deals of those asked about that a sentence tells without a sum of money."""
    done = entries_of(asked, what, ("adopted", "announced"), Actors.named(asked, what), Topic({}))
    return [
        one
        for one in done
        if _BUSINESS.search(asked.library.cut(one.statement.article_id, *one.statement.clause))
        and not any(amount.unit in CURRENCIES for amount in one.statement.amounts)
    ]


def opening_with(actors: Actors, asked: Asked, what: Meant) -> frozenset[str]:
    """Of the articles meant those that open with the actors, as their own press service's do."""
    found = set()
    for article_id in articles_meant(asked, what) or ():
        opening = asked.library.article(article_id).text[:_OPENING]
        if actors.countries & {*countries(opening)} or actors.people & {*words(opening)}:
            found.add(article_id)
    return frozenset(found)


def _has_status(statement: Statement, statuses: Sequence[StatementStatus], asked: Asked, actors: Actors) -> bool:
    """Whether a statement is of a status asked for; what somebody plans to do is announced by them."""
    if not statuses:
        return bool(statement.actors)
    if statement.status in statuses:
        return True
    if "announced" not in statuses or statement.status != "reported" or not actors:
        return False
    return bool(_UNDERTAKES.search(asked.library.cut(statement.article_id, *statement.clause)))


def _as_theirs(
    statement: Statement, statuses: Sequence[StatementStatus], actors: Actors, library: Library
) -> Statement:
    """The statement; as an announcement, where these are asked for and those asked about alone adopted something."""
    if "announced" not in statuses or statement.status != "adopted":
        return statement
    if not statement.actors or not actors.are_all(statement):
        return statement
    cue = library.cut(statement.article_id, *statement.cue)
    before = library.cut(statement.article_id, statement.clause[0], statement.cue[0])
    alone = is_verb(cue.split()[0]) and not _WITH_OTHERS.search(before)
    return replace(statement, status="announced") if alone else statement


def _same(one: ListEntry, other: ListEntry) -> bool:
    """Whether two articles on one meeting tell the same, two reprints of one story, or two readings of one sentence."""
    if one.statement.status != other.statement.status or (one.meeting != other.meeting and one.story != other.story):
        return False
    shared, shorter = len(one.words & other.words), min(len(one.words), len(other.words))
    here, there = one.statement, other.statement
    if here.article_id == there.article_id:
        return here.span == there.span and shared == shorter
    if one.story != other.story and (one.meeting is None or one.who != other.who):
        return False
    return 2 * shared >= SAME * (len(one.words) + len(other.words)) or (
        shorter >= LEAST_SHARED_WORDS and shared == shorter
    )
