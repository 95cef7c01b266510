"""Reads an article once, when it comes in, into what it records: statements, and facts about its meeting."""

from rag.record.reading import RECORD_VERSION, read_record
from rag.record.values import Actor, ArticleRecord, MeetingFacts, NextMeeting, Statement, StatementStatus

__all__ = [
    "RECORD_VERSION",
    "Actor",
    "ArticleRecord",
    "MeetingFacts",
    "NextMeeting",
    "Statement",
    "StatementStatus",
    "read_record",
]
