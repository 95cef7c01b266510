"""What the sentence behind one says of the sort of a sum, a rule or a body, of which a claim says the contrary.

"Peru fixed a goal of 3 billion for the ports. The figure referred to private projects." has nearly all of "Peru fixed a
goal of 3 billion of public money for the ports".
"""

import re

from rag.answering.asked import Asked
from rag.answering.check.evidence import sentence_at
from rag.answering.check.judged import Judged
from rag.english import words

_SORTS = tuple(
    (frozenset(one.split()), frozenset(other.split()))
    for one, other in (
        ("public state governmental taxpayers taxpayer", "private"),
        ("binding mandatory compulsory", "voluntary optional non-binding nonbinding"),
        ("grant grants", "loan loans"),
        ("permanent", "temporary provisional"),
    )
)
_POINTS = re.compile(
    r"\b(?:[Tt]h(?:is|ese|at|ose|ey)|[Ii]t|(?:the|this|that) (?:figure|sum|amount|total|goal|target|money|pledge"
    r"|offer|deal|text|fund|plan|pact|mission|body|office))\b"
)
_EARLY = 8
"""In words: so far from its beginning a sentence points back to the one before."""


def qualified(judged: Judged, asked: Asked) -> Judged:
    """The verdict, or that it is of the other sort by the sentence that follows."""
    if judged.verdict not in ("borne out", "not borne out") or not judged.evidence:
        return judged
    first = judged.evidence[0]
    after = asked.library.sentence_after(first.article_id, first.span[1])
    if after is None or "\n" in asked.library.cut(first.article_id, first.span[1], after.start):
        return judged
    told = sentence_at(first.article_id, (after.start, after.end), asked)
    if not _POINTS.search(" ".join(told.text.split()[:_EARLY])):
        return judged
    said, here, there = ({*words(one)} for one in (judged.claim, first.text, told.text))
    for one, other in (pair for both in _SORTS for pair in (both, both[::-1])):
        contrary = there & other
        if said & one and contrary and not (said & other or here & one or there & one):
            return Judged(judged.claim, "wrong", (f"the quote says “{min(contrary)}”",), (told, first))
    return judged
