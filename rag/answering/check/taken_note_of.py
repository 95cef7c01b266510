"""Claims that what a text only took note of was decided: "We took note of the proposal of Peru to close the mines"."""

import re

from rag.answering.check.judged import Judged
from rag.answering.check.said import stems_of
from rag.english import DECIDED_STEMS, PROPOSED_STEMS, with_article

_NAME = r"(?:the )?[A-Z][\w'’-]*(?: (?:of |and )?[A-Z][\w'’-]*)*"
_TAKEN_NOTE_OF = re.compile(
    r"\b(?:tak(?:e|es|ing|en) note of|took note of|not(?:ed|es?)|welcom(?:ed?|es)|discuss(?:ed|es)?|consider(?:ed|s)?"
    r"|heard|examined|received|regarding)(?: with \w+)? (?:the |an? )?"
    r"(?:proposals?|suggestions?|ideas?|requests?|offers?|initiatives?)(?: made| put forward)?"
    rf" (?:of|by|from) (?P<who>{_NAME}) (?:to|for|that)\b(?P<what>.*)",
    re.DOTALL,
)
_MAY_BE_PROPOSED = ("borne out", "not borne out", "only proposed", "wrong")
_LEAST = 2
"""So many words of a claim say that it is on what was proposed."""


def taken_note_of(judged: Judged) -> Judged:
    """A verdict, but that it was only proposed, and by whom, where the sentence takes note of a proposal to do it."""
    if (
        not judged.evidence
        or judged.verdict not in _MAY_BE_PROPOSED
        or (judged.verdict == "only proposed" and judged.reasons)
    ):
        return judged
    told = _TAKEN_NOTE_OF.search(judged.evidence[0].text)
    claimed = stems_of(judged.claim)
    if told is None or claimed & PROPOSED_STEMS or (judged.verdict == "borne out" and not claimed & DECIDED_STEMS):
        return judged
    if len((claimed - DECIDED_STEMS) & stems_of(told["what"])) < _LEAST:
        return judged
    return Judged(judged.claim, "only proposed", (f"by {with_article(told['who'])}",), judged.evidence)
