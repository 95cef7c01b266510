"""Asks of somebody what the assistant is to answer in their part: "Pretend you are Ada Lund. What did you promise?"."""

import re

from rag.english import STOPWORDS, sentence_case, words
from rag.question.wording import is_english

_PART = re.compile(
    r"^\W*(?:(?:please|ok|so|now)\b[\s,]*)*(?:(?:let'?s )?(?:pretend|imagine|suppose|assume|role-?play)(?: that)?"
    r" (?:to be|you(?:['’]re| are| were))|(?:act|behave|answer|speak|respond|reply|talk) (?:as|like)"
    r"(?: if you (?:were|are))?|(?:you(?:['’]re| are)|be)(?: now)?|(?:play|take|assume) the (?:role|part) of)"
    r" (?P<who>(?:the )?[^\W\d_][\w'’. -]{2,50}?)(?P<ends>[.!,:;]| [-–—]| and(?= \w+ me\b)) *(?P<asks>\S.*)$",
    re.IGNORECASE | re.DOTALL,
)
_A_NAME = re.compile(r"(?:(?:the|President|Prime Minister|Minister|Chancellor|King) )?[A-Z][\w'’-]+(?: [\w'’-]+){0,4}$")
_OFFICE = re.compile(r"the [a-z -]{4,30} of (?:the )?[A-Z]\w+")
_MOST_NAMES = 3
"""Words of a name that is typed in small letters."""
_AUXILIARY = {"are": "is", "were": "was", "have": "has", "do": "does"}
_ASKED = re.compile(rf"\b(?P<does>{'|'.join(_AUXILIARY)}) you\b|\b(?P<whose>your)\b|\byou(?:rself)?\b", re.IGNORECASE)


def asked_of_the_part(text: str) -> str:
    """The question of somebody in whose part it is to be answered; the text as it is where no name is to be played."""
    found = _PART.match(text)
    who = found["who"].strip() if found else ""
    if found is None or not (_is_name(who) and _ASKED.search(found["asks"])):
        return text

    def named(you: re.Match[str]) -> str:
        if you["does"]:
            return f"{_AUXILIARY[you['does'].lower()]} {who}"
        return f"{who}'s" if you["whose"] else who

    return sentence_case(_ASKED.sub(named, found["asks"]))


def _is_name(who: str) -> bool:
    """Whether a part is that of one person: a name, or an office with its country, and no "helpful pirate"."""
    if _OFFICE.match(who) or (_A_NAME.match(who) and who.split()[0].isalpha()):
        return who.split()[0].lower() not in STOPWORDS - {"the"} and who.upper() != who
    return who.islower() and 1 < len(words(who)) <= _MOST_NAMES and not is_english(words(who)[0])
