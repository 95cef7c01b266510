"""Questions that set meetings beside each other, or ask which of them has more of something."""

import re

from rag.english import number_words
from rag.question.kinds.phrasing import Phrasing
from rag.question.sides import set_beside

_COMPARES = re.compile(
    r"\bcompar(e|ed|ing|ison)\b|\bdiffer(s|ed|ent|ence|ences)?\b.*\b(from|between|than|and|of)\b|\bvs?\.? |\bversus\b"
    r"|\b(according to|by|in) (each|both|the two|every|the different) (of the )?(articles?|reports?|sources?|outlets?"
    r"|accounts?|newspapers?|publications?)\b"
    r"|\bside by side\b|\b(next to|beside|alongside) each other\b"
    r"|^(?:please |can you |could you )*(?:rank|order|sort) (?:the|these|those|them|by)\b"
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
_THEN = re.compile(r"\band then\b|\b(?:and|then) (?:\w+ years?|a year) (?:later|earlier|before|after)\b")
"""Asks the same of a meeting and of a later one."""
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


_TEXTS = r"(?:declarations?|communiqu[eé]s?|texts?|documents?|statements?|treat(?:y|ies)|pacts?|agreements?)"
_MEETINGS = r"(?:summits?|meetings?|conferences?|gatherings?|sessions?)"
_SUPERLATIVE = re.compile(
    rf"\b(?:longest|shortest)\b(?: [\w-]+){{0,3}} (?:{_TEXTS}|{_MEETINGS})\b"
    rf"|\b{_TEXTS}\b[^?]{{0,40}}\b(?:longest|shortest)\b"
    r"|\b(?:most|fewest|least|(?:highest|lowest|greatest) number of) (?:\w+ )?(?:points|paragraphs|articles|clauses"
    r"|documents|texts|papers|countries|states|participants|leaders|presidents|delegations|no-shows|absences"
    r"|absentees)\b"
    rf"|\b(?:largest|biggest|smallest|best|worst)[ -](?:attended )?{_MEETINGS}\b"
)
"""Asks which of all has the most or least of something."""
_OF_ALL = re.compile(
    r"\b(?:any|all|ever|every|overall|altogether)\b|\b(?:you|u|we|the library) (?:have|hold|know|cover)"
    r"|\bin (?:here|there|(?:the|your|this) (?:library|collection|archive))\b"
    rf"|\b(?:which|what|whose)(?: of the| of all)?(?: [\w'’-]+)?? (?:{_MEETINGS}|{_TEXTS}|series|format)\b"
    r"|^(?:the )?(?:longest|shortest|most|fewest|largest|biggest|smallest)\b"
)


def asks_for_superlative(asked: Phrasing) -> bool:
    """Whether it asks which of all meetings, or of a series, has the most or least of something."""
    named = asked.named
    of_one = named.places or named.years or named.edition or named.people
    of_all = _SUPERLATIVE.search(asked.folded) and _OF_ALL.search(asked.folded)
    return bool(of_all) and not (asked.sets_beside or of_one)


def asks_which_has_more(asked: Phrasing) -> bool:
    """Whether it asks which of two meetings has more of something, or came earlier, or who did what at each."""
    several = _WHICH_HAS_MORE.search(asked.folded) or _WHO_DID_WHICH.search(asked.folded)
    return asked.sets_beside and bool(several)


def asks_to_compare(asked: Phrasing) -> bool:
    """Whether it has words of comparing."""
    return bool(_COMPARES.search(asked.folded)) and not _QUARREL.search(asked.folded)


_QUARREL = re.compile(
    r"\b(?:row|feud|spat|quarrel|beef|clash|rift|fight|falling[ -]out|dispute|argument)\b[^?]{0,12}\b(?:about|over)\b"
)


def asks_of_each(asked: Phrasing) -> bool:
    """Whether its wording sets things beside each other, meetings or not, and asks the same of each."""
    if _QUARREL.search(asked.folded):
        return False  # one matter between two: "Lund vs Mbeki - what's the row about?"
    told = set_beside(asked.text)
    if asked.sets_beside and (_THEN.search(asked.folded) or (told and told.apart)):
        return True
    return told is not None and (told.counts or told.preposition in ("", "after", "before"))


def asks_about_several(asked: Phrasing) -> bool:
    """Whether it names meetings side by side, or asks of one how it stands among others."""
    of_one = any(one.search(asked.folded) for one in (_OF_SOMEBODY, _OF_ONE_VALUE, _OF_ONE_MATTER))
    beside = asked.sets_beside and _JOINS.search(asked.folded) and not of_one
    return bool(beside) or (asked.parsed.across and asked.named.meeting)
