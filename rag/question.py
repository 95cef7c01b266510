"""What a question asks for: the kind of answer, the words that matter, the years and editions it names."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from rag.errors import UsageError
from rag.types import ORDINALS
from rag.words import terms

Kind = Literal["number", "when", "who", "where", "status", "other"]

_KINDS: tuple[tuple[Kind, re.Pattern[str]], ...] = (
    (
        "number",
        re.compile(
            r"\bhow (many|much|large|big|long|high|far|old)\b|\b(number|share|percentage|amount|value|total) of\b"
            r"|\bwhat (sum|percentage|share|amount|number|figure)\b"
        ),
    ),
    ("when", re.compile(r"\bwhen\b|\b(what|which) (year|date|day|month)\b|\bhow soon\b|\bby what\b|\buntil when\b")),
    (
        "who",
        re.compile(
            r"\bwho(m|se)?\b|\b(which|what) (\w+ )?(president|leader|minister|country|state|government|negotiator|"
            r"envoy|official|countries|states|leaders|company|body|organi[sz]ation)\b"
        ),
    ),
    ("where", re.compile(r"\bwhere\b|\b(what|which) (\w+ )?(city|place|venue|town|capital|building)\b")),
    (
        "status",
        re.compile(
            r"^(did|was|were|is|are|has|have|does|do|will|can|had)\b|\b(agreed|adopted|signed|or (only|just))\b"
        ),
    ),
)

_NUMBERS = {word: number for number, word in enumerate(ORDINALS, start=1)}
_ROLES = frozenset(terms("leader president head state country summit meeting participant side"))
"""Who acts and where, in every article; a question's other words say which sentence it is after."""
_YEAR = re.compile(r"\b(19|20)\d\d\b")
_ORDINAL = re.compile(r"\b(\d{1,3})(st|nd|rd|th)\b|\b(" + "|".join(ORDINALS) + r")\b")
_EDITION_OF = re.compile(r"\b(summit|meeting|session|conference|gathering|consultative|edition|talks|central asia)\b")
_ACROSS = re.compile(
    r"\b(at|in|after|before|from|of)? ?(which|what) (of the )?(\w+ )?(summits|meetings|gatherings"
    r"|groupings|groups|forums)\b"
    r"|\bwhich of the (two|three|four)\b|\bat (these|those|all|several|other) (the )?(summits|meetings)\b"
    r"|\bcompar(e|ed|ison)\b|\bdiffer(s|ence|ent)?\b.* (from|between|than)\b|\bmove[ds]? on (between|from)\b"
    r"|\bfirst (suggested|proposed|raised|mentioned)\b.*\b(when|adopted|agreed|signed)\b|\bwhat (figures"
    r"|numbers|sums) are\b"
    r"|\b(more|less|fewer|larger|bigger|stronger|weaker|longer|higher)\b.*, .*\bor\b"
    r"|\bboth\b.*\band\b.*\b(texts|summits|meetings)\b"
    r"|\b(summits|meetings) (came|did|do|have|has|were|mention)"
)


@dataclass(frozen=True, slots=True)
class Asked:
    """A question, read."""

    text: str
    kind: Kind
    terms: tuple[str, ...]
    """Its stems without stopwords and words for who meets, in order, repeats included."""
    pairs: frozenset[tuple[str, str]]
    """Of neighbouring terms."""
    years: frozenset[int]
    edition: int | None
    """The number of the summit, when the question counts it."""
    across: bool
    """Whether its wording asks of several summits: a comparison, or a list of them."""


def read_question(text: str) -> Asked:
    """Read a question; nothing is looked up."""
    folded = text.casefold()
    kind: Kind = next((kind for kind, pattern in _KINDS if pattern.search(folded)), "other")
    every = tuple(terms(text))
    asked = tuple(term for term in every if term not in _ROLES) or every
    return Asked(
        text=text,
        kind=kind,
        terms=asked,
        pairs=frozenset(pairwise(asked)),
        years=frozenset(int(found[0]) for found in _YEAR.finditer(folded)),
        edition=_edition(folded),
        across=bool(_ACROSS.search(folded)),
    )


def find_summits(named: str, summits: Sequence[str]) -> tuple[str, ...]:
    """The summits whose names have all the words of `named`, whatever its case, accents or dashes.

    Raises:
        UsageError: none has.
    """
    wanted = set(terms(named))
    found = tuple(summit for summit in summits if wanted and wanted <= set(terms(summit)))
    if not found:
        raise UsageError(f"The library has no summit {named!r}. It has: {'; '.join(summits) or 'none'}.")
    exact = tuple(summit for summit in found if set(terms(summit)) == wanted)
    return exact or found


def _edition(folded: str) -> int | None:
    """An ordinal that a word for a meeting follows within a few words: "the second Central Asia–Russia summit"."""
    for found in _ORDINAL.finditer(folded):
        if _EDITION_OF.search(" ".join(folded[found.end() :].split()[:6])):
            return int(found[1]) if found[1] else _NUMBERS[found[3]]
    return None
