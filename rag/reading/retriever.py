"""Hybrid retrieval: three rankings of passages, fused.

Names, years and figures are found by their words (BM25), paraphrases by the passage's vector, and a fact that only one
sentence of a passage states by that sentence's vector. The rankings are fused by reciprocal rank (Cormack,
Clarke & Büttcher 2009, "Reciprocal rank fusion outperforms Condorcet and individual rank learning methods"), which
needs no common scale of scores.
"""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import replace

from langchain_core.callbacks import CallbackManagerForRetrieverRun
from langchain_core.documents import Document
from langchain_core.retrievers import BaseRetriever
from pydantic import ConfigDict

from rag.encoding import Embedder, EncodedQuestion, Vector
from rag.english import STOPWORDS, words
from rag.store import Library, PassageIndex, ServedIndex, StoredPassage
from rag.types import EVERYTHING, Hit, Scope

RRF_K = 60
"""The constant of reciprocal rank fusion, as its authors chose it."""
LEG_LIMIT = 40
"""How many passages each search of the whole library, by vector and by words, adds to the candidates."""
CANDIDATES = 50
"""How many passages go on to the reader; they include the answer of 98 in 100 questions in `tests/eval`."""
CANDIDATES_PER_ARTICLE = 12
"""At most this many of them are from one article, so that a long one cannot push out all others."""


class HybridRetriever(BaseRetriever):
    """The passages that may answer a question.

    A document's text is the passage, its id the passage's; `metadata["hit"]` is the `Hit` with all scores,
    `metadata["stored"]` the `StoredPassage` with its vectors.
    """

    model_config = ConfigDict(arbitrary_types_allowed=True, frozen=True)

    library: Library
    index: PassageIndex | ServedIndex
    embedder: Embedder

    def _get_relevant_documents(
        self,
        query: str,
        *,
        run_manager: CallbackManagerForRetrieverRun,
        scope: Scope = EVERYTHING,
        encoded: EncodedQuestion | None = None,
    ) -> list[Document]:
        """All candidates, best first. A question that is already `encoded` is not encoded again."""
        del run_manager  # nothing is called that could be traced
        vector = (encoded or self.embedder.encode_question(query)).vector
        dense = self.index.search(vector, LEG_LIMIT, scope)
        lexical = dict(self.library.search_words(_any_word(query), LEG_LIMIT, scope))
        for passage_id, score in self.library.search_stems(query, LEG_LIMIT, scope):
            lexical[passage_id] = max(score, lexical.get(passage_id, 0.0))
        stored = self.library.passages({passage_id for passage_id, _ in dense} | lexical.keys())
        hits = spread(_fuse(vector, stored.values(), lexical), CANDIDATES_PER_ARTICLE, CANDIDATES)
        return [_document(hit, stored[hit.passage.id]) for hit in hits]


def _document(hit: Hit, stored: StoredPassage) -> Document:
    return Document(id=hit.passage.id, page_content=stored.text, metadata={"hit": hit, "stored": stored})


def _fuse(vector: Vector, candidates: Iterable[StoredPassage], lexical: dict[str, float]) -> list[Hit]:
    """Rank candidates by the sum of their reciprocal ranks by passage vector, BM25 and best sentence."""
    unranked = [
        Hit(
            passage=stored.passage,
            rank=0,
            score=0.0,
            dense=float(stored.vector @ vector),
            bm25=lexical.get(stored.passage.id, 0.0),
            sentence_cosines=tuple((stored.sentence_vectors @ vector).tolist()),
        )
        for stored in candidates
    ]
    scores = dict.fromkeys((hit.passage.id for hit in unranked), 0.0)
    legs: tuple[Callable[[Hit], float], ...] = (lambda h: h.dense, lambda h: h.bm25, lambda h: max(h.sentence_cosines))
    for leg in legs:
        found = sorted((hit for hit in unranked if leg(hit)), key=lambda hit: (-leg(hit), hit.passage.id))
        for rank, hit in enumerate(found, start=1):
            scores[hit.passage.id] += 1 / (RRF_K + rank)
    ranked = sorted(unranked, key=lambda hit: (-scores[hit.passage.id], hit.passage.id))
    return [replace(hit, rank=rank, score=scores[hit.passage.id]) for rank, hit in enumerate(ranked, start=1)]


def spread(hits: Iterable[Hit], per_article: int, limit: int) -> list[Hit]:
    """The best hits with at most `per_article` of one article, ranked again; more only when no others are left."""
    taken: Counter[str] = Counter()
    within: list[Hit] = []
    over: list[Hit] = []
    for hit in hits:
        taken[hit.passage.article_id] += 1
        (within if taken[hit.passage.article_id] <= per_article else over).append(hit)
    return [replace(hit, rank=rank) for rank, hit in enumerate([*within, *over][:limit], start=1)]


def _any_word(query: str) -> str:
    """An FTS5 query for passages with any of the question's words; quoted, so that none can act as an operator."""
    asked = [word for word in words(query) if word not in STOPWORDS] or words(query)
    return " OR ".join(f'"{word}"' for word in dict.fromkeys(asked))
