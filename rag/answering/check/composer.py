"""Checks what somebody claims: a verdict on each claim of a sentence or paragraph, with the sentence that decides.

The headline begins with the verdict, says what the quote says, and never repeats what is wrong as if it were so.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from rag.answering.asked import Asked
from rag.answering.check.claimed import as_brought_about, claims_in, with_subjects
from rag.answering.check.judged import Judged, Judgement
from rag.answering.check.verdict import judge_claims
from rag.answering.composed import Citations, Composed
from rag.answering.fact import fact
from rag.english import listing, number_of
from rag.question import ASKED_OF_A_CLAIM, in_known_words, without_talk
from rag.types import Refusal

MOST_CLAIMS = 10
"""Of a longer paragraph so many are checked, and the rest is said to be left."""


def check_claims(asked: Asked) -> Composed:
    """A verdict on each claim with its quote; an answer as to any question when nothing is claimed."""
    whole, written = asked.understood.text, without_talk(asked.question.text)
    kept = whole.casefold() in written.casefold()  # only what was said around it is left out
    claims = list(claims_in(whole if kept or whole.startswith(ASKED_OF_A_CLAIM) else written))
    if not claims:
        return fact(replace(asked, reading=asked.read(asked.understood.text, ())))
    named = [in_known_words(as_brought_about(one)) for one in with_subjects(claims[:MOST_CLAIMS])]
    found = [replace(one, claim=said) for one, said in zip(judge_claims(named, asked), claims, strict=False)]
    if all(one.verdict == "not in the library" for one in found):
        said = "this" if len(found) == 1 else f"any of the {number_of(len(found), 'claim')}"
        return Composed(
            "check",
            "declined",
            refusal=Refusal(f"Not borne out: nothing in the library bears on {said}."),
            confidence=0.0,
        )
    citations = Citations(asked.library)
    sections = tuple(one.section(citations) for one in found)
    return Composed(
        "check",
        headline=_headline(found, len(claims)),
        sections=sections,
        quotes=tuple(citations.quotes),
        shown=len(found),
        there=len(claims),
    )


def _headline(found: Sequence[Judged], claimed: int) -> str:
    """The verdict on the whole; of one claim alone, what the quote says instead."""
    left = (
        f" Only the first {len(found)} of {number_of(claimed, 'claim')} were checked." if claimed > len(found) else ""
    )
    return (_on_one(found[0]) if len(found) == 1 else _on_several(found)) + left


def _on_one(one: Judged) -> str:
    match one.verdict:
        case "borne out":
            return "Yes: borne out."
        case "told differently":
            return f"Not quite: accounts differ{''.join(f'; {reason}' for reason in one.reasons)}."
        case "only proposed":
            return f"No: only proposed{''.join(f', {reason}' for reason in one.reasons)}."
        case "wrong":
            return f"Wrong: {_instead(one)}."
        case _:
            return "Not borne out by the library."


def _instead(one: Judged) -> str:
    """What the quote says, without what the claim says."""
    told = one.reasons[0].partition(", the claim")[0].partition(" of this")[0] if one.reasons else ""
    return (
        told
        if told.startswith(("the quote", "the meeting")) or told.endswith("by the quote")
        else "the quote says otherwise"
    )


_COUNTED: Mapping[Judgement, tuple[str, str]] = {
    "wrong": ("is wrong", "are wrong"),
    "only proposed": ("was only proposed", "were only proposed"),
    "told differently": ("is told differently", "are told differently"),
    "not borne out": ("is not borne out", "are not borne out"),
    "not in the library": ("is not in the library", "are not in the library"),
}


def _on_several(found: Sequence[Judged]) -> str:
    """How many are borne out, and what of the rest: "Partly: 2 of 4 claims are borne out, 1 is wrong, …"."""
    counts = Counter(one.verdict for one in found)
    right = counts.pop("borne out", 0)
    if right == len(found):
        return (
            f"Yes: all {number_of(right, 'claim')} are borne out." if right > 2 else "Yes: both claims are borne out."
        )
    rest = [f"{counts[one]} {said[counts[one] > 1]}" for one, said in _COUNTED.items() if counts[one]]
    if counts["wrong"] == len(found):
        return f"Wrong: all {number_of(len(found), 'claim')}." if len(found) > 2 else "Wrong: both claims."
    if not right and not counts["told differently"]:
        none = f"none of the {number_of(len(found), 'claim')}" if len(found) > 2 else "neither claim"
        return f"No: {none} is borne out; {listing(rest)}."
    return f"Partly: {right} of {len(found)} claims {'is' if right == 1 else 'are'} borne out, {listing(rest)}."
