"""What a question asks for: the kind of answer, the words that matter, the years and editions it names."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from rag.english import terms
from rag.errors import UsageError
from rag.ordinals import ORDINALS

AnswerType = Literal["number", "when", "who", "where", "status", "other"]
"""What kind of thing answers: a figure, a time, a person, a place, whether something is so, or anything else."""

_ANSWER_TYPES: tuple[tuple[AnswerType, re.Pattern[str]], ...] = (
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
"""Words that occur in every article; only a question's other words tell which sentence answers it."""
_ASIDE = re.compile(r"\? \([^()]+\)$")
_YEAR = re.compile(r"\b(19|20)\d\d\b")
_ORDINAL = re.compile(r"\b(\d{1,3})(st|nd|rd|th)\b|\b(" + "|".join(ORDINALS) + r")\b")
_EDITION_OF = re.compile(
    r"\b(summit|meeting|session|conference|gathering|consultative|edition|talks|forum|council|congress|dialogue|assembly"
    r"|central asia)\b"
)
_MEETINGS = r"(summits|meetings|gatherings|groupings|groups|forums|formats|clubs|texts|declarations)"
_BIGGER = r"(more|less|fewer|larger|bigger|stronger|weaker|longer|shorter|higher|lower|further|earlier|later)"
_ACROSS = re.compile(
    "|".join(
        (
            rf"\b(which|what) (of the )?(\w+ )?{_MEETINGS}\b",
            rf"\b(these|those|all|several|other|different|various|both) (the )?(\w+ )?{_MEETINGS}\b",
            rf"\b{_MEETINGS} (came|did|do|have|has|were|mention)",
            r"\bwhich of the (two|three|four)\b|\bboth\b.*\band\b.*\b(texts|summits|meetings)\b",
            r"\bcompar(e|ed|ison)\b|\bdiffer(s|ence|ent)?\b.* (from|between|than)\b|\bin common\b",
            rf"\b{_BIGGER}\b.*, .*\bor\b|\b{_BIGGER}\b.* than (that|those|the one|what|in|at)\b",
            r"\bmove[ds]? on (between|from)\b|\b(became|become) of\b|\bover (time|the years)\b|\boverview\b",
            r"\bfirst (suggested|proposed|raised|mentioned)\b.*\b(when|adopted|agreed|signed)\b",
            r"\bwhat (figures|numbers|sums) are\b|\bha(s|ve) [\w ]*\bbeen \w+ing\b|^ha(s|ve) any(body|one)\b",
        )
    )
)
"""Wordings of a comparison, a list over meetings, or a development from one to the next."""


@dataclass(frozen=True, slots=True)
class ParsedQuestion:
    """What the words of a question say by themselves."""

    text: str
    answer_type: AnswerType
    terms: tuple[str, ...]
    """Its stems in order, repeats included, without stopwords and, if any others are left, without `_ROLES`."""
    aside: frozenset[str]
    """The terms that occur only in the earlier question in brackets (see `aside_of`)."""
    pairs: frozenset[tuple[str, str]]
    """Pairs of neighbouring terms."""
    years: frozenset[int]
    edition: int | None
    """The summit's number, when the question gives it: 2 for "the second summit"."""
    across: bool
    """Whether its wording asks about several summits: a comparison, or a list of them."""


def parse_question(text: str) -> ParsedQuestion:
    """Read the words of a question, without looking anything up in the library."""
    folded = text.casefold()
    itself = text[: aside_of(text)]
    answer_type: AnswerType = next(
        (name for name, pattern in _ANSWER_TYPES if pattern.search(itself.casefold())), "other"
    )
    every = tuple(terms(text))
    asked = tuple(term for term in every if term not in _ROLES) or every
    return ParsedQuestion(
        text=text,
        answer_type=answer_type,
        terms=asked,
        aside=frozenset(asked) - frozenset(terms(itself)),
        pairs=frozenset(pairwise(asked)),
        years=frozenset(int(found[0]) for found in _YEAR.finditer(folded)),
        edition=_edition(folded),
        across=bool(_ACROSS.search(itself.casefold())),
    )


def aside_of(text: str) -> int:
    """Where the brackets with an earlier question begin, at the end of the text; its length when there are none."""
    found = _ASIDE.search(text)
    return found.start() + 1 if found else len(text)


def find_summits(named: str, summits: Sequence[str]) -> tuple[str, ...]:
    """The summits whose names have all the words of `named`; if some have exactly these words, only those.

    Case, accents and dashes do not count.

    Raises:
        UsageError: no summit's name has them.
    """
    wanted = set(terms(named))
    found = tuple(summit for summit in summits if wanted and wanted <= set(terms(summit)))
    if not found:
        raise UsageError(f"The library has no summit {named!r}. It has: {'; '.join(summits) or 'none'}.")
    exact = tuple(summit for summit in found if set(terms(summit)) == wanted)
    return exact or found


def _edition(folded: str) -> int | None:
    """The ordinal that has a word for a meeting a few words after it: "the second Central Asia–Russia summit"."""
    for found in _ORDINAL.finditer(folded):
        if _EDITION_OF.search(" ".join(folded[found.end() :].split()[:6])):
            return int(found[1]) if found[1] else _NUMBERS[found[3]]
    return None
