"""Puts a meeting that is named in front of a question where the question points to it.

"Osh 2025 - what came out of it?" is "what came out of Osh 2025?".
"""

import re
from collections.abc import Callable

from rag.english import AUXILIARIES, QUESTION_WORDS, words

_FRONTED = re.compile(
    r"^(?P<of>[^?:;–—.]{3,60}?)(?:,|:|;| [-–—]|[–—]|…|\.{2,}) *(?:and |so )?"
    rf"(?P<ask>(?:{'|'.join((*QUESTION_WORDS, *AUXILIARIES))})\b[^?]*?)\?*$",
    re.IGNORECASE | re.DOTALL,
)
_POINTS = re.compile(
    r"\b(?P<by>of|from|at|in|after|on|for|about|to|over|by|was|is|did|does|has|will) (?:it|that one|this one)\b"
    r"|\b(?P<there>there)\b",
    re.IGNORECASE,
)
_EXISTS = re.compile(
    r"\b(?:is|are|was|were|be|been) there\b|\bthere (?:is|are|was|were|will|has|have)\b", re.IGNORECASE
)
_TAG = re.compile(rf"^(?:{'|'.join(AUXILIARIES)})(?:n['’]t)? (?:it|there)(?: not)?\W*$", re.IGNORECASE)
"""Ends a claim: "Peru signed in Oslo, did it?"."""
_LEADS = re.compile(r"^(?:on|about|re|regarding) ", re.IGNORECASE)


def put_in_its_place(text: str, names_meeting: Callable[[str], bool]) -> str:
    """The question with the meeting in the place of the word that points to it; unchanged where nothing does.

    Args:
        text: As it was asked.
        names_meeting: Whether words name a meeting of the library.
    """
    found = _FRONTED.match(text)
    is_other = found is None or _TAG.match(found["ask"]) or _EXISTS.search(found["ask"])
    says = found is not None and any(one in AUXILIARIES for one in words(found["of"]))
    points = None if found is None or is_other or says else _POINTS.search(found["ask"])
    if found is None or points is None or not names_meeting(found["of"]) or names_meeting(found["ask"]):
        return text
    of = re.sub(r"^The\b", "the", _LEADS.sub("", found["of"].strip()))
    return f"{found['ask'][: points.start()]}{points['by'] or 'at'} {of}{found['ask'][points.end() :]}?"
