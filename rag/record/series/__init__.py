"""Which series a meeting is of: one of the table (`rag.record.series.known`), or one read from the words themselves.

"Central Asia–Korea summit", "EU–Japan summit", "the Danube Basin Summit", "leaders of the Sava Compact".
"""

from rag.record.series.known import CENTRAL_ASIA, KNOWN_SERIES
from rag.record.series.mention import ORDINAL_BEFORE, SeriesMention
from rag.record.series.ministers import OF_THE_HIGHEST
from rag.record.series.partners import format_with
from rag.record.series.series import is_of_parties, series_of

__all__ = [
    "CENTRAL_ASIA",
    "KNOWN_SERIES",
    "OF_THE_HIGHEST",
    "ORDINAL_BEFORE",
    "SeriesMention",
    "format_with",
    "is_of_parties",
    "series_of",
]
