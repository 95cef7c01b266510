"""Names of a claim that need not stand in the sentence that bears it out."""

import re
from collections.abc import Set

from rag.answering.asked import Asked
from rag.answering.check.evidence import ClaimEvidence
from rag.answering.check.said import said_in
from rag.claims import Checked, ClaimFault
from rag.english import first_verb, stem, words
from rag.question import Meeting

_POINTS_BACK = re.compile(r"(?:It|They|He|She|Its|Their|His|Her|The country)\b")
"""Opens a sentence on whom the ones before name."""
_BEFORE = 2
"""So many sentences before one may name what it only points to: "the crisis"."""


def without_spoken_names(
    checked: Checked, claim: str, sentence: ClaimEvidence, meeting: Meeting | None, asked: Asked
) -> Checked:
    """What was found but for names that need not stand in the sentence.

    These are the meeting's, which its articles do not use ("COP29", "the C5+1"), and names that the sentences before
    give to what this one points to, unless they are of who acts in the claim.
    """
    spoken = asked.catalogue.naming_words([meeting.summit]) if meeting else frozenset()
    place = frozenset(words(meeting.place or "")) if meeting else frozenset()
    verb = first_verb(claim) or 0
    before = said_in(_before(sentence, asked)).stems if checked.faults else frozenset()

    def is_held(fault: ClaimFault) -> bool:
        text = claim[fault.start : fault.end]
        acts = (fault.start < verb or claim[: fault.start].endswith(" by ")) and not _POINTS_BACK.match(sentence.text)
        return _names(text, spoken, fault) or (not acts and _names(text, before | spoken | place, fault))

    own = [one for one in checked.faults if not is_held(one)]
    dropped = {one.reason for one in checked.faults} - {one.reason for one in own}
    reasons = tuple(one for one in checked.reasons if one not in dropped)
    return Checked(checked.verdict if reasons else "supported", reasons, tuple(own))


def _before(sentence: ClaimEvidence, asked: Asked) -> str:
    """The sentences before it, which may name what it points to."""
    told = ""
    start = sentence.span[0]
    for _ in range(_BEFORE):
        if one := asked.library.sentence_before(sentence.article_id, start):
            start = one.start
            told = asked.library.cut(sentence.article_id, start, sentence.span[0])
    return told


def _names(text: str, known: Set[str], fault: ClaimFault) -> bool:
    """Whether what is lacking is a known name, and no figure: "$7 billion" is not held where "$45 billion" is."""
    spelt = [word.rstrip("0123456789") for word in words(text.removesuffix("'s"))]
    return fault.kind == "absent" and bool(spelt) and all({word, stem(word)} & known for word in spelt)
