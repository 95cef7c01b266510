"""Reading passages again, each together with the question."""

import hashlib
from dataclasses import replace

import numpy as np
import pytest
from langchain_core.documents import Document

from rag.reading.joint import JOINT_FILE, UNREAD, JointReader, together
from rag.store import StoredPassage
from tests.rag.fakes import fake_chain, fill, write_articles

BODIES = {
    "delta": "The ministers met in Oslo on Monday. The fund will receive 40 million euros. Lunch was fish soup. "
    "Ms Berg, who chairs the council, opened the session.",
    "gamma": "The harbour of Riga was closed for two days. A storm had damaged its northern pier. "
    "Repairs will end in May.",
}


@pytest.fixture(scope="module")
def joint() -> JointReader:
    return JointReader.load()


@pytest.fixture(scope="module")
def passages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, StoredPassage]:
    folder = tmp_path_factory.mktemp("joint")
    fill(write_articles(folder / "news", BODIES), folder / "data")
    chain = fake_chain(folder / "data")
    documents: list[Document] = [*chain.retriever.invoke("fund"), *chain.retriever.invoke("harbour")]
    chain.close()
    return {one.metadata["stored"].passage.article_id: one.metadata["stored"] for one in documents}


def sentences(one: StoredPassage) -> list[str]:
    return [one.text[s.start - one.passage.start : s.end - one.passage.start] for s in one.passage.sentences]


@pytest.mark.parametrize(
    ("article", "question", "answering", "words"),
    [
        ("delta", "How much money does the fund get?", "The fund will", "40 million"),
        ("delta", "Where was the meeting?", "The ministers", "Oslo"),
        ("delta", "Who chairs the council?", "Ms Berg", "Berg"),
        ("gamma", "What damaged the pier?", "A storm", "storm"),
        ("gamma", "When will the repairs be over?", "Repairs", "May"),
    ],
)
def test_the_sentence_that_answers_comes_first_and_its_words_are_marked(
    joint: JointReader, passages: dict[str, StoredPassage], article: str, question: str, answering: str, words: str
) -> None:
    (read,) = joint.read(question, [passages[article]])
    texts = sentences(passages[article])
    best = int(read.scores.argmax())
    assert len(read.scores) == len(read.words) == len(texts)
    assert texts[best].startswith(answering)
    assert words in texts[best][slice(*read.words[best].span)]
    assert 0 < read.words[best].share <= 1


def test_passages_are_read_in_any_number_and_order_alike(
    joint: JointReader, passages: dict[str, StoredPassage]
) -> None:
    one, other = passages["delta"], passages["gamma"]
    first, second, third = joint.read("Who chairs the council?", [one, other, one])
    assert np.allclose(first.scores, third.scores, atol=1e-3)
    assert np.allclose(second.scores, joint.read("Who chairs the council?", [other])[0].scores, atol=1e-3)
    assert joint.read("Who?", []) == []


def test_sentences_not_read_again_come_after_all_that_were(
    joint: JointReader, passages: dict[str, StoredPassage]
) -> None:
    both = [passages["delta"], passages["gamma"]]
    count = len(both[0].passage.sentences)
    first = np.zeros(count + len(both[1].passage.sentences))
    first[count] = 1.0  # the first reading likes the second passage best
    again = joint.again("Who chairs the council?", both, first, reads=1)
    assert again.scores[:count].max() == -UNREAD < again.scores[count:].min()
    assert set(again.words) == set(range(count, len(first)))


def test_a_question_without_an_answer_gives_less_confidence(
    joint: JointReader, passages: dict[str, StoredPassage]
) -> None:
    def confidence(question: str) -> float:
        first = np.zeros(len(passages["delta"].passage.sentences))
        return joint.again(question, [passages["delta"]], first, 1).confidence

    assert confidence("How much money does the fund get?") > 0.8 > 0.4 > confidence("Which song did the choir sing?")


def test_a_long_question_and_a_long_passage_are_cut_instead_of_refused(
    joint: JointReader, passages: dict[str, StoredPassage]
) -> None:
    (read,) = joint.read("why " * 400, [passages["delta"]])
    assert np.isfinite(read.scores).all()


def test_confidences_are_averaged_as_logits() -> None:
    assert together(0.7, 0.7) == pytest.approx(0.7)
    assert 0.2 < together(0.2, 0.9) < 0.55  # the first reading counts twice
    assert together(1.0, 0.5) < 1
    assert together(0.0, 0.0) == pytest.approx(0, abs=1e-6)


def test_the_card_is_of_the_weights_that_ship() -> None:
    card = JOINT_FILE.with_suffix(".md").read_text(encoding="utf-8")
    assert hashlib.sha256(JOINT_FILE.read_bytes()).hexdigest() in card


def test_a_long_heading_leaves_room_for_the_sentences(joint: JointReader, passages: dict[str, StoredPassage]) -> None:
    headed = replace(passages["gamma"], heading="A meeting of many names. " * 80)
    (read,) = joint.read("What damaged the pier?", [headed])
    assert sentences(headed)[int(read.scores.argmax())].startswith("A storm")
