"""How a question asks what became of a thing: directly, by who did it, or by taking for granted that it was done."""

import re

from rag.answering.meant import Meant
from rag.english import terms

STATUS_STEMS = frozenset(
    terms(
        """agreed agree agreement adopted adopt signed sign approved approve decided decide decision decisions ratified
        rejected reject dropped failed fail final settled settle done deal force really actually announced announce
        proposed propose proposal proposals suggested suggestion only just yes no still yet already true now become
        became went ahead idea plan plans planned launched launch made make far status thing formally officially
        simply merely either fixed sealed official enter entered effect take taken implemented paid disbursed
        binding legally legal force law operation"""
    )
)
"""Stems that ask for the status and name no thing."""
PREMISE = re.compile(
    r"\bthe ((?:[\w'+–-]+ ){1,6}?)(?:that |which )?(?:was |were |(?:had|has|have) been |they |leaders |the leaders )?"
    r"(agreed|signed|adopted|approved|decided(?: on)?|created|launched|established|set up)\b(?! or)"
    r"(?= (?:at|in|by|on|with|during|last|there|this)\b)"
)
DID = re.compile(
    r"^(?:so |and |but )?(?:did|has|have)\b.*?\b(sign|signed|join|joined|endorse|endorsed|back|backed"
    r"|accept|accepted|agree|agreed)\b"
    r"|^(?:so |and |but )?(?!when\b|where\b|how\b|why\b)[^,;]*\b(?:was|were|is|has|have)\b.*"
    r"\b(?:signed|endorsed|backed|accepted|approved|joined) by\b"
)
"""Asks whether somebody did something, so that what others did is no answer."""
SIGNED_OR_NOT = re.compile(
    r"^(?:so |and |but )?(?P<who>[^,:–?]{2,30}?)(?: and| on)? (?P<it>the [^,:–?]+?)(?:[:,]| [-–])? "
    r"(?P<act>sign|join|accept|endorse)(?:ed|d),? (?:or not|yes or no)(?: \w+)?\W*$",
    re.IGNORECASE,
)
"""Asks the same without a verb for it: "Spain and the pledge: signed or not?"."""
SIGNING = frozenset(terms("sign signed join joined endorse endorsed signature endorsement"))


def asks_status(what: Meant) -> bool:
    """Whether it asks for the status itself, not for a day, a place or a person by a question word."""
    return not re.search(r"(?:^(?:and |so |but |ok )?|, ?)(?:when|where|how|who|which|what|why)\b", what.text)


def the_thing(text: str) -> str:
    """A question for a status up to what it may be: "Is the fund set up?" of "Is the fund set up, or is it only …?"."""
    asking = next((one for one in _SENTENCES.split(text) if one.rstrip().endswith("?")), text)
    return _ALTERNATIVE.sub("?", asking)


_SENTENCES = re.compile(r"(?<=[.?!])\s+(?=[A-Z])")
_ALTERNATIVE = re.compile(
    r",? or (?:did|do|does|is|are|was|were|has|have|only|just|merely|still)\b[^?]*\?", re.IGNORECASE
)
