"""A comparison as a table with a line that heads it."""

from collections.abc import Sequence
from dataclasses import dataclass

from rag.answering.composed import Citations, Composed
from rag.answering.points import Point
from rag.english import listing, sentence_case
from rag.question import Meeting
from rag.types import Table

NOTHING = "nothing in the library"
"""A cell for which nothing is told."""
LONGEST_TOPIC = 5
"""A topic of more words is none that can be put into a title."""
MOST_IN_A_CELL = 2
"""In sentences."""


@dataclass(frozen=True, slots=True)
class MeetingBeside:
    """A meeting that is compared."""

    meeting: Meeting
    label: str
    points: list[Point]
    """The weightiest first."""


def headed_table(
    subject: str,
    contrast: str,
    sides: Sequence[MeetingBeside],
    missing: Sequence[str],
    table: Table,
    citations: Citations,
) -> Composed:
    """The table under a line that names the subject, the meetings and, where there is one, the contrast.

    Args:
        subject: What is compared of the meetings; empty for all aspects.
        contrast: What sets them apart.
        sides: The meetings, in the order of the table.
        missing: What names meetings in the question that the library does not hold.
        table: What was found.
        citations: Of all its cells.
    """
    compared = listing([side.label for side in sides])
    series = {side.meeting.summit for side in sides}
    of = f"{next(iter(series))}, {compared}" if len(series) == 1 else compared
    headline = f"{sentence_case(subject)}: {of}" if subject else f"{of}, compared"
    headline += f" – {contrast}." if contrast else "."
    if missing and len(sides) == 1:
        headline = f"{lacking(missing).strip()} What it holds is on {compared} alone."
        return Composed("compare", headline=headline, table=table, quotes=tuple(citations.quotes))
    return Composed("compare", headline=headline + lacking(missing), table=table, quotes=tuple(citations.quotes))


def lacking(missing: Sequence[str]) -> str:
    """The sentence that says which of the meetings asked about the library does not hold; empty when it holds all."""
    return f" The library holds nothing on {listing(missing, 'or')}." if missing else ""
