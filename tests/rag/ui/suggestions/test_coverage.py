import datetime as dt
from dataclasses import replace

from rag.ui.suggestions.coverage import beside, coverages
from tests.rag.ui.fakes import ARTICLES, DUSHANBE, HOSTILE_ARTICLE, XIAN

THIRD = replace(DUSHANBE, id="third", edition=3, date=dt.date(2027, 10, 9), place="Samarkand, Uzbekistan")
FIRST = replace(DUSHANBE, id="first", edition=1, date=dt.date(2022, 10, 14), place="Astana, Kazakhstan")


def test_articles_about_one_meeting_are_taken_together_and_the_newest_meeting_comes_first() -> None:
    assert [[one.id for one in each.articles] for each in coverages(ARTICLES[::-1])] == [
        ["dushanbe", "bukhara"],
        ["hostile"],
        ["xian"],
    ]


def test_a_meeting_is_named_by_its_number_or_else_by_its_year() -> None:
    assert coverages((DUSHANBE,))[0].name == "the second Central Asia–Russia Summit in Dushanbe"
    assert coverages((HOSTILE_ARTICLE,))[0].name == "the 2024 **G20** <i>Summit</i> in Rio de Janeiro"
    bare = replace(XIAN, edition=None, date=None, place=None)
    assert coverages((bare,))[0].name == "the Central Asia–China Summit"


def test_meetings_without_a_number_are_told_apart_by_year_and_place() -> None:
    one = replace(HOSTILE_ARTICLE, id="one")
    next_day = replace(one, id="next-day", date=dt.date(2024, 11, 20))
    next_year = replace(one, id="next-year", date=dt.date(2025, 11, 20))
    elsewhere = replace(one, id="elsewhere", place="Kazan, Russia")
    assert sorted(len(each.articles) for each in coverages((one, next_day, next_year, elsewhere))) == [1, 1, 2]


def test_articles_that_name_no_summit_are_in_none() -> None:
    assert coverages((replace(XIAN, summit=None),)) == ()


def test_the_meetings_beside_one_are_of_its_own_series() -> None:
    held = coverages((*ARTICLES, THIRD, FIRST))
    second = next(each for each in held if "dushanbe" in each.article_ids)
    assert [each.articles[0].id for each in beside(second, held)] == ["third", "first"]
    assert [each.articles[0].id for each in beside(held[0], held)] == ["dushanbe"]
    (alone,) = [each for each in held if "xian" in each.article_ids]
    assert beside(alone, held) == ()
