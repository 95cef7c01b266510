"""What was found about one claim: the verdict, why, and the sentences that tell."""

from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from rag.answering.check.evidence import ClaimEvidence
from rag.answering.composed import Citations
from rag.english import sentence_case
from rag.types import Item, Section

Judgement = Literal["borne out", "told differently", "wrong", "only proposed", "not borne out", "not in the library"]


@dataclass(frozen=True)
class Judged:
    """A claim with the verdict on it."""

    claim: str
    verdict: Judgement
    reasons: tuple[str, ...]
    evidence: tuple[ClaimEvidence, ...]
    """The sentence that decides first."""

    @cached_property
    def says(self) -> str:
        """The verdict in words: "Wrong: the quote says 29, the claim says 39."."""
        told = sentence_case(self.verdict)
        return f"{told}: {'; '.join(self.reasons)}." if self.reasons else f"{told}."

    def section(self, citations: Citations) -> Section:
        """The claim as the title, with the verdict and the quotes under it."""
        items = [Item(self.says, tuple(citations.cite(one.article_id, one.span) for one in self.evidence))]
        items += [
            Item(f"“{' '.join(one.text.split())}”", (citations.cite(one.article_id, one.span),))
            for one in self.evidence
        ]
        return Section(f"Claim: “{self.claim}”", tuple(items))
