"""The words of articles: what is read from one, and that a library keeps them as memory does."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from rag.store import Library
from rag.types import Article
from rag.vocabulary import ArticleVocabulary, Vocabulary, words_of
from tests.rag.fakes import article, put

ARTICLES = (
    article(
        "President Ilham Aliyev met Xi Jinping of China in Xi’an. The Lake Basin Forum (LBF) agreed on fishing quotas.",
        "lake",
        summit="Lake Basin Summit",
        place="Zürich, Switzerland",
    ),
    article("The basin council discussed fishing with the port of Aktau.", "port", summit=None),
)


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    library = Library.create(tmp_path)
    for one in ARTICLES:
        put(library, one)
    yield library
    library.close()


_LOOKED_UP = ("fishing", "fish", "zurich", "council", "quota", "lakes", "xi'an", "n'djamena", "'", "")


def told(vocabulary: Vocabulary) -> dict[str, object]:
    return {
        "has": [one for one in _LOOKED_UP if vocabulary.has(one)],
        "names": [*vocabulary.names("a", 1, 99), *vocabulary.names("b", 1, 99), *vocabulary.names("z", 6, 6)],
        "ordinary": [*vocabulary.ordinary("f", 5, 7), *vocabulary.ordinary("b", 5, 5)],
        "people": sorted(vocabulary.people),
        "abbreviations": {key: [*found] for key, found in vocabulary.abbreviations(["lake"]).items() if found},
        "with all": [
            sorted(vocabulary.articles_with_all(words))
            for words in (["fishing", "basin"], ["fishing", "quotas"], ["fish"], ["zurich"])
        ],
        "in text": sorted(vocabulary.in_text(["aktau", "fishing", "zurich"], "port")),
    }


def test_a_library_keeps_the_words_that_its_articles_have(library: Library) -> None:
    kept = told(library.vocabulary)
    assert kept == told(ArticleVocabulary(ARTICLES))
    assert kept == {
        "has": ["fishing", "fish", "zurich", "council", "quota", "xi'an"],
        "names": ["aktau", "aliyev", "zurich"],  # "basin" is an ordinary word, too
        "ordinary": ["fishing", "basin"],
        "people": ["aliyev", "ilham", "jinping", "xi"],
        "abbreviations": {"lake": [("The Lake Basin Forum ", "LBF")]},
        "with all": [["lake", "port"], ["lake"], [], []],
        "in text": ["aktau", "fishing"],
    }


def test_the_words_of_an_article_change_and_go_with_it(library: Library) -> None:
    put(library, article("Nothing was agreed in Bishkek.", "lake", summit="Lake Basin Summit"))
    assert told(library.vocabulary) == told(
        ArticleVocabulary([article("Nothing was agreed in Bishkek.", "lake", summit="Lake Basin Summit"), ARTICLES[1]])
    )
    for one in ARTICLES:
        library.remove(one.id)
    assert (sorted(library.vocabulary.people), library.vocabulary.has("basin")) == ([], False)
    assert library.vocabulary.articles_with_all(["bishkek"]) == frozenset()


def test_people_are_looked_up_as_in_a_set(library: Library) -> None:
    people = library.vocabulary.people
    assert "aliyev" in people
    assert people & {"aliyev", "basin"} == {"aliyev"}
    assert people.isdisjoint(["basin"])
    assert len(people) == 4


def test_names_of_an_articles_series_and_place_count_as_its_words_but_not_as_its_text() -> None:
    read = words_of(Article("a", "On tolls", "Six met.", "0", summit="Ferry Talks", place="Baku"))
    assert (read.text, read.every - read.text) == ({"six", "met"}, {"on", "tolls", "ferry", "talks", "baku"})
