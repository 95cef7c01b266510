"""An article as text to read facts from: its lines, its dateline, its characters and spaces made uniform."""

from rag.record.text.datelines import (
    Dateline,
    dateline_length,
    dateline_of,
    headed_meeting,
    letterhead_of,
    names_periodical,
)
from rag.record.text.lines import Line, lines_of
from rag.record.text.spacing import SingleSpaced
from rag.record.text.uniform import uniform

__all__ = [
    "Dateline",
    "Line",
    "SingleSpaced",
    "dateline_length",
    "dateline_of",
    "headed_meeting",
    "letterhead_of",
    "lines_of",
    "names_periodical",
    "uniform",
]
