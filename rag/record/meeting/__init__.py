"""What an article says about the meeting it reports on: days, place, edition, chair, and the meetings to come."""

from rag.record.meeting.candidates import OPEN_CHOICE
from rag.record.meeting.facts import read_meeting, with_meeting

__all__ = ["OPEN_CHOICE", "read_meeting", "with_meeting"]
