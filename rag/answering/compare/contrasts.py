"""On what articles about one meeting differ: what somebody gives, how many of something there were, and who came.

Two accounts seldom tell one thing in alike sentences, so that what is compared is read out of each: who gives which
sum, so many of which things, and whether who leads a country was there.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from rag.answering.asked import Asked
from rag.answering.attendance import accounts_of_office
from rag.answering.elsewhere import figures_told
from rag.answering.money import listed_sums
from rag.answering.naming import shortened
from rag.answering.sentences import ArticleSentence, sentences_of
from rag.english import CURRENCIES, countries, numerals, plain

_NUMBER = r"(?:\d{1,4}|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:-[a-z]+)?|[a-z]+)"
_PEOPLE = ("leaders", "heads", "presidents", "ministers", "delegations", "participants")
_OF_A_TEXT = ("points", "paragraphs", "articles", "pages", "measures")
_COUNTED = re.compile(
    rf"\b(?P<n>{_NUMBER})(?: of (?:the |its |their )?(?:\w+['’]s? )?{_NUMBER})?[ -](?:[a-z]+ )??"
    rf"(?P<thing>(?:{'|'.join(one.removesuffix('s') for one in (*_PEOPLE, *_OF_A_TEXT))})s?)\b",
    re.IGNORECASE,
)
_HOLDS = re.compile(
    r"\b(?P<what>fund|budget|levy|reserve|facility|pool|debt|arrears)\b[^,;.]{0,40}?"
    r" (?:reached|stands? at|stood at|holds?|held|amounts? to|came to|totals?|of) (?:about |some |nearly )?$",
    re.IGNORECASE,
)
"""In front of a sum: "the fund of the Community had reached | 150 million"."""
_CAME = re.compile(r"\b(?:attend\w*|t(?:ook|ake) part|came|in person|present|represented|there)\b")
_REASON = re.compile(r"\b(?:owing to|because|due to|in protest|on account of)\b", re.IGNORECASE)
_NO_REASON = re.compile(r"\b(?:no reason|without (?:giving )?(?:a reason|reasons|explanation))\b", re.IGNORECASE)
_LEADING = ("president", "prime minister")


@dataclass(frozen=True, slots=True)
class ToldOf:
    """What one article tells of something."""

    said: str
    sentence: ArticleSentence


@dataclass(frozen=True, slots=True)
class Contrast:
    """A thing that two articles tell differently."""

    about: str
    one: ToldOf
    other: ToldOf


def contrasts(article_ids: Sequence[str], asked: Asked) -> list[Contrast]:
    """The things that two of these articles on one meeting tell differently, each once."""
    told = {one: sentences_of(asked.library, [one]) for one in article_ids}
    found: dict[str, Contrast] = {}
    for first, second in combinations(article_ids, 2):
        for about in (_counts, _sums):
            mine, theirs = about(told[first]), about(told[second])
            for key in mine.keys() & theirs.keys():
                if one := _apart(key, mine[key], theirs[key]):
                    found.setdefault(one.about, one)
        for one in (*_on_presence(told[first], told[second]), *_on_reasons(told[first], told[second])):
            found.setdefault(one.about, one)
    return sorted(found.values(), key=lambda one: (one.one.sentence.article_id, one.one.sentence.start))


_Values = Mapping[str, Sequence[tuple[float, ToldOf]]]
"""By what is told of, its values."""


def _apart(key: str, mine: Sequence[tuple[float, ToldOf]], theirs: Sequence[tuple[float, ToldOf]]) -> Contrast | None:
    """The first values of a thing, where no value is in both articles."""
    if any(abs(one - other) <= _ROUNDING * max(one, other) for one, _ in mine for other, _ in theirs):
        return None
    return Contrast(key.partition(":")[0], mine[0][1], theirs[0][1])


_ROUNDING = 0.02
"""Figures that lie no further apart than this share are one figure, rounded differently."""


def _counts(told: Sequence[ArticleSentence]) -> _Values:
    """How many of each sort of thing an article counts: points of a text, leaders who came."""
    found: dict[str, list[tuple[float, ToldOf]]] = {}
    for one in told:
        came = bool(_CAME.search(one.text))
        for count in _COUNTED.finditer(plain(one.text)):
            value, thing = _value(count["n"]), f"{count['thing'].lower().removesuffix('s')}s"
            if value is None or value == 1 or (thing in _PEOPLE and not came):
                continue
            about = "leaders who came" if thing in _PEOPLE else thing
            found.setdefault(about, []).append((value, ToldOf(f"{count['n']} {count['thing']}", one)))
    return found


def _value(number: str) -> float | None:
    if number.isdigit():
        return float(number)
    return next((one.value for one in numerals(number.lower()) if (one.start, one.end) == (0, len(number))), None)


def _sums(told: Sequence[ArticleSentence]) -> _Values:
    """What each giver gives by an article, by currency."""
    found: dict[str, list[tuple[float, ToldOf]]] = {}
    for one in told:
        for who, sum_ in listed_sums(plain(one.text)):
            if who[:1].isupper() and sum_.unit in CURRENCIES:
                name = next(iter(countries(who)), who)
                found.setdefault(f"{name}:{sum_.unit}", []).append((sum_.value, ToldOf(sum_.text, one)))
        for sum_ in (each for each in figures_told(one.text) if each.unit in CURRENCIES):
            if holds := _HOLDS.search(plain(one.text), 0, sum_.start):
                key = f"{holds['what'].lower()}:{sum_.unit}"
                found.setdefault(key, []).append((sum_.value, ToldOf(sum_.text, one)))
    return found


def _on_presence(told: Sequence[ArticleSentence], others: Sequence[ArticleSentence]) -> Iterator[Contrast]:
    """Whether who leads a country was there, where one article says so and the other that they were not."""
    lands = {land for one in (*told, *others) for land in countries(one.text)}
    for land in sorted(lands):
        for office in _LEADING:
            mine, theirs = ([*accounts_of_office(office, {land}, every, ())] for every in (told, others))
            if mine and theirs and {one.there for one in mine}.isdisjoint(one.there for one in theirs):
                yield Contrast(f"{office} of {land}", *(ToldOf(one.said, one.sentence) for one in (mine[0], theirs[0])))
                break


def _on_reasons(told: Sequence[ArticleSentence], others: Sequence[ArticleSentence]) -> Iterator[Contrast]:
    """The country of which one article says why it did something and the other that it gave no reason."""
    for mine, theirs, turned in ((told, others, False), (others, told, True)):
        for none in (one for one in mine if _NO_REASON.search(one.text)):
            lands = {*countries(none.text)}
            why = next((one for one in theirs if lands & {*countries(one.text)} and _REASON.search(one.text)), None)
            if why:
                pair = [ToldOf(shortened(" ".join(one.text.split()).rstrip(".")), one) for one in (none, why)]
                yield Contrast(
                    f"reason of {min(lands & {*countries(why.text)})}", *(reversed(pair) if turned else pair)
                )
