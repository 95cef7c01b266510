"""What a statement is on: the topics that its own sentence tells, or the heading that it stands under.

Articles give topics of all that they tell, so that of an article on trade, water and defence no statement is on all
three. Which topics there are is told by the articles of the library, and beside them by those that meetings deal with
everywhere; a sentence is on one where it has its words, or words that are said for it.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping

from rag.english import countries, heading_over, stem, terms, words
from rag.record import Statement
from rag.types import Article, Span

_SAID_FOR: Mapping[str, str] = {
    "agriculture": "farm farmer farming crop grain fertiliser soybean livestock irrigation",
    "artificial intelligence": "ai",
    "aviation": "aircraft airline airport flight",
    "climate": "emission warming carbon greenhouse glacier decarbonisation",
    "critical minerals": "mineral lithium cobalt uranium rare_earth",
    "culture": "festival museum heritage ethnocultural",
    "debt": "creditor debtor",
    "defence": "military army troop weapon missile armament",
    "digital": "internet online cyber e-commerce",
    "disarmament": "disarm arms_control non-proliferation",
    "education": "university school student scholarship teacher curriculum",
    "energy": "electricity gas oil coal hydrogen hydropower hydroelectric nuclear pipeline petroleum"
    " power_plant power_station power_grid",
    "enlargement": "accession admission admitted candidate",
    "environment": "pollution biodiversity ecosystem conservation forest wildfire",
    "finance": "bank loan bond currency financing lending",
    "food security": "food hunger famine",
    "forests": "forest deforestation rainforest",
    "gender": "women girl",
    "health": "medical medicine vaccine pandemic disease hospital",
    "human rights": "torture detention civil_society press_freedom",
    "industry": "factory manufacturing",
    "investment": "invest investor",
    "migration": "migrant refugee visa",
    "science": "research scientist laboratory",
    "security": "terrorism terrorist counterterrorism extremism extremist trafficking narcotic drug organised_crime",
    "technology": "innovation technological start-up semiconductor",
    "tourism": "tourist",
    "trade": "tariff export import customs turnover commerce",
    "transport": "rail railway corridor logistics port highway freight transit shipping",
    "ukraine war": "ukraine",
    "water": "river canal dam hydrology reservoir aral",
}
"""Topics that meetings deal with everywhere, with words that are said for them; two joined by a stroke go together."""
_NOT_FOR: Mapping[str, re.Pattern[str]] = {
    "security": re.compile(r"\bsecurity council\b|\b(?:food|social) security\b|\bsecur(?:e|es|ed|ely|ing)\b", re.I),
    "energy": re.compile(r"\bgreenhouse gas(?:es)?\b", re.I),
    "enlargement": re.compile(r"\baccess\b", re.I),
    "transport": re.compile(r"\btransition\w*", re.I),
}
"""What has a topic's word, or one of the same stem, and is of something else."""
_OF_ANY_MATTER = frozenset(map(stem, ("work", "institutions", "treaty", "membership", "testing")))
"""Stems of words that stand in statements on any matter, so that they tell a topic only of an article that gives it."""


class Topics:
    """The topics of a library. Safe to share between threads.

    Args:
        articles: Of the library, whose topics are known.
    """

    def __init__(self, articles: Iterable[Article]) -> None:
        given = Counter(topic for one in articles for topic in one.topics)
        ranked = sorted(given, key=lambda one: (-given[one], one))
        self.every = (*ranked, *(one for one in _SAID_FOR if one not in {topic.casefold() for topic in given}))
        """The most frequent first, then those that no article gives."""
        self._ways = {one: _ways(one) for one in self.every}
        self._own_only = frozenset(one for one in ranked if countries(one) or {*terms(one)} <= _OF_ANY_MATTER)
        self._found: dict[tuple[str, str, Span], tuple[str, ...]] = {}

    def of(self, statement: Statement, article: Article) -> tuple[str, ...]:
        """Those that its sentence or the heading over it tells; those of its article where neither tells any."""
        key = (article.id, article.sha256, statement.span)
        found = self._found.get(key)
        if found is None:
            start, end = statement.span
            found = self._found[key] = self._in(
                f"{heading_over(article.text, start)}\n{article.text[start:end]}", article
            )
        return found

    def _in(self, text: str, article: Article) -> tuple[str, ...]:
        held = {stem(word) for word in words(text)}
        told = (one for one in self.every if any(way <= held for way in self._ways[one]))
        found = tuple(one for one in told if self._may_be(one, article) and _stands(one, self._ways[one], text))
        return found or article.topics

    def _may_be(self, topic: str, article: Article) -> bool:
        return topic in article.topics or topic not in self._own_only


def _ways(topic: str) -> tuple[frozenset[str], ...]:
    """The stems that tell a topic: its own together, or those of any word that is said for it."""
    others = _SAID_FOR.get(topic.casefold(), "").split()
    told = (topic, *(one.replace("_", " ") for one in others))
    return tuple(way for one in told if (way := frozenset(map(stem, words(one)))))


def _stands(topic: str, ways: tuple[frozenset[str], ...], text: str) -> bool:
    """Whether a topic is told by other words too than those that are of something else."""
    other = _NOT_FOR.get(topic)
    if other is None:
        return True
    held = {stem(word) for word in words(other.sub(" ", text))}
    return any(way <= held for way in ways)
