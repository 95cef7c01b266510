"""A small library, and a later turn over it made to stand on its own."""

import datetime as dt

from rag.question.catalogue import Catalogue
from rag.question.followup import standalone
from rag.types import Turn
from tests.rag.fakes import article

SCO = "Shanghai Cooperation Organisation Summit"
RUSSIA = {"summit": "Central Asia–Russia Summit", "place": "Astana, Kazakhstan", "date": dt.date(2022, 10, 14)}
CATALOGUE = Catalogue(
    (
        article("A bank.", "s24", summit=SCO, edition=24, place="Astana, Kazakhstan", date=dt.date(2024, 7, 4)),
        article("A bank (SCO).", "s25", summit=SCO, edition=25, place="Tianjin, China", date=dt.date(2025, 9, 1)),
        article("A treaty.", "b25", summit="Turkic Summit", place="Budapest, Hungary", date=dt.date(2025, 5, 21)),
        article("A treaty.", "g25", summit="Turkic Summit", place="Gabala, Azerbaijan", date=dt.date(2025, 10, 7)),
    )
)
"""Meetings of several series, two of them in one city."""


def after(before: str, question: str, answer: str = "A bank.") -> str:
    """The question, after that one and its answer."""
    return standalone(question, (Turn(before, answer),), CATALOGUE)
