"""The names of the series that the library holds: full names, aliases, abbreviations, and the countries in them."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set
from functools import cached_property

from rag.english import (
    STOPWORDS,
    countries,
    stem,
    terms,
    words,
)
from rag.question.aliases import NUMBERED_SERIES, abbreviations_of, aliases

_SYNONYMS = {
    "asian": ("asia",),
    "asians": ("asia",),
    "gulf": ("gcc",),
    "un": ("united", "nations"),
    "cis": ("commonwealth",),
    "eu": ("european", "union"),
    "europe": ("european",),
    "au": ("african", "union"),
    "africa": ("african",),
}
_MEETING = "(?:summit|meeting|talks|conference)s?"
_OF_A_COUNTRY = re.compile(rf"(?i)\b(\w+)(?:['’]s?)? {_MEETING}\b")
_WITH_A_COUNTRY = re.compile(rf"(?i)\b{_MEETING} with (?:the )?(\w+(?: \w+)?)")
_ANY_MEETING = frozenset(terms("forum council conference session assembly congress dialogue board committee"))


class SeriesNames:
    """The names by which a question can name the series that the library holds. Immutable.

    Args:
        summits: The names of the series.
        country_words: The terms of the countries that took part in their meetings.
        abbreviations: Those that articles explain: the series of the article, the abbreviation, what it stands for.
    """

    def __init__(
        self, summits: Iterable[str], country_words: frozenset[str], abbreviations: Iterable[tuple[str, str, str]]
    ) -> None:
        self._summits = tuple(summits)
        self._aliases = aliases(self._summits, country_words, abbreviations)
        self._aliases_of: dict[str, list[frozenset[str]]] = defaultdict(list)
        for alias, named in self._aliases.items():
            for summit in named:
                self._aliases_of[summit].append(alias)
        self._aliases_with = _by_rarest_word(self._aliases)
        of_series = {word for one in self._summits for word in words(one)}
        self.words: frozenset[str] = frozenset(of_series.union(*self._aliases) - STOPWORDS)
        """All words of names and aliases."""
        short = (one for one in self._aliases if len(one) == 1 or any(word.isdigit() for word in one))
        self.short_words: frozenset[str] = frozenset().union(*short)
        """Words that name a series by themselves, or with a number: "sco", "c5" and "1"."""

    def named(self, question: str, spelt: Sequence[str], edition: int | None) -> tuple[set[str], int | None]:
        """The series that a question names, and the edition: the given one or that of a numbered name, "COP30".

        Args:
            question: As it was asked.
            spelt: Its folded words.
            edition: The one that the question gives in words.
        """
        known = set(spelt) | {other for word in spelt for other in _SYNONYMS.get(word, ())}
        known |= {stem(word) for word in known} | set(terms(" ".join(countries(question))))
        summits = set()
        for word in ("", *known):
            for alias in self._aliases_with.get(word, ()):
                if alias <= known and not _is_of_another(alias, spelt):
                    summits |= self._aliases[alias]
        for word in spelt:
            if numbered := NUMBERED_SERIES.match(word):
                held = self._aliases.get(frozenset({numbered[1]}), set())
                summits |= held
                edition = edition or (int(numbered[2]) if held else None)
        return summits, edition

    def by_country(self, question: str, cities: Set[str] = frozenset()) -> set[str]:
        """The one series that a country beside a word for a meeting names: "the Russia summit", "talks with Italy".

        Args:
            question: As it was asked.
            cities: Folded names that stand for no country in it.
        """
        beside = (*_OF_A_COUNTRY.finditer(question), *_WITH_A_COUNTRY.finditer(question))
        told = (country for found in beside if found[1].casefold() not in cities for country in countries(found[1]))
        return {summit for country in told for summit in self.with_country([country])}

    @cached_property
    def terms(self) -> Mapping[str, frozenset[str]]:
        """By series, the terms of its name of more than one letter."""
        return {summit: frozenset(term for term in terms(summit) if len(term) > 1) for summit in self._summits}

    @cached_property
    def abbreviated(self) -> Mapping[str, Sequence[str]]:
        """By abbreviation, in lower case: the series that have it."""
        found: dict[str, list[str]] = defaultdict(list)
        for summit in self._summits:
            for abbreviation in abbreviations_of(summit):
                found[abbreviation].append(summit)
        return found

    @cached_property
    def with_word(self) -> Mapping[str, str]:
        """By term: the one series whose name has it; terms of several series are left out."""
        return words_of_one(self.terms)

    @cached_property
    def _of_country(self) -> Mapping[str, Sequence[str]]:
        found: dict[str, list[str]] = defaultdict(list)
        for summit in self._summits:
            for country in dict.fromkeys(countries(summit)):
                found[country].append(summit)
        return found

    def with_country(self, named: Iterable[str], among: Set[str] | None = None) -> frozenset[str]:
        """The one series, of these or of all, whose name has one of the countries: "Japan"; none of two."""
        every = frozenset().union(*(self._of_country.get(one, ()) for one in named))
        found = every if among is None else every & among
        return frozenset(found) if len(found) == 1 else frozenset()

    def naming_words(self, summits: Iterable[str]) -> frozenset[str]:
        """The words, folded or stems, by which a question can name any of these series, abbreviations included."""
        wanted = frozenset(summits)
        own = {term for summit in wanted for term in terms(summit)}
        return frozenset(own.union(*(alias for summit in wanted for alias in self._aliases_of.get(summit, ()))))


def words_of_one(names: Mapping[str, frozenset[str]]) -> dict[str, str]:
    """By term: the one name that has it; terms of several are left out."""
    counts = Counter(term for of in names.values() for term in of)
    return {term: name for name, of in names.items() for term in of if counts[term] == 1}


def _by_rarest_word(every: Iterable[frozenset[str]]) -> dict[str, list[frozenset[str]]]:
    """Sets of words by the one of their words that fewest sets have; an empty set by the empty word."""
    sets = [*every]
    counts = Counter(word for one in sets for word in one)
    found: dict[str, list[frozenset[str]]] = defaultdict(list)
    for one in sets:
        found[min(one, key=lambda word: (counts[word], word), default="")].append(one)
    return found


def _is_of_another(alias: frozenset[str], spelt: Sequence[str]) -> bool:
    """Whether a word for any meeting stands after a word that tells another one: "the business forum"."""
    if len(alias) != 1 or not alias & _ANY_MEETING:
        return False
    (word,) = alias
    at = [nth for nth, one in enumerate(spelt) if word in (one, stem(one))]
    return all(nth and spelt[nth - 1] not in STOPWORDS for nth in at)
