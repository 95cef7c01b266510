"""What the whole library records: outcomes of meetings, meetings joined over their articles, what came of a matter."""

from rag.outcomes.accounts import OtherAccount, ToldDifferently, record_on, told_differently_at
from rag.outcomes.coming import Coming, announced_line, coming, expected, in_parts
from rag.outcomes.current_record import CurrentRecord, LibraryRecord
from rag.outcomes.disagreements import Disagreement, Side
from rag.outcomes.followups import FollowUp
from rag.outcomes.matters import shared_words
from rag.outcomes.meeting_record import MeetingRecord, meeting_record, next_told
from rag.outcomes.outcomes import Outcome, choose_outcomes, known_before_end, limited_scope, named_events

__all__ = [
    "Coming",
    "CurrentRecord",
    "Disagreement",
    "FollowUp",
    "LibraryRecord",
    "MeetingRecord",
    "OtherAccount",
    "Outcome",
    "Side",
    "ToldDifferently",
    "announced_line",
    "choose_outcomes",
    "coming",
    "expected",
    "in_parts",
    "known_before_end",
    "limited_scope",
    "meeting_record",
    "named_events",
    "next_told",
    "record_on",
    "shared_words",
    "told_differently_at",
]
