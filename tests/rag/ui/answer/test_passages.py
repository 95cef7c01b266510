from dataclasses import replace

from rag.ui.answer.passages import ALSO_FOUND_SHOWN, also_found, nearest, nearest_sentence
from tests.rag.ui.answers import answered, declined, hit
from tests.rag.ui.articles import ARTICLES, BUKHARA, DUSHANBE, HUB, PLAN, XIAN
from tests.rag.ui.fakes import fake_desk


def test_a_decline_shows_each_near_article_once() -> None:
    answer = replace(declined("?"), hits=(hit(1, DUSHANBE), hit(2, DUSHANBE), hit(3, BUKHARA)))
    assert [found["rank"] for found in nearest(answer, fake_desk())] == [1, 3]


def test_an_answer_names_what_it_found_and_did_not_quote() -> None:
    answer = replace(
        answered("?", ((BUKHARA, HUB),)), hits=(hit(1, DUSHANBE), hit(2, BUKHARA), hit(3, DUSHANBE), hit(4, XIAN))
    )
    assert [found["title"] for found in also_found(answer, fake_desk())] == [DUSHANBE.title, XIAN.title]


def test_no_more_is_also_found_than_a_person_looks_through() -> None:
    many = tuple(replace(XIAN, id=str(n)) for n in range(9))
    answer = replace(answered("?", ((DUSHANBE, PLAN),)), hits=tuple(hit(n, one) for n, one in enumerate(many, 1)))
    assert len(also_found(answer, fake_desk((*ARTICLES, *many)))) == ALSO_FOUND_SHOWN


def test_an_article_no_longer_held_is_not_named() -> None:
    answer = replace(answered("?", ((BUKHARA, HUB),)), hits=(hit(1, replace(XIAN, id="gone")), hit(2, XIAN)))
    assert [found["rank"] for found in also_found(answer, fake_desk())] == [2]


def test_a_near_article_is_shown_by_its_sentence_most_like_the_question() -> None:
    assert nearest_sentence(hit(1, DUSHANBE), DUSHANBE).startswith("They adopted")
    unscored = replace(hit(1, DUSHANBE), sentence_cosines=())
    assert nearest_sentence(unscored, DUSHANBE) == "Six presidents met in Dushanbe."
