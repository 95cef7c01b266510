"""Choosing the sentences that answer, or declining."""

from pathlib import Path

import numpy as np
import pytest
from langchain_core.documents import Document

from rag.chain import AnswerChain
from rag.features import FEATURES
from rag.library import Library
from rag.reader import EVIDENCE, HITS, MAX_QUOTES, Reader, Weights, shipped_weights
from tests.fakes import fake_chain, fill, write_articles


def by_cosine(threshold: float = 0.0, quote_share: float = 0.0) -> Weights:
    """Ranks sentences by their cosine alone; confidence ½ at cosine 0."""
    ranking = np.array([10.0 * (name == "sentence_cosine") for name in FEATURES])
    confidence = np.array([1.0 * (name == "sentence_cosine") for name in EVIDENCE])
    return Weights(ranking, confidence, 0.0, threshold, quote_share)


class Desk:
    """A library of a few articles and what its retriever finds."""

    def __init__(self, tmp_path: Path, bodies: dict[str, str]) -> None:
        fill(write_articles(tmp_path / "news", bodies), tmp_path / "data")
        self.chain = fake_chain(tmp_path / "data")
        self.library: Library = self.chain.library

    def found(self, question: str) -> list[Document]:
        return self.chain.retriever.invoke(question)

    def quotes(self, question: str, weights: Weights) -> list[str]:
        return [one.text for one in Reader(self.library, weights).read(question, self.found(question)).quotes]


@pytest.fixture
def desk(tmp_path: Path):
    desk = Desk(
        tmp_path,
        {
            "astana": "The gas treaty was signed. Six met. It is about gas.",
            "baku": "It is about gas. Some water was promised.",
            "tokyo": "IT IS  ABOUT gas. A visa and gas. A hub, gas and a fund.",
        },
    )
    yield desk
    desk.chain.close()


def test_the_best_sentences_come_first_and_none_is_said_twice(desk: Desk) -> None:
    quotes = desk.quotes("gas", by_cosine())
    assert len(quotes) == MAX_QUOTES
    assert quotes[0].casefold().split() == ["it", "is", "about", "gas."]
    assert len({" ".join(quote.casefold().split()) for quote in quotes}) == len(quotes)


def test_quotes_are_marked_in_order_and_cut_from_their_places(desk: Desk) -> None:
    quotes = Reader(desk.library, by_cosine()).read("gas", desk.found("gas")).quotes
    assert [quote.marker for quote in quotes] == [1, 2, 3, 4]
    assert [quote.score for quote in quotes] == sorted((quote.score for quote in quotes), reverse=True)
    for quote in quotes:
        assert desk.library.article(quote.article_id).text[quote.start : quote.end] == quote.text
        assert 0 <= quote.score <= 1


def test_a_sentence_that_is_much_less_likely_is_not_quoted(desk: Desk) -> None:
    assert len(desk.quotes("gas", by_cosine(quote_share=0.99))) == 1
    assert len(desk.quotes("gas", by_cosine(quote_share=0.04))) == 3


def test_below_the_threshold_nothing_is_quoted_but_the_nearest_are_told(desk: Desk) -> None:
    reader = Reader(desk.library, by_cosine(threshold=0.99))
    declined = reader.read("gas", desk.found("gas"))
    assert declined.quotes == ()
    assert declined.hits
    assert 0.5 < declined.confidence < 0.99
    assert reader.read("gas", desk.found("gas"), decline=False).quotes


def test_hits_are_ranked_by_their_best_sentence(desk: Desk) -> None:
    hits = Reader(desk.library, by_cosine()).read("water", desk.found("water")).hits
    assert hits[0].passage.article_id == "baku"
    assert [hit.rank for hit in hits] == [1, 2, 3]
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)


def test_no_passages_give_no_quotes_and_no_confidence(desk: Desk) -> None:
    reading = Reader(desk.library).read("gas", [])
    assert (reading.quotes, reading.hits, reading.confidence) == ((), (), 0.0)


def test_one_sentence_in_the_whole_library_can_be_read(tmp_path: Path) -> None:
    desk = Desk(tmp_path, {"only": "Some gas."})
    assert desk.quotes("gas", by_cosine()) == ["Some gas."]
    assert Reader(desk.library).read("gas", desk.found("gas")).hits
    desk.chain.close()


def test_a_question_of_stopwords_only_can_be_read(desk: Desk) -> None:
    reading = Reader(desk.library).read("What was it about?", desk.found("What was it about?"))
    assert 0 <= reading.confidence <= 1


def test_the_same_question_gets_the_same_reading(desk: Desk) -> None:
    reader = Reader(desk.library)
    assert reader.read("gas treaty", desk.found("gas treaty")) == reader.read("gas treaty", desk.found("gas treaty"))


def test_the_weights_that_ship_fit_the_features_and_let_evidence_speak_only_for_an_answer() -> None:
    weights = shipped_weights()
    assert weights.ranking.shape == (len(FEATURES),)
    assert weights.confidence.shape == (len(EVIDENCE),)
    assert (weights.confidence >= 0).all()
    assert 0 < weights.threshold < 1
    assert 0 < weights.quote_share <= 1
    assert np.isfinite(weights.ranking).all()


def test_on_the_corpus_a_reading_has_ten_hits_and_one_to_four_quotes(chain: AnswerChain) -> None:
    question = "How many points are in the communiqué signed in Dushanbe?"
    reading = Reader(chain.library).read(question, chain.retriever.invoke(question))
    assert len(reading.hits) == HITS
    assert 1 <= len(reading.quotes) <= MAX_QUOTES
    assert "29 points" in reading.quotes[0].text
