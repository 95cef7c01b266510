"""Further sentences that a verdict is shown with: what one leans on for a figure, and what came of a proposal."""

import re
from dataclasses import replace

from rag.answering.asked import Asked
from rag.answering.check.evidence import ClaimEvidence, sentence_at
from rag.answering.check.judged import Judged
from rag.answering.check.said import gives
from rag.answering.status import DENIES, inline, telling_fate
from rag.reading import leans

_CAME_OF = re.compile(
    r"\b(?:in the end|instead|eventually|finally|no decision|put off|deferred|postponed|referred|forwarded|struck out"
    r"|(?:no|without|lack of) (?:consensus|agreement|majority|seconder)|(?:could|can|would) not (?:agree|accept|join)"
    r"|rejected|refused|voted down|blocked"
    r"|not (?:adopted|agreed|taken|accepted|approved|supported)|did not (?:agree|support|adopt|make it))\b",
    re.IGNORECASE,
)
"""Tells what came of a proposal."""
_NO_MORE = re.compile(r"(?:^|[.?!]\s+)(?:No|Not (?:yet|quite|really|at all|so|exactly))[.!]$")
"""An answer of a word or two, behind which the speaker says what is so."""
_FOLLOWING = 3
"""So many sentences of a paragraph may stand between a proposal and what came of it."""


def with_beside(judged: Judged, asked: Asked) -> Judged:
    """The verdict with the sentence before that has a figure of the claim, or the one behind that tells the outcome."""
    if not judged.evidence:
        return judged
    first = judged.evidence[0]
    before = asked.library.sentence_before(first.article_id, first.span[0])
    shown = " ".join(one.text for one in judged.evidence)
    if before and gives(judged.claim, first.said) > gives(judged.claim, shown):
        leant_on = sentence_at(first.article_id, (before.start, before.end), asked)
        return replace(judged, evidence=(*judged.evidence, leant_on))
    if judged.verdict == "only proposed" and (other := _decided_otherwise(judged, asked)):
        return other
    if judged.verdict in ("only proposed", "wrong") and (outcome := outcome_behind(first, asked)):
        known = any((one.article_id, one.span) == (outcome.article_id, outcome.span) for one in judged.evidence)
        return judged if known else replace(judged, evidence=(*judged.evidence, outcome))
    if judged.verdict == "not borne out" and "?" in first.text and (more := _answered_further(first, asked)):
        return replace(judged, evidence=(*judged.evidence, more))
    return judged


def _decided_otherwise(judged: Judged, asked: Asked) -> Judged | None:
    """The verdict where a proposal was agreed by a sentence behind it, which says how: "It was agreed for a year"."""
    first = judged.evidence[0]
    inside = (one for one in asked.library.statements([first.article_id]) if one.span == first.span)
    decided = next((told for one in inside if (told := telling_fate(one, asked)) and told.status == "adopted"), None)
    if decided is None:
        return None
    said = inline(" ".join(asked.library.cut(decided.article_id, *decided.clause).split()))
    behind = sentence_at(decided.article_id, decided.span, asked)
    return Judged(judged.claim, "not borne out", (f"the quote says only “{said}”",), (behind, first))


def _answered_further(first: ClaimEvidence, asked: Asked) -> ClaimEvidence | None:
    """The sentence in which an answer of an interview goes on about the same: "And the store? … It goes to Lorn."."""
    after = asked.library.sentence_after(first.article_id, first.span[1])
    if after is None or "\n" in asked.library.cut(first.article_id, first.span[1], after.start):
        return None
    more = sentence_at(first.article_id, (after.start, after.end), asked)
    return more if leans(more.text, asked.catalogue.people) else None


def outcome_behind(first: ClaimEvidence, asked: Asked) -> ClaimEvidence | None:
    """The sentence behind one, of the same paragraph, that tells what came of what was proposed or hoped for."""
    end = first.span[1]
    for _ in range(_FOLLOWING):
        after = asked.library.sentence_after(first.article_id, end)
        if after is None or "\n" in asked.library.cut(first.article_id, end, after.start):
            return None
        one = sentence_at(first.article_id, (after.start, after.end), asked)
        if _CAME_OF.search(one.text) or DENIES.search(one.text) or _NO_MORE.search(first.text):
            return one
        end = after.end
    return None
