"""What several articles say of one meeting, joined: each value once, with every place that gives it.

Spelling variants of a person, shorter names of a document and an announced meeting told in parts are one value. Values
that differ are kept side by side, never averaged; the one that is best supported comes first.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache, reduce
from types import MappingProxyType
from typing import Generic

from rag.english import countries, fold, same_name, terms
from rag.record.values import Fact, MeetingDocument, NextMeeting, Participant, Value
from rag.types import Location

_PLAIN_WORDS = frozenset(terms("joint final common leaders document text covering period year one two main separate"))
"""Words that tell no document from another of its kind."""
NAMES_KEPT = 20_000
"""Names that were read before and are not read again: a meeting's articles name the same people over and over."""
LEAST_SHARED = 0.6
"""0-1: the least share of words in common (Dice 1945) by which two names are of one document."""


@dataclass(frozen=True, slots=True)
class Recorded(Generic[Value]):
    """A value that articles give, with every place that gives it."""

    value: Value
    """In its fullest form, what one article leaves out taken from another."""
    facts: tuple[Fact[Value], ...]
    """As each article gives it; never empty."""

    @property
    def places(self) -> tuple[Location, ...]:
        """Where texts say so, in order of the facts; empty when only front matter does."""
        return tuple(Location(one.article_id, *one.span) for one in self.facts if one.span)

    @property
    def article_ids(self) -> tuple[str, ...]:
        """The articles that give it, each once."""
        return tuple(dict.fromkeys(one.article_id for one in self.facts))


def joined(
    facts: Iterable[Fact[Value]],
    same: Callable[[Value, Value], bool],
    fuller: Callable[[Value, Value], Value] = lambda one, _: one,
    *,
    of_one_article: bool = True,
) -> tuple[Recorded[Value], ...]:
    """The facts with those that give the same value put together, in order of their first.

    Args:
        facts: In the order in which they are to be shown.
        same: Whether two values are one.
        fuller: One value from two that are the same.
        of_one_article: Whether two facts of one article can be of one value; an article that lists two documents means
            two.
    """
    groups: list[list[Fact[Value]]] = []
    for fact in facts:
        mine = [each for each in groups if of_one_article or all(one.article_id != fact.article_id for one in each)]
        group = next((each for each in mine if any(same(one.value, fact.value) for one in each)), None)
        if group is None:
            groups.append([fact])
        else:
            group.append(fact)
    return tuple(Recorded(reduce(fuller, (one.value for one in each)), tuple(each)) for each in groups)


def ranked(
    told: Iterable[Recorded[Value]], stories: Mapping[str, str] = MappingProxyType({})
) -> tuple[Recorded[Value], ...]:
    """Values of which only one can be right, the best supported first: by front matter, then by number of sources.

    Args:
        told: The values.
        stories: By article id; articles of one story are reprints of one another and one source.
    """

    def support(one: Recorded[Value]) -> tuple[bool, int]:
        return not any(each.given for each in one.facts), -len({stories.get(each, each) for each in one.article_ids})

    return tuple(sorted(told, key=support))


def same_city(one: str, other: str) -> bool:
    """Whether two places are of one city; either may be told shorter, or with its country."""
    mine, theirs = (fold(place.split(",")[0]) for place in (one, other))
    return mine.startswith(theirs) or theirs.startswith(mine)


def longer(one: str, other: str) -> str:
    """The longer text, the first of two as long."""
    return other if len(other) > len(one) else one


def same_participant(one: Participant, other: Participant) -> bool:
    """Whether two are one and told to have been there alike; a person in any spelling of the name."""
    if (one.kind == "person") != (other.kind == "person") or one.presence != other.presence:
        return False
    return same_person(one.name, other.name) if one.kind == "person" else usual_name(one.name) == usual_name(other.name)


@lru_cache(maxsize=NAMES_KEPT)
def usual_name(name: str) -> str:
    """A country by its usual name, any other name folded."""
    return next(iter(countries(name)), fold(name))


def same_person(one: str, other: str) -> bool:
    """Whether two names can be one person's: surnames alike in some spelling, and first names or initials that agree.

    A surname alone is anybody's of that name.
    """
    mine, theirs = _parts(one), _parts(other)
    if not mine or not theirs:
        return False
    if len(mine) == 1 or len(theirs) == 1:
        short, long = sorted((mine, theirs), key=len)
        return any(_alike(short[0], part) for part in (long[-1], long[0]))
    return _alike(mine[-1], theirs[-1]) and (_alike(mine[0], theirs[0]) or mine[0][0] == theirs[0][0])


@lru_cache(maxsize=NAMES_KEPT)
def _parts(name: str) -> tuple[str, ...]:
    return tuple(folded for part in name.split() if (folded := fold(part).strip(".")))


def _alike(one: str, other: str) -> bool:
    return one == other or (len(one) > 4 and len(other) > 4 and one[0] == other[0] and same_name(one, other))


def fuller_participant(one: Participant, other: Participant) -> Participant:
    """One participant from what two articles tell of the same."""
    return replace(
        one,
        name=longer(one.name, other.name) if one.kind == "person" else one.name,
        country=one.country or other.country,
        office=one.office or other.office,
        named=one.named or other.named,
    )


def same_document(one: MeetingDocument, other: MeetingDocument) -> bool:
    """Whether two names are of one document: of one kind, and either has no name of its own or they share most words.

    Numbers and years count as words, so that plans for different years stay apart.
    """
    if one.kind != other.kind or one.status != other.status:
        return False
    mine, theirs = _own_words(one.name), _own_words(other.name)
    if not mine or not theirs or mine <= theirs or theirs <= mine:
        return one.kind not in ("other", "agreement", "memorandum") or bool(mine & theirs) or mine == theirs
    return 2 * len(mine & theirs) / (len(mine) + len(theirs)) >= LEAST_SHARED


def _own_words(name: str) -> frozenset[str]:
    return frozenset({*terms(name), *re.findall(r"\d+", name)} - _PLAIN_WORDS - frozenset(terms(_KIND_WORDS)))


_KIND_WORDS = """declaration communiqué communique statement action working plan agreement treaty pact charter strategy
    roadmap road map memorandum understanding programme program"""


def fuller_document(one: MeetingDocument, other: MeetingDocument) -> MeetingDocument:
    """One document from what two articles tell of the same."""
    return replace(one, name=longer(one.name, other.name), points=one.points or other.points)


def same_next_meeting(one: NextMeeting, other: NextMeeting) -> bool:
    """Whether two announcements can be of one meeting: nothing that both tell differs, and something is alike."""
    pairs = ((one.year, other.year), (one.edition, other.edition), (one.day, other.day))
    if any(mine and theirs and mine != theirs for mine, theirs in pairs):
        return False
    if one.place and other.place:
        return same_city(one.place, other.place)
    return any(mine and mine == theirs for mine, theirs in pairs)


def fuller_next_meeting(one: NextMeeting, other: NextMeeting) -> NextMeeting:
    """One announced meeting from what two articles tell of the same."""
    place = one.place or other.place
    return NextMeeting(
        place,
        one.year or other.year,
        one.day or other.day,
        one.edition or other.edition,
        venue_open=place is None and (one.venue_open or other.venue_open),
        candidates=() if place else tuple(dict.fromkeys((*one.candidates, *other.candidates))),
    )
