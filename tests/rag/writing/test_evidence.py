from dataclasses import replace
from pathlib import Path

import pytest

from rag.encoding.embedder import EncodedPassage
from rag.errors import LibraryError
from rag.reading.reader import Reading
from rag.store.library import Library
from rag.types import Article, Hit, Passage, Quote, Sentence
from rag.writing.evidence import evidence, seen
from tests.rag.fakes import article, encoded_passage, passage_of, put

TEXT = "They met in May. They\nagreed on trade. They left. Nobody\u200b\u202e spoke."
STARTS = tuple(TEXT.index(word) for word in ("They met", "They\n", "They left", "Nobody"))
ENDS = (*(start - 1 for start in STARTS[1:]), len(TEXT))


def passage(text_of: Article, *sentences: int, tokens: int = 10) -> Passage:
    own = tuple(Sentence(STARTS[nth], ENDS[nth]) for nth in sentences)
    return Passage(f"{text_of.id}:{sentences}-{tokens}", text_of.id, own[0].start, own[-1].end, own, tokens)


def encoded(text_of: Article, of: Passage) -> EncodedPassage:
    spans = [(one.start - of.start, one.end - of.start) for one in of.sentences]
    return encoded_passage(text_of.text[of.start : of.end], spans)


def reading(*passages: Passage, quoted: tuple[tuple[str, int], ...] = ()) -> Reading:
    hits = tuple(Hit(one, rank, 0.5) for rank, one in enumerate(passages, start=1))
    quotes = tuple(Quote(n, where, start, start + 1, "T", 0.9) for n, (where, start) in enumerate(quoted, start=1))
    return Reading(quotes, hits, 0.9)


@pytest.fixture
def library(tmp_path: Path) -> Library:
    library = Library.create(tmp_path)
    for name in ("dushanbe", "bukhara", "xian", "gabala"):
        one = article(TEXT, name, title=f"On {name}", publisher="UzDaily")
        every = [passage(one, *own, tokens=n) for own in ((0,), (0, 1, 2), (1, 2, 3), (2, 3)) for n in (10, 50, 60)]
        put(library, one, *((each, encoded(one, each)) for each in every))
    return library


def test_neighbours_are_one_run_and_numbers_count_from_one_over_all_articles(library: Library) -> None:
    first, other = library.article("dushanbe"), library.article("bukhara")
    found = reading(passage(first, 2, 3), passage(other, 0), passage(first, 0, 1, 2), quoted=(("dushanbe", 0),))
    shown = evidence(found, library, 1000)
    assert [one.line for one in shown.articles] == [
        "On dushanbe | UzDaily | 9 October 2025",
        "On bukhara | UzDaily | 9 October 2025",
    ]
    assert [(one.number, one.article_id, one.start) for one in shown.sentences] == [
        *((nth, "dushanbe", start) for nth, start in enumerate(STARTS, start=1)),
        (5, "bukhara", 0),
    ]


def test_a_sentence_is_shown_on_one_line_without_what_nobody_sees(library: Library) -> None:
    shown = evidence(reading(passage(library.article("xian"), 1, 2, 3)), library, 1000)
    assert [one.line for one in shown.sentences] == ["They agreed on trade.", "They left.", "Nobody spoke."]
    assert seen("a\u200b\u2060\ufeff\u00ad\u202eb\x07 \n c\U000e0041") == "ab c"


def test_what_holds_a_quote_comes_first_and_little_else_with_it(library: Library) -> None:
    names = ("dushanbe", "bukhara", "xian", "gabala")
    found = reading(*(passage(library.article(name), 0) for name in names), quoted=(("gabala", 0),))
    assert [one.article_id for one in evidence(found, library, 1000).sentences] == ["gabala", "dushanbe", "bukhara"]


def test_the_budget_is_kept_to_but_the_best_passage_is_always_shown(library: Library) -> None:
    first, other = library.article("dushanbe"), library.article("bukhara")
    found = reading(passage(first, 0, tokens=60), passage(other, 0, tokens=50))
    assert len(evidence(found, library, 110).articles) == 2
    assert len(evidence(found, library, 109).articles) == 1
    assert len(evidence(found, library, 1).articles) == 1


def test_an_article_removed_meanwhile_is_left_out(library: Library) -> None:
    found = reading(passage(library.article("xian"), 0), passage(library.article("gabala"), 0))
    library.remove("xian")
    assert [(one.number, one.article_id) for one in evidence(found, library, 1000).sentences] == [(1, "gabala")]


def test_a_passage_whose_article_was_changed_meanwhile_is_left_out(library: Library) -> None:
    old = library.article("xian")
    found = reading(passage(old, 0), passage(library.article("gabala"), 0))
    new = replace(old, text=f"It rained. {TEXT}", sha256="1" * 64)
    put(library, new, passage_of(new))
    assert {one.article_id for one in evidence(found, library, 1000).sentences} == {"gabala"}
    with pytest.raises(LibraryError, match="Ask again"):
        evidence(reading(passage(old, 0)), library, 1000)
