"""Which articles are about one meeting, and what it is called."""

import datetime as dt
from dataclasses import replace

import pytest

from rag.question.meeting import city_names, events, meetings
from rag.types import Article
from tests.rag.ui.articles import ARTICLES, BUKHARA, DUSHANBE, HOSTILE_ARTICLE, UNDATED, XIAN

G20 = replace(HOSTILE_ARTICLE, id="g20", summit="G20")


def held(*articles: Article) -> list[tuple[str, ...]]:
    return [one.article_ids for one in meetings(articles)]


def test_meetings_come_by_date_and_articles_of_one_edition_are_taken_together() -> None:
    assert held(*ARTICLES[::-1]) == [("xian",), ("hostile",), ("dushanbe", "bukhara")]


def test_a_meeting_has_a_name_for_sentences_and_one_for_lists() -> None:
    assert [str(one) for one in meetings(ARTICLES)] == [
        "the first Central Asia–China Summit in Xi'an",
        "the 2024 **G20** <i>Summit</i> in Rio de Janeiro",
        "the second Central Asia–Russia Summit in Dushanbe",
    ]
    assert [one.heading for one in meetings(ARTICLES)] == [
        "First Central Asia–China Summit, Xi'an, 19 May 2023",
        "**G20** <i>Summit</i>, Rio de Janeiro, 19 November 2024",
        "Second Central Asia–Russia Summit, Dushanbe, 9 October 2025",
    ]
    (bare,) = meetings((replace(XIAN, edition=None, date=None, place=None),))
    assert (str(bare), bare.heading) == ("the Central Asia–China Summit", "Central Asia–China Summit")


def test_what_one_article_does_not_say_of_a_meeting_another_may() -> None:
    bare = replace(BUKHARA, edition=None, place=None, id="a")
    (meeting,) = meetings((bare, DUSHANBE))
    assert (meeting.edition, meeting.place) == (2, "Dushanbe, Tajikistan")
    assert (meeting.date, meeting.last_date) == (dt.date(2025, 10, 9), dt.date(2025, 10, 10))
    assert meeting.article_ids == ("dushanbe", "a")


@pytest.mark.parametrize(
    ("change", "same"),
    [
        ({"date": dt.date(2024, 11, 18)}, True),
        ({"date": dt.date(2024, 11, 18), "place": None}, True),
        ({"date": dt.date(2024, 11, 18), "place": "rio de janeiro"}, True),
        ({"date": dt.date(2024, 11, 18), "edition": 19}, True),
        ({"date": dt.date(2024, 12, 1)}, False),
        ({"date": dt.date(2025, 11, 19)}, False),
        ({"place": "Kazan, Russia"}, False),
        ({"date": None}, True),
        ({"date": None, "published": dt.date(2024, 11, 30)}, True),
        ({"date": None, "published": dt.date(2025, 11, 30)}, False),
        ({"date": None, "place": "Kazan, Russia"}, False),
        ({"date": None, "place": None}, False),
        ({"summit": "G7"}, False),
    ],
)
def test_without_an_edition_a_meeting_is_known_by_its_days_and_city(change: dict[str, object], same: bool) -> None:
    assert len(held(G20, replace(G20, id="other", **change))) == (1 if same else 2)


def test_an_undated_article_joins_no_meeting_where_two_were_held_in_its_city() -> None:
    later = replace(G20, id="later", date=dt.date(2027, 11, 19))
    assert len(held(G20, later, replace(G20, id="other", date=None))) == 3


def test_two_editions_are_two_meetings_even_on_one_day() -> None:
    assert len(held(DUSHANBE, replace(DUSHANBE, id="third", edition=3))) == 2


def test_undated_articles_are_taken_together_by_their_place_alone() -> None:
    undated = replace(G20, date=None)
    assert len(held(undated, replace(undated, id="b"), replace(undated, id="c", place="Kazan, Russia"))) == 2


def test_articles_that_name_no_summit_are_about_no_meeting() -> None:
    assert held(UNDATED, replace(XIAN, summit=None)) == []


def test_an_article_that_names_no_series_is_on_an_event_of_its_own_named_by_its_title() -> None:
    (one, other) = events((UNDATED, replace(XIAN, summit=None, title="Xi receives five")))
    assert str(one) == "“Xi receives five”"
    assert (one.of_no_series, other.of_no_series) == (True, True)
    assert [each.article_ids for each in (one, other)] == [("xian",), ("opinion",)]


def test_a_meeting_stays_the_same_when_another_article_about_it_comes() -> None:
    (before,), (after,) = meetings((DUSHANBE,)), meetings((DUSHANBE, BUKHARA))
    assert before == after
    assert before.article_ids != after.article_ids


@pytest.mark.parametrize(
    ("place", "names"),
    [
        ("New Delhi, India", {"new delhi", "delhi"}),
        ("The Hague, Netherlands", {"the hague", "hague"}),
        ("Rio de Janeiro, Brazil", {"rio de janeiro", "rio"}),
        ("Xi'an, China", {"xi an", "xian"}),
        (None, set()),
    ],
)
def test_a_city_is_called_by_its_whole_name_or_the_part_that_tells_it(place: str | None, names: set[str]) -> None:
    assert city_names(place) == names
