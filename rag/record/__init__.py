"""Reads an article once, when it comes in, into what it records: statements, and facts about its meeting."""

from rag.record.reading import RECORD_VERSION, read_record
from rag.record.values import ArticleRecord, MeetingFacts, NextMeeting, Participant, Statement, StatementStatus

__all__ = [
    "RECORD_VERSION",
    "ArticleRecord",
    "MeetingFacts",
    "NextMeeting",
    "Participant",
    "Statement",
    "StatementStatus",
    "read_record",
]
