"""What a meeting left open, of which a claim says that it was agreed: how a force is paid for, who is to host."""

import re
from collections.abc import Sequence

from rag.answering.check.denial import denies
from rag.answering.check.evidence import ClaimEvidence
from rag.answering.check.judged import Judged
from rag.answering.check.said import acts_in, said_in, stems_of
from rag.english import like, mentions, senses, stem, words

_SETTLED = re.compile(
    r"\b(?:agreed|agrees?|decided|decides?|settled|settles?|fixed|determined|resolved|chosen?|chose)\b(?P<what>.*)",
    re.DOTALL,
)
_ASKS = re.compile(r"\b(?:how|whether|who|whom|where|when|which|what)\b", re.IGNORECASE)
_LEFT = re.compile(
    r"\b(?:(?:did|do|does|has|have|had|could|was|were)(?: not|n['’]t)(?: yet)? (?:been )?(?:settled?|agreed?|decided?"
    r"|resolved?|fix(?:ed)?|determined?)|left open|leaves? open|failed to (?:agree|settle)(?: on)?"
    r"|without (?:agreeing|deciding|settling)(?: on)?|no (?:decision|agreement) on) "
    r"(?:how|whether|who|whom|where|when|which|what)\b(?P<what>[^;.]{0,80})",
    re.IGNORECASE,
)


_LEFT_SO = re.compile(r"\bleft (?:its|the|their|this|that) (?P<what>[\w ]{1,20}?) open\b", re.IGNORECASE)


def left_open(claim: str, every: Sequence[ClaimEvidence]) -> Judged | None:
    """The verdict by a sentence that says of what a claim calls agreed that it was not; None where none does."""
    settled = _SETTLED.search(claim)
    if settled is None or denies(claim):
        return None
    acts = acts_in(settled["what"])
    names = {stem(word) for one in mentions(claim) for word in one.words}
    things = stems_of(settled["what"]) - {stem(one) for one in acts} - names
    for one in every:
        found = _LEFT.search(one.text)
        if found is None or one.article_id != every[0].article_id:
            continue
        alike = any(like(mine) & senses(other) for mine in acts for other in acts_in(found["what"]))
        if alike or things & said_in(found["what"]).stems:
            said = found[0][: found.start("what") - found.start()]
            return Judged(claim, "wrong", (f"the quote says “{said.strip()}”",), (one,))
    return None


def unanswered(claim: str, sentence: ClaimEvidence) -> str:
    """The act of which a claim says that it was agreed how or whether, where a sentence does not tell of it."""
    settled = _SETTLED.search(claim)
    if settled is None or not _ASKS.search(settled["what"]):
        return ""
    if left := _LEFT_SO.search(sentence.text):
        return left["what"]
    acts = acts_in(_ASKS.split(settled["what"], maxsplit=1)[1])
    return next((one for one in acts if not any(like(one) & senses(word) for word in words(sentence.text))), "")
