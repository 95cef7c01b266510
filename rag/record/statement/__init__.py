"""What an article states, sentence by sentence: the words that show its status, its amounts, deadline and voice."""

from rag.record.statement.clause import BETWEEN, StatusClause
from rag.record.statement.communique import is_undertaking
from rag.record.statement.cues import BE, MODAL, Cue, cues_in, is_base_form, lower, statuses_named
from rag.record.statement.denial import denial_in
from rag.record.statement.statement import read_statements

__all__ = [
    "BE",
    "BETWEEN",
    "MODAL",
    "Cue",
    "StatusClause",
    "cues_in",
    "denial_in",
    "is_base_form",
    "is_undertaking",
    "lower",
    "read_statements",
    "statuses_named",
]
