"""Says that something was not done which a question only mentions in passing: "now that the fund is agreed, who pays?".

What is asked then has no answer, and the sentences nearest to it would let what was mentioned pass for true.
"""

import re
from dataclasses import replace

from rag.answering.asked import Asked
from rag.answering.composed import Composed
from rag.answering.meant import meant
from rag.answering.people import standing
from rag.answering.status import PREMISE, refused, status
from rag.english import AUXILIARIES, QUESTION_WORDS, is_verb, plain, words

DENYING = ("No:", "Only proposed", "Not yet:")
"""How a line begins that says that something was not decided."""
_SIGNED = re.compile(
    r"\b(?:when|as|once|after|before|now that|since) (?P<who>[^,?]+?) (?:has |have |had )?"
    r"(?P<act>sign|join|endors|back|accept|ratif)(?:i?ed)\b(?P<rest>[^,?]*)",
    re.IGNORECASE,
)
"""Mentions that somebody signed something."""
_BELONGS = re.compile(
    r"^(?:(?:and|so|but|ok)\W+)*(?:since when|(?:for )?how long) (?:has|have|is|are|was|were) "
    r"(?P<who>[^?,]+?) (?:been )?"
    r"(?P<what>(?:an? |the )?(?:[\w-]+ ){0,2}?(?:members?|observers?|partners?|participants?)\b[^?]*)",
    re.IGNORECASE,
)
"""Asks since when somebody belongs to a body."""
_BASES = {"endors": "endorse", "ratif": "ratify"}
_DECIDED = re.compile(PREMISE.pattern, re.IGNORECASE)
_NOW_THAT = re.compile(
    r"\b(?:now that|given that|seeing that|since|after|once|as|because) the ([^,?]+?) (?:was|were|is|are|has been"
    r"|have been) (agreed|signed|adopted|approved|decided(?: on)?|created|launched|established|set up)(?=,)",
    re.IGNORECASE,
)
"""Mentions in a clause of its own that something was decided."""
_SUBJECT = re.compile(r"\b(?:did|does|do|has|have|had|will|would) (?P<who>.+?) (?-i:[a-z]+)\b", re.IGNORECASE)
_THEY = re.compile(r"(?:it|they|he|she)$", re.IGNORECASE)


def said_in_passing(asked: Asked) -> Composed | None:
    """The answer that what a question mentions as done was not; None where it may have been, or nothing is mentioned.

    A question for the status itself is left to its composer, which tells the same.
    """
    if asked.understood.kind == "status":
        return None
    told = _was_not_signed(asked) or _does_not_belong(asked) or _was_not_decided(asked)
    return replace(told, kind="fact") if told and told.headline.startswith(DENYING) else None


def _was_not_signed(asked: Asked) -> Composed | None:
    text = plain(asked.understood.text)
    found = _SIGNED.search(text)
    if found is None:
        return None
    subject = _SUBJECT.search(text[: found.start()]) if _THEY.match(found["who"]) else None
    act = found["act"].lower()
    other = asked.of(f"Did {(subject or found)['who']} {_BASES.get(act, act)}{found['rest']}?")
    return refused(other, meant(other)) or (standing(other) if act == "join" else None)


def _does_not_belong(asked: Asked) -> Composed | None:
    """What somebody is to a body, where it is asked since when they are a member of it."""
    found = _BELONGS.match(plain(asked.understood.text))
    return standing(asked.of(f"Is {found['who']} {found['what']}?")) if found else None


def _was_not_decided(asked: Asked) -> Composed | None:
    """What became of a thing that is told by that it was decided, if not with a verb of its own: "the leaders have"."""
    text = plain(asked.understood.text)
    found = _NOW_THAT.search(text) or _DECIDED.search(text)
    own = words(found[1]) if found else []
    if found is None or "not" in own or any(one in AUXILIARIES or one in QUESTION_WORDS or is_verb(one) for one in own):
        return None
    rest = text[found.end() :].partition(",")[0].rstrip(" ?")
    return status(asked.of(f"Was the {found[1].strip()} {found[2]}{rest}?"))
