"""Questions that the library may well answer, made from its articles: their meetings, topics, participants and series.

Each names its meeting, so that it stands on its own, and knows what the first quote of a good answer speaks of. Whether
the library does answer them is found out in `rag.ui.suggestions.suggestions`; none is shown before it was asked there.
"""

import datetime as dt
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from rag.english import CURRENCIES, STOPWORDS, figures, plain, stem, terms, word_set, words
from rag.types import Answer, Article, Kind
from rag.ui.suggestions.coverage import Coverage, beside, coverages

SuggestionKind = Literal[
    "adopted",
    "agreed",
    "proposed",
    "attended",
    "discussed",
    "summary",
    "listed",
    "compared",
    "sums",
    "next",
    "unadopted",
]

LONGEST_CHARS = 160
"""Nobody would start from a longer question."""
PARTICIPANTS_NAMED = 3
"""A sentence that says who took part names at least that many participants."""
MOSTLY = 0.75
"""The share of its places at which a phrase has an article, or none, for that to be how it is written."""

_WORDINGS: dict[SuggestionKind, str] = {
    "adopted": "What did the leaders adopt at {meeting}?",
    "agreed": "What was agreed on {topic} at {meeting}?",
    "proposed": "What did {topic} propose at {meeting}?",
    "attended": "Who took part in {meeting}?",
    "discussed": "What was said about {topic} at {meeting}?",
    "summary": "Summarise {meeting}",
    "listed": "List everything that {topic} proposed at {meeting}",
    "compared": "Compare {meeting} and {before}",
    "sums": "What sums of money were named at {meeting}?",
    "next": "When and where is the next {series}?",
    "unadopted": "What was proposed at {meeting} but not adopted?",
}
_OF_THE_WHOLE: tuple[SuggestionKind, ...] = (
    *("adopted", "attended", "summary", "compared", "sums", "next", "unadopted"),
)
"""What is asked of a meeting as a whole, what most want to know first."""
ANSWERED_AS: dict[SuggestionKind, Kind] = {
    "summary": "digest",
    "listed": "list",
    "compared": "compare",
    "sums": "list",
    "next": "meeting",
    "unadopted": "list",
}
"""The kind of answer without which a question is not worth suggesting; the others are answered by any kind."""
_PROPOSED = frozenset({"called", "invited", "offered", "proposed", "suggested", "urged"})
_TOLD_BY: dict[SuggestionKind, frozenset[str]] = {
    "adopted": frozenset({"adopted", "approved", "endorsed", "issued", "signed"}),
    "agreed": word_set(
        "agreed adopted approved committed decided endorsed established launched pledged signed undertook"
    ),
    "proposed": _PROPOSED,
    "attended": frozenset({"attended", "joined", "met", "present", "sat", "took"}),
    "discussed": frozenset(),
    "summary": frozenset(),
    "listed": _PROPOSED,
    "compared": frozenset(),
    "sums": frozenset(),
    "next": frozenset({"next", "host", "hosts", "hosted", "hold", "held", "scheduled", "take", "venue"}),
    "unadopted": _PROPOSED,
}
"""Words of which a sentence that answers has one; none where any sentence on the topic will do, or other signs tell.
The past tense alone: "agreements" and "proposals" are spoken of by those who agreed and proposed nothing, too."""
_ASKS_THE_SAME: dict[SuggestionKind, tuple[str, ...]] = {
    "adopted": ("adopted", "agreed", "signed", "decided"),
    "attended": ("who", "came", "attended", "participants"),
    "summary": ("summarise", "summary", "brief", "outcomes"),
    "compared": ("compare", "comparison", "differ", "difference"),
    "sums": ("money", "sums", "funds", "pledged"),
    "next": ("next", "upcoming"),
    "unadopted": ("proposed", "proposals", "rejected", "failed"),
}
"""Words of which a question has one that asks the same, whatever its topic."""
_SENTENCE_END = re.compile(r"(?<=[.!?])\s+")
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class CandidateQuestion:
    """A question, and what an answer to it must look like."""

    text: str
    kind: SuggestionKind
    topic: frozenset[str]
    """Stems of what it is about, besides the meeting; empty when it is about the meeting as a whole."""
    coverage: Coverage
    """What it was made from."""
    before: Coverage | None = None
    """The meeting that it is compared with."""

    @property
    def article_ids(self) -> frozenset[str]:
        """Of the articles of which one must answer it."""
        return frozenset(
            (*self.coverage.meeting.article_ids, *(self.before.meeting.article_ids if self.before else ()))
        )

    @property
    def exact(self) -> bool:
        """Whether it asks for more than that something is spoken of, so that an answer can be seen to be one."""
        return self.kind not in ("attended", "discussed")

    def repeats(self, asked: frozenset[str]) -> bool:
        """Whether it asks what a question about the same meeting asked, given the stems of that question."""
        if self.topic:
            return self.topic <= asked
        return bool(asked & {stem(word) for word in _ASKS_THE_SAME.get(self.kind, ())})

    def is_told_by(self, sentence: str) -> bool:
        """Whether the sentence speaks of what is asked: of all of the topic, and of it in the way asked for."""
        said = words(sentence)
        stems = {stem(word) for word in said}
        if not self.topic <= stems or (_TOLD_BY[self.kind] and not _TOLD_BY[self.kind] & set(said)):
            return False
        if self.kind == "sums":
            return any(one.unit in CURRENCIES for one in figures(plain(sentence)))
        if self.kind != "attended":
            return True
        named = {
            one for article in self.coverage.articles for one in article.participants if stems.issuperset(terms(one))
        }
        return len(named) >= PARTICIPANTS_NAMED


