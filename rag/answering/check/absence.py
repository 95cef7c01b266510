"""Claims that something did not exist, against the sentence that tells when it was created."""

import re

from rag.answering.asked import Asked
from rag.answering.check.denial import denies
from rag.answering.check.evidence import evidence_for
from rag.answering.check.judged import Judged
from rag.answering.check.said import said_in, stems_of
from rag.english import clauses, content, stem
from rag.question import understand

_NONE = re.compile(
    r"(?:\bthere (?:was|were|is|has been|had been)|\b(?:has|have|had))"
    r" (?:no|not (?:an?|any)|never (?:been )?(?:an?|any))"
    r" (?P<what>[^,.;?]+?)(?: (?:of any (?:kind|sort)|at all|whatsoever|yet|so far))*"
    r"(?: (?:before|until|till|prior to) (?P<until>[^.;?]+))?[.?]?$",
    re.IGNORECASE,
)
_CREATED = re.compile(
    r"\b(?:(?:was|were|has been|had been) (?:created|established|set up|founded|formed|launched|opened|inaugurated)"
    r"|came into being|opened|began work)\b(?: in (?:\w+ )?(?:19|20)\d\d)?"
)


def existed(claim: str, asked: Asked) -> Judged | None:
    """Where a claim says that there was none of something, the verdict by the sentence that tells of its creation.

    It is borne out where that was after the time that the claim sets.
    """
    denied = _NONE.search(claim)
    if denied is None:
        return None
    before = claim[: denied.start()]
    wanted = stems_of(f"{before} {denied['what']}")
    head = stem(content(denied["what"])[-1]) if content(denied["what"]) else ""
    (every,) = evidence_for([f"{before} {denied['what']} was created"], [None], asked)
    for one in every:
        for start, end in clauses(one.text):
            part = one.text[start:end]
            told = _CREATED.search(part)
            if told is None or denies(part) or head not in stems_of(part) or not wanted <= one.stems:
                continue
            if _is_later(told[0], denied["until"] or "", asked):
                return Judged(claim, "borne out", (), (one,))
            return Judged(claim, "wrong", (f"the quote says “{told[0]}”",), (one,))
    return None


def _is_later(told: str, until: str, asked: Asked) -> bool:
    """Whether it was created only after what the claim sets as the end of the time without it."""
    named = understand(until, asked.catalogue)
    ends = [one.date.year for one in named.meetings if one.date] or [*named.named.years]
    years = [one.year for one in said_in(told).moments if one.year]
    return bool(years and ends) and years[0] > max(ends)
