"""What an article says about the meeting it reports on: days, place, edition, chair, and the meetings to come."""

from rag.record.meeting.facts import read_meeting, with_meeting

__all__ = ["read_meeting", "with_meeting"]
