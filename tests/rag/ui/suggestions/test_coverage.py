import datetime as dt
from dataclasses import replace

from rag.ui.suggestions.coverage import beside, coverages
from tests.rag.ui.articles import ARTICLES, DUSHANBE, XIAN

THIRD = replace(DUSHANBE, id="third", edition=3, date=dt.date(2027, 10, 9), place="Samarkand, Uzbekistan")
FIRST = replace(DUSHANBE, id="first", edition=1, date=dt.date(2022, 10, 14), place="Astana, Kazakhstan")


def test_articles_about_one_meeting_are_taken_together_and_the_newest_meeting_comes_first() -> None:
    assert [[one.id for one in each.articles] for each in coverages(ARTICLES[::-1])] == [
        ["dushanbe", "bukhara"],
        ["hostile"],
        ["xian"],
    ]


def test_articles_that_name_no_summit_are_in_none() -> None:
    assert coverages((replace(XIAN, summit=None),)) == ()


def test_the_meetings_beside_one_are_of_its_own_series() -> None:
    held = coverages((*ARTICLES, THIRD, FIRST))
    second = next(each for each in held if "dushanbe" in each.meeting.article_ids)
    assert [each.articles[0].id for each in beside(second, held)] == ["third", "first"]
    assert [each.articles[0].id for each in beside(held[0], held)] == ["dushanbe"]
    (alone,) = [each for each in held if "xian" in each.meeting.article_ids]
    assert beside(alone, held) == ()
