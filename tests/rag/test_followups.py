"""What came of it: later statements that possibly concern what was proposed, and nothing that only sounds alike."""

import datetime as dt
from pathlib import Path

import pytest

from rag.current_record import CurrentRecord
from rag.followups import FollowUp
from rag.store.library import Library
from tests.rag.fakes import fill, write_articles

FILLER = (
    "The leaders discussed trade and transport. They welcomed guests. Kazakhstan proposed a fund for glaciers. Speakers"
    " praised the hosts. Uzbekistan pledged two schools. Iran called for calm. The text condemned piracy. Prices rose."
)


def followups(tmp_path: Path, proposal: str, later: str, **where: str) -> tuple[FollowUp, ...]:
    """What is offered for a proposal of 2024, given a statement of 2025 in a series of the same name, or as told."""
    news = tmp_path / "news"
    write_articles(
        news, {"before": f"{proposal} {FILLER}"}, summit="Lake Summit", date="2024-05-01", place="Lima, Peru"
    )
    told = {"summit": "Lake Summit", "date": "2025-05-01", "place": "Quito, Ecuador"} | where
    write_articles(news, {"after": f"{later} They met again."}, **told)
    fill(news, tmp_path / "data")
    library = Library.open(tmp_path / "data")
    found = CurrentRecord(library).get().what_came_of(["before"])
    library.close()
    return found


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
def test_a_later_statement_on_the_same_matter_is_offered(
    tmp_path: Path, proposal: str, later: str, status: str
) -> None:
    (found,) = followups(tmp_path, proposal, later)
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
def test_other_matters_and_other_statuses_are_not_offered(tmp_path: Path, proposal: str, later: str) -> None:
    assert not [one for one in followups(tmp_path, proposal, later) if "Japan" in str(one.proposal.statement.actors)]


def test_what_was_stated_before_the_proposal_or_that_day_came_of_something_else(tmp_path: Path) -> None:
    proposal = "Japan proposed a seismic early-warning network for the basin."
    later = "The leaders adopted a charter of the seismic early-warning network."
    assert not followups(tmp_path, proposal, later, date="2024-05-01")


def test_another_series_counts_when_the_proposer_takes_part_in_it(tmp_path: Path) -> None:
    proposal = "Japan proposed a seismic early-warning network for the basin."
    later = "{} signed the charter of the seismic early-warning network."
    assert followups(tmp_path / "a", proposal, later.format("Japan and Peru"), summit="River Summit")
    assert not followups(tmp_path / "b", proposal, later.format("Norway and Peru"), summit="River Summit")
