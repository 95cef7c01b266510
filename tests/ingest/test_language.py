"""The language of an article is told, stored and shown, and its words are found in any of their forms."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from ingest.language import language_of_article
from ingest.pipeline import ingest
from rag.presenting import provenance
from rag.settings import Settings
from rag.store.library import LIBRARY_FILE, Library
from rag.types import EVERYTHING, Scope
from tests.ingest.languages import ACCOUNTS, CYRILLIC_UZBEK, TURKMEN
from tests.rag.fakes import fill, never_loaded, write_articles


@pytest.fixture
def data(tmp_path: Path) -> Path:
    write_articles(tmp_path / "news", {"russian": ACCOUNTS["ru"], "english": ACCOUNTS["en"]}, publisher="Khovar")
    write_articles(tmp_path / "news", {"tajik": ACCOUNTS["tg"]}, date="2025-10-09")
    write_articles(tmp_path / "news", {"french": ACCOUNTS["fr"], "short": "Six met."})
    fill(tmp_path / "news", tmp_path / "data")
    return tmp_path / "data"


@pytest.fixture
def library(data: Path):
    library = Library.open(data)
    yield library
    library.close()


@pytest.mark.parametrize(("code", "text"), [*ACCOUNTS.items(), ("uz", CYRILLIC_UZBEK), ("tk", TURKMEN)])
def test_an_account_is_in_its_language(code: str, text: str) -> None:
    assert language_of_article(text) == code


@pytest.mark.parametrize("text", ["", "Six met.", "C5+1: 12 / 17", "1.5 2.5 3.5 " * 99])
def test_too_little_text_is_in_no_language(text: str) -> None:
    assert language_of_article(text) == ""


def test_the_language_is_stored_and_said_where_an_article_is_named(library: Library) -> None:
    assert {one.id: one.language for one in library.articles()} == {
        "russian": "ru",
        "english": "en",
        "tajik": "tg",
        "french": "fr",
        "short": "",
    }
    told = {one.id: provenance(one) for one in library.articles()}
    assert told == {
        "russian": "Khovar, in Russian",
        "english": "Khovar",
        "tajik": "in Tajik",
        "french": "in French",
        "short": "",
    }


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("встречи", {"russian"}),  # stands there as "встреча"
        ("президента", {"russian"}),
        ("ПРЕЗИДЕНТАМИ деклараций", {"russian"}),
        ("prochaines", {"french"}),
        ("réunir", {"french"}),
        ("эъломияро", {"tajik"}),
        ("встречи хлопок", set()),
    ],
)
def test_a_word_is_found_in_any_of_its_forms(asked: str, found: set[str], library: Library) -> None:
    assert library.articles_with(asked) == found
    assert {one.partition(":")[0] for one, _ in library.search_stems(asked, 9, EVERYTHING)} >= found
    assert library.mentions(asked) == bool(found)


def test_a_search_in_other_languages_keeps_to_its_scope_and_limit(library: Library) -> None:
    asked = "Тошканд Ташкенте Tachkent"
    every = library.search_stems(asked, 9, EVERYTHING)
    assert [score for _, score in every] == sorted((score for _, score in every), reverse=True)
    assert len(every) == 3
    assert len(library.search_stems(asked, 2, EVERYTHING)) == 2
    assert [one.partition(":")[0] for one, _ in library.search_stems(asked, 9, Scope(articles=("french",)))] == [
        "french"
    ]
    for odd in ("", '"', "* AND (", "?!"):
        assert library.search_stems(odd, 9, EVERYTHING) == []


def test_a_language_that_is_given_is_believed_and_a_wrong_one_said(tmp_path: Path) -> None:
    news = tmp_path / "news"
    write_articles(news, {"named": "Six met.", "coded": "Seven met."}, lang="Russian")
    write_articles(news, {"coded": "Seven met."}, language="ru-RU")
    write_articles(news, {"odd": ACCOUNTS["fr"]}, language="gibberish")
    report = fill(news, tmp_path / "data")
    library = Library.open(tmp_path / "data")
    assert {one.id: one.language for one in library.articles()} == {"named": "ru", "coded": "ru", "odd": "fr"}
    library.close()
    assert [one.note for one in report.notes] == [
        "has a `language` that was left out: 'gibberish' is not a language like ru or Russian"
    ]


def test_what_is_removed_is_found_no_more_and_an_older_library_is_read_by_the_next_run(
    data: Path, tmp_path: Path
) -> None:
    with closing(sqlite3.connect(data / LIBRARY_FILE)) as connection:
        connection.execute("UPDATE articles SET traits_version = '', language = ''")
        connection.execute("DELETE FROM passage_stems")
        connection.commit()
    library = Library.open(data)
    assert library.articles_with("встречи") == set()
    ingest([str(tmp_path / "news")], Settings.read(data=data), load=never_loaded)
    assert library.articles_with("встречи") == {"russian"}
    library.remove("russian")
    assert library.search_stems("встречи", 9, EVERYTHING) == []
    library.close()
