"""Answers about a meeting itself: its day, place, people and texts, the next one, and meetings in order of time."""

from rag.answering.meeting.chronology import chronology
from rag.answering.meeting.composer import about_meeting, day_and_place
from rag.answering.meeting.contents import contents
from rag.answering.meeting.documents import counts_documents, document_items, documents, told_number
from rag.answering.meeting.interval import time_between
from rag.answering.meeting.points import counting
from rag.answering.meeting.upcoming import announced, following

__all__ = [
    "about_meeting",
    "announced",
    "chronology",
    "contents",
    "counting",
    "counts_documents",
    "day_and_place",
    "document_items",
    "documents",
    "following",
    "time_between",
    "told_number",
]
