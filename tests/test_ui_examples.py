import datetime as dt
from dataclasses import replace

from rag.ui.examples import SHOWN, example_questions
from tests.ui_fakes import ARTICLES, BUKHARA, DUSHANBE, XIAN


def test_the_summit_with_most_articles_comes_first_and_each_summit_once() -> None:
    assert example_questions(ARTICLES) == (
        "What did the leaders adopt at the second Central Asia–Russia Summit?",
        "What was agreed on taxation at the **G20** <i>Summit</i> in Rio de Janeiro?",
        "What did the Central Asia–China Summit in Xi'an decide on investment?",
    )


def test_a_summit_with_more_articles_comes_before_a_newer_one() -> None:
    newer = replace(XIAN, date=dt.date(2030, 1, 1))
    assert "Russia" in example_questions((DUSHANBE, BUKHARA, newer))[0]


def test_the_order_of_the_articles_makes_no_difference() -> None:
    assert example_questions(ARTICLES[::-1]) == example_questions(ARTICLES)


def test_no_more_are_shown_than_fit() -> None:
    many = tuple(replace(XIAN, id=str(n), summit=f"Summit {n}") for n in range(9))
    assert len(example_questions(many)) == SHOWN


def test_the_newest_meeting_of_a_summit_is_asked_about() -> None:
    third = replace(DUSHANBE, id="third", edition=3, date=dt.date(2027, 10, 9))
    undated = replace(DUSHANBE, id="undated", edition=9, date=None)
    assert "third" in example_questions((DUSHANBE, third, undated))[0]


def test_articles_that_name_no_summit_give_no_question() -> None:
    assert example_questions((replace(XIAN, summit=None),)) == ()


def test_a_summit_without_place_or_topics_is_still_asked_about() -> None:
    bare = replace(XIAN, place=None, topics=(), edition=None)
    assert example_questions((bare,)) == ("What was agreed at the Central Asia–China Summit?",)
