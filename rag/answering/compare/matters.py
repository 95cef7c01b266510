"""Sets sides beside each other on some matters: a row for each matter, and in each cell the sentences that answer.

Of the sentences that tell of a side (`told`) those are taken that come nearest to what is asked of it: by their
vectors, by what the reader chooses, and by the words of the matter in them and in their paragraph.
"""

import re
from collections.abc import Callable, Mapping, Sequence

from rag.answering.asked import Asked
from rag.answering.compare.asked_figures import figure_asked, gives_figure
from rag.answering.compare.table import MOST_IN_A_CELL, NOTHING, lacking
from rag.answering.compare.told import SideTold
from rag.answering.composed import Citations, Composed
from rag.answering.naming import shortened
from rag.answering.rarity import weighed
from rag.answering.sentences import ArticleSentence, with_what_it_leads_to
from rag.answering.topic import topic_words
from rag.answering.who import Actors
from rag.english import (
    CURRENCIES,
    clauses,
    countries,
    figures,
    listing,
    plain,
    regions,
    regions_apart,
    sentence_case,
    terms,
    words,
)
from rag.question import Beside
from rag.types import Item, Quote, Refusal, Table

_COVERED, _AROUND, _READ, _OWN = 0.6, 0.5, 0.4, 0.1
"""What counts beside the cosine: the share of the matter's words in a sentence and in its paragraph, by rarity; being
the first that the reader chose; and telling of no other side. Chosen by looking at questions; no
command measures them."""
_FIGURE, _HANDED, _ACTS, _SIGNS, _SUM = 0.8, 1.2, 0.3, 0.6, 0.4
"""The same for what a matter asks for: a figure of its kind; that an office passes on, where it is asked who has it
after something; that a country acts which it names; that somebody signs or not, where it is on a document; and a sum,
where results are asked for."""
_OF_ALL = "what was said and decided"
"""The matter where none is named."""
_NEAR = 0.5
"""The cosine from which a sentence without any word of the matter can be on it."""
_OF_BEST = 0.8
"""0-1: the share of the best sentence's score from which another belongs in its cell."""
_LEAST = 0.45
"""The score below which a sentence is on something else."""
LONGEST_GIST = 120
_LONGEST_HEADING = 80
"""In characters."""
_SENTENCES = re.compile(r"(?<=[.?!]) (?=[A-Z])")
_SHORTEST = 3
"""In words; what is shorter is a heading."""
_OFFICE = re.compile(r"\b(?:chair\w*|presiden\w+|helm|leadership|secretariat|office|post)\b", re.IGNORECASE)
_HANDS_ON = re.compile(
    r"\b(?:tak(?:es?|en|ing)|took) (?:over|the (?:\w+ )?(?:chair|helm|presidency))"
    r"|\b(?:pass|hand)(?:es|ed|s|ing)? (?:\w+ ){0,4}(?:to|over)\b"
    r"|\b(?:next|incoming|new) (?:chair|presidency|host|holder)|\b(?:assum|inherit|succeed)(?:es|ed|s)?\b"
    r"|\bwill (?:chair|hold|preside|host|lead)\b|\bholds? (?:it|the chair|the presidency) (?:for|in|until)\b",
    re.IGNORECASE,
)
_HANDOVER = re.compile(r"\bhand(?:ing|ed)?[- ]?over|\btransfer|\btakeover", re.IGNORECASE)
_DOCUMENT = re.compile(
    r"\b(?:declaration|statement|communiqu|text|treat(?:y|ies)|pact|agreement|charter|document)", re.IGNORECASE
)
_SIGNING = re.compile(r"\b(?:sign|endors|join|adopt|approv|accede|acced|oppos|reject|refus|ratif)\w*", re.IGNORECASE)
_COUNTED = frozenset(terms("many much number figure amount size share sum attendance turnout vote votes"))
_OF_COST = frozenset(("cost", "costs", "budget", "price", "bill"))
"""Words of a matter that ask for a sum and tell which."""
_RESULTS = re.compile(r"\b(?:results?|outcomes?|deals?|achiev\w+|harvest|brought)\b", re.IGNORECASE)
"""Asks what came of something."""
_HOW_MANY = re.compile(r"\b(?:how many|number of|count of) ((?:[\w-]+ ?){1,3})", re.IGNORECASE)


