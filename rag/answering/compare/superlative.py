"""Which of all meetings, or of a series, has most or least of something: "the longest declaration you have?"."""

from rag.answering.asked import Asked
from rag.answering.compare.measures import measured
from rag.answering.compare.table import MeetingBeside
from rag.answering.composed import Citations, Composed
from rag.answering.points import points_of
from rag.english import number_of, sentence_case
from rag.types import Item, Table

_SHOWN = 5
"""Meetings in the table, the first of the ranking."""
_COMPARED = 2


def superlative(asked: Asked) -> Composed | None:
    """The ranking, the meeting asked for first; None where the question asks for none, or it cannot be ranked."""
    if not asked.understood.superlative:
        return None
    series = asked.understood.named.summits
    meetings = asked.catalogue.meetings_of(series) if series else asked.catalogue.meetings
    sides = [MeetingBeside(one, one.heading, points_of(asked, one.article_ids)) for one in meetings]
    found = measured(asked.understood.text, sides, asked, Citations(asked.library))
    known = [(value, side) for value, side in zip(found.values, sides, strict=True) if value] if found else []
    if found is None or len(known) < _COMPARED or len({one.unit for one, _ in known}) > 1:
        return None
    known.sort(key=lambda one: one[0].amount if found.less else -one[0].amount)
    first = [side for _, side in known[:_SHOWN]]
    citations = Citations(asked.library)
    shown = measured(asked.understood.text, first, asked, citations)
    cells = [one.cell if one else Item("") for one in shown.values] if shown else []
    rows = tuple((Item(side.label), Item(value.said), cell) for (value, side), cell in zip(known, cells, strict=False))
    best = [(value, side) for value, side in known if value.amount == known[0][0].amount]
    told = "; ".join(f"{value.said}, {side.label}" for value, side in best)
    return Composed(
        "compare",
        headline=f"{sentence_case(told)}. Articles give it for {number_of(len(known), 'meeting')}.",
        table=Table(("Meeting", found.name, "Told in"), rows),
        quotes=tuple(citations.quotes),
        shown=len(rows),
        there=len(known),
    )
