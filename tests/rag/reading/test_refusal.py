"""What a decline says."""

import datetime as dt
from pathlib import Path

import pytest

from rag.question.catalogue import Catalogue
from rag.question.understood import understand
from rag.reading.refusal import refusal
from rag.store.library import Library
from rag.types import EVERYTHING, Article, Hit, Scope
from tests.rag.fakes import article, passage_of, put

SUMMIT = "Central Asia–Russia Summit"


def dushanbe(article_id: str, text: str) -> Article:
    return article(
        text, article_id, title=f"Title {article_id}", summit=SUMMIT, edition=2, place="Dushanbe, Tajikistan"
    )


@pytest.fixture
def library(tmp_path: Path):
    library = Library.create(tmp_path)
    for one in (
        dushanbe("a", "A plant was agreed."),
        dushanbe("b", "Trade grew."),
        article("Gas.", "other", title="Other"),
    ):
        put(library, one)
    yield library
    library.close()


def said(library: Library, question: str, *ids: str, scope: Scope = EVERYTHING) -> str:
    hits = [Hit(passage_of(library.article(one))[0], nth, 0.5) for nth, one in enumerate(ids, 1)]
    return str(refusal(understand(question, Catalogue(library.articles())), hits, scope, library))


def test_it_says_what_is_held_on_the_meeting_and_what_word_is_missing(library: Library) -> None:
    told = said(library, "How many megawatts has the plant of the Central Asia–Russia summit?", "a", "other")
    assert told == (
        "The library does not answer this. It holds two articles on the second Central Asia–Russia Summit "
        "in Dushanbe; none mentions “megawatts”.\n\nThe nearest it holds: “Title a”; “Other”."
    )


def test_when_every_word_is_there_it_says_that_no_sentence_answers(library: Library) -> None:
    told = said(library, "Was trade agreed in Dushanbe?", "b")
    assert "two articles on the second" in told
    assert "no sentence there that answers on “trade agreed” as far as" in told


def test_who_or_what_is_asked_about_is_named_as_it_is_written(library: Library) -> None:
    put(library, dushanbe("c", "Lund came, and so did President Moe of Chile."))
    told = said(library, "What did the president of Chile propose at the Dushanbe summit?", "c")
    assert "no sentence there that answers on “Chile” as far as" in told
    assert "none mentions “Kenya”" in said(library, "What did Kenya pay in Dushanbe?", "c")
    assert "none mentions “Kenya”" in said(library, "What did Kenya promise in Dushanbe?", "c")


def test_it_names_what_no_article_mentions(library: Library) -> None:
    assert said(library, "Who found penicillin?", "other") == (
        "The library does not answer this. No article mentions “found penicillin”.\n\nThe nearest it holds: “Other”."
    )
    assert "No article mentions “Taiwan”." in said(library, "What was said about Taiwan?", "other")


def test_a_scope_is_named_and_nothing_found_is_said(library: Library) -> None:
    scope = Scope(since=dt.date(2026, 1, 1))
    assert said(library, "Trade in Dushanbe?", scope=scope) == (
        "What you limited the question to does not answer it. It holds no article there."
    )
    assert said(library, "Trade in Dushanbe?", "b", scope=scope).startswith("What you limited the question to does not")


def test_words_of_saying_are_no_matter_that_an_article_could_lack(library: Library) -> None:
    put(library, article("Lund spoke. Fishing was banned.", "lund", title="Lund"))
    for asked in (
        "What did Lund say about fishing?",
        "What did Lund propose on fishing?",
        "Does Lund mention fishing?",
    ):
        assert "Articles mention “Lund” and “fishing”, but no sentence answers" in said(library, asked, "lund")
    assert "No article mentions “whales”." in said(library, "What did Lund suggest about whales?", "lund")
    assert "No article mentions “whales”." in said(library, "Did Lund bring up whales anywhere?", "lund")
    assert "No article mentions “whales”." in said(library, "What of Lund's whales?", "lund")
    assert "No article mentions “whales”." in said(library, "Did fishermen suggest whales?", "lund").replace(
        "“fishermen” or ", ""
    )


def test_what_befell_people_is_named_where_no_article_has_a_verb_for_it(library: Library) -> None:
    asked = "How many people were {} at the Central Asia–Russia summit?"
    assert "none mentions “arrested”" in said(library, asked.format("arrested"), "a")
    assert "mentions" not in said(library, asked.format("agreed"), "a")