Group = tuple[CandidateQuestion, ...]
"""Candidates of which one is to be chosen."""


def groups_to_start(articles: tuple[Article, ...]) -> Iterator[Group]:
    """A group for each summit, its newest meeting first; the summits with most articles first, then the newest."""
    count = Counter(article.summit for article in articles)
    held = coverages(articles)
    series: dict[str, list[Coverage]] = {}
    for coverage in held:
        series.setdefault(coverage.meeting.summit, []).append(coverage)
    for summit in sorted(
        series, key=lambda one: (-count[one], -(series[one][0].meeting.date or dt.date.min).toordinal(), one)
    ):
        yield tuple(candidate for coverage in series[summit] for candidate in candidate_questions(coverage, held))


def groups_to_follow(answer: Answer, articles: tuple[Article, ...]) -> Iterator[Group]:
    """A group for each way to go on.

    From an answer: what else its meeting dealt with, who was there and what they proposed, the meetings beside it in
    its series, the same topic at other meetings. From a decline: the meetings nearest to it, one by one.
    """
    held = coverages(articles)
    asked = frozenset(terms(answer.standalone_question))
    near = _covering((hit.passage.article_id for hit in answer.hits), held)
    if answer.status == "declined":
        yield from (candidate_questions(each, held) for each in near)
        return
    quoted = _covering((quote.article_id for quote in answer.quotes), held)
    for about in quoted:
        fresh = [one for one in candidate_questions(about, held) if not one.repeats(asked)]
        yield tuple(one for one in fresh if one.kind in ("adopted", "agreed", "discussed"))
        yield tuple(one for one in fresh if one.kind not in ("adopted", "agreed", "discussed"))
        yield tuple(one for each in beside(about, held) for one in candidate_questions(each, held))
    others = [each for each in near if each not in quoted]
    yield tuple(one for each in others for one in candidate_questions(each, held) if one.topic & asked)


def _covering(article_ids: Iterable[str], held: tuple[Coverage, ...]) -> list[Coverage]:
    """The coverage of each of these articles, in their order, each once."""
    of_article = {article_id: coverage for coverage in held for article_id in coverage.meeting.article_ids}
    return list(dict.fromkeys(of_article[each] for each in article_ids if each in of_article))


def candidate_questions(coverage: Coverage, held: tuple[Coverage, ...]) -> tuple[CandidateQuestion, ...]:
    """Those of which the articles have a sentence that may answer, each text once; exact ones first.

    Args:
        coverage: The meeting that they are about.
        held: All meetings, newest first: one is compared with the one before it, and the newest looks ahead.
    """
    sentences = _SENTENCE_END.split(coverage.text)
    series = [each for each in held if each.meeting.summit == coverage.meeting.summit]
    before = series[series.index(coverage) + 1] if coverage != series[-1] else None
    named = {"meeting": coverage.meeting, "series": coverage.meeting.summit, "before": before and before.meeting}
    found: dict[str, CandidateQuestion] = {}
    for kind, topic in _subjects(coverage):
        if (kind == "compared" and before is None) or (kind == "next" and coverage != series[0]):
            continue
        text = _WORDINGS[kind].format(topic=topic, **named)
        other = before if kind == "compared" else None
        candidate = CandidateQuestion(text, kind, frozenset(terms(topic)), coverage, other)
        if len(text) <= LONGEST_CHARS and any(map(candidate.is_told_by, sentences)):
            found.setdefault(text, candidate)
    return tuple(sorted(found.values(), key=lambda one: not one.exact))


def _subjects(coverage: Coverage) -> Iterator[tuple[SuggestionKind, str]]:
    """What to ask about, as the articles write it."""
    for kind in _OF_THE_WHOLE:
        yield kind, ""
    for topic in dict.fromkeys(topic for article in coverage.articles for topic in article.topics):
        if written := as_written(topic, coverage.text):
            yield "agreed", written
            yield "discussed", written
    for participant in dict.fromkeys(one for article in coverage.articles for one in article.participants):
        if written := as_written(participant, coverage.text):
            yield "proposed", written
            yield "listed", written


def as_written(label: str, text: str) -> str:
    """The label as running text has it: "cis plus" as "CIS Plus", "united states" as "the United States".

    Only where it stands by itself, with no noun after it that it would belong to: "digital" never does before
    "technology". Empty when the text has no such place, or none but at the beginning of a sentence (its capital then
    says nothing), or has it now with an article and now without.
    """
    parts = r"\s+".join(re.escape(part) for part in label.split())
    if not parts:
        return ""
    found = re.finditer(rf"(?<!\w)(?:(the|an?)\s+)?({parts})(?!\w)(?!\s*[-–]\w)(?:\s+(\w+))?", text, re.IGNORECASE)
    alone = [each for each in found if not each[3] or each[3].lower() in STOPWORDS]
    inside = [each for each in alone if each[1] or each[2].islower() or not _begins_a_sentence(each.start(), text)]
    if not inside:
        return ""
    spelt = Counter(" ".join(each[2].split()) for each in inside)
    best = max(spelt, key=lambda each: (each.islower(), spelt[each], each))
    if label.islower() and set(label.split()) <= set(_WORD.findall(text)):
        best = label  # written with capitals as part of a name only
    before = Counter((each[1] or "").lower() for each in inside)
    if before["the"] >= MOSTLY * len(inside):
        return f"the {best}"
    return best if before[""] >= MOSTLY * len(inside) else ""


def _begins_a_sentence(at: int, text: str) -> bool:
    before = text[:at].rstrip(" \t\n“\"'(")
    return not before or before[-1] in ".!?:"
