"""Answers a question for a complete list: what was proposed, adopted, announced or said and by whom, and all sums.

Every statement of the record that fits is listed, once where several articles tell it, under who acted or what became
of it. Nothing is left out for length, so the count in the headline is that of the record.
"""

from rag.answering.listed.composer import complete_list
from rag.answering.listed.disputes import tells_of_disagreement

__all__ = ["complete_list", "tells_of_disagreement"]
