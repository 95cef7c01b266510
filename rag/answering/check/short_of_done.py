"""What falls short of what a claim says was done: a letter of interest for money granted, a study for a fund founded.

Such a sentence has the words of the claim but for its verb, and seldom says that anything was not done.
"""

import re

from rag.answering.asked import Asked
from rag.answering.check.denial import denies
from rag.answering.check.evidence import ClaimEvidence
from rag.answering.check.judged import Judged
from rag.claims import not_brought_about

_LIKELY = 0.5
"""0-1: a sentence without the claim's verb bears it out from this probability by the network that reads both together.
Chosen on the claims of `tests/eval`."""
_SHORT = re.compile(
    r"\b(?:(?:a |an |the )?(?:letters?|declarations?|expressions?|statements?) of (?:intent|interest|intention)"
    r"|(?:to )?stud(?:y|ied|ying) (?:whether|if|how)|(?:to )?(?:be )?(?:studied|examined|explored|considered)"
    r"|(?:a |the )?feasibility stud(?:y|ies)|still (?:expected|under way|to (?:be )?\w+)"
    r"|(?:was |were |is |are )?left (?:for|to) the (?:next|following) \w+|long-delayed|yet to (?:be )?\w+)\b",
    re.IGNORECASE,
)
"""Says of something that it is no more than begun."""
_INVITED = re.compile(r"\b(?:(?:was|were|been) (?:also )?(?:invited|expected)|invited)\b", re.IGNORECASE)
_CAME = re.compile(
    r"\b(?:c[ao]me|attend(?:ed|s)?|took part|participated|travell?ed|went|flew|joined|(?:was|were) (?:there|present|at)"
    r"|present|represented)\b",
    re.IGNORECASE,
)


def short_of_done(claim: str, sentence: ClaimEvidence, asked: Asked) -> Judged | None:
    """The verdict on a claim of what was brought about by a sentence that does not say so; None where it does."""
    invited = _INVITED.search(sentence.text)
    if invited and _CAME.search(claim) and not _CAME.search(sentence.text) and not denies(claim):
        return Judged(claim, "not borne out", (f"the quote says only “{invited[0]}”",), (sentence,))
    verb = not_brought_about(claim, sentence.said)
    if not verb or denies(claim) or _SHORT.search(claim):
        return None
    if asked.checker.entailed(claim, [sentence.said], [sentence.heading]) >= _LIKELY:
        return None
    if short := _SHORT.search(sentence.text):
        return Judged(claim, "wrong", (f"the quote says only “{short[0]}”",), (sentence,))
    return Judged(claim, "not borne out", (f"the quote does not say “{verb}”",), (sentence,))
