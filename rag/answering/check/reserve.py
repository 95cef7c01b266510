"""Claims that something was agreed "without any reservation": judged without those words, then looked at for reserve.

No sentence says that nobody had a reservation, so such words would only hide the sentence that says the rest.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from rag.answering.asked import Asked
from rag.answering.check.evidence import ClaimEvidence, sentence_at
from rag.answering.check.judged import Judged, Judgement
from rag.answering.naming import shortened
from rag.answering.sentences import sentences_of

_UNRESERVED = re.compile(
    r",?\s*\b(?:(?:without|with no)(?: an?| any| a single| the (?:slightest|least)| further| other)*"
    r" (?:reservations?|qualifications?|reserves?|conditions?|exceptions?|caveats?|strings(?: attached)?"
    r"|ifs (?:and|or) buts|hesitation)(?: (?:whatsoever|at all))?"
    r"|unconditionally|unreservedly|unequivocally|wholeheartedly)\b",
    re.IGNORECASE,
)
_RESERVES = re.compile(
    r"\b(?:(?:voiced|had|with|expressed) (?:[\w-]+ )?reservations?|hold-?outs?"
    r"|(?:distanced|dissociated) (?:himself|herself|itself|themselves|\w+) from(?: [\w’'-]+){0,4}|objections?|objected"
    r"|did not (?:endorse|support|back|accept)(?: [\w’'-]+){0,4}|abstain(?:ed|s)?|opt(?:ed)?[- ]outs?|on condition"
    r"|provided that|conditional on|with the exception|could not (?:support|accept)(?: [\w’'-]+){0,2})\b",
    re.IGNORECASE,
)
"""Says that somebody did not agree to all of it, or only on terms."""


def unreserved(claim: str) -> str:
    """What a claim says without the words that nobody had a reservation; the claim where it has none."""
    return _UNRESERVED.sub("", claim)


def with_reserve(judged: Judged, claim: str, asked: Asked) -> Judged:
    """The verdict on a claim that something was done without reservation.

    Args:
        judged: On the claim without those words.
        claim: With them.
        asked: Where to look for a reservation.
    """
    if judged.verdict not in ("borne out", "told differently") or not judged.evidence:
        return replace(judged, claim=claim)
    for one in _reserving(judged.evidence[0], asked):
        if found := _RESERVES.search(one.text):
            reason = f"the quote says “{shortened(found[0])}”"
            decides: Judgement = "wrong" if one is judged.evidence[0] else "not borne out"
            return Judged(claim, decides, (reason,), tuple(dict.fromkeys((one, *judged.evidence))))
    said = _UNRESERVED.search(claim)
    told = f"the quote does not say “{said[0].strip(' ,')}”" if said else "no quote says all of it"
    return Judged(claim, "not borne out", (told,), judged.evidence)


def _reserving(first: ClaimEvidence, asked: Asked) -> Iterator[ClaimEvidence]:
    """The sentence that bears a claim out, then the others of its article that tell of a reservation."""
    yield first
    for one in sentences_of(asked.library, [first.article_id]):
        if _RESERVES.search(one.text) and one.span != first.span:
            yield sentence_at(one.article_id, one.span, asked)
