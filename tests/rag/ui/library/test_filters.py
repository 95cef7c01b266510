"""Which articles the library page shows, in what order, and what a question can be limited to by it."""

import datetime as dt
from dataclasses import replace

import pytest

from rag.question.meeting import Meeting, meetings
from rag.types import Scope
from rag.ui.library.filters import Aspect, Filter, Order, Part, in_order, options
from tests.rag.ui.articles import ARTICLES, BUKHARA, DUSHANBE, UNDATED, XIAN

CA_RUSSIA = "Central Asia–Russia Summit"
ALL = (*ARTICLES, UNDATED)
IN_DUSHANBE = meetings(ARTICLES)[-1]


def fitting(chosen: Filter, found: frozenset[str] = frozenset()) -> set[str]:
    return {article.id for article in ALL if chosen.fits(article, found)}


@pytest.mark.parametrize(
    ("chosen", "ids"),
    [
        (Filter(), {"dushanbe", "bukhara", "hostile", "xian", "opinion"}),
        (Filter(summits=(CA_RUSSIA,)), {"dushanbe", "bukhara"}),
        (Filter(summits=(CA_RUSSIA, "Central Asia–China Summit")), {"dushanbe", "bukhara", "xian"}),
        (Filter(years=("2023", "2024")), {"xian", "hostile"}),
        (Filter(summits=(CA_RUSSIA,), years=("2023",)), set()),
        (Filter(places=("Xi'an, China",)), {"xian"}),
        (Filter(topics=("trade", "transport")), {"dushanbe", "bukhara"}),
        (Filter(participants=("Kazakhstan",)), set()),
        (Filter(meeting=IN_DUSHANBE), {"dushanbe", "bukhara"}),
        (Filter(text="  *** "), {"dushanbe", "bukhara", "hostile", "xian", "opinion"}),
    ],
)
def test_one_value_of_an_aspect_will_do_and_every_aspect_must_agree(chosen: Filter, ids: set[str]) -> None:
    assert fitting(chosen) == ids


def test_participants_are_any_of_those_chosen() -> None:
    article = replace(XIAN, participants=("China", "Kazakhstan"))
    assert Filter(participants=("Kazakhstan", "Japan")).fits(article, frozenset())
    assert not Filter(participants=("Japan",)).fits(article, frozenset())


def test_words_are_held_against_what_the_library_found() -> None:
    assert fitting(Filter(text="hub"), frozenset({"bukhara"})) == {"bukhara"}
    assert fitting(Filter(text="hub")) == set()


def test_each_part_can_be_dropped_by_itself() -> None:
    chosen = Filter("hub", (CA_RUSSIA, "G20"), ("2025",), meeting=Meeting("G20", None, dt.date(2025, 1, 1), None))
    assert chosen.parts == (
        Part("text", "hub"),
        Part("meeting", "G20, 1 January 2025"),
        Part("summits", CA_RUSSIA),
        Part("summits", "G20"),
        Part("years", "2025"),
    )
    for part in chosen.parts:
        assert set(chosen.without(part).parts) == set(chosen.parts) - {part}
    assert not Filter(" * ")
    assert chosen


@pytest.mark.parametrize(
    ("chosen", "scope", "label"),
    [
        (Filter(), Scope(), "the whole library"),
        (Filter(text="hub", topics=("trade",)), Scope(), "the whole library"),
        (Filter(summits=(CA_RUSSIA,)), Scope((CA_RUSSIA,)), CA_RUSSIA),
        (
            Filter(summits=(CA_RUSSIA,), years=("2025",)),
            Scope((CA_RUSSIA,), dt.date(2025, 1, 1), dt.date(2025, 12, 31)),
            f"{CA_RUSSIA}, from 1 January 2025 to 31 December 2025",
        ),
        (
            Filter(years=("2025", "2022")),
            Scope((), dt.date(2022, 1, 1), dt.date(2025, 12, 31)),
            "from 1 January 2022 to 31 December 2025",
        ),
        (
            Filter(years=("2025",), meeting=IN_DUSHANBE),
            Scope((CA_RUSSIA,), dt.date(2025, 10, 9), dt.date(2025, 10, 10)),
            f"{CA_RUSSIA}, from 9 October 2025 to 10 October 2025",
        ),
    ],
)
def test_a_question_can_be_limited_to_the_summits_and_the_span_of_the_years(
    chosen: Filter, scope: Scope, label: str
) -> None:
    assert chosen.scope == scope
    assert str(chosen.scope) == label


@pytest.mark.parametrize(
    ("order", "ids"),
    [
        ("newest", ["bukhara", "dushanbe", "hostile", "xian", "opinion"]),
        ("oldest", ["xian", "hostile", "dushanbe", "bukhara", "opinion"]),
        ("title", ["hostile", "opinion", "dushanbe", "bukhara", "xian"]),
        ("summit", ["hostile", "xian", "bukhara", "dushanbe", "opinion"]),
        ("stored", ["xian", "dushanbe", "hostile", "opinion", "bukhara"]),
    ],
)
def test_the_list_comes_in_the_order_wanted(order: Order, ids: list[str]) -> None:
    assert [one.id for one in in_order(ALL, order, {"xian": 9, "dushanbe": 5})] == ids


def test_an_article_that_only_says_when_it_was_published_is_sorted_by_that_and_is_of_no_year() -> None:
    late = replace(UNDATED, published=dt.date(2026, 1, 1))
    assert in_order((XIAN, late), "newest", {})[0] == late
    assert not Filter(years=("2026",)).fits(late, frozenset())


@pytest.mark.parametrize(
    ("aspect", "values"),
    [
        ("years", ["2025", "2024", "2023"]),
        ("summits", ["**G20** <i>Summit</i>", "Central Asia–China Summit", CA_RUSSIA]),
        ("topics", ["format", "investment", "readout", "security", "taxation", "trade", "transport", "venue"]),
    ],
)
def test_what_can_be_chosen_is_what_articles_have(aspect: Aspect, values: list[str]) -> None:
    assert options(ALL, aspect) == values


def test_a_meeting_is_filtered_by_as_the_library_holds_it_now() -> None:
    chosen = Filter(meeting=meetings((DUSHANBE,))[0])
    assert not chosen.fits(BUKHARA, frozenset())
    assert chosen.renewed(meetings(ARTICLES)).fits(BUKHARA, frozenset())
    earlier = replace(BUKHARA, date=dt.date(2025, 10, 8))
    assert chosen.renewed(meetings((DUSHANBE, earlier))).fits(earlier, frozenset())
    assert chosen.renewed(()) == chosen
    assert Filter().renewed(meetings(ARTICLES)) == Filter()
