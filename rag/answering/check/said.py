"""What the words of a claim or sentence say, as far as words can be compared: stems, figures, dates."""

import re
from dataclasses import dataclass
from functools import lru_cache

from rag.english import (
    AUXILIARIES,
    STOPWORDS,
    Figure,
    Moment,
    agrees,
    capital_runs,
    comparable,
    content,
    countries,
    figures,
    is_verb,
    moments,
    plain,
    same,
    stem,
    times_of_day,
    words,
)

_CLOSE = re.compile(r"[;:.]\s|, (?:and|but|while|he|she)\b|^/\d")
"""Ends what a figure can count; what follows a number such as "79/1" it does not."""


@dataclass(frozen=True, slots=True)
class WordsSaid:
    """A text read for comparison."""

    stems: frozenset[str]
    """Of its words of content, of the countries it names and of the initials of its names."""
    figures: tuple[Figure, ...]
    """Those that are no dates."""
    moments: tuple[Moment, ...]


@lru_cache(maxsize=8192)
def said_in(text: str) -> WordsSaid:
    """Read a text; kept, since the sentences of a library are compared with many claims."""
    dated = tuple(moments(text))
    taken = [*((one.start, one.end) for one in dated), *((one.start, one.end) for one in times_of_day(text))]
    named = {stem(word) for country in countries(text) for word in content(country)}
    return WordsSaid(
        frozenset(stems_of(text) | named | _initials(text)),
        tuple(figures(text, taken)),
        dated,
    )


def stems_of(text: str) -> set[str]:
    """The stems of the words of content."""
    return {stem(word) for word in content(plain(text))}


def acts_in(text: str) -> list[str]:
    """The verbs of a text that say what is done, in order."""
    return [word for word in words(text) if is_verb(word) and word not in AUXILIARIES]


def _initials(text: str) -> set[str]:
    """The initials of names in a text, folded: "ebrd" for the European Bank for Reconstruction and Development."""
    return {"".join(word[0] for word in run if word) for _, _, run in capital_runs(text) if len(run) > 1}


def gives(claim: str, text: str) -> int:
    """How many of a claim's figures and dates a text gives."""
    mine, theirs = said_in(claim), said_in(text)
    given = sum(any(same(one, other) for other in theirs.figures) for one in mine.figures)
    return given + sum(agrees(one, theirs.moments) for one in mine.moments)


def in_common(one: Figure, text: str, other: Figure, others_text: str) -> int:
    """How many words around two figures are alike; none where one counts what the other does not."""
    if not comparable(one, other):
        return 0
    theirs = _things(other, others_text)
    counted = {stem(word) for word in _around(text[one.end :])[:1]}
    return len(_things(one, text) & theirs) if one.unit or counted & theirs else 0


@lru_cache(maxsize=2048)
def _things(one: Figure, text: str) -> frozenset[str]:
    """The stems of what a figure counts or measures: the nearest words of content around it."""
    after = _around(_CLOSE.split(text[one.end :])[0])[:2]
    return frozenset(
        {stem(word) for word in (*after, *_around(text[: one.start])[-3:])} - {stem(word) for word in words(one.text)}
    )


def _around(text: str) -> list[str]:
    """The words near a figure that can say what it counts."""
    return [word for word in words(text) if word not in STOPWORDS and not word.isdigit()]
