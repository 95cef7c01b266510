"""The timeline of meetings: where each dot stands, how large it is, and what has no place on it."""

import datetime as dt
from dataclasses import replace
from typing import Any

import pytest

from rag.question.meeting import meetings
from rag.types import Article
from rag.ui.library.timeline import DOT_MAX_PX, LANES_SHOWN, TICKS_MAX, at, key, left_out, period, ticks, timeline_drawn
from tests.rag.ui.articles import ARTICLES, BUKHARA, DUSHANBE, MANY, UNDATED, XIAN


def drawn(articles: tuple[Article, ...], shown: tuple[Article, ...] | None = None, **given: Any) -> dict[str, Any]:
    options = {"chosen": None, "whole": False} | given
    return timeline_drawn(articles, articles if shown is None else shown, **options)


def dots(timeline: dict[str, Any]) -> list[dict[str, Any]]:
    return [dot for lane in timeline["lanes"] for dot in lane["meetings"]]


def on(article: Article, *date: int, **given: Any) -> Article:
    return replace(article, date=dt.date(*date), **given)


def test_each_series_has_a_lane_the_fullest_first_and_each_meeting_a_dot() -> None:
    timeline = drawn(ARTICLES)
    assert [lane["name"] for lane in timeline["lanes"]] == [
        "Central Asia–Russia Summit",
        "**G20** <i>Summit</i>",
        "Central Asia–China Summit",
    ]
    assert dots(timeline)[0] == {
        "key": "2025-10-09 the second Central Asia–Russia Summit in Dushanbe",
        "name": "Second Central Asia–Russia Summit, Dushanbe, 9 October 2025",
        "count": "2 articles",
        "at": at(dt.date(2025, 10, 9), 2023, 2025),
        "size": 14.1,
        "dimmed": False,
        "chosen": False,
    }
    assert [tick["year"] for tick in timeline["ticks"]] == [2023, 2024, 2025]
    assert not timeline["foldable"]


def test_a_dots_area_grows_with_its_articles_up_to_a_fingers_target() -> None:
    sizes = []
    for n in (1, 2, 4, 100):
        articles = tuple(replace(DUSHANBE, id=str(nth)) for nth in range(n))
        (dot,) = dots(drawn(articles))
        assert dot["count"] == (f"{n} articles" if n > 1 else "1 article")
        sizes.append(dot["size"])
    assert sizes == [10.0, 14.1, 20.0, DOT_MAX_PX]


def test_time_runs_from_the_first_years_start_to_the_last_years_end() -> None:
    assert at(dt.date(2022, 1, 1), 2022, 2025) == 0
    assert at(dt.date(2025, 12, 31), 2022, 2025) == 1
    assert at(dt.date(2024, 1, 1), 2022, 2025) == pytest.approx(0.5, abs=0.001)


def test_one_article_and_one_day_have_a_timeline_of_their_year() -> None:
    timeline = drawn((XIAN,))
    assert (timeline["ticks"], len(dots(timeline))) == ([{"year": 2023, "at": 0}], 1)
    assert 0 < dots(timeline)[0]["at"] < 1


def test_two_meetings_on_one_day_are_two_dots() -> None:
    timeline = drawn((DUSHANBE, replace(BUKHARA, date=DUSHANBE.date, summit="CIS Council")))
    first, second = dots(timeline)
    assert first["at"] == second["at"]
    assert first["key"] != second["key"]


@pytest.mark.parametrize(
    ("first", "last", "named"),
    [
        (2025, 2025, [2025]),
        (2022, 2025, [2022, 2023, 2024, 2025]),
        (2018, 2025, [2018, 2019, 2020, 2021, 2022, 2023, 2024, 2025]),
        (2017, 2025, [2018, 2020, 2022, 2024]),
        (1985, 2025, [1990, 2000, 2010, 2020]),
        (1986, 2020, [1990, 1995, 2000, 2005, 2010, 2015, 2020]),
        (1, 9999, [2000, 4000, 6000, 8000]),
    ],
)
def test_no_more_years_are_named_than_fit_a_phone(first: int, last: int, named: list[int]) -> None:
    assert [tick["year"] for tick in ticks(first, last)] == named
    assert len(named) <= TICKS_MAX
    assert all(0 <= tick["at"] <= 1 for tick in ticks(first, last))


def test_what_the_filter_hides_is_dimmed_and_the_meeting_chosen_is_marked() -> None:
    chosen = meetings(ARTICLES)[-1]
    found = {dot["key"]: (dot["dimmed"], dot["chosen"]) for dot in dots(drawn(ARTICLES, (DUSHANBE,), chosen=chosen))}
    assert found.pop(key(chosen)) == (False, True)
    assert set(found.values()) == {(True, False)}


def test_a_large_library_shows_its_fullest_series_and_all_of_them_when_wanted() -> None:
    folded = drawn(MANY)
    assert (len(folded["lanes"]), folded["series"], folded["whole"]) == (LANES_SHOWN, 60, False)
    whole = drawn(MANY, whole=True)
    assert (len(whole["lanes"]), whole["whole"], whole["foldable"]) == (60, True, True)
    assert len(dots(whole)) == len({dot["key"] for dot in dots(whole)}) == 2500


def test_the_series_in_sight_come_up_when_a_filter_leaves_others_out() -> None:
    last = tuple(article for article in MANY if article.summit == "Series 59")
    assert "Series 59" not in [lane["name"] for lane in drawn(MANY)["lanes"]]
    assert "Series 59" in [lane["name"] for lane in drawn(MANY, last)["lanes"]]


def test_the_order_of_the_series_is_the_same_whatever_is_filtered() -> None:
    names = [lane["name"] for lane in drawn(ARTICLES)["lanes"]]
    assert [lane["name"] for lane in drawn(ARTICLES, (XIAN,))["lanes"]] == names


@pytest.mark.parametrize(
    ("articles", "said"),
    [
        (ARTICLES, ""),
        ((XIAN, UNDATED), "1 article has no date, so it is only in the list."),
        ((UNDATED, replace(XIAN, date=None)), "2 articles have no date, so they are only in the list."),
        ((replace(XIAN, summit=None),), "1 article names no summit, so it is only in the list."),
        (
            (UNDATED, replace(XIAN, summit=None)),
            "1 article has no date and 1 article names no summit, so they are only in the list.",
        ),
    ],
)
def test_what_has_no_place_on_it_is_said(articles: tuple[Article, ...], said: str) -> None:
    assert left_out(articles) == said
    assert drawn(articles)["note"] == said


def test_articles_without_a_date_have_neither_lanes_nor_a_span() -> None:
    assert drawn((UNDATED,))["lanes"] == []
    assert drawn(())["ticks"] == []
    assert period((UNDATED,)) == ""


def test_the_span_names_a_month_once() -> None:
    assert period(ARTICLES) == "May 2023 to October 2025"
    assert period((DUSHANBE,)) == "October 2025"
    assert period((on(DUSHANBE, 2025, 10, 9), on(XIAN, 2025, 10, 30))) == "October 2025"
