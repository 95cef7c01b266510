"""What came of it: later statements that possibly concern the matter of a proposal.

Offered as possibly related and never as its outcome: nothing but the words of both ties them together. Precision comes
first, so a pair is offered only when rare words agree, and when the meetings are of one series or the proposer, or the
proposer's country, took part in the later one.
"""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rag.english import countries, fold
from rag.outcomes.matters import Matters, Shared
from rag.outcomes.outcomes import Outcome
from rag.record import MeetingFacts

LEAST_WEIGHT = 1.3
"""Least weight of the shared words, where one rare word has about 0.8. With the next two read off the pairs of the
articles that ship, by hand (`python -m rag meeting NAME`)."""
LEAST_MEAN_WEIGHT = 0.55
"""0-1: of a word; "trade, transport, energy" are in too many statements to tie two together."""
LEAST_COVERAGE = 0.34
LEAST_COVERAGE_SIDE_BY_SIDE = 0.28
"""0-1, of the statement with less to say: in general, and where two shared words stand side by side in both."""
WORDS_APART = 3
"""Words that must be shared where no two of them stand side by side."""


@dataclass(frozen=True, slots=True)
class FollowUp:
    """A proposal and a later statement that possibly concerns its matter."""

    proposal: Outcome
    later: Outcome
    shared: Shared


def what_came_of(
    proposals: Sequence[Outcome], matters: Matters, facts: Mapping[str, MeetingFacts]
) -> tuple[FollowUp, ...]:
    """Later adopted, announced or failed statements that possibly concern the proposals, the likeliest first.

    Args:
        proposals: Those of one meeting, or one alone; others than proposals are passed over.
        matters: Of all outcomes of the library.
        facts: By article id, what each article says of its meeting.
    """
    found = [
        FollowUp(proposal, later, shared)
        for proposal in proposals
        if proposal.statement.status == "proposed" and proposal.article.date
        for later, shared in matters.like(proposal)
        if later.statement.status in ("adopted", "announced", "failed")
        and _is_later(later, proposal.article.date)
        and _is_alike(shared)
        and _is_related(proposal, later, facts.get(later.article.id))
    ]
    return tuple(sorted(found, key=lambda one: (-one.shared.weight, one.proposal.statement.span, one.later.article.id)))


def _is_later(outcome: Outcome, day: dt.date) -> bool:
    return outcome.article.date is not None and outcome.article.date > day


def _is_alike(shared: Shared) -> bool:
    if shared.weight < LEAST_WEIGHT or shared.weight < LEAST_MEAN_WEIGHT * len(shared.words):
        return False
    if shared.side_by_side:
        return shared.coverage >= LEAST_COVERAGE_SIDE_BY_SIDE
    return shared.coverage >= LEAST_COVERAGE and len(shared.words) >= WORDS_APART


def _is_related(proposal: Outcome, later: Outcome, facts: MeetingFacts | None) -> bool:
    """Whether the meetings are of one series, or who proposed acts in the later statement or took part there."""
    if proposal.article.summit is not None and proposal.article.summit == later.article.summit:
        return True
    mine = {name for actor in proposal.statement.actors for name in _names(actor.name)}
    theirs = {name for actor in later.statement.actors for name in _names(actor.name)}
    present = facts.participants if facts else ()
    theirs |= {name for one in present if one.value.presence != "absent" for name in _names(one.value.name)}
    return bool(mine & theirs)


def _names(name: str) -> tuple[str, ...]:
    """What somebody is known by from article to article: a country by its usual name, a person by the surname."""
    return tuple(countries(name)) or (fold(name.split()[-1]),)
