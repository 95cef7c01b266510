"""The words of articles, by what a question can use them for: any words, names, ordinary words, names of people.

`words_of` reads one article. A library keeps the words of its articles (`rag.store.vocabulary`), so that no text is
read again at question time; `ArticleVocabulary` holds those of a few articles in memory.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from typing import Protocol

from rag.english import STOPWORDS, TITLES, spellings, stem, word_set, words
from rag.types import Article

VOCABULARY_VERSION = "1"
"""Of `words_of`; with another one a library reads the words of its articles anew."""
SHORTEST_NAME = 5
"""In letters. A shorter word resembles too many names to be corrected."""

_NOT_NAMES = word_set("general bin von der van da do de king prince")
_ABBREVIATED = re.compile(r"((?:[A-Z][\w-]+ (?:of |for |the |and )*){2,8})\(([A-Z][A-Za-z0-9+]{1,6})\)")
_NAME = re.compile(r"\b[A-Z][^\W\d_]{3,}(?:['’-][A-Za-z]+)*")
_ORDINARY = re.compile(r"\b[a-z]{5,}\b")
_TITLE = (
    r"(?:President|Prime Minister|Chancellor|King|Crown Prince|Secretary-General|[Mm]inister|Commissioner|Premier|aide"
    r"|leader|envoy|[Nn]egotiator|chief|Chairman|[Ss]ecretary|spokes(?:man|woman))"
)
_PART = r"(?:[A-Z][^\W\d_]+(?:['’-][^\W\d_]+)*)"
_TITLED = re.compile(rf"\b{_TITLE} ({_PART}(?: (?:{_PART}|bin|von der|van|da|do)){{0,3}})")
_OF_COUNTRY = re.compile(rf"({_PART} {_PART}) of ({_PART})")


@dataclass(frozen=True, slots=True)
class ArticleWords:
    """The folded words of an article."""

    text: frozenset[str]
    every: frozenset[str]
    """Those of its title, series and place too."""
    names: frozenset[str]
    """Parts of capitalised words, in its title, series and place too."""
    ordinary: frozenset[str]
    """Those that its text has in small letters."""
    people: frozenset[str]
    """Parts of the names of people who are named with their office or country: "xi" and "jinping"."""
    abbreviations: tuple[tuple[str, str], ...]
    """Names with the abbreviations that its text gives them in brackets, as written."""


class Vocabulary(Protocol):
    """The words of a library's articles."""

    def has(self, word: str) -> bool:
        """Whether a folded word, or one of which it is the stem, is in an article; of "n'djamena", both its words."""

    def names(self, letter: str, shortest: int, longest: int) -> Sequence[str]:
        """The names of that first letter, of so many letters, that no text has as an ordinary word, sorted."""

    def ordinary(self, letter: str, shortest: int, longest: int) -> Sequence[str]:
        """The ordinary words of that first letter, of so many letters, sorted."""

    @property
    def people(self) -> Set[str]:
        """Folded parts of people's names."""

    def abbreviations(self, article_ids: Iterable[str]) -> Mapping[str, Sequence[tuple[str, str]]]:
        """By article id: names with the abbreviations that a text gives them in brackets, as written."""

    def articles_with_all(self, folded: Iterable[str]) -> frozenset[str]:
        """Ids of the articles whose text has all of these folded words."""

    def in_text(self, folded: Iterable[str], article_id: str) -> frozenset[str]:
        """Which of these folded words an article's text has."""


def words_of(article: Article) -> ArticleWords:
    """The words of an article."""
    told = f"{article.title}\n{article.summit}\n{article.place}\n{article.text}"
    return ArticleWords(
        text=frozenset(words(article.text)),
        every=frozenset(words(told)),
        names=frozenset(
            word for name in set(_NAME.findall(told)) for word in words(name) if len(word) >= SHORTEST_NAME
        ),
        ordinary=frozenset(_ORDINARY.findall(article.text)),
        people=_people(article.text),
        abbreviations=tuple(_ABBREVIATED.findall(article.text)),
    )


def _people(text: str) -> frozenset[str]:
    names = _TITLED.findall(text)
    names += [name for name, of in _OF_COUNTRY.findall(text) if tuple(words(of)) in spellings()]
    named = {part for name in names for part in words(name)}
    return frozenset(
        part
        for part in named
        if part not in STOPWORDS and part not in _NOT_NAMES and part not in TITLES and (part,) not in spellings()
    )


class ArticleVocabulary:
    """The vocabulary of these articles, in memory."""

    def __init__(self, articles: Iterable[Article]) -> None:
        self._of = {one.id: words_of(one) for one in articles}
        every = frozenset().union(*(one.every for one in self._of.values()))
        self._every = every | {stem(word) for word in every}
        ordinary = frozenset().union(*(one.ordinary for one in self._of.values()))
        names = frozenset().union(*(one.names for one in self._of.values()))
        self._names, self._ordinary = _by_letter(names - ordinary), _by_letter(ordinary)
        self.people: Set[str] = frozenset().union(*(one.people for one in self._of.values()))

    def has(self, word: str) -> bool:
        """As `Vocabulary`; the further methods too."""
        parts = words(word)
        return bool(parts) and self._every.issuperset(parts)

    def names(self, letter: str, shortest: int, longest: int) -> Sequence[str]:
        """As `Vocabulary`."""
        return [one for one in self._names.get(letter, ()) if shortest <= len(one) <= longest]

    def ordinary(self, letter: str, shortest: int, longest: int) -> Sequence[str]:
        """As `Vocabulary`."""
        return [one for one in self._ordinary.get(letter, ()) if shortest <= len(one) <= longest]

    def abbreviations(self, article_ids: Iterable[str]) -> Mapping[str, Sequence[tuple[str, str]]]:
        """As `Vocabulary`."""
        return {one: self._of[one].abbreviations for one in article_ids}

    def articles_with_all(self, folded: Iterable[str]) -> frozenset[str]:
        """As `Vocabulary`."""
        wanted = frozenset(folded)
        return frozenset(key for key, one in self._of.items() if wanted <= one.text)

    def in_text(self, folded: Iterable[str], article_id: str) -> frozenset[str]:
        """As `Vocabulary`."""
        return frozenset(folded) & self._of[article_id].text if article_id in self._of else frozenset()


def _by_letter(listed: Iterable[str]) -> dict[str, list[str]]:
    by_letter: dict[str, list[str]] = defaultdict(list)
    for name in sorted(listed):
        by_letter[name[0]].append(name)
    return dict(by_letter)
