"""How much each word of a question or claim tells, by how rare it is in the library."""

import math
from collections.abc import Iterable

from rag.store import Library


def weighed(stems: Iterable[str], library: Library) -> dict[str, float]:
    """The stems, sorted, each with its inverse document frequency over passages, as BM25 has it; above 0."""
    wanted = sorted(set(stems))
    frequencies = library.document_frequencies(wanted)
    every = library.passage_count()
    return {
        one: math.log(1 + (every - frequencies.get(one, 0) + 0.5) / (frequencies.get(one, 0) + 0.5)) for one in wanted
    }
