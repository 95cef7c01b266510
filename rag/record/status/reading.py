"""The status that is read of a sentence or clause, with the words that show it."""

from dataclasses import dataclass

from rag.record.values import StatementStatus


@dataclass(frozen=True, slots=True)
class StatusReading:
    """The status of a sentence or clause, and the words it was read from."""

    status: StatementStatus
    start: int
    """Of the words that show it; equal to `end` when nothing but the lack of any other sign does."""
    end: int


NOTHING_STATED = StatusReading("reported", 0, 0)
