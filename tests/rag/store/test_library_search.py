"""Passages and articles of the library are found by their words, within a scope."""

import datetime as dt

import pytest

from rag.errors import LibraryError
from rag.store import full_text
from rag.store.library import Library
from rag.types import EVERYTHING, Scope
from tests.rag.fakes import article, passage_of, put


@pytest.mark.parametrize(
    ("scope", "found"),
    [
        (EVERYTHING, {"astana", "opinion"}),
        (Scope(summits=("Central Asia–China Summit",)), {"astana"}),
        (Scope(summits=("Central Asia–Russia Summit",)), set()),
        (Scope(summits=("Central Asia–Russia Summit", "Central Asia–China Summit")), {"astana"}),
        (Scope(since=dt.date(2025, 6, 17)), {"astana"}),
        (Scope(since=dt.date(2025, 6, 18)), set()),
        (Scope(until=dt.date(2025, 6, 17)), {"astana"}),
        (Scope(until=dt.date(2025, 6, 16)), set()),
        (Scope(summits=("x' OR 1=1 --",)), set()),
    ],
)
def test_words_are_searched_inside_the_scope_and_undated_articles_are_outside_dates(
    library: Library, scope: Scope, found: set[str]
) -> None:
    assert {passage_id.split(":")[0] for passage_id, _ in library.search_words('"treaty"', 9, scope)} == found


def test_the_passage_with_the_rarer_word_comes_first_and_ties_go_by_id(library: Library) -> None:
    ranked = library.search_words('"treaty" OR "praised"', 9, EVERYTHING)
    assert [passage_id for passage_id, _ in ranked] == ["opinion:0", "astana:0"]
    assert ranked[0][1] > ranked[1][1] > 0
    for nth in (2, 1):
        put(library, article("A visa.", f"twin{nth}"))
    assert [passage_id for passage_id, _ in library.search_words('"visa"', 9, EVERYTHING)] == ["twin1:0", "twin2:0"]


def test_where_words_are_in_many_passages_the_rare_ones_choose_and_all_count(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The scores are those of FTS5, in whose terms the common words are computed here."""
    for nth in range(9):
        put(library, article(f"The treaty has {nth} seals. A treaty on {'visas' if nth % 3 else 'grain'}.", f"s{nth}"))
    asked = ["treaty", "grain", "seals"]
    everywhere = library.search_words('"treaty" OR "grain" OR "seals"', 50, EVERYTHING)
    assert library.search_any_word(asked, 50, EVERYTHING) == everywhere
    monkeypatch.setattr(full_text, "POSTINGS_READ", 4)
    chosen = library.search_any_word(asked, 50, EVERYTHING)
    assert [one for one, _ in chosen] == ["s0:0", "s3:0", "s6:0"]
    assert dict(chosen) == {one: pytest.approx(score) for one, score in everywhere if one in dict(chosen)}
    assert len(library.search_any_word(["treaty", "seals"], 50, EVERYTHING)) == 9  # one word is always looked for


def test_articles_are_found_by_the_weight_of_the_terms_that_a_passage_has(library: Library) -> None:
    weights = {"treati": 1.0, "prais": 0.5, "nowher": 4.0}
    assert library.articles_covering(weights, 1.0) == {"astana": 1.0, "opinion": 1.5}
    assert library.articles_covering(weights, 1.5) == {"opinion": 1.5}
    assert library.articles_covering({}, 0.1) == {}


def test_the_heading_is_searched_too_and_nothing_asked_finds_nothing(library: Library) -> None:
    assert [passage_id for passage_id, _ in library.search_words('"opinion"', 9, EVERYTHING)] == ["opinion:0"]
    assert library.search_words("", 9, EVERYTHING) == []


def test_a_query_that_fts_cannot_parse_is_an_error_of_ours(library: Library) -> None:
    with pytest.raises(LibraryError, match="cannot be read"):
        library.search_words('"AND (NEAR*', 5, EVERYTHING)


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("treaty", {"astana", "opinion"}),
        ("TREATY articles", {"astana"}),
        ("treat", {"astana", "opinion"}),
        ("bukhara dushanbe", {"dushanbe"}),  # one in the text, one in the heading
        ("treaty bukhara", set()),
        ("", set()),
        ("*** - ^", set()),
        ('" OR treaty', set()),
        ("treaty OR bukhara", set()),
        ("NOT treaty", set()),
        ("heading:opinion", set()),
        ('"treaty"* -(praised)', {"opinion"}),
        ("'; DROP TABLE articles; --", set()),
        ("treaty\0 \ud800", {"astana", "opinion"}),
        (" ".join(["treaty"] * 5000), {"astana", "opinion"}),
    ],
)
def test_articles_are_found_by_all_their_words_and_no_text_is_an_operator(
    library: Library, text: str, ids: set[str]
) -> None:
    assert library.articles_with(text) == ids


def test_words_may_stand_in_different_passages_of_an_article(library: Library) -> None:
    long = article("A railway. Some gas.", "long")
    put(library, long, passage_of(long, 0, 10), passage_of(long, 11))
    assert library.articles_with("railway gas") == {"long"}


def test_articles_are_found_by_a_query_of_words_and_runs_of_words(library: Library) -> None:
    assert library.articles_matching('"praising" OR "15 articles"') == {"astana", "opinion"}
    assert library.articles_matching('"articles 15"') == frozenset()


def test_the_articles_of_a_scope_are_given(library: Library) -> None:
    assert library.ids_within(Scope(since=dt.date(2025, 6, 17))) == {
        one.id for one in library.articles() if Scope(since=dt.date(2025, 6, 17)).covers(one)
    }
    assert library.ids_within(Scope(("Central Asia–China Summit",))) == {"astana"}
