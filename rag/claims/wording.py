"""Which phrases of a sentence rest on nothing in its quotes.

An invented phrase shows in several ways at once: the quotes have none of its words and no word like them, none of
their own phrases means nearly the same, and without it the sentence is as similar to the quotes as before. A paraphrase
shows only some of these: without it, the sentence is less similar to the quotes. Phrases are encoded by themselves;
words are compared as the model reads them in their sentences.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from rag.encoding import Embedder, EncodedQuestion
from rag.english import Token, content, phrases, stem, tokens, words
from rag.types import Span

Vectors = NDArray[np.float32]
_Read = tuple[str, EncodedQuestion]
"""A text with its vectors."""

WINDOW_PHRASES = 4
"""A phrase is compared with runs of up to so many phrases of a quote, and so many of its own are judged together."""
BARE = 0.5
"""A phrase is in doubt when the quotes have at most this share of its words, 0-1."""
FEWEST_WORDS = 2
"""A phrase is in doubt only with so many words that the quotes do not have: one such word is mostly another way to
say the same."""
BIAS, WEIGHTS = 8.32, (-9.57, -8.97, -6.68, 0.38, -8.65)
"""By logistic regression on 126 free paraphrases of the articles' sentences and on the same with phrases invented for
them, four each (`python -m tests.eval.claims --fit` fits and measures them again)."""
DOUBTED = 2.5
"""Log-odds from which on a run of phrases counts as invented. On the sentences that the weights were fitted on this
flags 2% of the paraphrases and catches 94% of those with an invented phrase. A lower value catches a little more and
flags many free paraphrases by other writers."""
KEPT_QUOTES = 256
"""How many quotes' vectors of phrases are kept, and of tokens, about 60 kB each: neighbouring sentences cite the same
quotes."""


@dataclass(frozen=True, slots=True)
class PhraseEvidence:
    """The evidence for a run of phrases, at these characters of the sentence."""

    start: int
    end: int
    cosine: float
    """To the nearest phrase of the quotes, -1 to 1."""
    loss: float
    """How much less similar to the quotes the sentence is without it, a difference of cosines."""
    covered: float
    """Share of its words that the quotes have, 0-1."""
    bare_words: int
    """How many of its words they do not have."""
    word_cosine: float
    """Mean cosine of those words to the nearest word of the quotes, -1 to 1."""

    @property
    def measures(self) -> tuple[float, ...]:
        """The measures in the order of `WEIGHTS`."""
        return self.cosine, self.loss, self.covered, float(self.bare_words), self.word_cosine

    @property
    def log_odds(self) -> float:
        """The log-odds that it is invented."""
        return BIAS + sum(weight * one for weight, one in zip(WEIGHTS, self.measures, strict=True))


@dataclass(frozen=True, slots=True)
class _Word:
    """A word of content, at these characters; several share them where a hyphen joins them."""

    start: int
    end: int
    text: str
    held: bool
    """Whether the quotes have it, or it is part of a name or figure, which are judged apart."""


class Comparer:
    """Compares sentences with quotes. Safe to share between threads; it keeps vectors of the quotes it saw last."""

    def __init__(self, embedder: Embedder) -> None:
        self._embedder = embedder
        self._of_windows = lru_cache(maxsize=KEPT_QUOTES)(lambda quote: embedder.encode_phrases(windows(quote)))
        self._of_tokens = lru_cache(maxsize=KEPT_QUOTES)(
            lambda text: _unit(embedder.encode_statements([text])[0].tokens)
        )

    def compare(
        self, sentence: str, quotes: Sequence[str], judged_apart: Sequence[Span], headings: Sequence[str] = ()
    ) -> tuple[PhraseEvidence, ...]:
        """The runs of phrases of which the quotes have few words or none; all texts plain.

        Args:
            sentence: Without the markers of its citations.
            quotes: At least one.
            judged_apart: Characters of the sentence that other checks judge: names, figures.
            headings: Of the quotes' articles; their words may be used, but no phrase is likened to them.
        """
        every = _words(
            sentence, frozenset(stem(word) for text in (*quotes, *headings) for word in words(text)), judged_apart
        )
        runs = _bare_runs(phrases(sentence), every)
        if not runs:
            return ()
        without = [_without(sentence, run) for run in runs]
        whole = [*quotes, " ".join(quotes)] if len(quotes) > 1 else [*quotes]
        vectors = self._embedder.encode_phrases([sentence, *whole, *(sentence[slice(*run)] for run in runs), *without])
        of_quotes, of_runs, of_rest = np.split(vectors[1:], np.cumsum([len(whole), len(runs)]))
        of_pieces = np.concatenate([self._of_windows(quote) for quote in quotes])
        mine, *theirs = self._embedder.encode_statements([sentence, *quotes])
        nearest = _word_cosines(every, mine, [*zip(quotes, theirs, strict=True)])
        whole_cosine = float((of_quotes @ vectors[0]).max())
        doubtful = []
        for run, piece, rest, text in zip(runs, of_runs, of_rest, without, strict=True):
            inside = _inside(run, every)
            bare = [word for word in inside if not word.held]
            doubtful.append(
                PhraseEvidence(
                    *run,
                    cosine=float((of_pieces @ piece).max()),
                    loss=whole_cosine - (float((of_quotes @ rest).max()) if text else 0.0),
                    covered=1 - len(bare) / len(inside),
                    bare_words=len(bare),
                    word_cosine=float(np.mean([nearest[word.start, word.text] for word in bare])),
                )
            )
        return tuple(doubtful)

    def support(self, sentence: str, quotes: Sequence[str]) -> float:
        """How nearly the tokens of a sentence are those of its quotes, 0-1; all texts plain, at least one quote.

        It is the mean over the sentence's tokens of the cosine to the nearest token of the quotes: the precision of
        BERTScore (Zhang et al. 2020, arXiv:1904.09675), by the model that reads questions.
        """
        theirs = np.concatenate([self._of_tokens(quote) for quote in quotes])
        mine = self._of_tokens(sentence)
        return float((mine @ theirs.T).max(axis=1).mean().clip(0, 1)) if len(mine) and len(theirs) else 0.0

    def _tokens(self, text: str) -> Vectors:
        return _unit(self._embedder.encode_statements([text])[0].tokens)

    def nearest_words(self, sentence: str, at: Sequence[Span], quotes: Sequence[str]) -> list[float]:
        """For each word of the sentence at these characters, the cosine to the most similar word of the quotes."""
        if not at:
            return []
        mine, *theirs = self._embedder.encode_statements([sentence, *quotes])
        every = [_Word(start, end, sentence[start:end], held=False) for start, end in at]
        found = _word_cosines(every, mine, [*zip(quotes, theirs, strict=True)])
        return [found[start, sentence[start:end]] for start, end in at]


def windows(text: str) -> list[str]:
    """The runs of phrases of a text, and all of it."""
    spans = phrases(text)
    runs = [
        text[spans[begin][0] : spans[end][1]]
        for begin in range(len(spans))
        for end in range(begin, min(begin + WINDOW_PHRASES, len(spans)))
    ]
    return [*dict.fromkeys([*runs, text])]


def _words(sentence: str, known: frozenset[str], held: Sequence[Span]) -> list[_Word]:
    """The words of content of a sentence."""
    found = []
    at = 0
    for piece in sentence.split(" "):
        for word in content(piece.strip("'\".,;:()")):
            end = at + len(piece)
            inside = any(start < end and at < stop for start, stop in held)
            found.append(_Word(at, end, word, inside or stem(word) in known))
        at += len(piece) + 1
    return found


def _inside(span: Span, every: Sequence[_Word]) -> list[_Word]:
    return [word for word in every if span[0] <= word.start < span[1]]


def _bare_runs(spans: Sequence[Span], every: Sequence[_Word]) -> list[Span]:
    """Runs of neighbouring phrases that are each in doubt and have enough words that the quotes do not have."""
    shares = [[word.held for word in _inside(span, every)] for span in spans]
    doubted = [bool(held) and sum(held) / len(held) <= BARE for held in shares]
    return [
        (spans[begin][0], spans[end][1])
        for begin in range(len(spans))
        for end in range(begin, min(begin + WINDOW_PHRASES, len(spans)))
        if all(doubted[begin : end + 1]) and sum(held.count(False) for held in shares[begin : end + 1]) >= FEWEST_WORDS
    ]


def _word_cosines(
    every: Sequence[_Word], sentence: EncodedQuestion, quotes: Sequence[_Read]
) -> dict[tuple[int, str], float]:
    """For each word that the quotes do not have, by its place, the cosine with the most similar word of theirs."""
    theirs = [vector for quote, encoded in quotes for vector in _of_words(tokens(quote), encoded)]
    bare = [word for word in every if not word.held]
    if not theirs or not bare:
        return {(word.start, word.text): 0.0 for word in bare}
    nearest = (np.stack(_of_words(bare, sentence)) @ np.stack(theirs).T).max(axis=1)
    return {(word.start, word.text): float(cosine) for word, cosine in zip(bare, nearest, strict=True)}


def _of_words(spans: Sequence[_Word | Token], encoded: EncodedQuestion) -> list[Vectors]:
    """The mean of the token vectors of each word, at unit length; zeros for what is over the model's window."""
    starts, ends = np.array(encoded.spans).reshape(-1, 2).T
    found = []
    for one in spans:
        inside = (starts < one.end) & (ends > one.start)
        if one.text[:1].isalnum():
            found.append(_unit(encoded.tokens[inside].sum(axis=0, keepdims=True))[0])
    return found


def _unit(vectors: Vectors) -> Vectors:
    return np.asarray(vectors / np.maximum(np.linalg.norm(vectors, axis=-1, keepdims=True), 1e-12), dtype=np.float32)


def _without(sentence: str, run: Span) -> str:
    return " ".join(f"{sentence[: run[0]]} {sentence[run[1] :]}".strip(" ,;:.").split())
