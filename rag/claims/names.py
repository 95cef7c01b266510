"""Whether quotes name the people, countries and organisations that a sentence names.

A surname stands for a full name, a people or its government for a country, an abbreviation for what it shortens, one
transliteration for another. A capital stands for its country where it acts ("Moscow offered"), not where it is a place.
A name that several countries share, "Korean", is held by any of them, but not where the quotes name another of them.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from rag.english import REGIONS, Mention, capital_runs, fold, mentions, same_name, stem, tokens, words

_SHORTEST_ABBREVIATION = 2


@dataclass(frozen=True, slots=True)
class NamesHeld:
    """All that some texts name."""

    mentions: tuple[Mention, ...]
    words: frozenset[str]
    """Every folded word, and its stem."""
    capitalised: tuple[str, ...]
    """The folded words that begin with a capital, each once."""
    countries: frozenset[str]
    """All that are named otherwise than by a city as a place."""
    seats: frozenset[str]
    """Those of which a city is named as a place: "in Moscow"."""
    abbreviations: frozenset[str]
    runs: tuple[tuple[str, ...], ...]
    """Runs of capitalised words, folded."""

    @classmethod
    def of(cls, texts: Sequence[str]) -> "NamesHeld":
        """What plain texts name."""
        found = _told_apart([one for text in texts for one in mentions(text)])
        every = [token.text for text in texts for token in tokens(text) if token.is_word]
        folded = {fold(word) for word in every} | {word for text in texts for word in words(text)}
        return cls(
            mentions=tuple(found),
            words=frozenset(folded | {stem(word) for word in folded}),
            capitalised=tuple(dict.fromkeys(fold(word) for word in every if any(one.isupper() for one in word))),
            countries=frozenset(name for one in found if not one.located for name in one.countries),
            seats=frozenset(name for one in found if one.located for name in one.countries),
            abbreviations=frozenset(fold(word) for word in every if len(word) > 1 and word.strip("s").isupper()),
            runs=tuple(run for text in texts for _, _, run in capital_runs(text)),
        )

    def has(self, word: str) -> bool:
        """Whether a folded word stands there, in this spelling or another."""
        return word in self.words or stem(word) in self.words or any(same_name(word, one) for one in self.capitalised)


def _told_apart(found: Sequence[Mention]) -> list[Mention]:
    """The mentions, a name that countries share limited to those of them that another mention names for certain."""
    certain = {one.countries[0] for one in found if len(one.countries) == 1}
    return [
        replace(one, countries=tuple(name for name in one.countries if name in certain) or one.countries)
        for one in found
    ]


@lru_cache(maxsize=512)
def names_held(texts: tuple[str, ...]) -> NamesHeld:
    """`NamesHeld.of`, cached."""
    return NamesHeld.of(texts)


def is_held(one: Mention, text: str, held: NamesHeld) -> bool:
    """Whether what is held names what is mentioned in this plain text."""
    if one.countries:
        return _holds_country(one, text, held) or _holds_abbreviated(one, text, held)
    missing = [word for word in one.words if not held.has(word)]
    if not missing:
        return len(one.words) == 1 or not _of_another(one, held)
    return _holds_abbreviated(one, text, held) or _holds_surname(one, held) or _is_the_region(one, held)


def _is_the_region(one: Mention, held: NamesHeld) -> bool:
    """Whether it names a part of the world for which the texts only say "the region"."""
    return (
        "region" in held.words
        and REGIONS.issuperset(one.words)
        and not any(REGIONS.issuperset(other.words) for other in held.mentions)
    )


def _holds_country(one: Mention, text: str, held: NamesHeld) -> bool:
    """Whether a country, or a city that stands for it, is named: by the same name, or where it acts by another."""
    sharing = [
        other for other in held.mentions if other.countries and any(_in(word, other.words) for word in one.words)
    ]
    if any(not set(one.countries).isdisjoint(other.countries) for other in sharing):
        return True
    if not sharing and len(one.words) == 1 and held.has(one.words[0]):  # in a spelling that names no country
        return True
    if one.place:
        return False
    located = text[: one.start].rstrip().rpartition(" ")[2].lower() in ("in", "from", "to", "outside", "inside")
    located = located or text[one.end :].startswith(" capital")
    return not (held.countries | (held.seats if located else frozenset())).isdisjoint(one.countries)


def _of_another(one: Mention, held: NamesHeld) -> bool:
    """Whether each name that shares a word with this one has another's first name, or surname, beside it."""
    sharing = [other for other in held.mentions if any(_in(word, other.words) for word in one.words)]
    return bool(sharing) and all(_apart(one.words, other.words) for other in sharing)


def _holds_surname(one: Mention, held: NamesHeld) -> bool:
    """Whether a name that is held is this one shorter: "Tokayev" for "Kassym-Jomart Tokayev"."""
    sharing = [
        other for other in held.mentions if not other.countries and any(_in(word, other.words) for word in one.words)
    ]
    return any(not _apart(one.words, other.words) for other in sharing)


def _apart(mine: Sequence[str], theirs: Sequence[str]) -> bool:
    return any(not _in(word, theirs) for word in mine) and any(not _in(word, mine) for word in theirs)


def _in(word: str, others: Sequence[str]) -> bool:
    return any(same_name(word, other) for other in others)


def _holds_abbreviated(one: Mention, text: str, held: NamesHeld) -> bool:
    """Whether the name shortens one that is held, or one that is held shortens it."""
    if len(one.words) == 1 and len(one.words[0]) >= _SHORTEST_ABBREVIATION and one.text.strip("s.").isupper():
        return any(shortens(one.words[0], run) for run in held.runs)
    around = [run for start, end, run in capital_runs(text) if start <= one.start and one.end <= end]
    return any(shortens(short, run) for short in held.abbreviations for run in around)


def shortens(short: str, run: Sequence[str]) -> bool:
    """Whether a folded abbreviation is of these folded words: "sco", or "eaeu" for "Eurasian Economic Union"."""
    initials = "".join(word[:1] for word in run)
    if short in (initials, f"{initials}s"):
        return True
    return (
        len(short) >= 3
        and len(run) >= 3
        and _within(initials, short)
        and _within(short, "".join(run))
        and (len(short) - len(initials) <= 1)
    )


def _within(letters: str, text: str) -> bool:
    """Whether the letters stand in the text in this order."""
    rest = iter(text)
    return all(letter in rest for letter in letters)


def _sort(one: Mention) -> str:
    return "country" if one.countries else "region" if REGIONS.issuperset(one.words) else "other"


def instead_of(one: Mention, text: str, held: NamesHeld) -> str | None:
    """The only name of the same sort that is held and not in this text; None when there is none, or more than one."""
    here = NamesHeld.of((text,))
    others = {
        other.words: other.text
        for other in held.mentions
        if _sort(other) == _sort(one)
        and not any(here.has(word) for word in other.words)
        and (here.countries | here.seats).isdisjoint(other.countries)
    }
    return next(iter(others.values())).removesuffix("'s") if len(others) == 1 else None
