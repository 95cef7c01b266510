"""What came of it: later statements that possibly concern what was proposed, and nothing that only sounds alike."""

import datetime as dt
from typing import Any

import pytest

from rag.outcomes.followups import FollowUp
from tests.rag.read_library import library_record

FILLER = (
    "The leaders discussed trade and transport. They welcomed guests. Kazakhstan proposed a fund for glaciers. Speakers"
    " praised the hosts. Uzbekistan pledged two schools. Iran called for calm. The text condemned piracy. Prices rose."
)


def followups(proposal: str, later: str, **where: Any) -> tuple[FollowUp, ...]:
    """What is offered for a proposal of 2024, given a statement of 2025 in a series of the same name, or as told."""
    before = {"summit": "Lake Summit", "date": dt.date(2024, 5, 1), "place": "Lima, Peru"}
    after = {"summit": "Lake Summit", "date": dt.date(2025, 5, 1), "place": "Quito, Ecuador"} | where
    record = library_record({"before": (f"{proposal} {FILLER}", before), "after": (f"{later} They met again.", after)})
    return record.what_came_of(["before"])


@pytest.mark.parametrize(
    ("proposal", "later", "status"),
    [
        (
            "Japan proposed a seismic early-warning network for the basin.",
            "The leaders adopted a charter of the seismic early-warning network.",
            "adopted",
        ),
        (
            "Peru called for a moratorium on seabed mining.",
            "The leaders failed to agree on a moratorium on seabed mining.",
            "failed",
        ),
        (
            "Chile suggested a vaccine depot with cold storage for the islands.",
            "Chile announced that it would build the vaccine depot with its cold storage.",
            "announced",
        ),
    ],
)
def test_a_later_statement_on_the_same_matter_is_offered(proposal: str, later: str, status: str) -> None:
    (found,) = followups(proposal, later)
    assert found.proposal.article.text[slice(*found.proposal.statement.span)] == proposal
    assert found.later.article.text[slice(*found.later.statement.span)] == later
    assert found.later.statement.status == status
    assert found.later.article.date == dt.date(2025, 5, 1)


@pytest.mark.parametrize(
    ("proposal", "later"),
    [
        ("Japan proposed a seismic network.", "The leaders adopted a charter on fisheries."),
        ("Japan proposed a joint declaration on trade.", "The leaders adopted a joint declaration on fisheries."),
        ("Japan proposed a seismic early-warning network.", "Peru proposed a seismic early-warning network."),
        ("They discussed the seismic early-warning network.", "The leaders adopted the seismic early-warning network."),
    ],
)
def test_other_matters_and_other_statuses_are_not_offered(proposal: str, later: str) -> None:
    assert not [one for one in followups(proposal, later) if "Japan" in str(one.proposal.statement.actors)]


def test_what_was_stated_before_the_proposal_or_that_day_came_of_something_else() -> None:
    proposal = "Japan proposed a seismic early-warning network for the basin."
    later = "The leaders adopted a charter of the seismic early-warning network."
    assert not followups(proposal, later, date=dt.date(2024, 5, 1))


def test_another_series_counts_when_the_proposer_takes_part_in_it() -> None:
    proposal = "Japan proposed a seismic early-warning network for the basin."
    later = "{} signed the charter of the seismic early-warning network."
    assert followups(proposal, later.format("Japan and Peru"), summit="River Summit")
    assert not followups(proposal, later.format("Norway and Peru"), summit="River Summit")
