"""The numbers that speak for a sentence, worked out by hand."""

import datetime as dt
import gc
import math
import weakref
from collections.abc import Mapping

import numpy as np
import pytest
from langchain_core.documents import Document

from rag.question.asked import parse_question
from rag.question.catalogue import Agreement
from rag.reading.features import WORD_FEATURES, Rarity, candidates, feature_rows, passage_terms
from rag.store.rows import StoredPassage
from rag.types import Hit, Passage, Sentence
from tests.rag.fake_embedder import encoded_passage

TEXT = "Putin met Rahmon. The treaty cost 26 billion. A hub was not agreed in 2025."
SPANS = ((0, 17), (18, 45), (46, 75))


def document() -> Document:
    """The three sentences, standing at character 100 of their article."""
    sentences = tuple(Sentence(100 + start, 100 + end) for start, end in SPANS)
    passage = Passage("a:0", "a", 100, 175, sentences, 20)
    hit = Hit(passage, 2, 0.05, dense=0.5, bm25=3.0, sentence_cosines=(0.1, 0.9, 0.4))
    encoded = encoded_passage(TEXT, SPANS)
    stored = StoredPassage(
        passage=passage,
        heading="Dushanbe summit",
        date=dt.date(2025, 10, 9),
        edition=2,
        story="",
        text=TEXT,
        vector=encoded.vector,
        sentence_vectors=encoded.sentence_vectors,
        tokens=encoded.tokens,
    )
    return Document(page_content=TEXT, metadata={"hit": hit, "stored": stored})


def rows(question: str, agreement: Mapping[str, Agreement] | None = None) -> dict[str, list[float]]:
    asked = parse_question(question)
    rarity = Rarity.of(asked.terms, {"treati": 9, "hub": 1}, 10)
    found = feature_rows(asked, rarity, agreement or {}, [document()])
    assert found.shape == (3, len(WORD_FEATURES))
    assert np.isfinite(found).all()
    return {name: found[:, nth].tolist() for nth, name in enumerate(WORD_FEATURES)}


def test_a_passage_s_terms_are_computed_once_and_do_not_keep_its_vectors_in_memory() -> None:
    stored = document().metadata["stored"]
    vectors = weakref.ref(stored.tokens.levels)
    assert passage_terms(stored) is passage_terms(stored)
    del stored
    gc.collect()
    assert vectors() is None


def test_candidates_are_the_sentences_at_their_places() -> None:
    assert [one.text for one in candidates([document()])] == [TEXT[start:end] for start, end in SPANS]
    assert [one.position for one in candidates([document()])] == [0, 1, 2]


def test_the_passage_s_rank_is_told_as_its_reciprocal() -> None:
    assert rows("hub?")["fused_rank"] == [0.5] * 3


def test_coverage_is_the_share_of_the_question_s_word_weight() -> None:
    found = rows("hub treaty")
    hub, treaty = math.log(1 + 9.5 / 1.5), math.log(1 + 1.5 / 9.5)
    assert found["sentence_coverage"] == pytest.approx([0, treaty / (hub + treaty), hub / (hub + treaty)])
    assert found["context_coverage"] == pytest.approx([0, treaty / (hub + treaty), 1])
    assert found["passage_coverage"] == [1] * 3
    assert found["rarest_word"] == [0, 0, 1]


def test_words_of_the_heading_count_for_the_article() -> None:
    found = rows("Dushanbe hub")
    assert found["heading_coverage"][0] > 0
    assert found["passage_coverage"][0] < found["article_coverage"][0] == 1


@pytest.mark.parametrize(
    ("question", "feature", "fits"),
    [
        ("How many billion did the treaty cost?", "fits_number", [0, 1, 1]),
        ("When was the hub agreed?", "fits_when", [0, 0, 1]),
        ("When in 2025 was it?", "fits_when", [0, 0, 0]),
        ("Who met Putin?", "fits_who", [1, 0, 0]),
        ("Was the hub agreed?", "fits_status", [0, 0, 1]),
        ("Tell me of the hub", "fits_number", [0, 0, 0]),
    ],
)
def test_a_sentence_fits_when_it_has_what_is_asked_for_and_was_not_said(
    question: str, feature: str, fits: list[float]
) -> None:
    assert rows(question)[feature] == fits


def test_how_an_article_agrees_with_what_is_named_is_passed_on() -> None:
    found = rows("treaty of 2024?", {"a": {"year": -1.0, "summit": 1.0}})
    assert found["year_agrees"] == [-1] * 3
    assert found["summit_agrees"] == [1] * 3
    assert rows("treaty of 2024?", {"b": {"year": -1.0}})["year_agrees"] == [0] * 3


def test_a_question_without_terms_covers_nothing() -> None:
    found = rows("What was it?")
    assert found["sentence_coverage"] == found["bigrams"] == [0, 0, 0]


def test_rarer_words_weigh_more_and_unknown_ones_most() -> None:
    rarity = Rarity.of(["summit", "bukhara", "peru"], {"summit": 95, "bukhara": 2, "stray": 5}, 100)
    assert rarity.idf["peru"] > rarity.idf["bukhara"] > rarity.idf["summit"] > 0
    assert rarity.covered(frozenset(rarity.idf)) == pytest.approx(1)
    assert Rarity.of([], {}, 0).total == 1


def test_no_passages_give_no_rows() -> None:
    assert feature_rows(parse_question("hub"), Rarity.of([], {}, 0), {}, []).shape == (0, len(WORD_FEATURES))
