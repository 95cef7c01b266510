"""Numbers that say how well the words of a sentence fit a question.

They are computed from the words and from the scores of retrieval; `interaction` adds features from the vectors. The
rarer a word is in the library, the more it weighs, so "megawatts" counts and "summit" hardly does. Every feature must
be comparable between questions, because the same numbers decide whether to answer at all.
"""

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import chain, pairwise
from weakref import WeakKeyDictionary

import numpy as np
from langchain_core.documents import Document
from numpy.typing import NDArray

from rag.english import MONTHS, SCALES, number_words, terms
from rag.question import Agreement, ParsedQuestion
from rag.store import StoredPassage
from rag.types import Hit

WORD_FEATURES = (
    "passage_bm25",  # as a share of the most it could be for these words
    "fused_rank",  # reciprocal rank of the passage, 0-1
    "sentence_coverage",  # 0-1: share of the question's word weight that the sentence has
    "context_coverage",  # the same for the sentence and the one before together
    "specific_coverage",  # the same, counting only words that are not in the article's heading
    "passage_coverage",  # the same for the passage
    "article_coverage",  # the same for the passage and its heading together
    "heading_coverage",  # the same for the heading alone
    "rarest_word",  # 1 when the sentence has the question's rarest word
    "bigrams",  # 0-1: share of the question's neighbouring word pairs that the sentence has
    "fits_number",  # 1 when a number is asked for and the sentence has one that the question has not
    "fits_when",  # the same for a time
    "fits_who",  # the same for a person, with any name
    "fits_where",  # the same for a place, with any name
    "fits_status",  # the same for whether something is so, with a word of decision or denial
    "summit_agrees",  # 1: the question names the article's summit, -1: it names another, 0: it names none
    "edition_agrees",  # the same for the edition, and so on (`rag.question.catalogue`)
    "year_agrees",
    "month_agrees",
    "place_agrees",
    "country_agrees",  # 0-1: share of the countries named that took part or hosted
    "person_agrees",  # 0-1: share of the people named whom the article mentions
    "opening",  # 1 for an article's first passage, which tells in short what the rest details
    "length",  # log of the number of terms, plus 1
)
_PLACES = {name: place for place, name in enumerate(WORD_FEATURES)}

_NUMBER = re.compile(
    rf"\d|\b({'|'.join((*number_words(1, 12), *SCALES, 'half', 'third', 'quarter'))})\b",
    re.IGNORECASE,
)
_TIME = re.compile(
    rf"\b(1[89]|20)\d\d\b|\b({'|'.join(MONTHS)}"
    r"|spring|summer|autumn|winter|annual(ly)?|every|yearly|week|month|decade)\b",
    re.IGNORECASE,
)
_NAME = re.compile(r"(?<=[a-z,;:”\"’)] )[A-Z][\w’'-]+|^[A-Z][\w’'-]+(?= [A-Z])")
_STATUS = re.compile(
    r"\b(adopt|agre|approv|sign|endors|launch|establish|decid|propos|suggest|call|urg|offer|reject|refus|declin"
    r"|oppos|remain|no|not|none|without|never|fail|only|will|would|plan|accept|turned down|yet)\w*",
    re.IGNORECASE,
)
_FITS = {"number": _NUMBER, "when": _TIME, "who": _NAME, "where": _NAME, "status": _STATUS}


@dataclass(frozen=True, slots=True)
class Candidate:
    """A sentence that may be quoted."""

    hit: Hit
    position: int
    """The sentence's place in its passage, from 0."""
    text: str


class Rarity:
    """How much the question's words weigh: `idf` by term, as in BM25."""

    def __init__(self, idf: dict[str, float]) -> None:
        self.idf = idf
        self.total = sum(idf.values()) or 1.0
        """Weight of all the words together; never 0."""
        self.rarest = max(idf, key=lambda term: (idf[term], term), default="")
        self._terms = frozenset(idf)
        self._shares: dict[frozenset[str], float] = {frozenset(): 0.0}  # a cache: sentences have few different overlaps

    @classmethod
    def of(cls, asked: Sequence[str], frequencies: dict[str, int], passages: int) -> "Rarity":
        """From the number of passages that each term occurs in; a term that occurs in none weighs most."""
        counts = {term: min(frequencies.get(term, 0), passages) for term in asked}
        return cls({term: math.log(1 + (passages - n + 0.5) / (n + 0.5)) for term, n in counts.items()})

    def weighed(self, some: frozenset[str], weight: float) -> "Rarity":
        """A copy in which the words in `some` have `weight` times their weight."""
        return Rarity({term: idf * weight if term in some else idf for term, idf in self.idf.items()})

    def without(self, known: frozenset[str]) -> "Rarity":
        """A copy without the words in `known`."""
        return Rarity({term: weight for term, weight in self.idf.items() if term not in known})

    def covered(self, found: frozenset[str]) -> float:
        """0-1: the share of the total weight that the words in `found` have."""
        shared = self._terms & found
        if shared not in self._shares:
            self._shares[shared] = sum(weight for term, weight in self.idf.items() if term in shared) / self.total
        return self._shares[shared]


