"""What a question is about, besides the meetings that it names and the words that ask, and which texts are about it."""

import math
import re
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass

from rag.answering.asked import Asked
from rag.answering.texts import KIND_OF_TEXT
from rag.english import (
    MEETING_NOUNS,
    MONTH_NUMBERS,
    STOPWORDS,
    WEEKDAYS,
    countries,
    is_verb,
    joined_words,
    number_words,
    stem,
    terms,
    words,
)
from rag.ordinals import ORDINALS
from rag.question import COMMISSION, LENGTH, NUMBERED_SERIES, Catalogue, Meeting
from rag.store import Library

_ASKING = frozenset(
    terms(
        """about all also answer anything everything something whatever
        brief briefing bring bullet catch compare compared comparing comparison contrast
        describe differ difference differences different discuss explain first fill find get give happen happened
        happening info information inform key know latest learn line look main make me meeting more need note
        one outcome outcomes overall overview page paragraph please point points quick quickly read recap report
        result results review round say said see short show side summary summarise summarize summit table takeaway
        takeaways tell text texts thing think tldr tl dr two three topic under understand up us versus vs want was
        were what write you conference session gathering talk talks leader leaders declaration edition format group
        both common between across against update among change changed change evolve evolved year years come came
        put set place placed beside alongside word worded wording phrase phrased treat treated handle handled
        did does do how who which when where why held hold take took mention mentioned use used
        gist nutshell upshot wrap essentials highlights highlight recap rundown lowdown roundup important major chief
        principal fact message conclusion decision presser press pls bullets
        digest synopsis abstract few max maximum tops half trip visit tour president sum version
        produce produced yield yielded achieve achieved deliver delivered
        briefly shortly concisely back help asap met end
        keep matters mean meant important essential notable noteworthy significant worth concise now today should
        must handful couple sentence agree agreed decide decided adopt adopted provide
        story picture refresher primer sketch introduction regard regards respect regarding concerning""".replace(
            "\n", " "
        )
    )
    + [stem(word) for word in "did does do how who which when where why was were me us you up was m re ve".split()]  # noqa: SIM905
    + [stem(word) for word in ORDINALS]
)
"""Stems of words that ask for a summary or a comparison, or fit any meeting, and say nothing of what it is to be on."""
_ENDING = 2
"""Letters that may make the name of a people from one of a country: "Asian", "Russians"."""
STEP = re.compile(r"\b(?:\w+ years?|a year|the year) (?:later|earlier|before|after)\b", re.IGNORECASE)
"""Says of a meeting only when it was, seen from another: "two years later"."""
_READER = (
    r"(?:ministers?|boss|editor|director|ambassador|president|chief|head|team|colleagues?|clients?|class|students"
    r"|readers?|board|committee|cabinet|desk|office|delegation|deputy|secretary|manager|newsroom|teacher|professor"
    r"|leadership|staff|embassy)"
)
_SOMEBODY = (
    r"(?!(?:sector|corridor|factor|matter|river|water|power|order|border|number|quarter|center|charter|letter|register"
    r"|tender|harbor|labor|reactor|tractor|carrier|container|computer|tower|winter|summer|counter|filter|meter|paper"
    r"|shelter|year|tier)s?\b)(?:[a-z]{3,}(?:er|or|ist|ian|ant)s?|audiences?|lay(?:man|person|people))"
)
"""Somebody by what they do, for whom a brief can be: "for a radio presenter"."""
_EVENT = (
    r"(?:meeting|call|interview|briefing|deadline|class|exam|lunch|panel|show|hearing|presentation|broadcast|flight"
    r"|bulletins?|newscast|news|newsletter|programme|paper|edition|slot)"
)
_IN_A_WHILE = r"in (?:an?|\w+) (?:hours?|min(?:ute)?s?|days?)"
_OCCASION = (
    r"(?:before|for|ahead of|in time for) (?:an?|my|our|the|this|tonight['’]s|tomorrow['’]s|today['’]s)"
    r" (?:(?:\d{1,2}(?:[.:]\d\d)?(?: ?[ap]\.?m\.?| o['’]clock)?|[a-z]+) ){0,2}?"
    rf"{_EVENT}(?:,? (?:tomorrow|today|tonight|this \w+|next \w+|on \w+day|{_IN_A_WHILE}))?(?=\W*$|[:,;])"
    rf"|(?:on air|live|{_EVENT}) {_IN_A_WHILE}\b"
    r"|by (?:noon|midday|midnight|lunch(?:time)?|tonight|tomorrow(?: \w+)?|this \w+|eod|cob"
    r"|(?:the )?end of (?:the )?day|(?:mon|tues|wednes|thurs|fri|satur|sun)day(?: \w+)?"
    r"|\d{1,2}(?:[.:]\d\d)? ?(?:[ap]\.?m\.?|o['’]clock)?)"
    r"(?=\W*$|[,;:])"
)
_OF_THE_ASKER = (
    r"(?:before|when|while|because|so(?: that)?|that|which|until) (?:i|we)(?:['’]\w+)? [^,;:?.]*"
    r"|(?:before|ahead of|for) (?:my|our) (?:[a-z]+ )?(?:meeting|talks?|call|interview|lunch|trip|visit) (?:with|to)"
    r" [^,;:?.]*"
)
"""What the one who asks is to do with a brief: "that I can use in a speech", "before I meet the ambassador"."""
_ADDRESSEE = re.compile(
    rf"\b(?:{_OCCASION}|{_OF_THE_ASKER})"
    r"|\bwhy (?:should|would|do|does|must) (?:\w+ ){0,3}(?:care|matter|bother)\b|\bwhy it matters\b"
    r"|\bfor (?:the|my|our|his|her|a|an) (?:[a-z]+ )?[a-z]+['’]s? (?:\w+ )?(?:folder|file|desk|bag|briefcase|inbox"
    r"|notes|binder|diary|programme|trip|visit)\b"
    rf"|\b(?:for|brief|update|inform) (?:the|my|our|his|her|their|a|an) (?:[a-z]+ )?{_READER}\b"
    r"(?:,? who\b[^,?]*)?"
    rf"|\bfor (?:an?|my|our|some) (?:[a-z]+ ){{0,2}}{_SOMEBODY}\b(?: who\b[^,?]*)?(?=\W*$|[,;:])"
    rf"|^(?:my|our) (?:[a-z]+ )?{_READER} (?:\w+ )?(?:needs?|wants?|asks?|asked|likes?|requires?"
    rf"|requested)(?: me)?(?: for)?",
    re.IGNORECASE,
)
"""For whom or for what occasion a brief is to be, which says nothing of what it is on."""
LEAST_COVERED = 0.6
"""0-1: the least share of the topic's weight that a sentence must have to be about it."""
NEAREST_READ = 100
"""Articles that are read for what they say of a topic where one answer is wanted, and no complete list."""
_SOME = 0.45
"""0-1: the share of the weight of a matter's words that a sentence with its names needs."""
_NEAR = 0.18
"""The least cosine with a topic of a sentence on it."""
_OF_NEAREST = 0.65
"""0-1: the share of the best sentence's cosine that another needs to be on the same topic."""
_NUMBERS = frozenset((*number_words(2, 12), *map(str, range(2, 13))))
"""How many points there are to be, or who met: "the EU and the five"."""
_YEAR = re.compile(r"(?:19|20)\d\d$|\d+(?:st|nd|rd|th)$")
"""A year or the number of an edition."""


