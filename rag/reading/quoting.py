"""Which of the ranked sentences are quoted.

The best comes first, and others follow only while they are likely enough compared with it. A question across several
summits is answered from every article that has an answer, in order of date. What another article says in nearly the
same words is counted, not repeated; two sentences with different numbers, names or negations are never the same.
"""

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from rag.english import number_words, terms
from rag.ordinals import ORDINALS
from rag.question import Reach
from rag.reading.features import Candidate
from rag.types import Location, Quote, Sentence

MAX_QUOTES = 4
"""People read no more than this under one answer."""
MAX_ACROSS = 8
"""The same for a question across several summits."""
SHARE = 0.02
"""0-1: a further sentence is quoted when its probability is at least this share of the best one's."""
SHARE_OPEN = 0.015
"""The same for the best sentence of another article, when the question is about no particular meeting."""
SHARE_ACROSS = 0.002
"""The same for the best sentence of another article, when the question is across several."""
SAME_WORDS = 0.8
"""0-1: two sentences that share this part of their terms say the same, if their figures, names and negations agree."""
SAME_IN_REPRINT = 0.5
"""0-1: the same for two sentences of reprints of one story, which write figures and names each in their way."""

_FIGURE = re.compile(r"\d[\d.,]*")
_NAME = re.compile(r"(?<=[\w,;:] )[A-Z][\w’'-]+")
_DECIDES = re.compile(
    r"\b(not|no|nor|never|without|neither|none|only|adopt\w*|sign\w*|propos\w*|suggest\w*|reject\w*|agree\w*|announc\w*"
    rf"|call\w*|plan\w*|would|will|must|may|{'|'.join((*ORDINALS[:3], *number_words(1, 10)))})\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Ranked:
    """A candidate with its result in the ranking."""

    candidate: Candidate
    share: float
    """0-1: its probability over the best one's."""
    date: dt.date | None
    """The date of its article."""
    story: str = ""
    """Of its article, as `rag.types.Article.story`."""

    @property
    def article_id(self) -> str:
        """The article of its passage."""
        return self.candidate.hit.passage.article_id

    @property
    def sentence(self) -> Sentence:
        """Its place in the article."""
        return self.candidate.hit.passage.sentences[self.candidate.position]


def choose(ranked: Sequence[Ranked], confidence: float, reach: Reach = "one") -> tuple[Quote, ...]:
    """The quotes, with markers from 1.

    Args:
        ranked: Candidates, best first.
        confidence: 0-1: the probability that the library answers at all.
        reach: With "across", the quotes are grouped by article, in order of date; otherwise the best comes first.
    """
    across = reach == "across"
    share_elsewhere = {"one": SHARE, "open": SHARE_OPEN, "across": SHARE_ACROSS}[reach]
    taken: list[tuple[Ranked, list[Location]]] = []
    articles: set[str] = set()
    for one in ranked:
        if same := [also for first, also in taken if _same(first, one)]:
            same[0].append(Location(one.article_id, one.sentence.start, one.sentence.end))
            continue
        fresh = one.article_id not in articles and one.share >= share_elsewhere
        if len(taken) < (MAX_ACROSS if across else MAX_QUOTES) and (one.share >= SHARE or fresh):
            taken.append((one, []))
            articles.add(one.article_id)
        elif one.share < SHARE_ACROSS:
            break
    if across:
        first_seen = {one.article_id: nth for nth, (one, _) in reversed(list(enumerate(taken)))}
        taken.sort(key=lambda pair: (pair[0].date or dt.date.max, first_seen[pair[0].article_id]))
    return tuple(
        replace(_quote(one, confidence), marker=marker, also=tuple(also)) for marker, (one, also) in enumerate(taken, 1)
    )


def _quote(one: Ranked, confidence: float) -> Quote:
    return Quote(
        marker=1,
        article_id=one.article_id,
        start=one.sentence.start,
        end=one.sentence.end,
        text=one.candidate.text,
        score=round(confidence * one.share, 4),
    )


def _same(one: Ranked, other: Ranked) -> bool:
    """Whether two sentences say the same in nearly the same words."""
    texts = (one.candidate.text, other.candidate.text)
    if " ".join(texts[0].casefold().split()) == " ".join(texts[1].casefold().split()):
        return True
    first, second = (set(terms(text)) for text in texts)
    shared = len(first & second) / max(len(first | second), 1)
    if one.story and one.story == other.story and one.article_id != other.article_id and shared >= SAME_IN_REPRINT:
        return True
    for pattern in (_FIGURE, _NAME, _DECIDES):
        if {found.casefold() for found in pattern.findall(texts[0])} != {
            found.casefold() for found in pattern.findall(texts[1])
        }:
            return False
    return shared >= SAME_WORDS
