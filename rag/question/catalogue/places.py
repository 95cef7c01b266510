"""The cities that a question names as places: "in Astana", "the Astana declaration", not "Astana wants"."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set

from rag.english import (
    MONTH_NUMBERS,
    spellings,
    stem,
    terms,
    word_set,
    words,
)
from rag.types import Span

_YEAR = re.compile(r"(19|20)\d\d$")
_LEADS = re.compile(r"\s*(?:(?:so|and|ok|now|well),? )?([^\W\d_][\w'’-]*(?: [\w'’-]+){0,3}?)(?: ?:|,| [-–—]) ", re.I)
"""What stands in front of a question by itself: "Oslo: who came?"."""
_BEFORE_PLACES = word_set("in at from near since after before during the")
_COMING = frozenset(words("bring brings brought come comes came go goes went travel travelled fly flew arrive"))
"""With one of these before it, "to" leads to a place: "what did the presidents bring to Tokyo?"."""
_AFTER_PLACES = frozenset(
    terms("summit meeting declaration communique statement text document paper gathering talks deal")
)


def cities_named(
    question: str,
    spelt: Sequence[str],
    held: Mapping[str, Sequence[str]],
    summits: Iterable[str],
    short_words: Set[str] = frozenset(),
) -> frozenset[str]:
    """The cities that a question names as places.

    Args:
        question: As it was asked.
        spelt: Its folded words.
        held: The folded names of the cities that the library knows, by their first words.
        summits: The series that the question names, whose names may have a city's name in them.
        short_words: Words by which series are named for short, beside which a city is where one met: "SCO Astana".
    """
    of_series = {word for summit in summits for word in words(summit)}
    leads = _LEADS.match(question)
    led = " ".join(words(leads[1])) if leads else ""
    near = {city for word in {*spelt} for city in held.get(word, ())}
    cities = {
        city
        for city in near
        if city == led
        or _means_the_place(city, spelt, only_with_a_word=of_series.issuperset(city.split()))
        or _is_beside(city, spelt, short_words)
    }
    while joined := {one for one in near - cities if _stands_beside(one, cities, question)}:
        cities |= joined
    return frozenset(cities)


def _means_the_place(city: str, spelt: Sequence[str], *, only_with_a_word: bool = False) -> bool:
    """Whether the words name the city as a place: "in Astana", "the Astana declaration", not "Astana wants".

    Args:
        city: Its folded words.
        spelt: The folded words of the question.
        only_with_a_word: Whether the city's words are those of a series that is named, too, so that only a word for a
            place before them tells the place.
    """
    for nth, end in _namings(city, spelt):
        before = spelt[nth - 1] if nth else ""
        after = spelt[end] if end < len(spelt) else ""
        if (
            (not only_with_a_word and (city,) not in spellings())
            or before in _BEFORE_PLACES
            or (before == "of" and spelt[nth - 2 : nth - 1] == ["out"])
            or (before == "to" and not _COMING.isdisjoint(spelt[:nth]))
            or (not only_with_a_word and stem(after) in _AFTER_PLACES)
            or _YEAR.match(after)
            or after in MONTH_NUMBERS
        ):
            return True
    return False


def _is_beside(city: str, spelt: Sequence[str], others: Set[str]) -> bool:
    """Whether the words name the city right before or after one of others."""
    return any(
        not others.isdisjoint((*spelt[max(start - 1, 0) : start], *spelt[end : end + 1]))
        for start, end in _namings(city, spelt)
    )


def _namings(city: str, spelt: Sequence[str]) -> Iterator[Span]:
    """Where the words name the city, as the numbers of its first word and of the one behind it."""
    parts = city.split()
    for nth in range(len(spelt) - len(parts) + 1):
        if list(spelt[nth : nth + len(parts)]) == parts:
            yield nth, nth + len(parts)


def _stands_beside(city: str, meant: Iterable[str], question: str) -> bool:
    """Whether a city is listed right after or before one that is meant: "in Oslo, Lima and Nairobi"."""
    text = " ".join(one if one in ",&" else " ".join(words(one)) for one in re.findall(r"\w+|[,&]", question))
    joins = r" (?:, and|, or|,|and|or|&) "
    return any(re.search(rf"\b{one}{joins}{city}\b|\b{city}{joins}{one}\b", text) for one in meant)