@dataclass(frozen=True, slots=True)
class Topic:
    """Stems, the rarer in the library the weightier."""

    weights: Mapping[str, float]

    @classmethod
    def of(cls, stems: frozenset[str], asked: Asked) -> "Topic":
        """The topic of these stems, weighed by their frequency in the library."""
        known = asked.library.document_frequencies(stems)
        passages = asked.library.passage_count()
        return cls({term: math.log(1 + passages / max(1, known.get(term, 0))) for term in sorted(stems)})

    def __bool__(self) -> bool:
        return bool(self.weights)

    def covered(self, text: str) -> float:
        """0-1: the share of the topic's weight that a text has."""
        held = set(terms(text))
        total = sum(self.weights.values())
        return sum(weight for term, weight in self.weights.items() if term in held) / total if total else 0.0

    def articles(self, library: Library) -> frozenset[str]:
        """Ids of the articles that may have a sentence about the topic: one of their passages has enough of it."""
        return frozenset(self._covering(library))

    def nearest(self, library: Library, among: Set[str] | None = None) -> tuple[str, ...]:
        """Ids of at most `NEAREST_READ` of these articles, those with the most of it in a passage first.

        Args:
            library: Of the articles.
            among: Ids of those that count; None for all.
        """
        covering = self._covering(library)
        there = covering if among is None else covering.keys() & among
        return tuple(sorted(there, key=lambda one: (-round(covering[one], 6), one))[:NEAREST_READ])

    def _covering(self, library: Library) -> Mapping[str, float]:
        return library.articles_covering(self.weights, LEAST_COVERED * sum(self.weights.values()) * (1 - 1e-9))

    def is_of(self, text: str) -> bool:
        """Whether a text is about the topic."""
        return self.covered(text) >= LEAST_COVERED


