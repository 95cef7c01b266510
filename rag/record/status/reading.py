"""The status that is read of a sentence or clause, with the words that show it."""

from dataclasses import dataclass

from rag.record.values import StatementStatus


@dataclass(frozen=True, slots=True)
class StatusReading:
    """The status of a sentence or clause, and the words it was read from."""

    status: StatementStatus
    start: int
    """Where the words that show it begin; equal to `end` when no words do."""
    end: int


NOTHING_STATED = StatusReading("reported", 0, 0)
