"""The names in a text: people, places, countries, organisations, found by their capital letters.

A name is one word or several that follow one another; titles ("President") and words of documents ("Declaration")
belong to no name. Countries are read by `rag.english.countries`, so that "Uzbek" is Uzbekistan wherever it stands.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from rag.english.countries import CountryName, country_names
from rag.english.lexicon import GENERIC_STEMS, MONTHS_AND_DAYS, OPENING_WORDS, SMALL_IN_NAMES, TITLES
from rag.english.phrases import Token, is_verb, tokens
from rag.english.words import STOPWORDS, fold, stem, word_set, words

_ABSTRACT = re.compile(r"(?:tion|sion|ment|ing|ity|ship|ance|ence|ness|ism|ly|ions|ments|ings|ities|ures?|als|ers)$")
_PLACE_BEFORE = ("in", "at", "near", "outside", "inside", "to")
_ACTS = re.compile(
    r"^(?:(?:has|have|had|also|already|then|now|would|will|was|is|itself|later|again|further|only|separately|once|not"
    r"|formally|repeatedly|did) ){0,3}"
    r"(?:sa(?:id|ys)|announc|want|offer|pledg|propos|reject|oppos|agree|sign|se(?:ek|ught)|warn|promis|support|back|urg"
    r"|sugges|call|insist|argu|demand|express|welcom|condemn|accus|appeal|ask|den(?:y|ied)|refus|declin|boycott|prefer"
    r"|hop|press|g[ai]ve|giv|grant|provid|commit|undert|recogni|voic|join|d(?:id|oes) not|put|see|consider|view|claim"
    r"|resist|complain|object|resto|reaffirm|restat|reiterat|send|sent|dispatch|treat|need|plann|intend|agre|sought|had"
    r"|fear|expect|accept|endors|favou?r|would like|withdr|block|push|stress|emphasi|underlin|confirm|withh|refrain"
    r"|set (?!of)|took|takes|made|makes|came|absent|kept|pa(?:id|ys)|lent|stay|keep|spen[dt]|lost|won\b)",
    re.IGNORECASE,
)
_ACTORS_BEFORE = re.compile(
    r"(?:with|between|towards?|against|by|ties to|dependence on|reliance on|and|neither|nor|either)\s$", re.IGNORECASE
)

_OFFICES = TITLES | word_set("government ministry parliament cabinet embassy authorities side delegation")
_OFFICE_WITHIN = 30
"""So many characters after "Moscow's" an office may stand, whose city then stands for the country."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A name at these characters of a text."""

    start: int
    end: int
    text: str
    words: tuple[str, ...]
    """Folded, in order."""
    countries: tuple[str, ...] = ()
    """Those it may name, the likeliest first: several for a name that they share, none when it is no country's."""
    place: bool = False
    """Whether a capital may stand for itself here rather than for its country."""
    located: bool = False
    """Whether it certainly stands for itself: "in Moscow"."""


@lru_cache(maxsize=2048)
def mentions(text: str) -> tuple[Mention, ...]:
    """The names in a text (`rag.english.words.plain`), in order."""
    found: list[Mention] = []
    run: list[Token] = []
    every = tokens(text)
    of_countries = {one.start: one for one in country_names(every, capitalised=True)}
    nth = 0
    while nth < len(every):
        if country := of_countries.get(nth):
            found.extend(_name(text, run))
            run = []
            found.append(_of_country(text, every[country.start : country.end], country))
            nth = country.end
            continue
        token = every[nth]
        joined = bool(run) and text[run[-1].end : token.start] in (" ", "-", "")
        named = _is_name(every, nth)
        if run and not (joined and named):
            found.extend(_name(text, run))
            run = []
        if named:
            run.append(token)
            if token.text.endswith("'s"):
                found.extend(_name(text, run))
                run = []
        nth += 1
    found.extend(_name(text, run))
    return tuple(found)


def _is_name(every: Sequence[Token], nth: int) -> bool:
    """Whether a token is a name or part of one."""
    token = every[nth]
    if not token.is_word or not any(one.isupper() for one in token.text):
        return False
    folded = fold(token.text)
    if folded in STOPWORDS and not (token.text.isupper() and len(token.text) > 1):
        return False
    if folded in TITLES or folded in MONTHS_AND_DAYS or stem(folded) in GENERIC_STEMS or not folded:
        return False
    if not token.text[0].isupper() and not any(one.isupper() for one in token.text[1:3]):
        return False
    first = nth == 0 or every[nth - 1].text in (":", '"', "?", "!", ".")
    return not first or _opens_with_name(every, nth, folded)


def _opens_with_name(every: Sequence[Token], nth: int, folded: str) -> bool:
    """Whether a capitalised first word is a name, by other capitals in it, its ending, and the word after it."""
    token = every[nth]
    if any(one.isupper() or one.isdigit() for one in token.text[1:]):
        return True
    if folded in OPENING_WORDS or stem(folded) in GENERIC_STEMS:
        return False
    after = next((one for one in every[nth + 1 : nth + 2]), None)
    if after is not None and after.is_word and after.text[0].isupper():
        return True
    if token.text.endswith("'s"):
        return True
    plural = folded.endswith("s") and not folded.endswith("ss") and not token.text.endswith("'s")
    if _ABSTRACT.search(folded) or (plural and after is not None and after.text.lower() not in ("is", "was", "has")):
        return False
    return after is not None and (
        is_verb(after.text)
        or after.text in (",", "and")
        or after.text.endswith("s")
        or bool(_ACTS.match(after.text + " "))
        or after.text in ("also", "then", "later", "himself", "herself", "itself", "first", "again", "already")
    )


@lru_cache(maxsize=2048)
def capital_runs(text: str) -> tuple[tuple[int, int, tuple[str, ...]], ...]:
    """Runs of two or more capitalised words, small ones between them allowed: their characters and folded words."""
    found = []
    run: list[Token] = []
    for token in (*tokens(text), Token(".", len(text), len(text))):
        if token.is_word and token.text[0].isupper() and (token.start or fold(token.text) not in STOPWORDS):
            run.append(token)
        elif not (run and token.text.lower() in SMALL_IN_NAMES):
            for begin in range(len(run) - 1):
                for end in range(begin + 2, len(run) + 1):
                    part = run[begin:end]
                    found.append((part[0].start, part[-1].end, tuple(fold(one.text) for one in part)))
            run = []
    return tuple(found)


def _of_country(text: str, part: Sequence[Token], country: CountryName) -> Mention:
    start, end = part[0].start, part[-1].end
    named = tuple(fold(token.text) for token in part if token.is_word)
    before = text[:start]
    speaks = text[start:end].endswith("'s") and not _OFFICES.isdisjoint(words(text[end : end + _OFFICE_WITHIN]))
    acts = speaks or bool(_ACTS.match(text[end:].lstrip())) or bool(_ACTORS_BEFORE.search(before))
    located = country.seat and not acts and before.rstrip().rpartition(" ")[2].lower() in _PLACE_BEFORE
    return Mention(
        start, end, text[start:end], named, country.countries, place=country.seat and not acts, located=located
    )


def _name(text: str, run: Sequence[Token]) -> Iterator[Mention]:
    if run:
        start, end = run[0].start, run[-1].end
        yield Mention(start, end, text[start:end].removesuffix("'s"), tuple(fold(token.text) for token in run))
