"""Answers who was at a meeting: who came, who was absent and was stood in for, who presided."""

from rag.answering.attendance.absence import absent, absent_anywhere
from rag.answering.attendance.attended import attended, presence_of
from rag.answering.attendance.chairs import chaired
from rag.answering.attendance.manner import by_video, how_each_came
from rag.answering.attendance.named import MOST_NAMED
from rag.answering.attendance.of_office import (
    Account,
    accounts_of_country,
    accounts_of_office,
    holds_office,
    names_office,
)
from rag.answering.attendance.presence import came
from rag.answering.attendance.reason import why_absent
from rag.answering.attendance.representing import (
    asks_who_was_represented,
    levels,
    represented,
    represented_by_others,
    represented_there,
)
from rag.answering.attendance.standing_in import stood_in
from rag.answering.attendance.staying_away import stayed_away

__all__ = [
    "MOST_NAMED",
    "Account",
    "absent",
    "absent_anywhere",
    "accounts_of_country",
    "accounts_of_office",
    "asks_who_was_represented",
    "attended",
    "by_video",
    "came",
    "chaired",
    "holds_office",
    "how_each_came",
    "levels",
    "names_office",
    "presence_of",
    "represented",
    "represented_by_others",
    "represented_there",
    "stayed_away",
    "stood_in",
    "why_absent",
]
