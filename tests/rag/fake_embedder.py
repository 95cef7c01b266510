"""An embedder that counts words: its vectors have one dimension for each word of `VOCABULARY` and a last one for texts
that have none of them, so every cosine can be worked out by hand.

It needs no model's library, so that a process which is started to encode with it is there at once.
"""

import re
from collections.abc import Iterator, Sequence

import numpy as np

from rag.encoding.embedder import Embedder, EncodedPassage, Vector, recipe_of
from rag.encoding.recipe import Recipe
from rag.encoding.tokens import EncodedQuestion, TokenVectors
from rag.errors import EmbedderError
from rag.types import Span

VOCABULARY = ("treaty", "railway", "water", "gas", "visa", "fund", "hub")


class FakeEmbedder(Embedder):
    """Counts the words of `VOCABULARY`; a token is a run of characters without white space."""

    def __init__(self, *, fails_on: str | None = None, window_tokens: int = 256, recipe: Recipe | None = None) -> None:
        self.recipe = recipe or recipe_of(None)
        self.window_tokens = window_tokens
        self.special_tokens = 2
        self.encoded: list[str] = []
        """Every passage text that was encoded, in the order it came back."""
        self._fails_on = fails_on

    def count_tokens(self, texts: Sequence[str]) -> list[int]:
        return [len(text.split()) for text in texts]

    def knows(self, word: str) -> bool:
        return word in VOCABULARY

    def encode_question(self, text: str) -> EncodedQuestion:
        spans = _spans(text)
        tokens = np.stack([counted(text[start:end]) for start, end in spans])
        return EncodedQuestion(counted(text), tokens, spans)

    def encode_questions(self, texts: Sequence[str]) -> list[EncodedQuestion]:
        return [self.encode_question(text) for text in texts]

    def encode_statements(self, texts: Sequence[str]) -> list[EncodedQuestion]:
        return [self.encode_question(text) for text in texts]

    def encode_phrases(self, texts: Sequence[str]) -> Vector:
        return np.stack([counted(text) for text in texts])

    def encode_passages(
        self, texts: Sequence[str], sentence_spans: Sequence[Sequence[Span]]
    ) -> Iterator[list[tuple[int, EncodedPassage]]]:
        for position, (text, spans) in enumerate(zip(texts, sentence_spans, strict=True)):
            if self._fails_on and self._fails_on in text:
                raise EmbedderError(f"The fake was told to fail on {self._fails_on!r}.")
            self.encoded.append(text)
            yield [(position, encoded_passage(text, spans))]


def counted(text: str) -> Vector:
    """How often each word of the vocabulary stands in the text, at unit length: (8,) float32."""
    found = re.findall(r"\w+", text.casefold())
    counts = np.array([*(found.count(word) for word in VOCABULARY), 0], dtype=np.float32)
    counts[-1] = not counts.any()
    return np.asarray(counts / np.linalg.norm(counts), dtype=np.float32)


def encoded_passage(text: str, spans: Sequence[Span]) -> EncodedPassage:
    """A passage of sentences at those places, as `FakeEmbedder` encodes it."""
    offsets = _spans(text)
    tokens = np.stack([counted(text[start:end]) for start, end in offsets])
    return EncodedPassage(
        vector=counted(text),
        sentence_vectors=np.stack([counted(text[start:end]) for start, end in spans]),
        tokens=TokenVectors.of(text, tokens, np.array(offsets), spans),
    )


def _spans(text: str) -> tuple[Span, ...]:
    return tuple(found.span() for found in re.finditer(r"\S+", text)) or ((0, 1),)
