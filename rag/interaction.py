"""How well each token of a question is met by each sentence: late interaction.

As in ColBERT (Khattab & Zaharia 2020, arXiv:2004.12832), a question's token is met by the most similar token of a text.
Here it is compared with more than the sentence: the sentences around it, the heading, what stands near a number or
a name. `rag.network` learns what each of these says.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from langchain_core.documents import Document
from numpy.typing import NDArray

from rag.features import heading_terms, passage_terms
from rag.question import Asked
from rag.rows import StoredPassage
from rag.tokens import HEADING, EncodedQuestion, from_int8, project
from rag.words import STOPWORDS, stem, words

CHANNELS = (
    "sentence",  # greatest cosine with a token of the sentence
    "with_before",  # or of the one before
    "with_after",  # or of the one after
    "heading",  # of the heading
    "sentence_or_heading",
    "passage",  # of any sentence of the passage
    "selective",  # the first, by how much it stands out among all candidates
    "near_number",  # of a token near a number of the sentence; 0 when there is none
    "near_name",  # near a name, likewise
    "word",  # 1 when the word itself, stemmed, stands in the sentence
    "word_in_heading",
    "word_in_passage",
    "word_with_before",
)
TOKEN_FACTS = ("rarity", "stopword", "best")
"""What is known of a question's token by itself; `best` is its greatest cosine with any candidate."""
MAX_TOKENS = 32
"""Of a question; what follows is not compared."""

Channels = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Comparison:
    """A question compared with its candidate sentences: all that a score is made from. Arrays are float32."""

    channels: Channels
    """(tokens, sentences, `CHANNELS`)"""
    facts: Channels
    """(tokens, `TOKEN_FACTS`)"""
    tokens: Channels
    """(tokens, `WIDTH`): the projected vectors of the question's tokens; zeros say that they mean nothing here."""
    features: Channels
    """(sentences, `rag.features.FEATURES`)"""

    def only(self, kept: NDArray[np.int64]) -> "Comparison":
        """The same with some of the sentences."""
        return replace(self, channels=self.channels[:, kept], features=self.features[kept])


def interact(
    asked: Asked, encoded: EncodedQuestion, idf: dict[str, float], documents: Sequence[Document]
) -> tuple[Channels, Channels]:
    """Compare a question with every sentence of the documents.

    Args:
        asked: The question.
        encoded: Its vectors.
        idf: The rarity of its terms.
        documents: As `HybridRetriever` gives them.

    Returns:
        (tokens, sentences, channels) and (tokens, facts), float32, sentences as `rag.features.candidates` lists them.
    """
    stored: list[StoredPassage] = [document.metadata["stored"] for document in documents]
    counts = np.array([len(one.passage.sentences) for one in stored])
    passages = np.append(0, np.cumsum(counts)[:-1])
    of_passage = np.repeat(np.arange(len(stored)), counts)
    met, near_number, near_name, heading = _greatest(encoded, stored, passages)
    inner = np.ones(len(of_passage), dtype=bool)
    inner[passages] = False  # sentences with one before them in their passage
    before = np.where(inner, np.roll(met, 1, axis=1), 0)
    after = np.where(np.roll(inner, -1), np.roll(met, -1, axis=1), 0)
    passage = np.maximum.reduceat(met, passages, axis=1)[:, of_passage]
    heading = heading[:, of_passage]
    selective = (met - met.mean(axis=1, keepdims=True)) / (met.std(axis=1, keepdims=True) + 1e-6) / 4
    stems = _stems(asked.text, encoded)
    word, word_before, word_heading, word_passage = _lexical(stems, stored)
    channels = (
        *(met, np.maximum(met, before), np.maximum(met, after), heading, np.maximum(met, heading), passage, selective),
        *(near_number, near_name, word, word_heading, word_passage, word_before),
    )
    facts = [
        [idf.get(term, 0.0) / 5 if term else 0.0, float(term is None), best]
        for term, best in zip(stems, met.max(axis=1), strict=True)
    ]
    return np.stack(channels, axis=-1).astype(np.float32), np.array(facts, dtype=np.float32)


def _greatest(
    encoded: EncodedQuestion, stored: Sequence[StoredPassage], passages: NDArray[np.int64]
) -> tuple[Channels, Channels, Channels, Channels]:
    """The greatest cosines by sentence: with any token, with those near a number, near a name; and by heading."""
    tokens = [one.tokens for one in stored]
    positions = np.concatenate([one.positions for one in tokens])
    sentence = positions + np.repeat(passages, [len(one.positions) for one in tokens])
    document = np.repeat(np.arange(len(stored)), [len(one.positions) for one in tokens])
    cosines = project(encoded.tokens[:MAX_TOKENS]) @ from_int8(np.concatenate([one.vectors for one in tokens])).T
    body = positions != HEADING
    sentences = int(passages[-1]) + len(stored[-1].passage.sentences)
    number = body & np.concatenate([one.near_number for one in tokens])
    name = body & np.concatenate([one.near_name for one in tokens])
    return (
        _by_group(cosines[:, body], sentence[body], sentences),
        _by_group(cosines[:, number], sentence[number], sentences),
        _by_group(cosines[:, name], sentence[name], sentences),
        _by_group(cosines[:, ~body], document[~body], len(stored)),
    )


def _by_group(values: Channels, groups: NDArray[np.int64], size: int) -> Channels:
    """The maximum of each group's columns, at least 0: (rows, size); `groups` never falls."""
    found, starts = np.unique(groups, return_index=True)
    greatest = np.zeros((len(values), size), dtype=np.float32)
    if len(found):
        greatest[:, found] = np.maximum.reduceat(values, starts, axis=1)
    return np.maximum(greatest, 0)


def _stems(text: str, encoded: EncodedQuestion) -> list[str | None]:
    """For each token the stem of its word; None for stopwords and punctuation."""
    found: list[str | None] = []
    for start, end in encoded.spans[:MAX_TOKENS]:
        while start > 0 and text[start - 1].isalnum():
            start -= 1
        while end < len(text) and text[end].isalnum():
            end += 1
        word = words(text[start:end])
        found.append(stem(word[0]) if word and word[0] not in STOPWORDS else None)
    return found


def _lexical(
    stems: Sequence[str | None], stored: Sequence[StoredPassage]
) -> tuple[Channels, Channels, Channels, Channels]:
    """Whether each token's word stands in the sentence, in it or the one before, the heading, passage or heading."""
    rows: list[list[list[bool]]] = [[], [], [], []]
    for one in stored:
        known = passage_terms(one.passage, one.text)
        heading = heading_terms(one.heading)
        in_heading = [term in heading for term in stems]
        in_passage = [term in known.all or inside for term, inside in zip(stems, in_heading, strict=True)]
        last = [False] * len(stems)
        for has in known.by_sentence:
            here = [term in has for term in stems]
            rows[0].append(here)
            rows[1].append([now or then for now, then in zip(here, last, strict=True)])
            rows[2].append(in_heading)
            rows[3].append(in_passage)
            last = here
    word, before, heading_, passage = (np.array(each, dtype=np.float32).T for each in rows)
    return word, before, heading_, passage
