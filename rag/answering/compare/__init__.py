"""Sets meetings beside each other: by aspects, on a topic, or by size and time."""

from rag.answering.compare.accounts import accounts_beside, differing_figures, matters_of
from rag.answering.compare.aspects import aspect_of
from rag.answering.compare.composer import compare, newcomers
from rag.answering.compare.contrasts import Contrast, contrasts
from rag.answering.compare.matters import MatterReader
from rag.answering.compare.same_figure import same_figure
from rag.answering.compare.sources import sources_named
from rag.answering.compare.told import SideTold
from rag.answering.compare.trades import trades

__all__ = [
    "Contrast",
    "MatterReader",
    "SideTold",
    "accounts_beside",
    "aspect_of",
    "compare",
    "contrasts",
    "differing_figures",
    "matters_of",
    "newcomers",
    "same_figure",
    "sources_named",
    "trades",
]
