"""Hybrid retrieval, its ranks worked out by hand."""

import datetime as dt
from pathlib import Path

import pytest

from rag.chain import AnswerChain
from rag.reading.retriever import CANDIDATES_PER_ARTICLE, RRF_K, HybridRetriever, spread
from rag.types import Hit, Passage, Scope, Sentence
from tests.rag.fakes import fake_chain, fill, write_articles


def hit(article_id: str, nth: int, rank: int) -> Hit:
    return Hit(Passage(f"{article_id}:{nth}", article_id, nth, nth + 1, (Sentence(nth, nth + 1),), 3), rank, 1 / rank)


@pytest.fixture
def retriever(tmp_path: Path):
    """Three passages. Cosines with "gas gas treaty" ((2, 1)/√5): a 2/√5, b 1 at (2, 1)/√5, c 1/√5.

    By words: `a` has gas once, `c` treaty once, `b` both in a longer text. By best sentence: `b` 's is its whole.
    """
    bodies = {"a": "Some gas.", "b": "The gas and gas treaty.", "c": "A treaty."}
    fill(write_articles(tmp_path / "news", bodies, title="T"), tmp_path / "data")
    chain = fake_chain(tmp_path / "data")
    yield chain.retriever
    chain.close()


def test_a_passage_s_score_is_the_sum_of_its_reciprocal_ranks(retriever: HybridRetriever) -> None:
    hits = [document.metadata["hit"] for document in retriever.invoke("gas gas treaty")]
    assert [(one.passage.article_id, one.rank) for one in hits] == [("b", 1), ("a", 2), ("c", 3)]
    assert [one.dense for one in hits] == pytest.approx([1, 2 / 5**0.5, 1 / 5**0.5], abs=1e-5)
    assert [one.sentence_cosines for one in hits] == [(pytest.approx(one.dense, abs=2e-3),) for one in hits]
    by_words = sorted(hits, key=lambda one: (-one.bm25, one.passage.id))
    for one in hits:
        dense_rank = one.rank  # and so by best sentence
        word_rank = 1 + by_words.index(one)
        assert one.score == pytest.approx(2 / (RRF_K + dense_rank) + 1 / (RRF_K + word_rank))


def test_a_passage_without_the_question_s_words_gets_nothing_from_the_word_leg(retriever: HybridRetriever) -> None:
    found = [document.metadata["hit"] for document in retriever.invoke("gas")]
    hits = {one.passage.article_id: one for one in found}
    assert hits["c"].bm25 == 0
    assert hits["c"].score == 0  # neither cosine says anything for it
    assert hits["a"].bm25 > 0


def test_a_document_is_its_passage_with_the_hit_beside_it(retriever: HybridRetriever) -> None:
    [document, *_] = retriever.invoke("gas gas treaty")
    assert document.page_content == "The gas and gas treaty."
    assert document.id == document.metadata["hit"].passage.id
    stored = document.metadata["stored"]
    assert (stored.passage.id, stored.heading, stored.date, stored.edition) == (document.id, "T", None, None)


@pytest.mark.parametrize(
    "question",
    [
        '"AND (NEAR*', "gas AND treaty", "NOT gas", "gas*", "heading:gas", "^gas", '""""', "a-b+c", "NEAR(gas, 2)",
        "'; DROP TABLE articles; --", "gas OR", "{gas}", "%_", "\\", "🚆", "你好", "the of and", "C5+1", "_",
    ],
)  # fmt: skip
def test_operators_of_full_text_search_in_a_question_do_no_harm(retriever: HybridRetriever, question: str) -> None:
    assert len(retriever.invoke(question)) == 3


def test_a_question_of_many_words_does_no_harm(retriever: HybridRetriever) -> None:
    assert len(retriever.invoke(" ".join(f"w{n}" for n in range(700)))) == 3


@pytest.mark.parametrize(
    ("question", "found"), [("CO₂", "climate"), ("Второй", "ru"), ("km²", "area"), ("한국", "asia")]
)
def test_a_word_of_any_script_is_found_by_its_letters(tmp_path: Path, question: str, found: str) -> None:
    bodies = {"climate": "Cut CO₂.", "ru": "Второй саммит.", "area": "Some km².", "asia": "From 한국.", "x": "Six met."}
    fill(write_articles(tmp_path / "more", bodies), tmp_path / "others")
    chain = fake_chain(tmp_path / "others")
    hits = [document.metadata["hit"] for document in chain.retriever.invoke(question)]
    chain.close()
    assert {one.passage.article_id for one in hits if one.bm25 > 0} == {found}


def test_a_scope_binds_both_legs(tmp_path: Path) -> None:
    for name, day in {"old": "2024-01-01", "new": "2025-01-01"}.items():
        write_articles(tmp_path / "news", {name: f"Some {name} gas."}, title="T", date=day, summit=f"{name} summit")
    write_articles(tmp_path / "news", {"undated": "Some gas."}, title="T")
    fill(tmp_path / "news", tmp_path / "data")
    chain = fake_chain(tmp_path / "data")

    def found(scope: Scope) -> set[str]:
        return {one.metadata["hit"].passage.article_id for one in chain.retriever.invoke("gas", scope=scope)}

    assert found(Scope()) == {"old", "new", "undated"}
    assert found(Scope(since=dt.date(2024, 6, 1))) == {"new"}
    assert found(Scope(until=dt.date(2024, 6, 1))) == {"old"}
    assert found(Scope(summits=("old summit",))) == {"old"}
    assert found(Scope(summits=("old summit",), since=dt.date(2024, 6, 1))) == set()
    chain.close()


def test_a_long_article_leaves_room_for_others_among_what_is_read(tmp_path: Path) -> None:
    crowd = "\n\n".join(f"## Part {n}\n\nSome gas." for n in range(30))
    fill(write_articles(tmp_path / "news", {"crowd": crowd, "other": "A gas treaty."}), tmp_path / "data")
    chain = fake_chain(tmp_path / "data")
    ids = [one.metadata["hit"].passage.article_id for one in chain.retriever.invoke("gas")]
    assert "other" in ids[: CANDIDATES_PER_ARTICLE + 1]
    assert ids[:CANDIDATES_PER_ARTICLE].count("crowd") >= CANDIDATES_PER_ARTICLE - 1
    chain.close()


def test_what_is_over_an_article_s_share_comes_after_everything_else() -> None:
    ranked = [hit("a", 0, 1), hit("a", 1, 2), hit("a", 2, 3), hit("b", 0, 4), hit("c", 0, 5)]
    ids = [(one.passage.id, one.rank) for one in spread(ranked, 1, 4)]
    assert ids == [("a:0", 1), ("b:0", 2), ("c:0", 3), ("a:1", 4)]
    assert [one.passage.id for one in spread(ranked, 2, 10)] == ["a:0", "a:1", "b:0", "c:0", "a:2"]
    assert spread([], 2, 10) == []


def test_a_library_of_articles_without_sentences_finds_nothing(tmp_path: Path) -> None:
    fill(write_articles(tmp_path / "news", {"a": "# Only a heading"}), tmp_path / "data")
    chain = fake_chain(tmp_path / "data")
    assert chain.retriever.invoke("gas") == []
    chain.close()


def test_the_corpus_s_right_passage_for_a_plain_question_is_among_the_candidates(chain: AnswerChain) -> None:
    documents = chain.retriever.invoke("What did the leaders adopt at the second Central Asia–Russia summit?")
    right = [one for one in documents if "Joint Action Plan" in one.page_content]
    assert right
    stored = right[0].metadata["stored"]
    assert (stored.date.year, stored.edition) == (2025, 2)
