from dataclasses import replace

from rag.types import Answer, Article
from rag.ui.answer.cards import CardDrawn
from rag.ui.answer.exchange import exchange_drawn
from rag.ui.conversations.conversation import Exchange
from tests.rag.ui.answers import answered
from tests.rag.ui.articles import ARTICLES, BUKHARA, DUSHANBE, HUB, PLAN, REVIEW, XIAN
from tests.rag.ui.fakes import fake_desk


def cards(answer: Answer, articles: tuple[Article, ...] = ARTICLES) -> list[CardDrawn]:
    exchange = Exchange(answer.question, state="done", answer=answer)
    return exchange_drawn(exchange, fake_desk(articles), latest=True, open_mark=None)["cards"]


def test_a_card_holds_the_quote_between_its_neighbours_and_says_who_said_it_and_when() -> None:
    (card,) = cards(answered("?", ((BUKHARA, HUB),)))
    assert card == {
        "marker": 1,
        "title": "What Uzbekistan proposed",
        "line": "UzDaily · 10 October 2025",
        "before": "🚆🚆🚆 A railway first. ",
        "quote": HUB,
        "after": " More talks follow.",
        "apart": [],
    }


def test_a_neighbour_in_the_next_paragraph_stands_in_a_paragraph_of_its_own() -> None:
    (card,) = cards(answered("?", ((DUSHANBE, REVIEW),)))
    assert card["before"].endswith("as such texts do.\n\n")


def test_a_quote_that_ends_its_article_has_nothing_after_it() -> None:
    (card,) = cards(answered("?", ((XIAN, XIAN.text.split(". ")[1]),)))
    assert (card["before"], card["after"]) == ("The format was set up in Xi'an. ", "")


def test_a_sentence_beyond_a_heading_is_no_neighbour() -> None:
    article = replace(XIAN, text="Before it. \n\nOutcomes\n\nChina pledged 26 billion yuan.")
    (card,) = cards(answered("?", ((article, "China pledged 26 billion yuan."),)), (article,))
    assert card["before"] == ""


def test_a_card_never_shows_what_stands_beside_a_quote_that_moved() -> None:
    answer = answered("?", ((DUSHANBE, PLAN),))
    moved = replace(answer.quotes[0], start=answer.quotes[0].start + 1, end=answer.quotes[0].end + 1)
    (card,) = cards(replace(answer, quotes=(moved,)))
    assert (card["before"], card["quote"], card["after"]) == ("", "", "")
    assert card["title"] == DUSHANBE.title


def test_a_card_of_an_article_no_longer_held_shows_no_text() -> None:
    answer = answered("?", ((DUSHANBE, PLAN),))
    (card,) = cards(replace(answer, quotes=(replace(answer.quotes[0], article_id="gone"),)))
    assert (card["title"], card["quote"]) == ("", "")
