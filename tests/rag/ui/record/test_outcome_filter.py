"""Filters of outcomes: any value within a facet, all facets together, and counts of what choosing would show."""

from rag.ui.record.outcome_filter import OutcomeFilter, find_outcomes
from tests.rag.ui.record.holding import hold


def statuses(wanted: OutcomeFilter) -> list[str]:
    return sorted(one.statement.status for one in find_outcomes(hold().outcomes, wanted).outcomes)


def test_without_a_filter_everything_is_shown_but_reports() -> None:
    assert "reported" not in statuses(OutcomeFilter())
    assert set(statuses(OutcomeFilter(statuses=("reported",)))) == {"reported"}


def test_any_value_of_a_facet_will_do_and_every_facet_must_agree() -> None:
    both = OutcomeFilter(actors=("Estonia", "Latvia"))
    assert statuses(both) == ["announced", "proposed", "proposed"]
    assert statuses(both.toggled("statuses", "announced")) == ["announced"]
    assert statuses(both.toggled("topics", "fishing")) == []
    assert both.toggled("actors", "Estonia").toggled("actors", "Latvia") == OutcomeFilter()


def test_a_count_says_what_choosing_that_value_would_show() -> None:
    wanted = OutcomeFilter(series=("Five Rivers Summit",))
    counts = find_outcomes(hold().outcomes, wanted).counts
    for status, count in counts["statuses"].items():
        assert len(statuses(wanted.toggled("statuses", status))) == count
    for topic, count in counts["topics"].items():
        assert len(statuses(wanted.toggled("topics", topic))) == count
    assert counts["series"]["Fjord Summit"] == len(statuses(OutcomeFilter(series=("Fjord Summit",)))) > 0


def test_only_of_one_meeting() -> None:
    held = hold()
    meeting = held.meeting_of("oslo")
    found = find_outcomes(held.outcomes, OutcomeFilter(meeting=meeting))
    assert {one.article.id for one in found.outcomes} == {"oslo"}
    assert set(found.counts["series"]) == {"Fjord Summit"}


def test_an_address_holds_all_that_is_chosen_and_gives_it_back() -> None:
    held = hold()
    wanted = OutcomeFilter(("adopted", "failed"), ("a & b=c",), ("Nobody",), ("**x**",), held.meeting_of("oslo"))
    assert wanted.address["status"] == ["adopted", "failed"]
    assert OutcomeFilter.of_address(lambda name: wanted.address.get(name, []), held.meeting_of) == wanted
    assert OutcomeFilter().address == {}


def test_of_an_address_what_it_cannot_mean_is_left_out() -> None:
    given = {"status": ["decided", "adopted", "adopted"], "meeting": ["gone"], "other": ["x"]}
    assert OutcomeFilter.of_address(lambda name: given.get(name, []), hold().meeting_of) == OutcomeFilter(("adopted",))
