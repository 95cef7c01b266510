"""Questions that set meetings beside each other, or ask which of them has more of something."""

import re

from rag.english import number_words
from rag.question.beside import set_beside
from rag.question.kinds.phrasing import Phrasing

_COMPARES = re.compile(
    r"\bcompar(e|ed|ing|ison)\b|\bdiffer(s|ed|ent|ence|ences)?\b.*\b(from|between|than|and|of)\b|\bvs?\.? |\bversus\b"
    r"|\b(according to|by|in) (each|both|the two|every|the different) (of the )?(articles?|reports?|sources?|outlets?"
    r"|accounts?|newspapers?|publications?)\b"
    r"|\bside by side\b|\b(next to|beside|alongside) each other\b"
    r"|\bdifferences?\b|\bin common\b|\bhow did .* (differ|change)\b"
)
_WHICH_HAS_MORE = re.compile(
    r"\b(longer|shorter|larger|bigger|smaller|fewer|more|less|higher|lower|earlier|later|greater|sooner|first)\b"
    r"(?! (than )?\d).*\b(or|than)\b"
)
"""Asks which of two meetings has more of something, or came earlier."""
_WHO_DID_WHICH = re.compile(r"\bwho (?:else )?\w+ (?:which|what)\b|\bwhich of (?:them|the two|these|those|both)\b")
"""Asks of several meetings at once who did what at each."""
_JOINS = re.compile(
    r"\b(and|or|vs|versus|than|both|between|against)\b|[,;:/]"
    rf"|\b(all|each|every|{'|'.join(number_words(2, 9))})\b( (of|the))*( \w+){{0,2}}"
    r" (summits?|meetings?|declarations?|statements?|texts?)\b"
)
_OF_ONE_MATTER = re.compile(
    r"(^|[,;:] ?)(did|does|do|has|have|had|was|were|is|are|will|would)\b"
    r"(?!.*\b(both|each|either|and|or|vs|versus)\b)[^,?]*\W*$"
)
"""Asks yes or no of what it names before."""
_OF_SOMEBODY = re.compile(r"^(so |and )?who\b")
"""Asks for one person, whatever countries and cities it names besides."""
_OF_ONE_VALUE = re.compile(
    r"^(so |and )?(what('s| is| was)? )?(the )?(share|percentage|proportion|rate|amount|number|how (much|many))\b"
    r"(?!.*\b(and|or|vs|versus|both|each|than|between)\b)"
)
"""Asks for one figure: "share of Russia's payments with the CIS, first half of the year"."""


def asks_which_has_more(asked: Phrasing) -> bool:
    """Whether it asks which of two meetings has more of something, or came earlier, or who did what at each."""
    several = _WHICH_HAS_MORE.search(asked.folded) or _WHO_DID_WHICH.search(asked.folded)
    return asked.sets_beside and bool(several)


def asks_to_compare(asked: Phrasing) -> bool:
    """Whether it has words of comparing."""
    return bool(_COMPARES.search(asked.folded))


def asks_of_each(asked: Phrasing) -> bool:
    """Whether its wording sets things beside each other, meetings or not, and asks the same of each."""
    told = set_beside(asked.text)
    return told is not None and (told.counts or told.preposition in ("", "after", "before"))


def asks_about_several(asked: Phrasing) -> bool:
    """Whether it names meetings side by side, or asks of one how it stands among others."""
    of_one = any(one.search(asked.folded) for one in (_OF_SOMEBODY, _OF_ONE_VALUE, _OF_ONE_MATTER))
    beside = asked.sets_beside and _JOINS.search(asked.folded) and not of_one
    return bool(beside) or (asked.parsed.across and asked.named.meeting)
