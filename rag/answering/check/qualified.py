"""What the sentence behind one says of the sort of a sum, a rule or a body, of which a claim says the contrary.

"Peru fixed a goal of 3 billion for the ports. The figure referred to private projects." has nearly all of "Peru fixed a
goal of 3 billion of public money for the ports".
"""

import re

from rag.answering.asked import Asked
from rag.answering.check.denial import denies
from rag.answering.check.evidence import sentence_at
from rag.answering.check.judged import Judged
from rag.answering.check.unsettled import ANSWERS_NO
from rag.answering.naming import shortened
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


def denied_in_reply(judged: Judged, asked: Asked) -> Judged:
    """The verdict, or that it is wrong by the reply to whoever asks if that is so: "Is it true?" "No, it is not."."""
    if judged.verdict not in ("borne out", "not borne out") or not judged.evidence:
        return judged
    first = judged.evidence[0]
    if denies(judged.claim) != denies(first.text):
        return judged
    asks = asked.library.sentence_after(first.article_id, first.span[1])
    if asks is None or not _IS_IT_SO.match(asked.library.cut(first.article_id, asks.start, asks.end)):
        return judged
    reply = asked.library.sentence_after(first.article_id, asks.end)
    if reply is None:
        return judged
    told = sentence_at(first.article_id, (reply.start, reply.end), asked)
    no = ANSWERS_NO.match(f" {told.text}")
    return Judged(judged.claim, "wrong", (f"the quote says “{shortened(no['no'])}”",), (told, first)) if no else judged


_IS_IT_SO = re.compile(
    r"(?:(?:is|was|are|were) (?:this|that|it|these|they) (?:really |actually |indeed )?"
    r"(?:correct|true|right|so|the case|accurate)"
    r"|true|correct|(?:can|could|do) you (?:confirm|deny)\b[^?]*)\?\s*$",
    re.IGNORECASE,
)


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
