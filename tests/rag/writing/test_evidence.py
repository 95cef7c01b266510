from dataclasses import replace
from pathlib import Path

import pytest

from rag.encoding.embedder import EncodedPassage
from rag.errors import LibraryError
from rag.reading.reader import Reading
from rag.store.library import Library
from rag.types import Answer, Article, Hit, Kind, Passage, Quote, Sentence
from rag.writing.evidence import MOST_FACTS, evidence, seen
from tests.rag.fake_embedder import encoded_passage
from tests.rag.fakes import article, passage_of, put

TEXT = "They met in May. They\nagreed on trade. They left. Nobody\u200b\u202e spoke."
STARTS = tuple(TEXT.index(word) for word in ("They met", "They\n", "They left", "Nobody"))
ENDS = (*(start - 1 for start in STARTS[1:]), len(TEXT))


def passage(text_of: Article, *sentences: int, tokens: int = 10) -> Passage:
    own = tuple(Sentence(STARTS[nth], ENDS[nth]) for nth in sentences)
    return Passage(f"{text_of.id}:{sentences}-{tokens}", text_of.id, own[0].start, own[-1].end, own, tokens)


def encoded(text_of: Article, of: Passage) -> EncodedPassage:
    spans = [(one.start - of.start, one.end - of.start) for one in of.sentences]
    return encoded_passage(text_of.text[of.start : of.end], spans)


def reading(*passages: Passage) -> Reading:
    """Each passage's first sentence is nearest to the question, its second next to nearest."""
    cosines = (0.9, 0.8, 0.7, 0.6)
    hits = tuple(Hit(one, rank, 0.5, sentence_cosines=cosines) for rank, one in enumerate(passages, start=1))
    return Reading((), hits, 0.9)


def quoted(*places: tuple[str, int], kind: Kind = "fact") -> Answer:
    """An answer that quotes those sentences of the articles of those ids."""
    quotes = tuple(
        Quote(n, where, STARTS[nth], ENDS[nth], TEXT[STARTS[nth] : ENDS[nth]], 0.9)
        for n, (where, nth) in enumerate(places, start=1)
    )
    return Answer("a", "Q?", "Q?", "answered", quotes, (), 0.9, kind=kind)


@pytest.fixture
def library(tmp_path: Path) -> Library:
    library = Library.create(tmp_path)
    for name in ("dushanbe", "bukhara", "xian", "gabala"):
        one = article(TEXT, name, title=f"On {name}", publisher="UzDaily")
        every = [passage(one, *own, tokens=n) for own in ((0,), (0, 1, 2), (1, 2, 3), (2, 3)) for n in (10, 50, 60)]
        put(library, one, *((each, encoded(one, each)) for each in every))
    return library


NOTHING = reading()


def test_what_is_quoted_comes_first_and_then_what_is_nearest(library: Library) -> None:
    found = reading(passage(library.article("dushanbe"), 0, 1, 2), passage(library.article("bukhara"), 2, 3))
    shown = evidence(quoted(("xian", 1), ("dushanbe", 0)), found, library, 1000)
    assert [(one.number, one.article_id, one.start) for one in shown.sentences] == [
        (1, "xian", STARTS[1]),
        (2, "dushanbe", STARTS[0]),
        (3, "bukhara", STARTS[2]),
        (4, "bukhara", STARTS[3]),
        (5, "dushanbe", STARTS[1]),
        (6, "dushanbe", STARTS[2]),
    ]
    assert shown.sentences[0].about == "On xian, 9 October 2025"
    assert shown.sha256 == {name: library.article(name).sha256 for name in ("xian", "dushanbe", "bukhara")}


def test_a_fact_is_written_from_few_sentences_and_a_list_from_all_that_it_quotes(library: Library) -> None:
    every = [(name, nth) for name in ("dushanbe", "bukhara", "xian") for nth in range(4)]
    found = reading(passage(library.article("gabala"), 0, 1, 2))
    assert len(evidence(quoted(*every), found, library, 1000).sentences) == MOST_FACTS
    assert len(evidence(quoted(*every, kind="digest"), found, library, 1000).sentences) == 12


def test_a_sentence_is_shown_on_one_line_without_what_nobody_sees(library: Library) -> None:
    shown = evidence(quoted(("xian", 1), ("xian", 2), ("xian", 3)), NOTHING, library, 1000)
    assert [one.line for one in shown.sentences] == ["They agreed on trade.", "They left.", "Nobody spoke."]
    assert seen("a\u200b\u2060\ufeff\u00ad\u202eb\x07 \n c\U000e0041") == "ab c"


def test_a_sentence_is_shown_after_the_one_it_leans_on(library: Library) -> None:
    answer = quoted(("xian", 1))
    leaning = replace(answer, quotes=(replace(answer.quotes[0], before=Sentence(STARTS[0], ENDS[0])),))
    (one,) = evidence(leaning, NOTHING, library, 1000).sentences
    assert one.line == "They met in May. They agreed on trade."
    assert (one.start, one.end) == (STARTS[1], ENDS[1])


def test_the_budget_is_kept_to_but_the_best_sentence_is_always_shown(library: Library) -> None:
    every = quoted(*(("xian", nth) for nth in range(4)))
    assert len(evidence(every, NOTHING, library, 25).sentences) == 2
    assert len(evidence(every, NOTHING, library, 1).sentences) == 1


def test_an_article_removed_meanwhile_is_left_out(library: Library) -> None:
    library.remove("xian")
    shown = evidence(quoted(("xian", 0), ("gabala", 0)), NOTHING, library, 1000)
    assert [(one.number, one.article_id) for one in shown.sentences] == [(1, "gabala")]


def test_what_was_changed_meanwhile_is_left_out(library: Library) -> None:
    old = library.article("xian")
    found = reading(passage(old, 0), passage(library.article("gabala"), 0))
    new = replace(old, text=f"It rained. {TEXT}", sha256="1" * 64)
    put(library, new, passage_of(new))
    shown = evidence(quoted(("xian", 0), ("gabala", 0)), found, library, 1000)
    assert {one.article_id for one in shown.sentences} == {"gabala"}
    with pytest.raises(LibraryError, match="Ask again"):
        evidence(quoted(("xian", 0)), reading(passage(old, 0)), library, 1000)
