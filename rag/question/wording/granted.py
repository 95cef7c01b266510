"""Whether a question takes something for granted in a clause before it: "now that Peru has joined, what does it pay?".

The clause belongs to what is asked, since it may be wrong; so nothing that makes a request shorter may leave it out.
"""

import re

from rag.english import DECIDED_STEMS, terms, words

_CLAUSE = re.compile(
    r"^(?:(?:and|so|but|ok(?:ay)?)\W+)*(?:now that|given that|seeing (?:that|as|how)|considering(?: that)?|since|after"
    r"|once|because|when|while|although|if|as)\b(?P<said>[^?]*?),",
    re.IGNORECASE,
)
_DONE = DECIDED_STEMS | frozenset(terms("joined signed set created launched established endorsed ratified accepted"))
"""Stems of what somebody is said to have done."""


def takes_for_granted(text: str) -> bool:
    """Whether a clause that something was decided or joined, and of no person who asks, leads to the question."""
    found = _CLAUSE.match(text)
    said = words(found["said"]) if found else []
    return not _DONE.isdisjoint(terms(" ".join(said))) and {"i", "we", "you", "my", "our"}.isdisjoint(said)
