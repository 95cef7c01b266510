"""What a sentence asks, leaves open, only aims at, or says did not come about, of which a claim says that it is so."""

import re

from rag.answering.check.denial import denies
from rag.answering.check.evidence import ClaimEvidence
from rag.answering.check.judged import Judged
from rag.answering.check.said import said_in, stems_of
from rag.answering.naming import shortened
from rag.english import asks, same, verb_stem, words

IN_BEING = re.compile(
    r"\b(?:running|operat(?:es|ing|ional)|in (?:place|force|operation)|under way|functioning|exists?|up and running"
    r"|(?:was|were) held|took (?:place|effect)|(?:entered|came) into force)\b"
)
_NOT_YET = re.compile(
    r"\b(?:will (?:enter|come) into force|(?:has|have) (?:not )?yet to (?:enter|come|be)|awaits? (?:\w+ )?ratification"
    r"|(?:is|are) awaiting ratification"
    r"|(?:takes? effect|(?:enters?|comes?) into force) (?:when|once|after|as soon as))\b(?: when [\w ]+)?",
    re.IGNORECASE,
)
_UNREAL = re.compile(r"\b(?:would (?:not )?have|(?:was|were) to have) (?:been )?(?P<verb>\w+)\b", re.IGNORECASE)
"""Says of something that it did not come about: "a paragraph that would have obliged them fell"."""
_LEFT_OPEN = re.compile(
    r"\b(?:remain(?:s|ed)?|is|are|was|were|stay(?:s|ed)?|left) (?:still )?(?:unclear|uncertain|in doubt|unsettled)\b"
    r"|\bnot (?:yet )?(?:formally|officially) \w+ed\b"
    r"|\b(?:figures?|sums?|amounts?) of [^,;.]{3,40} (?:was|were) (?:mentioned|floated|mooted|discussed|suggested)\b"
)
"""Says that it is not certain, whatever else is told of it."""
_AIMS = re.compile(
    r"\b(?:targets?|goals?|aim(?:s|ed|ing)?|meant to (?:reach|raise)|ambitions?|hop(?:es|ed|ing) to (?:reach|raise)"
    r"|wants? to (?:reach|raise)|call(?:s|ed) for|need(?:s|ed)?)\b[^,;.]*$",
    re.IGNORECASE,
)
"""In front of a figure that is not reached."""
_REACHED = re.compile(
    r"\b(?:has|have|had|holds?|reached|raised|gathered|collected|received|pledged|promised|got|stands? at|amounts? to"
    r"|paid|spent)\b",
    re.IGNORECASE,
)
_LABEL = r"\s+(?:[A-Z][\w .,'’-]{0,60}:\s+)?"
ANSWERS_NO = re.compile(
    rf"{_LABEL}(?P<no>(?:No\b|Not (?:at|yet|now|so|quite|really|that)\b|Nothing\b|Never\b"
    r"|(?:That|This|It|Th[eo]se [a-z]+|The [a-z]+) (?:is|was|are|were) (?:\w+ly )?(?:not|wrong|false|untrue|mistaken"
    r"|incorrect)\b)[^.?!]*)"
)
"""The answer of an interview to the question before it."""
_ANSWERS_YES = re.compile(rf"{_LABEL}(?:Yes|Indeed|Correct|That is right|Absolutely)\b")


def answered(claim: str, sentence: ClaimEvidence) -> Judged | None:
    """What the text of an interview says where only its question has the words of the claim: "Not at this time"."""
    at = _question_end(sentence.text)
    said = stems_of(claim)
    if at < 0 or len(stems_of(sentence.text[:at]) & said) <= len(stems_of(sentence.text[at:]) & said):
        return None
    if _ANSWERS_YES.match(sentence.text, at):
        return None
    if (no := ANSWERS_NO.match(sentence.text, at)) and not denies(claim):
        return Judged(claim, "wrong", (f"the quote says “{shortened(no['no'])}”",), (sentence,))
    return None if no else Judged(claim, "not borne out", ("the quote only asks it",), (sentence,))


def _question_end(text: str) -> int:
    """Where a question ends that begins a text: at its mark or, where only its label tells it, its line; -1 if none."""
    line = text.find("\n")
    return line if line > 0 and asks(text) and "?" not in text[:line] else text.find("?") + 1 or -1


def unsettled(claim: str, sentence: ClaimEvidence) -> Judged | None:
    """What a sentence says is still to come, aimed at, unreal or uncertain, of which the claim says it is so."""
    unreal = _UNREAL.search(sentence.text)
    if unreal and not _UNREAL.search(claim) and verb_stem(unreal["verb"]) in map(verb_stem, words(claim)):
        return Judged(claim, "wrong", (f"the quote says “{unreal[0]}”",), (sentence,))
    later = _NOT_YET.search(sentence.text)
    if later and IN_BEING.search(claim) and not _NOT_YET.search(claim):
        return Judged(claim, "wrong", (f"the quote says “{later[0]}”",), (sentence,))
    open_ = _LEFT_OPEN.search(sentence.text)
    if open_ and not _LEFT_OPEN.search(claim):
        return Judged(claim, "not borne out", (f"the quote says “{open_[0]}”",), (sentence,))
    if aim := _only_aimed_at(claim, sentence.text):
        return Judged(claim, "not borne out", (f"the quote says “{aim}” of this figure",), (sentence,))
    return None


def _only_aimed_at(claim: str, text: str) -> str:
    """The word by which a text says of a figure that it is a goal, where the claim says that it is reached."""
    for mine in said_in(claim).figures:
        if not _REACHED.search(claim) or _AIMS.search(claim[: mine.start]):
            continue
        told = [_AIMS.search(text[: other.start]) for other in said_in(text).figures if same(mine, other)]
        if told and (first := told[0]) and all(told):
            return first[0].split()[0]
    return ""