@dataclass(frozen=True, slots=True)
class PassageTerms:
    """The terms of a passage."""

    by_sentence: tuple[frozenset[str], ...]
    pairs: tuple[frozenset[tuple[str, str]], ...]
    """Pairs of neighbouring terms, by sentence."""
    lengths: tuple[int, ...]
    """How many terms each sentence has, repeats counted."""
    all: frozenset[str]
    _sentences: tuple[str, ...]
    _fitting: dict[str, tuple[frozenset[str], ...]] = field(default_factory=dict)

    def fitting(self, kind: str) -> tuple[frozenset[str], ...]:
        """By sentence: the expressions of a kind of answer, folded; looked for when that kind is first asked for."""
        if kind not in self._fitting:
            found = (_FITS[kind].finditer(sentence) for sentence in self._sentences)
            self._fitting[kind] = tuple(frozenset(one[0].casefold() for one in each) for each in found)
        return self._fitting[kind]


_terms_of_passages: WeakKeyDictionary[StoredPassage, PassageTerms] = WeakKeyDictionary()
"""An entry lives as long as its passage. Strong references would keep passages in memory, 20 kB each with vectors."""


def passage_terms(stored: StoredPassage) -> PassageTerms:
    """The terms of a passage, computed once; a passage does not change."""
    known = _terms_of_passages.get(stored)
    if known is None:
        known = _terms_of_passages[stored] = _passage_terms(stored)
    return known


def _passage_terms(stored: StoredPassage) -> PassageTerms:
    passage, text = stored.passage, stored.text
    sentences = [text[one.start - passage.start : one.end - passage.start] for one in passage.sentences]
    found = [terms(sentence) for sentence in sentences]
    return PassageTerms(
        by_sentence=tuple(map(frozenset, found)),
        pairs=tuple(frozenset(pairwise(sentence)) for sentence in found),
        lengths=tuple(map(len, found)),
        all=frozenset(chain.from_iterable(found)),
        _sentences=tuple(sentences),
    )


@lru_cache(maxsize=4096)
def heading_terms(heading: str) -> frozenset[str]:
    """The terms of an article's heading."""
    return frozenset(terms(heading))


def candidates(documents: Sequence[Document]) -> list[Candidate]:
    """Every sentence of the retrieved passages, in the order of the passages."""
    found = []
    for document in documents:
        hit: Hit = document.metadata["hit"]
        for position, one in enumerate(hit.passage.sentences):
            text = document.page_content[one.start - hit.passage.start : one.end - hit.passage.start]
            found.append(Candidate(hit, position, text))
    return found


def feature_rows(
    asked: ParsedQuestion, rarity: Rarity, agreement: Mapping[str, Agreement], documents: Sequence[Document]
) -> NDArray[np.float64]:
    """The features of `candidates(documents)`: (sentences, features) float64, columns as in `WORD_FEATURES`.

    Args:
        asked: The question.
        rarity: The weights of its terms.
        agreement: By article id, how the article agrees with what the question names; an absent one counts as 0.
        documents: As `HybridRetriever` gives them.
    """
    rows = [row for document in documents for row in _passage_rows(asked, rarity, agreement, document)]
    return np.array(rows, dtype=np.float64).reshape(len(rows), len(WORD_FEATURES))


def _passage_rows(
    asked: ParsedQuestion, rarity: Rarity, agreement: Mapping[str, Agreement], document: Document
) -> list[list[float]]:
    hit: Hit = document.metadata["hit"]
    stored: StoredPassage = document.metadata["stored"]
    known = passage_terms(stored)
    heading = heading_terms(stored.heading)
    shared = _passage_features(rarity, document, known.all, heading)
    agrees = agreement.get(hit.passage.article_id, {})
    shared |= {f"{aspect}_agrees": value for aspect, value in agrees.items()}
    specific = rarity.without(heading)
    alike = [shared.get(name, 0.0) for name in WORD_FEATURES]
    rows = []
    for position, has in enumerate(known.by_sentence):
        before = known.by_sentence[position - 1] if position else frozenset()
        own = {
            "sentence_coverage": rarity.covered(has),
            "context_coverage": rarity.covered(has | before),
            "specific_coverage": specific.covered(has),
            "rarest_word": float(rarity.rarest in has),
            "bigrams": len(asked.pairs & known.pairs[position]) / (len(asked.pairs) or 1),
            "length": math.log(1 + known.lengths[position]),
        }
        row = alike.copy()
        for name, value in own.items():
            row[_PLACES[name]] = value
        if asked.answer_type != "other":
            row[_PLACES[f"fits_{asked.answer_type}"]] = _fits(asked, known.fitting(asked.answer_type)[position])
        rows.append(row)
    return rows


def _passage_features(
    rarity: Rarity, document: Document, in_passage: frozenset[str], heading: frozenset[str]
) -> dict[str, float]:
    """The features that all sentences of a passage share."""
    hit: Hit = document.metadata["hit"]
    return {
        "passage_bm25": hit.bm25 / (2.2 * rarity.total),  # a term adds at most idf * (k1 + 1), with SQLite's k1 of 1.2
        "fused_rank": 1 / hit.rank,
        "passage_coverage": rarity.covered(in_passage),
        "article_coverage": rarity.covered(in_passage | heading),
        "heading_coverage": rarity.covered(heading),
        "opening": float(hit.passage.start == 0),
    }


def _fits(asked: ParsedQuestion, fitting: frozenset[str]) -> float:
    """1 when the sentence has an expression of the kind asked for that is not in the question."""
    said = asked.text.casefold()
    return float(any(found not in said for found in fitting))