def topic_words(text: str, meetings: Iterable[Meeting], catalogue: Catalogue) -> list[str]:
    """The words that say what a question is about, in order, as they are written there.

    Args:
        text: The question.
        meetings: Those that it names, whose names are left out.
        catalogue: Knows what they are called.
    """
    every = list(meetings)
    named = set(catalogue.naming_words(one.summit for one in every))
    named |= {word for one in every for word in (*words(one.city), *joined_words(one.city))}
    months = {one.date.month for one in every if one.date}
    named |= {str(one.date.year) for one in every if one.date} | {m for m, n in MONTH_NUMBERS.items() if n in months}
    named |= {"".join(word[0] for word in words(one.city)) for one in every}  # "KL"
    named |= {initials for one in every for initials in _initials(one.summit)}
    named |= {
        word for run in _SPELT_OUT.findall(text) if _initials(run) & named for word in words(run)
    }  # of a "UN Summit"
    parties = {country for one in every for country in countries(f"{one.summit} {one.place or ''}")}
    for country in parties:
        text = text.replace(country, " ") if " " in country else text
    text = _without_naming(text, named) if len(every) == 1 else text
    told = [
        written
        for written in re.findall(
            r"[^\W_]+(?:[-'’.&/+][^\W_]+)*\+?", without_commission(without_length(STEP.sub(" ", text)))
        )
        if not (_says_nothing(words(written), named) or parties.issuperset(countries(written) or ("",)))
    ]
    return list({written.casefold(): written for written in reversed(told)}.values())[::-1]


def _without_naming(text: str, named: Set[str]) -> str:
    """The text without the phrases that end in a meeting or a text and have a name of it: "the Oslo bankers' talks"."""
    for noun in reversed([*_CALLED.finditer(text)]):
        before = _BEFORE.search(text, 0, noun.start())
        start = before.start() if before else noun.start()
        after = _AFTER.match(text, noun.end())
        near = f"{text[start : noun.start()]} {after[0] if after else ''}"
        if any({one, stem(one)} & named for one in words(near)):
            text = f"{text[:start]}{text[noun.end() :]}"
    return text