def on_matters(told: Beside, sides: Sequence[SideTold], asked: Asked) -> Composed | None:
    """The table; None where nothing is told of any side, a refusal where nothing is on any matter."""
    if not any(one.article_ids for one in sides):
        return None
    matters = told.matters or (_OF_ALL,)
    found = {matter: [MatterReader(matter, told, side, asked).quotes() for side in sides] for matter in matters}
    missing = [side.label for side in sides if not side.article_ids]
    citations = Citations(asked.library)
    rows = [
        (Item(sentence_case(matter)), *(_cell(quotes, citations) for quotes in found[matter])) for matter in matters
    ]
    if not citations.quotes:
        silent = listing([side.label for side in sides if side.article_ids], "or")
        return Composed(
            "compare",
            "declined",
            refusal=Refusal(
                f"Nothing in the library on {listing(list(matters), 'or')} for {silent}.{lacking(missing)}"
            ),
            confidence=0.0,
        )
    return Composed(
        "compare",
        headline=_headline(matters, sides, found) + lacking(missing),
        table=Table(("", *(side.label for side in sides)), tuple(rows)),
        quotes=tuple(citations.quotes),
    )


def _headline(matters: Sequence[str], sides: Sequence[SideTold], found: Mapping[str, Sequence[Sequence[Quote]]]) -> str:
    """What the best sentence on each side says where there is one matter; else what is compared."""
    if len(matters) > 1:
        return f"{listing([side.label for side in sides])} on {listing([_bare(one) for one in matters])}."
    best = [(side, quotes[0] if quotes else None) for side, quotes in zip(sides, found[matters[0]], strict=True)]
    told = "; ".join(f"{side.label}: {gist(quote.text, matters[0])}" for side, quote in best if quote)
    silent = [side.label for side, quote in best if quote is None and side.article_ids]
    lacks = f" Nothing on it for {listing(silent, 'or')}." if silent else ""
    return f"{told}.{lacks}"


def gist(text: str, matter: str) -> str:
    """The one figure of the kind asked for, or the clause that is most on the matter: the table has the sentence."""
    kind = figure_asked(matter)
    if kind and kind.gives(text) and kind.spelt_out.endswith("billions"):
        sums = [one for one in figures(plain(text)) if one.unit in CURRENCIES]
        if len(sums) == 1:
            return sums[0].text
    about = {*terms(matter)}
    sentences = _SENTENCES.split(text)
    parts = [" ".join(one[start:end].split()).strip(" ,;:.") for one in sentences for start, end in clauses(one)]
    whole = [part for part in parts if len(part.split()) > _SHORTEST] or [" ".join(text.split()).rstrip(".")]
    return shortened(
        max(whole, key=lambda part: (len(about & {*terms(part)}), bool(figures(plain(part))))), LONGEST_GIST
    )


def _bare(matter: str) -> str:
    return matter[0].lower() + matter[1:] if matter[1:2].islower() else matter


def _cell(quotes: Sequence[Quote], citations: Citations) -> Item:
    if not quotes:
        return Item(NOTHING)
    in_order = sorted(quotes, key=lambda one: one.start) if len({one.article_id for one in quotes}) == 1 else quotes
    return Item(" ".join(" ".join(one.text.split()) for one in in_order), citations.take(in_order))


def quote_of(one: ArticleSentence) -> Quote:
    """A sentence as a quote that has no marker yet."""
    return Quote(0, one.article_id, one.start, one.end, one.text, 1.0)


def _overlap(one: ArticleSentence, other: ArticleSentence) -> bool:
    return one.article_id == other.article_id and one.start < other.end and other.start < one.end


def _gives_sum(text: str) -> bool:
    return any(one.unit in CURRENCIES for one in figures(plain(text)))


