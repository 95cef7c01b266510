"""The calendar: one row a meeting, gone once the library holds it, and parted by today's date."""

import datetime as dt
from dataclasses import replace

import pytest

from rag.outcomes.coming import coming, expected, in_parts
from rag.outcomes.meeting_record import next_told
from rag.record import Fact, MeetingFacts, NextMeeting
from rag.types import Article

SERIES = "Lake Summit"
TODAY = dt.date(2026, 6, 1)


def held(day: str, place: str, edition: int | None = None, name: str = "", series: str | None = SERIES) -> Article:
    """An article on a meeting of that day; called by it unless it is given a name."""
    date = dt.date.fromisoformat(day)
    article_id = name or day
    return Article(
        article_id, "Leaders meet", "They met.", article_id, summit=series, edition=edition, date=date, place=place
    )


def rows(articles: list[Article], **announced: list[NextMeeting]) -> list[tuple[str | None, int | None]]:
    """Place and year of the rows; `announced` by name of the article, in the order of its text."""
    facts = [
        MeetingFacts(name, next_meetings=tuple(Fact(one, name, (nth, nth + 1)) for nth, one in enumerate(each)))
        for name, each in announced.items()
    ]
    return [(one.next.place, one.next.year) for one in coming(facts, articles)]


def test_what_is_announced_without_a_year_goes_once_it_is_held() -> None:
    first = held("2024-11-22", "Baku, Azerbaijan", 29, "cop29")
    assert rows([first], cop29=[NextMeeting("Brazil", None)]) == [("Brazil", None)]
    assert rows([first, held("2025-11-22", "Belém, Brazil", 30)], cop29=[NextMeeting("Brazil", None)]) == []


def test_what_must_lie_before_a_later_meeting_goes_and_what_comes_after_it_stays() -> None:
    first = held("2023-11-02", "Bletchley, United Kingdom", name="bletchley")
    told = [NextMeeting("South Korea", None), NextMeeting("France", None), NextMeeting("India", None)]
    assert rows([first, held("2025-02-11", "Paris, France")], bletchley=told) == [("India", None)]


def test_a_later_meeting_that_is_held_takes_the_place_of_what_was_announced_next() -> None:
    first = held("2025-06-25", "The Hague, Netherlands", name="hague")
    told = [NextMeeting("Türkiye", 2026), NextMeeting("Albania", None)]
    assert rows([first, held("2026-07-07", "Ankara")], hague=told) == [("Albania", None)]
    assert rows([first], hague=told) == [("Türkiye", 2026), ("Albania", None)]


def test_what_was_announced_at_the_meeting_itself_is_not_held_by_it() -> None:
    assert rows([held("2025-02-11", "Paris, France", name="paris")], paris=[NextMeeting("Paris", None)])


@pytest.mark.parametrize(
    "told",
    [
        NextMeeting("St Petersburg", 2026),
        NextMeeting("St Petersburg", 2026, dt.date(2026, 12, 21)),
        NextMeeting(None, 2026, dt.date(2026, 12, 21)),
        NextMeeting("Astana", 2026, edition=31),
    ],
)
def test_a_second_meeting_in_a_year_is_shown(told: NextMeeting) -> None:
    articles = [held("2025-12-21", "Moscow, Russia", name="moscow"), held("2026-05-28", "Astana, Kazakhstan", 30)]
    assert rows(articles, moscow=[told]) == [(told.place, 2026)]


def test_two_meetings_announced_for_one_year_are_two_rows() -> None:
    told = [NextMeeting("Astana", 2027), NextMeeting("St Petersburg", 2027)]
    assert len(rows([held("2026-05-28", "Minsk, Belarus", name="minsk")], minsk=told)) == 2


@pytest.mark.parametrize(
    "told",
    [
        NextMeeting("Evian", 2026),
        NextMeeting("France", 2026),
        NextMeeting(None, 2026, dt.date(2026, 6, 14)),
        NextMeeting("Evian", 2025),  # put off
        NextMeeting(None, 2027, edition=52),  # brought forward
    ],
)
def test_what_is_held_is_known_by_its_place_day_or_number(told: NextMeeting) -> None:
    articles = [
        held("2025-06-17", "Kananaskis, Canada", 51, "canada"),
        held("2026-06-15", "Evian-les-Bains, France", 52),
    ]
    assert rows(articles, canada=[told]) == []


def test_one_meeting_is_one_row_whether_its_city_or_its_country_is_told() -> None:
    articles = [held("2025-09-01", "Tianjin, China", 25, name) for name in ("a", "b", "c")]
    kyrgyz = {
        "a": [NextMeeting("Kyrgyzstan", 2026)],
        "b": [NextMeeting("Bishkek, Kyrgyzstan", None)],
        "c": [NextMeeting("Bishkek", 2026)],
    }
    facts = [MeetingFacts(name, next_meetings=(Fact(one, name),)) for name, (one,) in kyrgyz.items()]
    (row,) = coming(facts, articles)
    assert (row.next.place, row.next.year) == ("Bishkek, Kyrgyzstan", 2026)
    assert [article.id for article, _ in row.announcing] == ["c", "a", "b"]
    assert row.after is not None
    assert row.after.edition == 25
    assert [one.value.place for one in next_told(facts)] == ["Bishkek, Kyrgyzstan"]


def test_a_city_that_may_lie_in_the_country_another_article_tells_is_taken_to_and_of_one_article_not() -> None:
    articles = [held("2025-06-17", "Kananaskis, Canada", 51, name) for name in ("a", "b")]
    evian, france = NextMeeting("Evian", 2026), NextMeeting("France", 2026)
    assert rows(articles, a=[france], b=[evian]) == [("Evian", 2026)]
    assert len(rows(articles, a=[evian, france])) == 2
    assert len(rows(articles, a=[NextMeeting("Moscow", 2026)], b=[NextMeeting("Kazakhstan", 2026)])) == 2


def test_reprints_without_a_series_are_one_row_and_other_articles_are_not() -> None:
    one, other = (held("2025-06-17", "Osh", name=name, series=None) for name in ("a", "b"))
    told = [NextMeeting("Naryn", 2027)]
    assert len(rows([one, other], a=told, b=told)) == 2
    assert len(rows([replace(one, story="s"), replace(other, story="s")], a=told, b=told)) == 1


@pytest.mark.parametrize(
    ("announced", "when"),
    [
        (NextMeeting("Oslo", 2026, dt.date(2026, 5, 31)), "past"),
        (NextMeeting("Oslo", 2026, dt.date(2026, 6, 1)), "to come"),
        (NextMeeting("Oslo", 2026), "this year"),
        (NextMeeting("Oslo", 2027), "to come"),
        (NextMeeting("Oslo", 2025), "past"),
        (NextMeeting("Oslo", None), "year not told"),
    ],
)
def test_a_meeting_is_past_once_its_day_or_its_whole_year_is(announced: NextMeeting, when: str) -> None:
    assert expected(announced, TODAY) == when


def test_what_is_past_comes_last_and_the_latest_of_it_first() -> None:
    told = [NextMeeting("Oslo", 2024), NextMeeting("Rome", 2025), NextMeeting("Bern", 2028), NextMeeting("Riga", None)]
    facts = [MeetingFacts("first", next_meetings=tuple(Fact(one, "first") for one in told))]
    parts = in_parts(coming(facts, [held("2023-01-01", "Paris", name="first")]), TODAY)
    assert [(when, [one.next.place for one in part]) for when, _, _, part in parts] == [
        ("to come", ["Bern"]),
        ("year not told", ["Riga"]),
        ("past", ["Rome", "Oslo"]),
    ]
