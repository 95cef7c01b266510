"""Puts a meeting that is named in front of a question where the question points to it.

"Osh 2025 - what came out of it?" is "what came out of Osh 2025?".
"""

import re
from collections.abc import Callable

from rag.english import AUXILIARIES, QUESTION_WORDS, words
from rag.question.wording.granted import takes_for_granted

_FRONTED = re.compile(
    r"^(?P<of>[^?:;–—.]{3,90}?)(?:,|:|;| [-–—]|[–—]|…|\.{2,}) *(?:and |so )?"
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
_WRITES = re.compile(
    r"\b(?:note|brief|briefing|memo|summary|overview|page|paragraph|recap|digest) (?:on|about|of|for)\b", re.I
)
"""Asks for something to be written: who reads it may be told behind it, "for my editor, who never heard of it"."""
_LEADS = re.compile(r"^(?:on|about|re|regarding) ", re.IGNORECASE)


_ALONE_IN_FRONT = re.compile(
    r"^(?:(?:now|next|ok(?:ay)?|and|so|then|right|on to)\W+)*(?P<of>[\w’'+/-]+(?: [\w’'+/-]+){0,3})(?<!\bvs)\."
    r" (?P<ask>\S.+)$",
    re.IGNORECASE | re.DOTALL,
)
"""A meeting as a sentence of its own: "now Osh. everything that was promised"."""
_WHEN_THEY_MET = re.compile(
    r"\b(?:when|as|where) (?:the )?(?P<one>[\w+ ]{2,30}?) (?:met|sat down|got together|gathered|convened)(?: with)?"
    r" (?:the )?(?P<other>[A-Z][\w+]*(?: [A-Z][\w+]*)*)(?= (?:in|at) [A-Z])"
)


_PAIR = re.compile(
    r"\b[A-Za-z][\w+]*[-–/](?:central asia|[A-Za-z][\w+]*)\b(?!(?: \w+)?? (?:summit|meeting|talk|forum|conference))",
    re.IGNORECASE,
)
"""Names a meeting by those who met: "EU–Central Asia"."""


def _with_its_noun(text: str, names_meeting: Callable[[str], bool]) -> str:
    """The text with "summit" behind those who met, where it also names the city: "Osh EU–Central Asia, the sums"."""
    found = _PAIR.search(text)
    if found is None or not names_meeting(f"the {found[0]} summit"):
        return text
    elsewhere = f"{text[: found.start()]}{text[found.end() :]}"
    return f"{text[: found.end()]} summit{text[found.end() :]}" if names_meeting(elsewhere) else text


def _of_those_who_met(text: str, names_meeting: Callable[[str], bool]) -> str:
    """The text with the name of a meeting in the place of those who met: "when the EU met Central Asia in Osh"."""
    found = _WHEN_THEY_MET.search(text)
    name = f"the {found['one']}–{found['other']} summit" if found else ""
    return f"{text[: found.start()]}at {name}{text[found.end() :]}" if found and names_meeting(name) else text


def put_in_its_place(text: str, names_meeting: Callable[[str], bool]) -> str:
    """The question with the meeting in the place of the word that points to it; unchanged where nothing does.

    Args:
        text: As it was asked.
        names_meeting: Whether words name a meeting of the library.
    """
    if (alone := _ALONE_IN_FRONT.match(text)) and names_meeting(alone["of"]):
        text = f"{alone['of']}: {alone['ask']}"
    text = _with_its_noun(_of_those_who_met(text, names_meeting), names_meeting)
    found = _FRONTED.match(text)
    is_other = found is None or _TAG.match(found["ask"]) or _EXISTS.search(found["ask"])
    says = found is not None and bool(_WRITES.search(found["of"]) or AUXILIARIES.intersection(words(found["of"])))
    points = None if found is None or is_other or says else _POINTS.search(found["ask"])
    if (
        found is None
        or points is None
        or takes_for_granted(text)
        or not names_meeting(found["of"])
        or names_meeting(found["ask"])
    ):
        return text
    of = re.sub(r"^The\b", "the", _LEADS.sub("", found["of"].strip()))
    return f"{found['ask'][: points.start()]}{points['by'] or 'at'} {of}{found['ask'][points.end() :]}?"
