"""What summits and people are called in a library: aliases, abbreviations, and every word that occurs in it."""

import re
from collections import defaultdict
from collections.abc import Sequence

from rag.english import STOPWORDS, TITLES, countries, spellings, stem, terms, word_set, words
from rag.types import Article

_GENERIC = frozenset(
    terms(
        "summit meeting council heads state informal leaders organization organisation conference supreme plus economic"
        " union cooperation community states united nations un change climate future african european"
    )
)
"""Words in summits' names that are too common to identify a summit on their own."""
_OF_THE_UN = frozenset(terms("un united nations"))
_NOT_NAMES = word_set("general bin von der van da do de king prince")
_ABBREVIATED = re.compile(r"((?:[A-Z][\w-]+ (?:of |for |the |and )*){2,8})\(([A-Z][A-Za-z0-9+]{1,6})\)")
_NAME = re.compile(r"\b[A-Z][^\W\d_]{3,}(?:['’-][A-Za-z]+)*")
_TITLE = (
    r"(?:President|Prime Minister|Chancellor|King|Crown Prince|Secretary-General|[Mm]inister|Commissioner|Premier|aide"
    r"|leader|envoy|[Nn]egotiator|chief|Chairman|[Ss]ecretary|spokes(?:man|woman))"
)
_PART = r"(?:[A-Z][^\W\d_]+(?:['’-][^\W\d_]+)*)"
_TITLED = re.compile(rf"\b{_TITLE} ({_PART}(?: (?:{_PART}|bin|von der|van|da|do)){{0,3}})")
_OF_COUNTRY = re.compile(rf"({_PART} {_PART}) of ({_PART})")
NUMBERED_SERIES = re.compile(r"^([a-z]+)(\d{1,3})$")
"""A folded word that names a series and one of its meetings by number: "cop30"."""
SHORTEST_NAME = 5
"""In letters. A shorter word resembles too many names to be corrected."""


def members(article: Article) -> set[str]:
    """The countries that took part in the event of an article or were its host."""
    return {country for text in (*article.participants, article.place or "") for country in countries(text)}


def people(article: Article) -> set[str]:
    """The folded parts of the names of people mentioned with their office or country: "xi" and "jinping"."""
    names = _TITLED.findall(article.text)
    names += [name for name, of in _OF_COUNTRY.findall(article.text) if tuple(words(of)) in spellings()]
    named = {part for name in names for part in words(name)}
    return {
        part
        for part in named
        if part not in STOPWORDS and part not in _NOT_NAMES and part not in TITLES and (part,) not in spellings()
    }


def aliases(articles: Sequence[Article]) -> dict[frozenset[str], set[str]]:
    """By set of words, folded or stems: the summits that are named when all of the words are present."""
    found: dict[frozenset[str], set[str]] = defaultdict(set)
    distinctive = {one.summit: frozenset(set(terms(one.summit)) - _GENERIC) for one in articles if one.summit}
    for summit, own in distinctive.items():
        # A name of common words alone, "UN Summit of the Future", is named by all of them together.
        found[own or frozenset(terms(summit)) - _OF_THE_UN].add(summit)
        for abbreviation in _abbreviations(summit):
            found[frozenset({abbreviation})].add(summit)
    place_words = {word for one in articles for word in terms(" ".join(members(one)))} | {"asia", "central"}
    for word in set().union(*distinctive.values()) - place_words:
        named = {summit for summit, own in distinctive.items() if word in own}
        if len({distinctive[summit] for summit in named}) == 1 and len(word) > 2:
            found[frozenset({word})] |= named
    for one in articles:
        for full, abbreviation in _ABBREVIATED.findall(one.text) if one.summit else ():
            shared = set(terms(full)) & set(terms(one.summit or ""))
            if one.summit and (len(shared) >= 2 or shared & distinctive[one.summit]):
                found[frozenset({abbreviation.lower()})].add(one.summit)
    return dict(found)


def _abbreviations(summit: str) -> list[str]:
    """Abbreviations of a summit's name: "sco" for Shanghai Cooperation Organisation, and any given in brackets."""
    initials = "".join(word[0] for word in re.findall(r"\b[A-Z]\w+", summit.replace("Summit", "")))
    given = re.findall(r"\(([A-Z]+)\)", summit)
    return [abbreviation.lower() for abbreviation in (initials, *given) if len(abbreviation) >= 3]


def vocabulary(articles: Sequence[Article]) -> tuple[frozenset[str], dict[str, list[str]], dict[str, list[str]]]:
    """All folded words and stems of the articles; by first letter their names, and their ordinary words."""
    known = {word for name in spellings() for word in name}
    names: set[str] = set()
    ordinary: set[str] = set()
    for one in articles:
        text = f"{one.title}\n{one.summit}\n{one.place}\n{one.text}"
        known.update(words(text))
        for name in set(_NAME.findall(text)):
            names.update(word for word in words(name) if len(word) >= SHORTEST_NAME)
        ordinary.update(set(re.findall(r"\b[a-z]{5,}\b", one.text)))
    return frozenset(known | {stem(word) for word in known}), _by_letter(names - ordinary), _by_letter(ordinary)


def _by_letter(listed: set[str]) -> dict[str, list[str]]:
    by_letter: dict[str, list[str]] = defaultdict(list)
    for name in sorted(listed):
        by_letter[name[0]].append(name)
    return dict(by_letter)
