"""What a question names, and neither a sentence nor its article holds, speaks against the sentence."""

import pytest

from rag.question import Catalogue, understand
from rag.reading.joint import less
from rag.reading.lacking import (
    COUNTRY_AFAR,
    COUNTRY_OF_NO_ARTICLE,
    MOST_AGAINST,
    NAME_AFAR,
    NAME_OF_NO_ARTICLE,
    NO_COUNTRY,
    NO_NAME,
    NO_NUMBER,
    YEAR_OF_NO_ARTICLE,
    YEAR_OF_NO_DATED_ARTICLE,
    InContext,
    Lacking,
)
from rag.types import Article
from rag.vocabulary import ArticleVocabulary

HOLDS = ArticleVocabulary(
    [Article(id="larch", title="Larch", text="Norway, Kenya, Oslo, Marina and Fjordline met in 2019.", sha256="larch")]
)


def against(question: str, text: str, *, year: int | None = 2021) -> float:
    lacking = Lacking.of(understand(question, Catalogue([])), HOLDS)
    return lacking.against(InContext("larch", answering=text, sentence=text, near=text, year=year))


@pytest.mark.parametrize(
    ("question", "lost"),
    [
        ("What did Norway offer?", 0),
        ("What did the Norwegians offer?", 0),
        ("What did Kenya offer?", COUNTRY_AFAR),
        ("What was offered in Kenya?", 0),
        ("What did Peru offer?", COUNTRY_OF_NO_ARTICLE),
        ("What did Norway offer to Tessaly?", NAME_OF_NO_ARTICLE),
        ("What did Norway offer to Marina?", NAME_AFAR),
        ("what did norway offer to fjordline?", NAME_AFAR),
        ("What did Norway offer in LA?", 0),
        ("What did Norway offer in 2019?", 0),
        ("What did Norway offer in 2021?", 0),
        ("What did Norway offer in 2018?", YEAR_OF_NO_ARTICLE),
        ("How many ferries did Norway offer?", NO_NUMBER),
        ("What did Peru, Chile and Ghana offer?", MOST_AGAINST),
    ],
)
def test_what_is_named_and_lacks_counts_by_where_it_lacks(question: str, lost: float) -> None:
    assert against(question, "Norway offered ferries.") == lost


@pytest.mark.parametrize(
    ("question", "told", "lost"),
    [
        ("Which countries stayed away?", "Four nations stayed away.", NO_COUNTRY),
        ("Which countries stayed away?", "Norway and Kenya stayed away.", 0),
        ("Which other countries joined Norway?", "Norway was joined by four nations.", NO_COUNTRY),
        ("name the four countries that stayed away", "Four nations stayed away.", NO_COUNTRY),
        ("What is the name of the ferry?", "The ferry sails at noon.", NO_NAME),
        ("What is the name of the ferry?", "The ferry Marina sails at noon.", 0),
        ("Who is the head of Fjordline?", "Its head spoke for Fjordline.", NO_NAME),
        ("Which ferries sail at noon?", "Four ferries sail at noon.", 0),
    ],
)
def test_a_sentence_without_the_kind_of_name_asked_for_hardly_answers(question: str, told: str, lost: float) -> None:
    assert against(question, told) == lost


def test_the_initials_of_a_series_are_no_name_that_lacks() -> None:
    held = Article(id="a", title="A", text="They met.", sha256="a", summit="Lorn Islands and Lakes Council Summit")
    understood = understand("What did LILC adopt?", Catalogue([held]))
    assert understood.named.summits
    told = InContext("larch", answering="They met.", sentence="They met.", near="They met.", year=2021)
    assert Lacking.of(understood, HOLDS).against(told) == 0


def test_a_year_counts_less_against_an_article_of_no_known_year() -> None:
    assert against("What did Norway offer in 2018?", "Norway offered ferries.", year=None) == YEAR_OF_NO_DATED_ARTICLE


def test_a_number_in_words_answers_how_many() -> None:
    assert against("How many ferries did Norway offer?", "Norway offered seven ferries.") == 0


def test_evidence_against_lowers_a_confidence_and_none_leaves_it() -> None:
    assert less(0.8, 0.0) == 0.8
    assert less(0.5, 1.0) == pytest.approx(0.2689, abs=1e-4)
    assert 0 < less(1.0, 4.0) < 1
