"""What the sentences before one tell of its status: headings, questions that are answered, points counted off."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from rag.english import speaker_label
from rag.record.values import Statement, StatementStatus

_SETTLED = r"(?:adopted|agreed|decided|approved|signed)"
_NOT_THAT = r"(?:And )?What (?:was|were)(?: not|n['’]t)\b"
_HEADS_ADOPTED = re.compile(
    rf"(?:What was |What they |What the leaders |What leaders )?{_SETTLED}[.:?]?", re.IGNORECASE
)
"""A heading in front of what was adopted, which is often listed without a verb: "A declaration; a list; a statute"."""
_HEADS_FAILED = re.compile(
    rf"(?:{_NOT_THAT}(?: (?:actually )?{_SETTLED})?|Not {_SETTLED}|Pending|Unresolved"
    r"|Unsettled|Deferred|Postponed|Rejected|Withdrawn"
    r"|(?:Left|Still) open|(?:What was left|What is still|What remains|Open) (?:open|questions|points|issues))[.:?]?",
    re.IGNORECASE,
)
"""A heading in front of what was not; behind "What was adopted" the bare "What was not" says so."""
_OPEN_TO: Mapping[StatementStatus, frozenset[StatementStatus]] = {
    "adopted": frozenset({"reported", "announced"}),
    "failed": frozenset({"reported", "announced", "proposed"}),
}
"""By what a heading says: what the own words of the sentence below it may tell besides."""
_ASKS_ADOPTED = re.compile(
    r"(?:So )?what (?:was|has been|did they|did the leaders) (?:actually )?(?:adopt|agree|approv|decid|achiev)\w*\?",
    re.IGNORECASE,
)
"""A question that the rest of its paragraph answers with what was adopted."""
_ASKS_OTHERWISE = re.compile(_NOT_THAT, re.IGNORECASE)
"""Goes on to what was not."""
_TO_BE = re.compile(r"\b(?:will|shall)\b|\b(?:is|are) to [a-z]+\b")
"""What was agreed to be done."""
_ITEM = re.compile(r"\W*(?:\(?\d{1,2}[.)]|\([a-z]\)|[•▪–—*-])\s")
"""One of several below a heading: "(2) A reserve of three ships"."""
_COUNTED_OFF = re.compile(r"(?:First|Second|Third|Fourth|Fifth),? (?:an?|the|we) ")


@dataclass(slots=True)
class Around:
    """What the sentences before tell of the status of the next one, which may not say it again."""

    headed: StatementStatus | None = None
    """What a heading right above says became of it: adopted below "What was adopted"."""
    counts: bool = False
    """Whether the sentence before is one of several items below that heading."""
    answers: bool = False
    """In a paragraph that has asked what was agreed."""
    adopts: bool = False
    """In a paragraph that has said that a text was adopted, the points of which may follow: "First, a fund"."""

    def begin_paragraph(self, heading: str) -> None:
        """Forget what the paragraph before has asked and told; the heading above the next may say what became of it."""
        self.answers = self.adopts = False
        if heading:
            self.headed, self.counts = _heads(heading), False

    def settled(self, sentence: str, told: list[Statement]) -> list[Statement]:
        """The statements of the next sentence, with the status that the ones before it give it."""
        said = sentence[len(speaker_label(sentence)) :].strip()
        above, self.headed = self.headed, _heads(said) if said == sentence or said.endswith("?") else None
        if self.headed:
            asks = bool(_ASKS_ADOPTED.fullmatch(said))
            self.answers = (self.answers or asks) and self.headed == "adopted"
            return [replace(one, status="reported") for one in told]
        goes_on = bool(_ITEM.match(sentence))
        if above and (goes_on or not self.counts) and told[0].status in _OPEN_TO[above]:
            told[0] = replace(told[0], status=above)
        self.counts = bool(above) and goes_on
        if self.counts:
            self.headed = above
        if (self.answers and _TO_BE.search(said)) or (self.adopts and _COUNTED_OFF.match(said)):
            told = [one if one.status == "failed" else replace(one, status="adopted") for one in told]
        self.answers = self.answers and not _ASKS_OTHERWISE.match(said)
        self.adopts = self.adopts or any(one.status == "adopted" for one in told)
        return told


def _heads(sentence: str) -> StatementStatus | None:
    """What became of what stands under a heading; None where the sentence is no such heading."""
    if _HEADS_ADOPTED.fullmatch(sentence) or _ASKS_ADOPTED.fullmatch(sentence):
        return "adopted"
    return "failed" if _HEADS_FAILED.fullmatch(sentence) else None
