"""Reads an article once, when it comes in, into what it records: statements, and facts about its meeting."""

from rag.record.joining import (
    Recorded,
    fuller_document,
    fuller_next_meeting,
    fuller_participant,
    joined,
    longer,
    ranked,
    same_city,
    same_document,
    same_next_meeting,
    same_participant,
)
from rag.record.meeting import OPEN_CHOICE, with_meeting
from rag.record.people import is_everyone
from rag.record.reading import RECORD_VERSION, read_record
from rag.record.series import CENTRAL_ASIA
from rag.record.statement import statuses_named
from rag.record.text import dateline_length, headed_meeting
from rag.record.values import (
    Actor,
    Amount,
    ArticleRecord,
    Deadline,
    Fact,
    MeetingDocument,
    MeetingFacts,
    NextMeeting,
    Participant,
    ParticipantKind,
    Presence,
    Statement,
    StatementStatus,
)

__all__ = [
    "CENTRAL_ASIA",
    "OPEN_CHOICE",
    "RECORD_VERSION",
    "Actor",
    "Amount",
    "ArticleRecord",
    "Deadline",
    "Fact",
    "MeetingDocument",
    "MeetingFacts",
    "NextMeeting",
    "Participant",
    "ParticipantKind",
    "Presence",
    "Recorded",
    "Statement",
    "StatementStatus",
    "dateline_length",
    "fuller_document",
    "fuller_next_meeting",
    "fuller_participant",
    "headed_meeting",
    "is_everyone",
    "joined",
    "longer",
    "ranked",
    "read_record",
    "same_city",
    "same_document",
    "same_next_meeting",
    "same_participant",
    "statuses_named",
    "with_meeting",
]