def near_topic(about: Sequence[str], article_ids: Sequence[str], asked: Asked) -> dict[tuple[str, int], float]:
    """By article and start: the sentences that are on a topic in other words, with their cosine with it.

    Each has most of the words that name the matter, and of the names among them; that something is to be done with it
    ("reforming", "cutting") is told in many ways, and the vectors tell which of the sentences come near to it.

    Args:
        about: The words of the topic, in order.
        article_ids: Where they may be; all articles when there are none.
        asked: With the library.
    """
    named = [word for word in about if not (word.lower().endswith("ing") or is_verb(word))] or about
    matter = Topic.of(frozenset(terms(" ".join(named))), asked)
    capitals = [word for word in named if word[:1].isupper() and not asked.understood.text.startswith(word)]
    names = Topic.of(frozenset(terms(" ".join(capitals))), asked)

    def is_on_it(text: str) -> bool:
        return names.is_of(text) and matter.covered(text) >= _SOME if names else matter.is_of(text)

    found: dict[tuple[str, int], float] = {}
    for hit in asked.find([" ".join(about)], article_ids)[0]:
        text = asked.library.article(hit.passage.article_id).text
        for one, cosine in zip(hit.passage.sentences, hit.sentence_cosines, strict=False):
            if is_on_it(text[one.start : one.end]):
                found[hit.passage.article_id, one.start] = cosine
    least = max(_NEAR, _OF_NEAREST * max(found.values(), default=0.0))
    return {place: cosine for place, cosine in found.items() if cosine >= least}


def without_length(text: str) -> str:
    """The text without how long a brief is to be."""
    return " ".join(LENGTH.sub(" ", text).split())


def without_addressee(text: str) -> str:
    """The text without for whom or for what occasion a brief is to be."""
    return _ADDRESSEE.sub(" ", text)


def without_commission(text: str) -> str:
    """The text without for whom a brief is to be, and without the words that ask to write it: "prepare a page on"."""
    return COMMISSION.sub(" ", without_addressee(text))


_CALLED = re.compile(rf"\b(?:{'|'.join(MEETING_NOUNS)})\b|{KIND_OF_TEXT.pattern}", re.IGNORECASE)
"""What a meeting or a text is called."""
_SMALL = r"(?:the|an?|this|that|of|on|about|from|in|at|for|to|and|or|with|by|what|which|how|did|was|is|were)\b"
_BEFORE = re.compile(rf"(?:(?<![\w’'-])(?!{_SMALL})[\w’'&+-]+ )+$", re.IGNORECASE)
_AFTER = re.compile(r" (?:from|of|in|at) (?:the )?[\w’'-]+")
_SPELT_OUT = re.compile(r"[A-Z]\w+(?: [A-Z]\w+)+")


def _initials(name: str) -> set[str]:
    """The initials of each body in the name of a series: "eu" and "au" of "European Union–African Union Summit"."""
    runs = re.findall(r"[A-Z][\w'’]+(?: [A-Z][\w'’]+)+", name)
    parts = (run.split() for run in runs)
    return {"".join(word[0] for word in part[:upto]).lower() for part in parts for upto in range(len(part), 1, -1)}


def topic_phrase(about: Sequence[str], text: str) -> str:
    """The words that say what a question is about, with the small words between them: "war in Ukraine".

    Empty where they stand apart from each other in the question, so that together they would say nothing.
    """
    between = r"(?:\s+(?:in|of|on|and|the|for|to|with|against|out)){0,3}\s+"
    found = re.search(between.join(map(re.escape, about)), text)
    return found[0] if found else ""


def _says_nothing(parts: list[str] | tuple[str, ...], named: set[str]) -> bool:
    return all(
        part in STOPWORDS - {"new"}
        or part.title() in WEEKDAYS
        or _YEAR.match(part)
        or stem(part) in _ASKING
        or part in _NUMBERS
        or bool({part, stem(part)} & named)
        or any(len(one) > 3 and part.startswith(one) and len(part) - len(one) <= _ENDING for one in named)
        or ((numbered := NUMBERED_SERIES.match(part)) is not None and numbered[1] in named)
        for part in parts
    )
