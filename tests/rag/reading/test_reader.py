"""Choosing the sentences that answer, or declining."""

from pathlib import Path

import pytest
from langchain_core.documents import Document

from rag.chain import AnswerChain
from rag.reading.joint import Again
from rag.reading.network import Network
from rag.reading.quoting import MAX_QUOTES
from rag.reading.reader import HITS, Reader, Reading, Scorer
from rag.store.library import Library
from tests.rag.fakes import ByCosine, fake_chain, fill, write_articles


class Desk:
    """A library of a few articles and what its retriever finds."""

    def __init__(self, tmp_path: Path, bodies: dict[str, str]) -> None:
        fill(write_articles(tmp_path / "news", bodies), tmp_path / "data")
        self.chain = fake_chain(tmp_path / "data")
        self.library: Library = self.chain.library

    def found(self, question: str) -> list[Document]:
        return self.chain.retriever.invoke(question)

    def read(self, question: str, scorer: Scorer | None = None, **options: bool) -> Reading:
        encoded = self.chain.retriever.embedder.encode_question(question)
        reader = Reader(self.library, scorer or ByCosine())
        return reader.read(self.chain.finder.understand(question), encoded, self.found(question), **options)

    def quotes(self, question: str) -> list[str]:
        return [one.text for one in self.read(question).quotes]


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
    quotes = desk.quotes("gas")
    assert len(quotes) == MAX_QUOTES
    assert quotes[0].casefold().split() == ["it", "is", "about", "gas."]
    assert len({" ".join(quote.casefold().split()) for quote in quotes}) == len(quotes)


def test_quotes_are_marked_in_order_and_cut_from_their_places(desk: Desk) -> None:
    quotes = desk.read("gas").quotes
    assert [quote.marker for quote in quotes] == [1, 2, 3, 4]
    assert [quote.score for quote in quotes] == sorted((quote.score for quote in quotes), reverse=True)
    for quote in quotes:
        assert desk.library.article(quote.article_id).text[quote.start : quote.end] == quote.text
        assert 0 <= quote.score <= 1


def test_a_sentence_that_is_much_less_likely_is_not_quoted(desk: Desk) -> None:
    assert len(desk.quotes("water")) == 1


def test_below_the_threshold_nothing_is_quoted_but_the_nearest_are_told(desk: Desk) -> None:
    declined = desk.read("gas", ByCosine(decline_below=0.9999))
    assert declined.quotes == ()
    assert declined.hits
    assert 0.5 < declined.confidence < 0.9999
    assert desk.read("gas", ByCosine(decline_below=0.9999), decline=False).quotes


def test_hits_are_ranked_by_their_best_sentence(desk: Desk) -> None:
    hits = desk.read("water").hits
    assert hits[0].passage.article_id == "baku"
    assert [hit.rank for hit in hits] == [1, 2, 3]
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)


def test_no_passages_give_no_quotes_and_no_confidence(desk: Desk) -> None:
    encoded = desk.chain.retriever.embedder.encode_question("gas")
    reading = Reader(desk.library).read(desk.chain.finder.understand("gas"), encoded, [])
    assert (reading.quotes, reading.hits, reading.confidence) == ((), (), 0.0)


def test_one_sentence_in_the_whole_library_can_be_read(tmp_path: Path) -> None:
    desk = Desk(tmp_path, {"only": "Some gas."})
    assert desk.quotes("gas") == ["Some gas."]
    assert desk.read("gas", Network.load()).hits
    desk.chain.close()


@pytest.mark.parametrize("question", ["What was it about?", "?? gas", "Ï 🚆 二", "gas " * 400])
def test_any_question_can_be_read_by_the_network_that_ships(desk: Desk, question: str) -> None:
    assert 0 <= desk.read(question, Network.load()).confidence <= 1


def test_the_same_question_gets_the_same_reading(desk: Desk) -> None:
    assert desk.read("gas treaty", Network.load()) == desk.read("gas treaty", Network.load())


def test_with_another_embedder_the_network_is_not_told_the_question_s_tokens(chain: AnswerChain) -> None:
    question = "How many points are in the communiqué signed in Dushanbe?"
    encoded = chain.retriever.embedder.encode_question(question)
    documents = chain.retriever.invoke(question)
    understood = chain.finder.understand(question)
    compared = Reader(chain.library, bundled_embedder=False).compare(understood, encoded, documents)
    assert not compared.tokens.any()
    reading = Reader(chain.library, bundled_embedder=False).read(understood, encoded, documents)
    assert "29 points" in reading.quotes[0].text


def test_on_the_corpus_a_reading_has_ten_hits_and_one_to_four_quotes(chain: AnswerChain) -> None:
    question = "How many points are in the communiqué signed in Dushanbe?"
    encoded = chain.retriever.embedder.encode_question(question)
    reading = Reader(chain.library).read(chain.finder.understand(question), encoded, chain.retriever.invoke(question))
    assert len(reading.hits) == HITS
    assert 1 <= len(reading.quotes) <= MAX_QUOTES
    assert "29 points" in reading.quotes[0].text


class LikesLast:
    """A second reading that likes the last sentence of the first passage, and is sure or not."""

    decline_below = 0.5

    def __init__(self, confidence: float) -> None:
        self.confidence = confidence
        self.asked: list[str] = []

    def again(self, question, passages, scores, reads):
        self.asked.append(question)
        scores = scores.copy()
        scores[len(passages[0].passage.sentences) - 1] = scores.max() + 3
        return Again(scores, {}, self.confidence)


def read_twice(desk: Desk, question: str, joint: LikesLast) -> Reading:
    encoded = desk.chain.retriever.embedder.encode_question(question)
    reader = Reader(desk.library, ByCosine(), joint=joint)
    return reader.read(desk.chain.finder.understand(question), encoded, desk.found(question))


def test_the_second_reading_decides_what_comes_first(desk: Desk) -> None:
    last = desk.found("gas")[0].metadata["stored"].passage.sentences[-1]
    quote = read_twice(desk, "gas", LikesLast(0.99)).quotes[0]
    assert (quote.start, quote.end) == (last.start, last.end)


def test_the_second_reading_can_decline_what_the_first_would_answer(desk: Desk) -> None:
    assert desk.read("gas").quotes
    assert not read_twice(desk, "gas", LikesLast(1e-6)).quotes


def test_a_question_across_meetings_is_read_once(desk: Desk) -> None:
    joint = LikesLast(0.9)
    read_twice(desk, "compare gas across all summits", joint)
    asked = len(joint.asked)
    read_twice(desk, "gas", joint)
    assert (asked, len(joint.asked)) == (0, 1)
