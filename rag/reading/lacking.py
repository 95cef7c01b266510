"""Evidence that a sentence does not answer: what the question names, and neither the sentence nor its article holds.

Vectors find what is like the question, and another country's proposal or another year's pledge is much like it. Both
readings learnt to heed names on articles that they were trained on, and heed them too little on others. So what lacks
is counted here and taken from a sentence's score, which is a logit, and so from the confidence.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from rag.english import countries, mentions, number_words, plain, spellings, stem, terms, words
from rag.question import Understood, abbreviations_of, aside_of
from rag.vocabulary import SHORTEST_NAME, Vocabulary

COUNTRY_OF_NO_ARTICLE = 2.5
"""Logit: a country that the question names and the sentence's article never does. Of 123 answerable questions (33
outside, 90 on the articles that ship) none lacked one in the article of its best sentence, of 53 unanswerable 9 did."""
COUNTRY_AFAR = 1.5
"""The same where its article names it, but not the passage, the sentence before or the heading: 2 of 123, 5 of 53. A
country of which the question says that something was there tells the meeting, which the article is on."""
NAME_OF_NO_ARTICLE = 1.0
"""The same for a word of another name, but for initials, which stand for names. Of 800 questions of SQuAD 2.0, half of
which people wrote so that their paragraph only seems to answer (Rajpurkar, Jia & Liang 2018), 9 of 374 answerable ones
had such a word and 19 of 426 others."""
NAME_AFAR = 0.6
"""The same where the article has the word, but not what is near the sentence: 7 of 374, 14 of 426."""
YEAR_OF_NO_ARTICLE = 1.5
YEAR_OF_NO_DATED_ARTICLE = 0.8
"""The same where it is not known of which year the article is."""
NO_NUMBER = 1.5
"""The same where "how many" or "how much" is asked and the answering words have no number: 0 of 17, 3 of 17."""
NO_COUNTRY = 1.5
"""The same where it is asked which country, and the sentence names none beside the question's. Of 42 such questions on
the articles that ship 1 is answered by a sentence that names none."""
NO_NAME = 1.5
"""The same where a name is asked for, and the sentence has none that the question lacks: 1 of 17."""
MOST_AGAINST = 4.0
"""No more than this is taken from a score."""

_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_THERE = re.compile(r"\b(?:in|at) (?:the )?(\w+(?: \w+)?)", re.IGNORECASE)
_HOW_MANY = re.compile(r"\bhow (?:many|much)\b|\bwhat (?:percentage|share|sum|amount|number)\b", re.IGNORECASE)
_WHICH_COUNTRY = re.compile(
    rf"\b(?:which|what|name)(?: (?:the|all|of|these|other|member|[a-z]+an|{'|'.join(number_words(2, 7))}|\d+)){{0,3}}"
    r" (?:country|countries|nations?|states?)\b",
    re.IGNORECASE,
)
_WHAT_NAME = re.compile(
    r"^(?:please )?name (?:the|all|two|three|four)\b|\bnames? of\b|\bwho (?:is|was) the\b"
    r"|\bwhat (?:is|was) .* called\b",
    re.IGNORECASE,
)
_NUMBER = re.compile(
    rf"\d|\b(?:{'|'.join(number_words(1, 99))}|half|third|quarter|hundreds?|thousands?|dozens?|[mb]illions?|double"
    r"|twice|all|none|no one|nobody|nothing|every|each|both)\b",
    re.IGNORECASE,
)
_INITIALS = 3
"""In letters: a shorter name may be written out in the text, "LA", "PNG"."""
InText = Callable[[Iterable[str], str], frozenset[str]]


@dataclass(frozen=True, slots=True)
class InContext:
    """A sentence and what stands around it."""

    article_id: str
    answering: str
    """The words of the sentence that would answer; the whole sentence where they are not known."""
    sentence: str
    near: str
    """The sentence with the passage that it stands in, the sentence before and the heading of its article."""
    year: int | None
    """Of its article."""


class Lacking:
    """What a question names, held against sentences.

    Args:
        in_text: Which of some folded words the text of the article with an id has.
        named_countries: The countries that it names, but for those in the names of meetings.
        settings: Those of them of which it says that something was there.
        names: Folded words of other names.
        years: As four digits.
        text: The question's own words.
    """

    def __init__(
        self,
        in_text: InText,
        named_countries: frozenset[str] = frozenset(),
        settings: frozenset[str] = frozenset(),
        names: frozenset[str] = frozenset(),
        years: frozenset[str] = frozenset(),
        text: str = "",
    ) -> None:
        self._in_text = in_text
        self._countries = named_countries
        self._settings = settings
        self._names = names
        self._years = years
        self._asks_number = bool(_HOW_MANY.search(text))
        self._asks_country = bool(_WHICH_COUNTRY.search(text))
        self._asks_name = bool(_WHAT_NAME.search(text))
        self._text = text

    def __bool__(self) -> bool:
        asks = self._asks_number or self._asks_country or self._asks_name
        return asks or bool(self._countries or self._names or self._years)

    def against(self, told: InContext) -> float:
        """From 0 to `MOST_AGAINST`, in logits: how much what lacks there speaks against the sentence."""
        near = frozenset(words(told.near))
        lacking = 0.0
        there = frozenset(countries(told.near)) if self._countries else frozenset()
        for country in self._countries - there:
            held = any(self._has(key, told) for key in _keys(country))
            lacking += (COUNTRY_AFAR if country not in self._settings else 0.0) if held else COUNTRY_OF_NO_ARTICLE
        for name in self._names - near:
            if stem(name) not in terms(told.near):
                lacking += NAME_AFAR if self._has((name,), told) else NAME_OF_NO_ARTICLE
        for year in self._years - near - {str(told.year)}:
            if not self._has((year,), told):
                lacking += YEAR_OF_NO_ARTICLE if told.year else YEAR_OF_NO_DATED_ARTICLE
        return min(lacking + self._kind(told), MOST_AGAINST)

    def _kind(self, told: InContext) -> float:
        """How much speaks against a sentence without the kind of thing that is asked for."""
        lacking = NO_NUMBER if self._asks_number and not _NUMBER.search(told.answering) else 0.0
        if self._asks_country:
            lacking += 0.0 if {*countries(told.sentence)} - {*countries(self._text)} else NO_COUNTRY
        elif self._asks_name:
            asked = {*words(self._text)}
            lacking += 0.0 if any({*one.words} - asked for one in mentions(plain(told.sentence))) else NO_NAME
        return lacking

    def _has(self, key: Iterable[str], told: InContext) -> bool:
        """Whether an article's text has all words of a name."""
        wanted = frozenset(key)
        return self._in_text(wanted, told.article_id) == wanted

    @classmethod
    def of(cls, question: Understood, vocabulary: Vocabulary) -> "Lacking":
        """What the question itself names, without the earlier question in brackets and the names of meetings.

        In a question typed without capitals, names are words that the articles write with a capital only.
        """
        own = plain(question.text[: aside_of(question.text)])
        of_meetings = {word for one in (*question.named.summits, *question.named.places) for word in words(one)}
        of_meetings.update(*map(abbreviations_of, question.named.summits))
        named = {word for one in mentions(own) if not one.countries for word in one.words}
        if own.islower():
            typed = {word for word in words(own) if len(word) >= SHORTEST_NAME and not countries(word)}
            named |= {word for word in typed if word in vocabulary.names(word[0], len(word), len(word))}
        names = {word for word in named if len(word) > _INITIALS and word not in of_meetings}
        return cls(
            vocabulary.in_text,
            question.named.own_countries & {*countries(own)},
            frozenset(country for found in _THERE.finditer(own) for country in countries(found[1])[:1]),
            frozenset(names),
            frozenset(_YEAR.findall(own)),
            own,
        )


def _keys(country: str) -> list[tuple[str, ...]]:
    """The folded words of each name of a country."""
    return [key for key, named in spellings().items() if country in named]
