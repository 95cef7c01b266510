"""What is wrong with a sentence when it is compared with its quotes."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ClaimFault:
    """Something that the quotes do not bear out, at these characters of the sentence."""

    start: int
    end: int
    reason: str
    """In plain English, naming what differs."""
