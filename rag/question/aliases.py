"""What summits are called in a library: aliases and abbreviations."""

import re
from collections import defaultdict
from collections.abc import Iterable, Set

from rag.english import countries, terms
from rag.types import Article

_GENERIC = frozenset(
    terms(
        "summit meeting council heads state informal leaders organization organisation conference supreme plus economic"
        " union cooperation community states united nations un change climate future african european"
        " government governments country countries island islands nation world international regional ministers"
        " ministerial general committee fund bank banks commission association compact session assembly congress"
        " partnership network federation authority agency annual"
    )
)
"""Words in summits' names that are too common to identify a summit on their own."""
_ITS_MEETING = re.compile(
    r"(?: (?:General|Ordinary|Extraordinary|Annual|Ministerial|Economic|Heads of \w+(?: and \w+)?|Leaders['’]?))*"
    r" (?:Conference|Assembly|Meeting|Session|Forum|Congress)$"
)
"""Ends the name of a body where it names its meeting."""
_OF_THE_UN = frozenset(terms("un united nations"))
_OF_THE_REGION = frozenset({"asia", "central"})
"""Words that many series share."""
NUMBERED_SERIES = re.compile(r"^([a-z]+)(\d{1,3})$")
"""A folded word that names a series and one of its meetings by number: "cop30"."""


def members(article: Article) -> set[str]:
    """The countries that took part in the event of an article or were its host."""
    return {country for text in (*article.participants, article.place or "") for country in countries(text)}


def aliases(
    summits: Iterable[str], place_words: Set[str], abbreviated: Iterable[tuple[str, str, str]]
) -> dict[frozenset[str], set[str]]:
    """By set of words, folded or stems: the summits that are named when all of the words are present.

    Args:
        summits: All of their names.
        place_words: Stems of the names of countries that took part or were hosts, which tell no summit.
        abbreviated: A summit, a name in an article about it and the abbreviation that the article gives that name.
    """
    found: dict[frozenset[str], set[str]] = defaultdict(set)
    distinctive = {one: frozenset(set(terms(one)) - _GENERIC) for one in summits}
    with_word: dict[str, set[str]] = defaultdict(set)
    for summit, own in distinctive.items():
        # A name of common words alone, "UN Summit of the Future", is named by all of them together.
        found[own or frozenset(terms(summit)) - _OF_THE_UN].add(summit)
        for abbreviation in abbreviations_of(summit):
            found[frozenset({abbreviation})].add(summit)
        for word in own:
            with_word[word].add(summit)
    for word, named in with_word.items():
        if word in place_words or word in _OF_THE_REGION or len(word) <= 2:
            continue
        if len({distinctive[summit] for summit in named}) == 1:
            found[frozenset({word})] |= named
    for summit, full, abbreviation in abbreviated:
        if _stands_for(abbreviation, full) and _names(full, summit, distinctive[summit]):
            found[frozenset({abbreviation.lower()})].add(summit)
    return dict(found)


def _stands_for(abbreviation: str, full: str) -> bool:
    """Whether a name has a word for each letter of what stands behind it in brackets, and that is no country.

    Of "Mohammad Barkindo (Nigeria)" the brackets tell where he is from, and of "Climate Change (IPCC)" the name is cut.
    """
    return len(abbreviation) <= len(re.findall(r"\w+", full)) and not countries(abbreviation)


def _names(full: str, summit: str, distinctive: Set[str]) -> bool:
    """Whether a name is a series' own: "Shanghai Cooperation Organisation", and no fund's with two of its words."""
    own, series = set(terms(full)), set(terms(summit))
    shared = own & series
    return own - _GENERIC <= series and (len(shared) > 1 or not shared.isdisjoint(distinctive))


def abbreviations_of(summit: str) -> list[str]:
    """Abbreviations of a summit's name: "sco", "chogm" with the "of" in it, and any given in brackets.

    Those of the body that meets, too: "iaea" of the "International Atomic Energy Agency General Conference".
    """
    name = summit.replace("Summit", "")
    body = "".join(word[0] for word in re.findall(r"\b[A-Z]\w+", _ITS_MEETING.sub("", name.strip())))
    capitals = "".join(word[0] for word in re.findall(r"\b[A-Z]\w+", name))
    every = "".join(word[0] for word in re.findall(r"\b(?:[A-Z]|of\b)\w*", name))
    given = re.findall(r"\(([A-Z]+)\)", summit)
    found = dict.fromkeys(abbreviation.lower() for abbreviation in (capitals, every, body, *given))
    return [abbreviation for abbreviation in found if len(abbreviation) >= 3]
