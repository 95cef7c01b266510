"""What a sentence only wishes for or only plans, of which a claim says that it is so.

"Poland wanted a second fund, half of it guaranteed by the states" has all the words of "the states guaranteed half of a
second fund", and denies none of them.
"""

import re

from rag.answering.asked import Asked
from rag.answering.check.denial import denies
from rag.answering.check.evidence import WAS_HELD, ClaimEvidence
from rag.answering.check.said import acts_in, said_in, stems_of
from rag.answering.check.settled import ASKS_FOR, SETTLES
from rag.answering.rarity import weighed
from rag.english import (
    ARTICLES,
    Figure,
    clauses,
    first_verb,
    like,
    mentions,
    same,
    senses,
    stem,
    words,
)
from rag.types import Span

_WISHES = re.compile(
    r"\b(?:ask(?:s|ed|ing)? (?:for|that|to)|asked|want(?:s|ed)|propos(?:es|ed|ing)|suggest(?:s|ed|ing)|demand(?:s|ed)"
    r"|sought|request(?:s|ed|ing)|call(?:s|ed|ing)? for|hop(?:es?|ed) (?:for|to|that)|urg(?:es|ed)|offer(?:s|ed) to"
    r"|(?:was|were) (?:to be|meant to|supposed to)"
    r"|(?:proposals?|suggestions?|requests?)(?: (?:by|of|from) (?:the )?(?-i:[A-Z])[\w’' -]{1,40}?)? (?:to|that))\b",
    re.IGNORECASE,
)
"""A verb, or a proposal, by which somebody wishes for what stands behind it."""
_TELLS_OF_A_WISH = re.compile(
    r"\b(?:s(?:ay|aid|ays)|wish\w*|plan\w*|offer\w*|intend\w*|should|would|may|might|could|ready|willing|ideas?|appeal\w*"
    r"|press\w*|invit\w*|bid|raised|support\w*|back(?:s|ed)|favou?r\w*|argu\w*|wants?|demands?|prefer\w*|meant|due"
    r"|seeks?|seeking|encourag\w*|expect\w*|announc\w*|advis\w*|recommend\w*|put forward|presented|complain\w*"
    r"|need\w*)\b",
    re.IGNORECASE,
)
"""Tells of what somebody says or would like, and not of what came about."""
_BACKED_BY = re.compile(r"\b(?:supported|backed|seconded|joined) by\b", re.IGNORECASE)
"""Says who else wishes for it."""
_ENDS = re.compile(r";|, (?:but|while|whereas|and (?:the |an? )?\w+ (?:was|were|is|are|has|have))\b")
_MOSTLY = 0.6
"""0-1: so much of what a sentence shares with a claim, by rarity, stands behind the verb that wishes for it."""
_IS_DONE = re.compile(
    r"\b(?:has|have|had) (?:already |now )?(?!to\b)(?:\w+ed|put|set|met|got|had|given|made|paid|been)\b"
)
_IS_TO_BE = re.compile(r"\b(?:would|will|is to|are to|should) (?:be )?\w+")


def wished_for(claim: str, sentence: ClaimEvidence, asked: Asked) -> bool:
    """Whether a sentence only wishes for what a claim says is so."""
    verb = first_verb(claim)
    if not verb or claim[:verb].strip().lower() in ARTICLES:
        return False  # no sentence: "a shared fund"
    if denies(claim) or ASKS_FOR.search(claim) or _TELLS_OF_A_WISH.search(claim):
        return False
    wish = _WISHES.search(sentence.text)
    if wish is None or any(like(one) & senses(word) for one in words(wish[0])[:1] for word in words(claim)):
        return False
    behind = _ENDS.split(sentence.text[wish.end() :])[0]
    acts = acts_in(claim[verb:])[:1]
    aside = words(_BACKED_BY.sub(" ", f"{sentence.text[: wish.start()]} {sentence.text[wish.end() + len(behind) :]}"))
    if any(like(act) & senses(word) for act in acts for word in aside if not WAS_HELD.fullmatch(act)):
        return False
    if SETTLES.search(_WISHES.sub(" ", sentence.text)):
        return False
    names = {stem(word) for one in mentions(claim) for word in one.words}
    weights = weighed(stems_of(claim) - names, asked.library)
    said = sum(weight for one, weight in weights.items() if one in stems_of(sentence.text))
    kept = sum(weight for one, weight in weights.items() if one in stems_of(behind))
    return kept > 0 and kept >= _MOSTLY * said


def only_planned(claim: str, sentence: ClaimEvidence) -> str:
    """The words by which a sentence plans a figure that is reached by the claim: "would be"; empty where none does."""
    if not _IS_DONE.search(claim):
        return ""
    told = [
        _nearest(sentence.text, other)
        for mine in said_in(claim).figures
        for other in said_in(sentence.text).figures
        if same(mine, other)
    ]
    return told[0] if told and all(told) else ""


def _nearest(text: str, figure: Figure) -> str:
    """The words that plan a figure, where they are nearer to it than any that say of it that it is reached."""
    start, end = next((one for one in clauses(text) if one[0] <= figure.start < one[1]), (0, len(text)))
    planned = [(_apart(one.span(), figure), one[0]) for one in _IS_TO_BE.finditer(text, start, end)]
    done = [_apart(one.span(), figure) for one in _IS_DONE.finditer(text, start, end)]
    return min(planned)[1] if planned and min(planned)[0] < min(done, default=end) else ""


def _apart(span: Span, figure: Figure) -> int:
    return max(span[0] - figure.end, figure.start - span[1])
