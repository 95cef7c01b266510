"""Chooses the sentences that answer, or declines. No language model.

Each sentence of the retrieved passages gets a score from a small network (`network`) that compares vectors. The
passages with the best sentences can be read again, each together with the question (`joint`), and then both readings
count. Whether to answer at all follows from the same scores: "none of these answers" is weighed against them, and the
weight left to the sentences is calibrated to the probability that the library answers the question. Both were trained
on questions (`python -m tests.eval.fit`, `tests.eval.joint_fit`; `make eval` measures).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from typing import Protocol

import numpy as np
from langchain_core.documents import Document
from numpy.typing import NDArray

from rag.encoding import EncodedQuestion, project
from rag.english import terms
from rag.question import Understood, aside_of
from rag.reading.features import Candidate, Rarity, candidates, feature_rows
from rag.reading.interaction import (
    MAX_TOKENS,
    Comparison,
    Material,
    Wording,
    interact,
    stems,
    token_facts,
    word_channels,
)
from rag.reading.joint import AnsweringWords, JointReader, less, together
from rag.reading.lacking import InContext, Lacking
from rag.reading.quoting import Ranked, choose
from rag.reading.reranker import READS, Reranker
from rag.reading.retriever import spread
from rag.store import Library, StoredPassage
from rag.types import Hit, Quote

SEARCHED_AGAIN = 8
"""So many of the best sentences are searched for what the question names."""
HITS = 10
"""Passages reported with an answer."""

READS_AGAIN = 4
"""How many passages are read again, each for about 17 ms of processor time. With four instead of six the first quote
answers as many of 65 outside questions (0.585), and more of the quotes shown answer (0.621 and 0.615); three lost
further answers to a day's questions. A question across several meetings is read once: of 52, read again 0.67 were
quoted from two articles that answer, read once 0.77."""

ASIDE = 0.3
"""0-1: the weight of a word in the earlier question in brackets, relative to a word of the question itself."""

Row = NDArray[np.float64]


class Scorer(Protocol):
    """Scores sentences: `rag.reading.network.Network`, or a stand-in."""

    @property
    def decline_below(self) -> float:
        """0-1: the confidence below which the reader declines."""

    def scores(self, compared: Comparison) -> Row:
        """(sentences,): the higher its score, the likelier a sentence answers."""

    def confidence(self, scores: Row) -> float:
        """0-1: the probability that one of the sentences with those scores answers."""


@dataclass(frozen=True, slots=True)
class Reading:
    """The result of reading."""

    quotes: tuple[Quote, ...]
    """As `rag.reading.quoting.choose` orders them; empty when the reader declines."""
    hits: tuple[Hit, ...]
    """At most ten passages, ranked by their best sentence."""
    confidence: float
    """0-1: the probability that the library answers the question."""
    answering: Mapping[tuple[str, int], AnsweringWords] = field(default_factory=dict)
    """By article and start: the answering words of each sentence that was read again."""


@cache
def shipped_network() -> Scorer:
    """The network that ships with Readout; loads torch, which takes seconds the first time."""
    from rag.reading.network import Network

    return Network.load()


class Reader:
    """Reads retrieved passages for the sentences that answer. Safe to share between threads.

    Args:
        library: Where the passages are from.
        scorer: Scores sentences; by default the network that ships with Readout.
        passages_per_article: How many hits of one article are reported at most, unless no others are left.
        reranker: Reorders the best sentences; without one they stay as scored.
        joint: Reads the best passages again, each together with the question; without it they are read once.
        bundled_embedder: Whether the vectors are from the bundled model. The network learnt that model's token vectors;
            another model's are left out.
    """

    def __init__(
        self,
        library: Library,
        scorer: Scorer | None = None,
        passages_per_article: int = 4,
        *,
        reranker: Reranker | None = None,
        joint: JointReader | None = None,
        bundled_embedder: bool = True,
    ) -> None:
        self._library = library
        self._given = scorer
        self._passages_per_article = passages_per_article
        self._reranker = reranker
        self.joint = joint
        self._bundled_embedder = bundled_embedder

    @property
    def scorer(self) -> Scorer:
        """The scorer in use."""
        return self._given or shipped_network()

    @property
    def decline_below(self) -> float:
        """0-1: the confidence below which the reader declines, but for a question across several meetings."""
        return (self.joint or self.scorer).decline_below

    def read(
        self,
        question: Understood,
        encoded: EncodedQuestion,
        documents: Sequence[Document],
        *,
        decline: bool = True,
        again: bool = True,
    ) -> Reading:
        """The quotes that answer, or none.

        Args:
            question: The question, once it is understood.
            encoded: Its vectors.
            documents: As `HybridRetriever` gives them.
            decline: Whether to quote nothing when the confidence is below the threshold.
            again: Whether the joint reader reads the best passages again, which takes most of the time.
        """
        if not documents:
            return Reading((), (), 0.0)
        scores = self.scorer.scores(self.compare(question, encoded, documents))
        confidence = self.scorer.confidence(scores)
        decline_below = self.scorer.decline_below
        answering: Mapping[int, AnsweringWords] = {}
        if again and question.reach != "across" and self.joint is not None:
            decline_below = self.joint.decline_below
            passages = [document.metadata["stored"] for document in documents]
            second = self.joint.again(question.text, passages, scores, READS_AGAIN)
            scores, confidence = second.scores, together(confidence, second.confidence)
            answering = second.words
        found = candidates(documents)
        against = self._against(question, found, documents, scores, answering)
        scores = scores - against
        confidence = less(confidence, against[int(scores.argmax())])
        order = sorted(
            range(len(found)), key=lambda nth: (-scores[nth], found[nth].hit.passage.id, found[nth].position)
        )
        levels = scores[order]  # the score of each place, even if reordered
        if self._reranker is not None:
            order = _reordered(self._reranker, question.text, found, order)
        hits = spread(_rank_hits(found, levels, order), self._passages_per_article, HITS)
        if decline and confidence < decline_below:
            return Reading((), tuple(hits), confidence)
        stored = {one.metadata["hit"].passage.id: one.metadata["stored"] for one in documents}
        ranked = [
            Ranked(found[nth], float(np.exp(level - levels[0])), held.date, held.story)
            for nth, level in zip(order, levels, strict=True)
            for held in (stored[found[nth].hit.passage.id],)
        ]
        places = [(one.hit.passage.article_id, one.hit.passage.sentences[one.position].start) for one in found]
        words = {places[nth]: one for nth, one in answering.items()}
        return Reading(choose(ranked, confidence, question.reach), tuple(hits), confidence, words)

    def _against(
        self,
        question: Understood,
        found: Sequence[Candidate],
        documents: Sequence[Document],
        scores: Row,
        answering: Mapping[int, AnsweringWords],
    ) -> Row:
        """(sentences,): what is to be taken from each score, as nothing there has what the question names.

        Only of the best sentences is it known; the others come after them, and lose as much as the worst of these.
        """
        lacking = Lacking.of(question, self._library.vocabulary)
        taken = np.zeros(len(found))
        if question.reach == "across" or not lacking:
            return taken
        order = np.argsort(-scores, kind="stable")
        stored = {one.metadata["hit"].passage.id: one.metadata["stored"] for one in documents}
        for nth in order[:SEARCHED_AGAIN]:
            one = found[nth]
            held: StoredPassage = stored[one.hit.passage.id]
            article_id = one.hit.passage.article_id
            before = self._library.sentence_before(article_id, one.hit.passage.sentences[one.position].start)
            said = self._library.cut(article_id, before.start, before.end) if before else ""
            taken[nth] = lacking.against(
                InContext(
                    article_id,
                    answering=one.text[slice(*answering[nth].span)] if nth in answering else one.text,
                    sentence=one.text,
                    near=f"{held.heading}\n{said}\n{held.text}",
                    year=held.date.year if held.date else None,
                )
            )
        taken[order[SEARCHED_AGAIN:]] = taken.max()
        return taken

    def compare(self, question: Understood, encoded: EncodedQuestion, documents: Sequence[Document]) -> Comparison:
        """The question compared with each candidate sentence, in numbers."""
        import torch

        material = Material.of([document.metadata["stored"] for document in documents])
        tokens = project(encoded.tokens[:MAX_TOKENS])
        compared = interact(
            torch.from_numpy(tokens),
            torch.from_numpy(encoded.vector),
            material,
            self.wording(question, encoded, documents),
        )
        return compared if self._bundled_embedder else replace(compared, tokens=torch.zeros_like(compared.tokens))

    def wording(self, question: Understood, encoded: EncodedQuestion, documents: Sequence[Document]) -> Wording:
        """What is known of the question and each candidate from words alone."""
        parsed, every_term = question.parsed, terms(question.text)
        frequencies = self._library.document_frequencies(every_term)
        passages = self._library.passage_count()
        rarity = Rarity.of(parsed.terms, frequencies, passages).weighed(parsed.aside, ASIDE)
        idf = Rarity.of(every_term, frequencies, passages).weighed(parsed.aside, ASIDE).idf
        asked_stems = stems(question.text, encoded.spans)
        aside = [start >= aside_of(question.text) for start, _ in encoded.spans[:MAX_TOKENS]]
        return Wording(
            channels=word_channels(asked_stems, documents),
            facts=token_facts(asked_stems, idf, aside),
            features=feature_rows(parsed, rarity, question.agreement, documents).astype(np.float32),
        )


def _reordered(reranker: Reranker, question: str, found: Sequence[Candidate], order: Sequence[int]) -> list[int]:
    """The same candidates, the best `READS` of them in the order of the reranker."""
    first = order[:READS]
    liked = reranker.scores(question, [found[nth].text for nth in first])
    return [*(first[place] for place in np.argsort(-liked, kind="stable")), *order[READS:]]


def _rank_hits(found: Sequence[Candidate], levels: Row, order: Sequence[int]) -> list[Hit]:
    """The passages by their best sentence."""
    best: dict[str, Hit] = {}
    for nth, level in zip(order, levels, strict=True):
        hit = found[nth].hit
        if hit.passage.id not in best:
            best[hit.passage.id] = replace(hit, rank=len(best) + 1, score=float(level))
    return list(best.values())
