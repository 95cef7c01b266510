"""How well each sentence matches each token of a question: late interaction.

As in ColBERT (Khattab & Zaharia 2020, arXiv:2004.12832), a question's token is compared with the most similar token of
a text. The text is not only the sentence, but also the sentences around it, the heading, and the words near a number or
a name. `rag.reading.network` learns how much each of these counts.

Everything that depends on the question's vectors is computed in torch, so that training can pass gradients through it
to the adapter that makes them (`rag.encoding.adapter`). torch is imported inside functions: importing it takes seconds.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from langchain_core.documents import Document
from numpy.typing import NDArray

from rag.encoding import HEADING_POSITION, from_levels
from rag.english import STOPWORDS, stem, words
from rag.reading.features import WORD_FEATURES, heading_terms, passage_terms
from rag.store import StoredPassage
from rag.types import Span

if TYPE_CHECKING:
    from torch import Tensor

BY_VECTORS = (
    "sentence",  # greatest cosine with a token of the sentence
    "with_before",  # the same, or with one of the sentence before
    "with_after",  # the same, or with one of the sentence after
    "heading",  # greatest cosine with a token of the heading
    "sentence_or_heading",
    "passage",  # greatest cosine with a token of any sentence of the passage
    "selective",  # `sentence`, by how far it is above its mean over all candidates
    "near_number",  # greatest cosine with a token near a number in the sentence; 0 when there is none
    "near_name",  # the same near a name
)
BY_WORDS = (
    "word",  # 1 when the word itself, stemmed, is in the sentence
    "word_in_heading",
    "word_in_passage",
    "word_with_before",
)
CHANNELS = (*BY_VECTORS, *BY_WORDS)
COSINES = (
    "sentence_cosine",  # of question and sentence
    "passage_cosine",  # of question and passage
    "neighbour_cosine",  # the better of the sentences before and after
)
FEATURES = (*COSINES, *WORD_FEATURES)
TOKEN_FACTS = ("rarity", "stopword", "aside", "best")
"""What is known about each token of a question. `aside`: it is in the earlier question in brackets; `best`: its
greatest cosine with any candidate."""
MAX_TOKENS = 32
"""A question's further tokens are not compared."""

Array = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Material:
    """The vectors of the candidates, and which sentence and passage each belongs to."""

    tokens: "Tensor"
    """(tokens, `WIDTH`), of all sentences in order; their length is about 1 (`from_levels`)."""
    sentence: "Tensor"
    """(tokens,): the sentence of each, as an index."""
    near_number: "Tensor"
    """(tokens,): whether a number is near, as in `TokenVectors`; the next field says the same of a name."""
    near_name: "Tensor"
    heading_tokens: "Tensor"
    """(heading tokens, `WIDTH`)"""
    heading: "Tensor"
    """(heading tokens,): the passage of each."""
    passage: "Tensor"
    """(sentences,): the passage of each."""
    sentence_vectors: "Tensor"
    """(sentences, d)"""
    passage_vectors: "Tensor"
    """(passages, d)"""

    @classmethod
    def of(cls, stored: Sequence[StoredPassage]) -> "Material":
        """The sentences of these passages, in order; at least one passage is needed."""
        import torch

        counts = np.array([len(one.passage.sentences) for one in stored])
        tokens = [one.tokens for one in stored]
        each = [len(one.positions) for one in tokens]
        positions = np.concatenate([one.positions for one in tokens])
        sentence = positions + np.repeat(np.append(0, np.cumsum(counts)[:-1]), each)
        passage = np.repeat(np.arange(len(stored)), each)
        vectors = from_levels(np.concatenate([one.levels for one in tokens]))
        body = positions != HEADING_POSITION
        arrays = (
            vectors[body],
            sentence[body],
            np.concatenate([one.near_number for one in tokens])[body],
            np.concatenate([one.near_name for one in tokens])[body],
            vectors[~body],
            passage[~body],
            np.repeat(np.arange(len(stored)), counts),
            np.concatenate([one.sentence_vectors for one in stored]),
            np.stack([one.vector for one in stored]),
        )
        return cls(*map(torch.from_numpy, arrays))


@dataclass(frozen=True, slots=True)
class Wording:
    """What is known of a question and its candidates from words alone. Arrays are float32."""

    channels: Array
    """(tokens, sentences, `BY_WORDS`)"""
    facts: Array
    """(tokens, `TOKEN_FACTS` without the last)"""
    features: Array
    """(sentences, `WORD_FEATURES`)"""


@dataclass(frozen=True, slots=True)
class Comparison:
    """A question compared with its candidate sentences: all that a score is made from. Tensors are float32."""

    channels: "Tensor"
    """(tokens, sentences, `CHANNELS`)"""
    facts: "Tensor"
    """(tokens, `TOKEN_FACTS`)"""
    tokens: "Tensor"
    """(tokens, `WIDTH`): the projected vectors of the question's tokens; zeros when they are not to be used."""
    features: "Tensor"
    """(sentences, `FEATURES`)"""


