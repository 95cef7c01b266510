"""What is wrong with a sentence when it is compared with its quotes."""

from dataclasses import dataclass
from typing import Literal

FaultKind = Literal["contrary", "proposed", "undecided", "absent"]
"""The quotes say something else; that it was only proposed; not that it was decided; or nothing of it at all."""


@dataclass(frozen=True, slots=True)
class ClaimFault:
    """Something that the quotes do not bear out, at these characters of the sentence."""

    start: int
    end: int
    reason: str
    """In plain English, naming what differs."""
    kind: FaultKind = "contrary"
