"""Tells from a sentence that the chair of a body passes: from which state, and to which."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from rag.english import countries

CHAIR = r"(?:[Cc]hair(?:manship)?|[Pp]residency|gavel)"
_WHO = r"(?P<{}>[^.;]{{2,60}}?)"
_DUE = r"(?:(?:then|now|later|formally) )?(?:(?:was|is|were|are) (?:due )?to |would |will |due to )?"
_BODY = (
    r"(?:bloc|group(?:ing)?|community|organi[sz]ation|union|council|forum|association|alliance|club|compact"
    r"|partnership|commission|initiative|[A-Z][\w’'+-]*(?: (?:of )?(?:the )?[A-Z][\w’'+-]*){0,6})"
)
_PASSES: Sequence[re.Pattern[str]] = (
    re.compile(
        rf"{_WHO.format('source')},? (?:then )?(?:pass|hand)(?:ed|es|s|ing)? (?:over )?the (?:\w+ )?{CHAIR}"
        rf" (?:over )?to {_WHO.format('to')}(?:[,.;]|$)"
    ),
    re.compile(
        rf"\b{CHAIR} {_DUE}(?:pass|move|go|went|transfer)(?:ed|es|s|d|red)?,? (?:on [^,;.]{{3,30}}, )?"
        rf"(?:from {_WHO.format('source')} )?to {_WHO.format('to')}(?:[,.;]| in \d| after|$)"
    ),
    re.compile(rf"\b{CHAIR}\b[^.;]{{0,40}}, when {_WHO.format('to')} (?:takes|will take) (?:it )?over\b"),
    re.compile(
        rf"(?:^|, |that |and ){_WHO.format('to')} {_DUE}(?:hold|take|took|takes|assume|assumed) (?:over |up )?(?:the )?"
        rf"(?:[\w+-]+ ){{0,2}}{CHAIR}\b"
        rf"(?:(?: of [^,;.]{{2,40}}?)? from {_WHO.format('source')}(?= (?:and|in|on|for|at)\b|[,.;]|$))?"
    ),
    re.compile(
        rf"(?:^|, |that |and ){_WHO.format('to')} (?:will|would|is to|was to) (?:preside over|chair|lead|head)"
        rf" the (?!working )(?:[\w+-]+ )?{_BODY} (?:for|from|in|until|during|throughout|next)\b"
    ),
    re.compile(
        rf"(?:^|, |that |and ){_WHO.format('to')} (?:will|would|(?:is|are|was|were) to) (?:be|become|serve as)"
        rf" (?:the )?(?:next )?(?:co-)?{CHAIR}s?\b"
    ),
    re.compile(
        rf"(?:^|, |that |and ){_WHO.format('to')} (?:was|is|were|are) (?:chosen|elected|named|designated|appointed)"
        rf" (?:as )?(?:the )?(?:next|incoming|future) (?:co-)?{CHAIR}s?\b"
    ),
)
"""Tells that the chair passes, to whom and, where it is told, from whom; the last, only who has it some day."""
_SHARED = re.compile(r"\bco-?chair", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Passing:
    """The chair passes, as a sentence tells it."""

    source: tuple[str, ...]
    """The state that had it; none where that is not told."""
    to: tuple[str, ...]
    """The state that has it next, or several that share it."""
    is_to_come: bool
    """Whether it is only said who was chosen for it."""
    words: str
    """That tell it."""


def passing_in(text: str) -> Passing | None:
    """To which state a sentence says that the chair passes; None where it says so of none."""
    for passes in _PASSES:
        told = passes.search(text)
        to = countries(told["to"]) if told else ()
        if told is None or not to:
            continue
        source = countries(told["source"] or "")[:1] if "source" in passes.groupindex else ()
        shared = to if _SHARED.search(told[0]) else to[-1:] if passes in _PASSES[3:] else to[:1]
        return Passing(source, shared, passes is _PASSES[-1], told[0])
    return None
