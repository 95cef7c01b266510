"""Lists what divided a meeting: every sentence that tells of an objection, a refusal, or that no agreement was reached.

The record's status alone would not do: a text can be adopted over objections, and what somebody objected to can have
been adopted all the same.
"""

import re

from rag.answering.asked import Asked
from rag.answering.composed import Citations, Composed
from rag.answering.meant import Meant, meetings_meant
from rag.answering.naming import counted
from rag.answering.sentences import is_heading, sentences_of
from rag.answering.topic import Topic
from rag.english import number_of, plain, sentence_case, terms
from rag.question import DISPUTES
from rag.types import Item, Section

_REFUSING = "agree|accept|sign|support|endorse|back|approve|adopt|settle|bridge|resolve|reach|go along|join"
_DIVIDED = re.compile(
    r"\b(?:reject|refus|oppos|objected|objection|resist|blocked|vetoed|disput(?:ed|es)\b|quarrel|clash|protest|deadlock"
    r"|stalemate|boycott|denounc|criticis|criticiz|reservations?\b|rift)\w*"
    r"|\b(?:divided|disagreed|contested|split) (?:over|on|between|about|into|them|members|the)\b|\bdivisions?\b"
    r"|\bdisagreements? (?:over|on|between|about|remained|persisted)\b"
    r"|\b(?:reserv(?:ed|es|ing)|kept open) (?:its|their|his|her) (?:position|right|judge?ment|consent)\b"
    r"|\b(?:abstain|dissociat|disassociat|dissent)\w*|\bopt(?:ed|s|ing)? out\b|\bwithheld (?:its|their)\b"
    r"|\b(?:vot(?:ed|es)|spoke|argued|came out) against\b|\bwalked out\b"
    r"|\bh[eo]ld(?:ing|s)? (?:it |this |\w+ )?up\b(?! as\b)"
    r"|\bcomplain\w*|\b(?:countered|outvoted)\b|\b(?:only the support|the support only) of\b"
    r"|\b(?:propos|mov|tabl)(?:ed|es|ing) (?:\w+ )?amendments?\b"
    r"|\bturned down\b|\bstruck out\b|\bdropped (?:from|because|after)\b|\bdistanced (?:it|him|her|them)sel\w+"
    r"|\bno (?:agreement|consensus|common|joint|outcome)\b|\bran into\b|\bagainst the wishes\b"
    r"|\bwithout (?:agreement|agreeing|consensus|a common|a joint|an outcome|naming|mentioning)\b|\bfailed to\b"
    rf"|\b(?:not|never|n't|unable to|unwilling to|declined to)(?: \w+ly)? (?:be )?(?:{_REFUSING})\w*",
    re.IGNORECASE,
)
_SHOWN = 8
"""Of one meeting."""
_ASKING = frozenset(
    terms(
        """main major key biggest chief principal disagreement disagreements sticking point points contention bone
        bones objection objections rift rifts division divisions split splits dispute disputes controversy controversies
        contentious controversial divisive divided divide issue issues matter matters question questions topic topics
        fault line lines there any over member members leader leaders party parties delegation delegations side sides
        state states country countries each other summit meeting conference talks"""
    )
)
"""Stems that ask for what divided a meeting and say nothing of what it was."""


def tells_of_disagreement(text: str) -> bool:
    """Whether a sentence tells of an objection, a refusal, or that no agreement was reached."""
    return bool(_DIVIDED.search(plain(text)))


def asks_for_disputes(what: Meant) -> bool:
    """Whether a question asks what divided those who met."""
    return bool(DISPUTES.search(what.text))


def disputes(asked: Asked, what: Meant) -> Composed | None:
    """What divided the meetings meant, in the order of the articles; None where nothing is told of it."""
    topic = Topic.of(what.topic - _ASKING, asked)
    citations = Citations(asked.library)
    sections, there = [], 0
    for meeting in meetings_meant(asked, what):
        every = sentences_of(asked.library, meeting.article_ids)
        told = [one for one in every if tells_of_disagreement(one.text) and not is_heading(one.text)]
        told = [one for one in told if topic.covered(one.text)] or told
        there += len(told)
        items = tuple(Item(one.text, (citations.cite(one.article_id, one.span),)) for one in told[:_SHOWN])
        if items:
            sections.append(Section(meeting.heading, items))
    shown = sum(len(one.items) for one in sections)
    if not shown:
        return None
    telling = f"{sentence_case(number_of(there, 'sentence'))} {'tells' if there == 1 else 'tell'} of disagreement"
    at = f"at {sections[0].title}" if len(sections) == 1 else f"at {counted(len(sections), 'meeting')}"
    return Composed(
        "list",
        headline=f"{telling} {at}.",
        sections=tuple(sections),
        quotes=tuple(citations.quotes),
        shown=shown,
        there=there,
    )