def interact(tokens: "Tensor", vector: "Tensor", material: Material, wording: Wording) -> Comparison:
    """Compare a question with every sentence of the material.

    Args:
        tokens: (tokens, `WIDTH`), unit length: the question's, projected, at most `MAX_TOKENS`.
        vector: (d,), unit length: the question's own.
        material: The candidates.
        wording: For the same question and candidates.
    """
    import torch

    cosines = tokens @ material.tokens.T
    met = _by_group(cosines, material.sentence, len(material.passage))
    channels = torch.stack(_channels(tokens, cosines, met, material), dim=-1)
    facts = torch.cat([torch.from_numpy(wording.facts), met.amax(dim=1, keepdim=True)], dim=1)
    return Comparison(
        channels=torch.cat([channels, torch.from_numpy(wording.channels)], dim=-1),
        facts=facts,
        tokens=tokens,
        features=torch.cat([_cosines(vector, material), torch.from_numpy(wording.features)], dim=1),
    )


def _channels(tokens: "Tensor", cosines: "Tensor", met: "Tensor", material: Material) -> list["Tensor"]:
    """`BY_VECTORS`, each (tokens, sentences), from all cosines and from `met`, the greatest in each sentence."""
    passages = len(material.passage_vectors)
    before, after = _neighbours(met, material.passage)
    heading = _by_group(tokens @ material.heading_tokens.T, material.heading, passages)[:, material.passage]
    passage = _by_group(met, material.passage, passages)[:, material.passage]
    spread = (met.var(dim=1, keepdim=True, correction=0) + 1e-8).sqrt()  # a finite gradient even if all are equal
    selective = (met - met.mean(dim=1, keepdim=True)) / spread / 4
    number, name = (
        _by_group(cosines[:, near], material.sentence[near], met.shape[1])
        for near in (material.near_number, material.near_name)
    )
    return [
        met,
        met.maximum(before),
        met.maximum(after),
        heading,
        met.maximum(heading),
        passage,
        selective,
        number,
        name,
    ]


def _cosines(vector: "Tensor", material: Material) -> "Tensor":
    """Columns as in `COSINES`: (sentences, 3)."""
    import torch

    sentence = material.sentence_vectors @ vector
    passage = (material.passage_vectors @ vector)[material.passage]
    before, after = _neighbours(sentence[None], material.passage)
    return torch.stack([sentence, passage, before.maximum(after)[0]], dim=1)


def _neighbours(values: "Tensor", passage: "Tensor") -> tuple["Tensor", "Tensor"]:
    """For each sentence the values of the one before and the one after in its passage, or 0; each (rows, n)."""
    import torch

    inner = (passage[1:] == passage[:-1]).to(values.dtype)
    edge = values.new_zeros(len(values), 1)
    return torch.cat([edge, values[:, :-1] * inner], dim=1), torch.cat([values[:, 1:] * inner, edge], dim=1)


def _by_group(values: "Tensor", groups: "Tensor", size: int) -> "Tensor":
    """The maximum of each group's columns, at least 0: (rows, size)."""
    return values.new_zeros(len(values), size).scatter_reduce(1, groups.expand(len(values), -1), values, "amax")


def stems(text: str, spans: Sequence[Span]) -> list[str | None]:
    """For each token of a question the stem of its word; None for stopwords and punctuation."""
    found: list[str | None] = []
    for start, end in spans[:MAX_TOKENS]:
        while start > 0 and text[start - 1].isalnum():
            start -= 1
        while end < len(text) and text[end].isalnum():
            end += 1
        word = words(text[start:end])
        found.append(stem(word[0]) if word and word[0] not in STOPWORDS else None)
    return found


def token_facts(stems_: Sequence[str | None], idf: dict[str, float], aside: Sequence[bool]) -> Array:
    """(tokens, `TOKEN_FACTS` without the last), from the rarity of the question's terms and which tokens are aside."""
    rows = [
        (idf.get(one, 0.0) / 5 if one else 0.0, one is None, is_aside)
        for one, is_aside in zip(stems_, aside, strict=True)
    ]
    return np.array(rows, dtype=np.float32)


def word_channels(stems_: Sequence[str | None], documents: Sequence[Document]) -> Array:
    """(tokens, sentences, `BY_WORDS`): whether each token's word is found there."""
    asked = frozenset(stems_)
    nowhere = [False] * len(stems_)

    def where(found: frozenset[str]) -> list[bool]:
        return [term in found for term in stems_] if asked & found else nowhere

    rows: list[list[list[bool]]] = [[], [], [], []]
    for document in documents:
        one: StoredPassage = document.metadata["stored"]
        known = passage_terms(one)
        in_heading = where(heading_terms(one.heading))
        in_passage = where(known.all | heading_terms(one.heading))
        before: frozenset[str] = frozenset()
        for has in known.by_sentence:
            rows[0].append(where(has))
            rows[1].append(in_heading)
            rows[2].append(in_passage)
            rows[3].append(where(has | before) if asked & before else rows[0][-1])
            before = has
    return np.array(rows, dtype=np.float32).transpose(2, 1, 0)