class MatterReader:
    """Finds the sentences on one side that answer on one matter."""

    def __init__(self, matter: str, told: Beside, side: SideTold, asked: Asked) -> None:
        self._side, self._asked, self._matter = side, asked, matter
        self._question = told.question(matter, side.label)
        kind = figure_asked(matter)
        self._spelt_out = spelt_out = kind.spelt_out if kind else ""
        self._gives: Callable[[str], bool] | None = kind.gives if kind else None
        if counted := _HOW_MANY.search(matter):
            nouns = {*terms(counted[1])}
            self._gives = self._gives if spelt_out else lambda text: gives_figure(text) and bool(nouns & {*terms(text)})
        about = topic_words(matter, [side.meeting] if side.meeting else [], asked.catalogue) if told.matters else []
        self._countries = frozenset(one for word in about for one in countries(word))
        self._regions = regions_apart(matter)
        if kind and spelt_out:
            about = [word for word in about if word in _OF_COST or not kind.asks.search(word)]
        by_term = weighed((term for word in about if not countries(word) for term in terms(word)), asked.library)
        bare = {term: weight for term, weight in by_term.items() if term not in _COUNTED}
        self._weights = bare if self._spelt_out else {one: by_term[one] / (1 + (one in _COUNTED)) for one in by_term}
        self._document = bool(self._countries and _DOCUMENT.search(matter))
        self._told = told
        self._of_results = bool(_RESULTS.search(matter))
        self._counts = told.counts
        self._least = _LEAST if told.matters else 0.0
        self._hands_on = told.preposition == "after" and bool(_OFFICE.search(matter))
        self._handover = self._hands_on or bool(_OFFICE.search(matter) and _HANDOVER.search(matter))
        self._needs_words = bool(self._weights) and not (self._spelt_out or self._handover)

    def quotes(self) -> list[Quote]:
        """The best sentence first; none where nothing is on the matter."""
        every = self.scored()
        best = every[0][0] if every else 0.0
        chosen = [
            one
            for score, one in every[:MOST_IN_A_CELL]
            if score >= max(self._least, _OF_BEST * best) and self._can_answer(one.text) and self._is_there(one)
        ]
        return [quote_of(one) for one in self._whole(chosen)]

    def _whole(self, chosen: Sequence[ArticleSentence]) -> list[ArticleSentence]:
        """The sentences, one without a figure that may only lead to the next with that, each once."""
        found: list[ArticleSentence] = []
        for one in chosen:
            told = one if figures(plain(one.text)) else with_what_it_leads_to(one, self._asked.library)
            apart = [other for other in found if not _overlap(other, told)]
            found = [*apart, told] if len(apart) == len(found) or told is not one else found
        return found

    def _is_there(self, one: ArticleSentence) -> bool:
        """Whether a sentence is on the part of the world that the matter names, by itself or by its article."""
        article = self._asked.library.article(one.article_id)
        told = f"{self._paragraph(one)} {one.text} {article.title} {article.summit or ''}"
        return self._regions <= regions(told)

    def answering(self) -> list[tuple[float, ArticleSentence]]:
        """As `scored`, without those that give no figure of the kind asked for, where one is and another gives it."""
        every = self.scored()
        return [each for each in every if self._gives is None or self._gives(each[1].text)] or every

    def _can_answer(self, text: str) -> bool:
        """Whether a sentence gives what is asked for, where that is a figure or who has an office next."""
        if self._hands_on:
            return bool(_HANDS_ON.search(text))
        return not self._counts or self._gives is None or self._gives(text)

    def scored(self) -> list[tuple[float, ArticleSentence]]:
        """Every sentence that tells of the side with its score, the best first."""
        if not self._side.article_ids:
            return []
        cosines = self._cosines()
        read = self._asked.read(self._question, self._side.article_ids).quotes
        chosen = {(one.article_id, one.start): nth for nth, one in enumerate(read)}
        acts = self._acts() if self._told.matters else set()
        if not self._told.matters or self._told.apart or self._of_results:
            acts |= self._decided()
        scored = []
        shared = () if self._told.apart and self._side.own else self._side.shared
        for own, every in ((True, self._side.own), (False, shared)):
            for one in every:
                if len(one.text.split()) < _SHORTEST:
                    continue
                place = one.article_id, one.start
                around = self._share(self._paragraph(one))
                if not around and self._needs_words and chosen.get(place) != 0 and cosines.get(place, 0.0) < _NEAR:
                    continue
                score = cosines.get(place, 0.0) + _OWN * own + _AROUND * around**2
                score += self._of_words(one.text) + _ACTS * (1 + self._of_results) * (place in acts)
                if place in chosen:  # the reader does not see the heading that a paragraph stands under
                    score += _READ * (1 + around) / 2 / (1 + chosen[place])
                scored.append((score, one))
        return sorted(scored, key=lambda each: (-each[0], each[1].article_id, each[1].start))

    def _cosines(self) -> dict[tuple[str, int], float]:
        """By article and start: how near a sentence comes to the matter, alone or with the side's name."""
        found: dict[tuple[str, int], float] = {}
        asked = [self._question, self._matter, *([f"{self._matter}: {self._spelt_out}"] if self._spelt_out else [])]
        for hits in self._asked.find(asked, self._side.article_ids):
            for hit in hits:
                for one, cosine in zip(hit.passage.sentences, hit.sentence_cosines, strict=False):
                    place = hit.passage.article_id, one.start
                    found[place] = max(cosine, found.get(place, -1.0))
        return found

    def _acts(self) -> set[tuple[str, int]]:
        """By article and start: the sentences in which a country acts that the matter names, or somebody for it."""
        if not self._countries:
            return set()
        actors = Actors(frozenset(), self._countries, self._asked.record.known_people[0])
        every = self._asked.library.statements(self._side.article_ids)
        return {(one.article_id, one.span[0]) for one in every if actors.act(one)}

    def _decided(self) -> set[tuple[str, int]]:
        """By article and start: the sentences that tell what was decided or not, where that is asked for."""
        of = ("adopted", "failed", "announced") if self._told.matters else ("adopted", "failed")
        every = self._asked.library.statements(self._side.article_ids)
        return {(one.article_id, one.span[0]) for one in every if one.status in of}

    def _of_words(self, text: str) -> float:
        """What counts for the words of a sentence."""
        share = self._share(text)
        counts = self._gives is not None and self._gives(text)
        return (
            _COVERED * share**2
            + _FIGURE * bool(counts)
            + _HANDED * (self._handover and bool(_HANDS_ON.search(text)))
            + _SUM * (self._of_results and self._gives is None and _gives_sum(text))
            + _SIGNS * (self._document and bool(_SIGNING.search(text)))
        )

    def _share(self, text: str) -> float:
        """0-1: the share of the matter's words that a text has, by rarity; a country counts as much as the rarest."""
        held, there = set(terms(text)), self._countries_of(text) if self._countries else set()
        most = max(self._weights.values(), default=1.0)
        total = sum(self._weights.values()) + most * len(self._countries)
        has = sum(weight for term, weight in self._weights.items() if term in held)
        return (has + most * len(self._countries & there)) / total if total else 0.0

    def _countries_of(self, text: str) -> set[str]:
        """The countries that a text names, by themselves or by somebody of theirs."""
        return {*countries(text), *self._asked.record.countries_of(words(text))}

    def _paragraph(self, one: ArticleSentence) -> str:
        """What the paragraph around a sentence tells of the side, after the heading that stands over it."""
        text = self._asked.library.article(one.article_id).text
        begin = text.rfind("\n", 0, one.start) + 1
        close = text.find("\n", one.end)
        end = close if close >= 0 else len(text)
        over = text[:begin].rstrip().rpartition("\n")[2]
        heading = over if len(over) <= _LONGEST_HEADING and not over.endswith((".", ",", ";")) else ""
        told = (*self._side.own, *self._side.shared)
        inside = [each.text for each in told if each.article_id == one.article_id and begin <= each.start < end]
        return " ".join([heading, *inside])
